// SPDX-License-Identifier: MIT
#pragma once

#include "../core/global.h"

#include <QtCore/qglobal.h>

#include <memory>
#include <utility>

namespace Signalbox {

namespace Detail {

//! \internal What does not depend on the type.
class SIGNALBOX_CORE_EXPORT TaskLocalBase
{
public:
    TaskLocalBase(const TaskLocalBase &) = delete;
    TaskLocalBase &operator=(const TaskLocalBase &) = delete;

protected:
    TaskLocalBase();
    ~TaskLocalBase() = default;

    //! Of the task that runs; null: it has none.
    const void *find() const;
    //! Errors: std::logic_error, where no task runs.
    void set(std::shared_ptr<const void> value) const;

private:
    const quint64 m_id; // no address: another one may come to be there
};

} // namespace Detail

/*!
    A value that each task has of its own: who asks for something, what a log is to say.

        const TaskLocal<QString> user(u"nobody"_s);     // lives as long as the program
        user.set(u"anna"_s);                            // in a task: from now on, here and in what it starts
        qInfo() << user.value() << "opens" << name;     // anywhere below

    A task begins with those of the task that starts it; what either sets later, the other one does not see. They go with the
    last task that has them.

    Thread-safety: value() and set() of any thread; each has tasks of its own. Cost: of value() a look into a hash; a task copies a
    pointer, and allocates if there are any.
*/
template <typename T>
class TaskLocal final : public Detail::TaskLocalBase
{
public:
    explicit TaskLocal(T defaultValue = {}) : m_default(std::move(defaultValue)) {}

    //! That of the task that runs, until it is set anew; the default, where it has none, or no task runs.
    const T &value() const
    {
        const auto *found = static_cast<const T *>(find());
        return found ? *found : m_default;
    }
    //! Errors: throws std::logic_error where no task runs.
    void set(T value) const { TaskLocalBase::set(std::make_shared<const T>(std::move(value))); }

private:
    const T m_default;
};

} // namespace Signalbox
