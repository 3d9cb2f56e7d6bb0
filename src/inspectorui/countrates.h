// SPDX-License-Identifier: MIT
#pragma once

#include "inspectorglobal.h"

#include "core/clock.h"

#include <QtCore/qlist.h>

#include <utility>

namespace Signalbox {

/*!
    How fast each of many counters grows: in the last second, or since the list before where that is longer ago.

    A value: copies share their data. Made for 100,000 counters, of which it says in the GUI thread what it has found out in the one that samples.
*/
class SIGNALBOX_INSPECTOR_EXPORT CountRates
{
public:
    //! The serial of each one, and how far it has counted.
    using Counts = QList<std::pair<quint64, quint64>>;

    //! Takes \a counts of the moment \a at, in any order. One that was not there a second ago has counted from zero since.
    void append(Deadline at, Counts counts);

    //! Zero for all that were seen only once.
    double perSecond(quint64 serial) const;

private:
    struct Moment
    {
        Deadline at{};
        Counts counts; //!< By serial.
    };

    QList<Moment> m_recent;                    //!< Oldest first.
    QList<std::pair<quint64, double>> m_rates; //!< By serial, those that have grown.
};

} // namespace Signalbox
