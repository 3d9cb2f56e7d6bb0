// SPDX-License-Identifier: MIT
#include "tools/tasktree.h"

#include "inspect/snapshotjson.h"
#include "probe/snapshottext.h"

#include <QtCore/qjsonobject.h>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace Tools {

namespace {

//! Levels that are drawn: what is below stands as far in as these.
constexpr int MostLevels = 40;

int levelOf(const TaskSnapshot &task)
{
    return std::clamp(task.level, 0, MostLevels);
}

//! Is there another task behind the one at \a at, at \a level, below the same one?
bool hasSibling(const QList<TaskSnapshot> &tasks, qsizetype at, int level)
{
    const auto next = std::find_if(tasks.begin() + at + 1, tasks.end(),
                                   [level](const TaskSnapshot &task) { return levelOf(task) <= level; });
    return next != tasks.end() && levelOf(*next) == level;
}

QString branchOf(const QList<TaskSnapshot> &tasks, qsizetype at)
{
    const int own = levelOf(tasks.at(at));
    QString branch;
    for (int level = 0; level < own; ++level)
        branch += hasSibling(tasks, at, level) ? u"│  "_s : u"   "_s;
    return branch + (hasSibling(tasks, at, own) ? u"├─ "_s : u"└─ "_s);
}

QJsonArray nestedTasks(const QList<TaskSnapshot> &tasks, qsizetype &at, int level)
{
    QJsonArray array;
    while (at < tasks.size() && levelOf(tasks.at(at)) >= level) {
        const auto &task = tasks.at(at++);
        QJsonObject object = Detail::toJson(task);
        object.insert("tasks"_L1, nestedTasks(tasks, at, levelOf(task) + 1));
        array.append(object);
    }
    return array;
}

} // namespace

QString treeOf(const LoopSnapshot &loop, Deadline now)
{
    QString text = u"%1: "_s.arg(loop.threadName);
    text += loop.taskCount == 1 ? u"1 task\n"_s : u"%1 tasks\n"_s.arg(loop.taskCount);
    for (qsizetype i = 0; i < loop.tasks.size(); ++i)
        text += branchOf(loop.tasks, i) + u"[%1] "_s.arg(loop.tasks.at(i).serial) +
                toText(loop.tasks.at(i), now) + u'\n';
    if (loop.taskCount > loop.tasks.size())
        text += u"and %1 more, which --offset lists\n"_s.arg(loop.taskCount - loop.tasks.size());
    return text;
}

QJsonArray nestedTasks(const QList<TaskSnapshot> &tasks)
{
    qsizetype at = 0;
    return nestedTasks(tasks, at, 0);
}

} // namespace Tools
