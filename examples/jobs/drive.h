// SPDX-License-Identifier: MIT
#pragma once

#include "producer.h"

#include <QString>

#include <memory>
#include <vector>

class JobCentre;
class Window;

/*!
    Uses the program by itself: holds producers back and lets them go, then a flood from all of them, and writes a
    picture and a report. The program ends with 1 if a job is lost or comes out of order.
*/
class Drive
{
public:
    Drive(JobCentre &centre, Window &window, const std::vector<std::unique_ptr<Producer>> &producers,
          const QString &prefix, int floodJobs);

    void start();

private:
    void showBackPressure();
    void flood();
    void finish();
    bool isDone() const;
    void say(const QString &line);

    JobCentre &m_centre;
    Window &m_window;
    const std::vector<std::unique_ptr<Producer>> &m_producers;
    const QString m_prefix;
    const int m_floodJobs;
    QString m_report;
    bool m_wasHeldBack = false;
    bool m_isShown = false; // in the inspector
};
