// SPDX-License-Identifier: MIT
#include "scheduler/slowturns_p.h"

#include "core/logging_p.h"

#include <QtCore/qdebug.h>

#include <utility>

namespace Signalbox::Detail {

using namespace Qt::StringLiterals;

Nanoseconds SlowTurns::thresholdOfEnvironment()
{
    static constexpr const char *Name = "SIGNALBOX_SLOW_TURN_MS";
    if (!qEnvironmentVariableIsSet(Name))
        return {};
    constexpr int Most = 1'000'000;
    bool ok = false;
    const int milliseconds = qEnvironmentVariableIntValue(Name, &ok);
    if (ok && milliseconds >= 0 && milliseconds <= Most)
        return Milliseconds(milliseconds);
    qCWarning(lcScheduler, "%s must be 0 (off) to %d milliseconds; slow turns are not reported", Name, Most);
    return {};
}

void SlowTurns::Stretch::add(Item item, Nanoseconds took)
{
    total += took;
    if (++count > 1 && took <= longestTook)
        return;
    longest = std::move(item);
    longestTook = took;
}

void SlowTurns::slotRan(const CalledCode &code, Nanoseconds took)
{
    if (m_slotTook > Nanoseconds::zero() && took <= m_slotTook)
        return;
    m_slot = code;
    m_slotTook = took;
}

CalledCode SlowTurns::takeSlot()
{
    m_slotTook = {};
    return std::exchange(m_slot, {});
}

static QString inMilliseconds(Nanoseconds time)
{
    return QString::number(double(time.count()) / 1e6, 'g', 4) + " ms"_L1;
}

//! "a call, main::{lambda()#1}", "the event PortUp(port: 3), in View::show()"
static QString describe(const SlowTurns::Item &item)
{
    QString text = QLatin1StringView(item.what);
    if (item.event) {
        text = u"the event "_s;
        QDebug(&text).nospace() << item.event;
    }
    const auto code = nameOf(item.code);
    if (!code.isEmpty())
        text += (item.event ? ", in "_L1 : ", "_L1) + code;
    return text;
}

QString SlowTurns::complaint(const Stretch &stretch, Deadline now)
{
    if (!isOn() || stretch.total < m_threshold)
        return {};
    ++m_count;
    const bool isFirst = m_lastSaid == Deadline{};
    if (!isFirst && now - m_lastSaid < Pause) {
        ++m_unsaid;
        return {};
    }
    m_lastSaid = now;
    auto text = u"A turn took %1, and should take less than %2. "_s.arg(inMilliseconds(stretch.total),
                                                                        inMilliseconds(m_threshold));
    if (stretch.count > 1)
        text += u"Of %1 things, the longest took %2: "_s.arg(stretch.count)
                    .arg(inMilliseconds(stretch.longestTook));
    else
        text += u"It was "_s;
    text += describe(stretch.longest);
    if (const auto unsaid = std::exchange(m_unsaid, 0))
        text += u". %1 more since the last one that was reported"_s.arg(unsaid);
    return text;
}

} // namespace Signalbox::Detail
