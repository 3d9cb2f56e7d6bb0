// SPDX-License-Identifier: MIT
// says: the arguments are kept for the function while it runs, so it cannot take them by rvalue reference
#include <Signalbox/Elsewhere>
#include <Signalbox/Task>

#include <string>

#ifdef WITHOUT_MISTAKE
int length(std::string &text);
#else
int length(std::string &&text);
#endif

Signalbox::Task<int> waits()
{
    co_return co_await Signalbox::onPool(length, std::string("text"));
}
