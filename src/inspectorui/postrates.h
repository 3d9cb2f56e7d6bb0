// SPDX-License-Identifier: MIT
#pragma once

#include "inspectorglobal.h"

#include "probe/snapshot.h"

#include <QtCore/qhash.h>

namespace Signalbox {

/*!
    How often each thread posts to each loop: in the last second, made from the snapshots in their order.

    A value: copies share their data.
*/
class SIGNALBOX_INSPECTOR_EXPORT PostRates
{
public:
    //! Takes what \a snapshot says of posts, if it has that.
    void append(const Snapshot &snapshot);

    /*!
        Zero for what was seen only once. Also where several are counted as one: what one of them has posted so far comes at once there, as
        it ends.
    */
    double perSecond(const PostEdgeSnapshot &edge) const;

private:
    struct Count
    {
        Deadline at{};
        quint64 total = 0;
    };
    using Key = std::pair<quint64, quint64>; //!< From, to.

    QHash<Key, QList<Count>> m_recent; //!< Oldest first.
    Deadline m_at{};
};

} // namespace Signalbox
