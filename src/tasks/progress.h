// SPDX-License-Identifier: MIT
#pragma once

#include "../core/global.h"

#include <QtCore/qglobal.h>

#include <functional>
#include <memory>

QT_BEGIN_NAMESPACE
class QObject;
QT_END_NAMESPACE

namespace Signalbox {

namespace Detail {
class ProgressState;
}

/*!
    How far work in other threads has come, told where this was made:

        const Progress progress(bar, [bar](qint64 done, qint64 total) { bar->setValue(int(100 * done / total)); });
        co_await onPool(printed, progress, pages);

        int printed(Progress progress, QList<Page> pages) { …; progress.report(i, pages.size()); … }

    Reports do not queue up, however fast they come: a turn of the loop tells the latest one. The last one of a function is told before
    its result is there. Copies report to the same; nothing is told any more once the object has gone that it was made for.

    Thread-safety: report() and copies, any thread. Cost of a report: a lock, and a call to the other thread if none is on its
    way. Source: QFutureWatcher::progressValueChanged(), vlcp's progress events of thread pools.
*/
class SIGNALBOX_CORE_EXPORT Progress
{
public:
    //! Tells nobody.
    Progress() = default;
    /*!
        Calls \a function in this thread, until \a context, an object of it, is destroyed; the function is destroyed here as
        well. Errors: without an object, with one of another thread or without a function, warns and tells nobody.
    */
    Progress(const QObject *context, std::function<void(qint64 done, qint64 total)> function);

    //! \a done of \a total, in whatever unit; \a total is 0 where nobody knows. \threadsafe
    void report(qint64 done, qint64 total = 0) const;

private:
    std::shared_ptr<Detail::ProgressState> m_state;
};

} // namespace Signalbox
