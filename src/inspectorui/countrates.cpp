// SPDX-License-Identifier: MIT
#include "countrates.h"

#include "ratesince.h"

#include <algorithm>

namespace Signalbox {

void CountRates::append(Deadline at, Counts counts)
{
    if (!m_recent.isEmpty() && m_recent.constLast().at == at)
        return; // seen again
    constexpr std::chrono::seconds Length{1};
    constexpr qsizetype Most = 64; // more than a second has, however fast it is looked at
    if (!m_recent.isEmpty() && (at < m_recent.constLast().at || m_recent.size() == Most))
        m_recent.clear(); // another program's, or one that says anything
    if (!std::is_sorted(counts.cbegin(), counts.cend()))
        std::sort(counts.begin(), counts.end());
    while (m_recent.size() > 1 && at - m_recent.at(1).at >= Length)
        m_recent.removeFirst();
    m_rates.clear();
    if (!m_recent.isEmpty()) {
        const Moment &then = m_recent.constFirst();
        auto before = then.counts.cbegin();
        for (const auto &[serial, count] : std::as_const(counts)) {
            while (before != then.counts.cend() && before->first < serial)
                ++before;
            const bool wasThere = before != then.counts.cend() && before->first == serial;
            const bool isNew = then.counts.isEmpty() || serial > then.counts.constLast().first;
            if (!wasThere && !isNew)
                continue; // it was left out then, and has counted for who knows how long
            const double rate = rateSince(then.at, wasThere ? before->second : 0, at, count);
            if (rate > 0)
                m_rates.append({serial, rate});
        }
    }
    m_recent.append({at, std::move(counts)});
}

double CountRates::perSecond(quint64 serial) const
{
    const auto rate = std::lower_bound(m_rates.cbegin(), m_rates.cend(), serial,
                                       [](const auto &each, quint64 wanted) { return each.first < wanted; });
    return rate != m_rates.cend() && rate->first == serial ? rate->second : 0;
}

} // namespace Signalbox
