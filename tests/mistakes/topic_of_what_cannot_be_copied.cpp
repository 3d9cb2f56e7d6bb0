// SPDX-License-Identifier: MIT
// says: items of a Topic can be copied: each reader gets its own
#include <Signalbox/Topic>
#include <memory>

#ifdef WITHOUT_MISTAKE
using Item = std::shared_ptr<int>;
#else
using Item = std::unique_ptr<int>;
#endif

Signalbox::Topic<Item> topic;
