// SPDX-License-Identifier: MIT
// says: the function and its arguments are copied or moved there: give what cannot be copied with std::move()
#include <Signalbox/Elsewhere>
#include <Signalbox/Task>

#include <memory>

int look(const std::unique_ptr<int> &number);

Signalbox::Task<int> waits(std::unique_ptr<int> number)
{
#ifdef WITHOUT_MISTAKE
    co_return co_await Signalbox::onPool(look, std::move(number));
#else
    co_return co_await Signalbox::onPool(look, number);
#endif
}
