// SPDX-License-Identifier: MIT
#pragma once

#include "job.h"

#include <QLabel>
#include <QWidget>

#include <Signalbox/InspectorWindow>
#include <Signalbox/Scheduler>

#include <memory>
#include <vector>

class JobCentre;
class Producer;
class QGridLayout;
class QueueBar;

/*!
    A line for each level: who produces, how full its queue is, who is held back. A hand goes round above: it stutters if
    the loop does.
*/
class Window : public QWidget
{
    Q_OBJECT

public:
    //! \a centre and \a producers must outlive it.
    Window(JobCentre &centre, const std::vector<std::unique_ptr<Producer>> &producers);
    ~Window() override;

    //! The longest time between two steps of the hand.
    std::chrono::nanoseconds longestStep() const { return m_longestStep; }
    int steps() const { return m_steps; }
    //! Counts and measures them anew.
    void forgetSteps()
    {
        m_steps = 0;
        m_longestStep = {};
    }

    Signalbox::InspectorWindow &inspector() { return m_inspector; }
    //! Opens it where the queues are.
    void showQueues();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Row
    {
        Producer *producer;
        QueueBar *bar;
        QLabel *counts;
        QLabel *state;
    };
    void addRow(QGridLayout &grid, Producer &producer);
    void addControls(QGridLayout &grid);
    void refresh();
    void step();

    JobCentre &m_centre;
    Signalbox::InspectorWindow m_inspector;
    std::vector<Row> m_rows;
    Signalbox::TimerHandle m_hand;
    Signalbox::TimerHandle m_refresh;
    Signalbox::Deadline m_lastStep{};
    std::chrono::nanoseconds m_longestStep{};
    int m_steps = 0;
};
