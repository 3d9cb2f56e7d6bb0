// SPDX-License-Identifier: MIT
// says: the function takes an argument by a reference that is not const, and would change a copy only
#include <Signalbox/BoundedPool>

#include <functional>
#include <string>

void fill(std::string &text);

Signalbox::Task<> waits(Signalbox::BoundedPool &pool)
{
    std::string text;
#ifdef WITHOUT_MISTAKE
    co_await pool.run(fill, std::ref(text));
#else
    co_await pool.run(fill, text);
#endif
}
