// SPDX-License-Identifier: MIT
#include "framecost.h"

#include "pace.h"

#include <QtCore/qcoreevent.h>
#include <QtQuick/qquickwindow.h>

#include <utility>

namespace Signalbox {

FrameCost::FrameCost(QQuickWindow *window) : QObject(window)
{
    window->installEventFilter(this); // a frame begins with an UpdateRequest, and layout
    connect(window, &QQuickWindow::afterAnimating, this, [this] { add(std::exchange(m_layoutBegin, {})); });
    // In the thread that draws, which may be this one.
    connect(
        window, &QQuickWindow::beforeSynchronizing, this, [this] { m_drawBegin = processCpuTime(); },
        Qt::DirectConnection);
    connect(
        window, &QQuickWindow::frameSwapped, this,
        [this] {
            add(std::exchange(m_drawBegin, {}));
            m_isExpected = false;
        },
        Qt::DirectConnection);
}

bool FrameCost::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::UpdateRequest)
        m_layoutBegin = processCpuTime();
    return QObject::eventFilter(object, event);
}

void FrameCost::add(Nanoseconds begin)
{
    if (m_isExpected && begin != Nanoseconds{}) // the first frame comes without an UpdateRequest
        m_spent += (processCpuTime() - begin).count();
}

} // namespace Signalbox
