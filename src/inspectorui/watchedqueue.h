// SPDX-License-Identifier: MIT
#pragma once

#include "tone.h"
#include "watchingitem.h"

namespace Signalbox {

/*!
    What a QueueStrip shows: one queue of this program's schedulers.
*/
class SIGNALBOX_INSPECTOR_EXPORT WatchedQueue : public Signalbox::WatchingItem
{
    Q_OBJECT
    QML_ELEMENT

    //! Its name, of which the first 31 bytes are compared. Default: empty, the root queue.
    Q_PROPERTY(QString queue READ queue WRITE setQueue NOTIFY queueChanged)
    //! The thread of its scheduler. Default: empty, the first one that has such a queue, the main thread's before others.
    Q_PROPERTY(QString thread READ thread WRITE setThread NOTIFY threadChanged)
    //! True while there is such a queue.
    Q_PROPERTY(bool found READ isFound NOTIFY changed)
    //! Events that count for its limit, or, when that is nearer, for the limit of all that is in it and below it.
    Q_PROPERTY(int depth READ depth NOTIFY changed)
    //! That limit; -1 where there is none.
    Q_PROPERTY(int limit READ limit NOTIFY changed)
    //! How near it is to that: 1 is full; 0 where there is none.
    Q_PROPERTY(double fill READ fill NOTIFY changed)
    //! Events that nobody has accepted so far: what is behind them waits.
    Q_PROPERTY(int held READ held NOTIFY changed)
    //! Senders that wait for room.
    Q_PROPERTY(int waiting READ waiting NOTIFY changed)
    //! Tone.Warning from four fifths of the limit, Tone.Error from the limit on.
    Q_PROPERTY(Signalbox::Tones::Tone tone READ tone NOTIFY changed)
    //! "12 / 100"; "12" without a limit.
    Q_PROPERTY(QString text READ text NOTIFY changed)

public:
    explicit WatchedQueue(QQuickItem *parent = nullptr) : WatchingItem(SnapshotPart::Queues, parent) {}

    QString queue() const { return m_queue; }
    void setQueue(const QString &queue);
    QString thread() const { return m_thread; }
    void setThread(const QString &thread);
    bool isFound() const { return m_isFound; }
    int depth() const { return m_depth; }
    int limit() const { return m_limit; }
    double fill() const { return m_fill; }
    int held() const { return m_held; }
    int waiting() const { return m_waiting; }
    Tone tone() const { return m_tone; }
    QString text() const;

Q_SIGNALS:
    void queueChanged();
    void threadChanged();

protected:
    void look(const Sample &sample) override;
    QString sentence() const override;

private:
    const QueueSnapshot *find(const Snapshot &snapshot) const;

    QString m_queue;
    QString m_thread;
    bool m_isFound = false;
    int m_depth = 0;
    int m_limit = -1;
    double m_fill = 0;
    int m_held = 0;
    int m_waiting = 0;
    Tone m_tone = Tone::Normal;
};

} // namespace Signalbox
