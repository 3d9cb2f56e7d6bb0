// SPDX-License-Identifier: MIT
#include "watchingitem.h"

#include "stripmodel.h"

#include <QtQuick/qquickwindow.h>

namespace Signalbox {

WatchingItem::WatchingItem(SnapshotParts lists, QQuickItem *parent) : QQuickItem(parent), m_lists(lists) {}

WatchingItem::~WatchingItem()
{
    m_sampling->end(this);
}

void WatchingItem::componentComplete()
{
    QQuickItem::componentComplete();
    m_isComplete = true;
    follow();
}

void WatchingItem::itemChange(ItemChange change, const ItemChangeData &data)
{
    if (change == ItemSceneChange)
        setWindow(data.window);
    else if (change == ItemVisibleHasChanged)
        follow();
    QQuickItem::itemChange(change, data);
}

void WatchingItem::setWindow(QQuickWindow *window)
{
    setWatching(false);
    if (m_window)
        m_window->disconnect(this);
    m_window = window;
    if (window) {
        connect(window, &QWindow::visibleChanged, this, &WatchingItem::follow);
        connect(window, &QWindow::windowStateChanged, this, &WatchingItem::follow);
        connect(window, &QWindow::visibilityChanged, this, &WatchingItem::follow);
    }
    follow();
}

void WatchingItem::follow()
{
    setWatching(m_isComplete && m_window && isVisible() && m_window->isVisible() &&
                !(m_window->windowStates() & Qt::WindowMinimized));
}

void WatchingItem::setWatching(bool watching)
{
    if (watching == m_isWatching)
        return;
    m_isWatching = watching;
    if (watching) {
        connect(m_sampling.get(), &SharedSampling::sampled, this, &WatchingItem::show);
        m_sampling->begin(this, m_lists);
    } else {
        m_sampling->disconnect(this);
        m_sampling->end(this);
    }
    Q_EMIT watchingChanged();
}

void WatchingItem::lookAnew()
{
    m_lastSpoken = {};
    if (m_isWatching)
        show(m_sampling->newest());
}

void WatchingItem::show(const SamplePointer &sample)
{
    if (!sample)
        return;
    look(*sample);
    Q_EMIT changed();
    const Deadline now = sample->snapshot.takenAt;
    if (m_lastSpoken != Deadline{} && now >= m_lastSpoken && now - m_lastSpoken < StripModel::SpokenInterval)
        return;
    m_lastSpoken = now;
    m_spoken = sentence();
    Q_EMIT spokenChanged();
}

} // namespace Signalbox
