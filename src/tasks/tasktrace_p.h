// SPDX-License-Identifier: MIT
#pragma once

#include "tasks/taskrun.h"

namespace Signalbox::Detail {

/*!
    Logs the steps of tasks that are traced. The program's message handler may cancel or destroy the task meanwhile: as that counts
    as running, this comes true when it waits.
*/
class TaskTrace
{
public:
    //! \a run is traced from now on.
    static void begin(TaskRun &run);
    static void suspended(TaskRun &run);
    static void resumes(TaskRun &run);
    static void ended(const TaskRun &run);

private:
    static void printRunning(TaskRun &run, const QString &step);
};

} // namespace Signalbox::Detail
