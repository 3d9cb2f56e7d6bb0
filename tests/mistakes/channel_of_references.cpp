// SPDX-License-Identifier: MIT
// says: a Channel takes items that can be moved
#include <Signalbox/Channel>

#ifdef WITHOUT_MISTAKE
using Item = int *;
#else
using Item = int &;
#endif

Signalbox::Channel<Item> channel;
