// SPDX-License-Identifier: MIT
#include "scheduler/failurelog_p.h"

#include "core/logging_p.h"

#include <algorithm>
#include <utility>

namespace Signalbox::Detail {

static void warn(const QByteArrayList &texts)
{
    for (const auto &text : texts)
        qCWarning(lcScheduler, "%s", text.constData());
}

void FailureLog::add(const Function &function, const QByteArray &text)
{
    const auto now = Clock::now();
    auto period = std::find_if(m_periods.begin(), m_periods.end(),
                               [&](const Period &each) { return each.function == function; });
    const bool isRunning = period != m_periods.end() && now - period->begin < std::chrono::seconds(1);
    if (isRunning && (period->told.contains(text) || period->told.size() >= MostFailures)) {
        ++period->leftOut;
        return;
    }
    if (isRunning) {
        period->told.append(text);
        return warn({text});
    }
    quint64 leftOut = 0;
    if (period != m_periods.end()) {
        leftOut = period->leftOut;
        m_periods.erase(period);
    }
    auto texts = takeOver(now);
    texts.append(leftOut == 0 ? text
                              : text + ". " + QByteArray::number(leftOut) +
                                    " more since the last one that was reported");
    m_periods.push_back({function, now, {text}});
    warn(texts); // last: who takes the messages may fail, too
}

//! What is to be said of periods that are over, or too many. They go.
QByteArrayList FailureLog::takeOver(Deadline now)
{
    QByteArrayList texts;
    while (!m_periods.empty() &&
           (m_periods.size() >= MostFunctions || now - m_periods.front().begin >= std::chrono::seconds(1))) {
        const auto &period = m_periods.front();
        if (period.leftOut > 0)
            texts.append(period.function.what + QByteArray(" threw ") + QByteArray::number(period.leftOut) +
                         " more since the last one that was reported");
        m_periods.erase(m_periods.begin());
    }
    return texts;
}

void FailureLog::end()
{
    warn(takeOver(Never));
}

} // namespace Signalbox::Detail
