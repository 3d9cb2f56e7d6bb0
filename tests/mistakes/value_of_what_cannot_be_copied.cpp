// SPDX-License-Identifier: MIT
// says: a Value can be copied: each one that waits has its own
#include <Signalbox/Value>
#include <memory>

#ifdef WITHOUT_MISTAKE
using Kept = std::shared_ptr<int>;
#else
using Kept = std::unique_ptr<int>;
#endif

Signalbox::Value<Kept> value;
