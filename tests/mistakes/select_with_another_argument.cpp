// SPDX-License-Identifier: MIT
// says: when() takes what is waited for, and a function that is called with its result, or with nothing
#include <Signalbox/Channel>
#include <Signalbox/Select>

Signalbox::Task<> waits(Signalbox::Channel<int> &channel)
{
    auto item = channel.receive();
#ifdef WITHOUT_MISTAKE
    const auto handler = [](const std::optional<int> &) {};
#else
    const auto handler = [](const QString &) {};
#endif
    auto selection = Signalbox::select(Signalbox::when(item, handler));
    co_await selection;
}
