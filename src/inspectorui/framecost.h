// SPDX-License-Identifier: MIT
#pragma once

#include "core/clock.h"

#include <QtCore/qobject.h>

#include <atomic>

QT_BEGIN_NAMESPACE
class QQuickWindow;
QT_END_NAMESPACE

namespace Signalbox {

/*!
    Measures the CPU time of the frames that a window draws for us.

    It is that of the whole process, as long as we lay out and draw: a software renderer draws with threads of its
    own. What others do meanwhile counts along; that makes us a little slower than we might be.

    Lives in the GUI thread.
*/
class FrameCost : public QObject
{
public:
    explicit FrameCost(QQuickWindow *window);

    //! The next frame is one that we cause; those that the user causes, by scrolling, do not count.
    void expectFrame() { m_isExpected = true; }
    //! What such frames cost since the last call.
    Nanoseconds take() { return Nanoseconds(m_spent.exchange(0)); }

    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void add(Nanoseconds begin);

    std::atomic<bool> m_isExpected{false};
    std::atomic<Nanoseconds::rep> m_spent{0};
    Nanoseconds m_layoutBegin{};
    Nanoseconds m_drawBegin{}; //!< Belongs to the thread that draws.
};

} // namespace Signalbox
