// SPDX-License-Identifier: MIT
// says: the function cannot be called with copies of these arguments, nor with an std::stop_token before them
#include <Signalbox/Elsewhere>
#include <Signalbox/Task>

int twice(int number);

Signalbox::Task<int> waits(QThread *thread)
{
#ifdef WITHOUT_MISTAKE
    co_return co_await Signalbox::on(thread, twice, 1);
#else
    co_return co_await Signalbox::on(thread, twice, 1, 2);
#endif
}
