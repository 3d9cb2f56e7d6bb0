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
