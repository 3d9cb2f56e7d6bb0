// SPDX-License-Identifier: MIT
// says: It is given no std::stop_token: for that, write a lambda that takes one
#include <Signalbox/Elsewhere>
#include <Signalbox/Task>

struct Search
{
    int find(std::stop_token token, int number);
};

Signalbox::Task<int> waits(Search *search)
{
#ifdef WITHOUT_MISTAKE
    const auto find = [search](std::stop_token token, int number) { return search->find(token, number); };
    co_return co_await Signalbox::onPool(find, 1);
#else
    co_return co_await Signalbox::onPool(&Search::find, search, 1);
#endif
}
