// SPDX-License-Identifier: MIT
#pragma once

#include "inspect/printable.h"

#include <QtCore/qstringlist.h>

#include <algorithm>
#include <mutex>

namespace Signalbox::Detail {

/*!
    What the program says of itself: set in the application's thread, told in the server's. A client takes no frame that is much longer.
*/
class ProgramFacts
{
public:
    void setName(const QString &name)
    {
        const std::lock_guard lock(m_mutex);
        m_name = name.left(MostOfAText);
    }
    QString name() const
    {
        const std::lock_guard lock(m_mutex);
        return m_name;
    }

    //! The first ones, and of those the beginning. Only before the server's thread starts.
    void setArguments(const QStringList &arguments)
    {
        constexpr qsizetype MostArguments = 100;
        qsizetype room = 4 * MostOfAText; // of all together
        m_arguments.clear();
        for (const auto &argument : arguments.mid(0, MostArguments)) {
            m_arguments.append(argument.left(std::min(room, MostOfAText)));
            room -= m_arguments.constLast().size();
        }
    }
    const QStringList &arguments() const { return m_arguments; }

private:
    mutable std::mutex m_mutex;
    QString m_name;
    QStringList m_arguments;
};

} // namespace Signalbox::Detail
