// SPDX-License-Identifier: MIT
// says: the function cannot be called with copies of these arguments, nor with an std::stop_token before them
#include <Signalbox/BoundedPool>

int twice(int number);

Signalbox::Task<int> waits(Signalbox::BoundedPool &pool)
{
#ifdef WITHOUT_MISTAKE
    co_return co_await pool.run(twice, 1);
#else
    co_return co_await pool.run(twice);
#endif
}
