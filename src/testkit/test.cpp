// SPDX-License-Identifier: MIT
#include "testkit/test.h"

#include "dispatch/install.h"

#include <algorithm>
#include <limits>

namespace Signalbox::Detail {

void beginTestProgram()
{
    install();
    static TestClock clock;
}

bool passUntil(const std::function<bool()> &isDone, Nanoseconds atMost)
{
    if (auto *clock = TestClock::instance())
        return clock->advanceUntil(isDone, atMost);
    const auto ms = std::chrono::ceil<Milliseconds>(atMost).count();
    return QTest::qWaitFor(isDone, int(std::min<Milliseconds::rep>(ms, std::numeric_limits<int>::max())));
}

} // namespace Signalbox::Detail
