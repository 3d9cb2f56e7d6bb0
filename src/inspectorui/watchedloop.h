// SPDX-License-Identifier: MIT
#pragma once

#include "loadhistory.h"
#include "tone.h"
#include "watchingitem.h"

namespace Signalbox {

/*!
    What a LoopMeter shows: the load of one loop of this program.
*/
class SIGNALBOX_INSPECTOR_EXPORT WatchedLoop : public Signalbox::WatchingItem
{
    Q_OBJECT
    QML_ELEMENT

    //! The name of its thread, as the inspector shows it. Default: "main", the main thread, whatever its name.
    Q_PROPERTY(QString thread READ thread WRITE setThread NOTIFY threadChanged)
    //! True while that thread has a loop on Signalbox.
    Q_PROPERTY(bool found READ isFound NOTIFY changed)
    //! Share of the last second that it was busy, 0 to 1.
    Q_PROPERTY(double busy READ busy NOTIFY changed)
    //! Longest turn of the last minute in milliseconds.
    Q_PROPERTY(double worstTurn READ worstTurn NOTIFY changed)
    //! The same as text with its unit, "4.1 ms".
    Q_PROPERTY(QString worstText READ worstText NOTIFY changed)
    //! Tone.Error while a turn keeps it from answering, Tone.Warning when one did in the last minute.
    Q_PROPERTY(Signalbox::Tones::Tone tone READ tone NOTIFY changed)
    //! For a BusyStrip.
    Q_PROPERTY(Signalbox::LoopLoad load READ load NOTIFY changed)

public:
    explicit WatchedLoop(QQuickItem *parent = nullptr) : WatchingItem({}, parent) {}

    QString thread() const { return m_thread; }
    void setThread(const QString &thread);
    bool isFound() const { return m_isFound; }
    double busy() const { return m_load.busy; }
    double worstTurn() const { return std::chrono::duration<double, std::milli>(m_load.worstTurn).count(); }
    QString worstText() const;
    Tone tone() const;
    const LoopLoad &load() const { return m_load; }

Q_SIGNALS:
    void threadChanged();

protected:
    void look(const Sample &sample) override;
    QString sentence() const override;

private:
    QString m_thread = QStringLiteral("main");
    LoopLoad m_load;
    bool m_isFound = false;
};

} // namespace Signalbox
