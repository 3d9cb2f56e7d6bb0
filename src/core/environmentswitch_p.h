// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qbytearray.h>
#include <QtCore/qloggingcategory.h>

#include <atomic>

namespace Signalbox {

/*!
    A variable of the environment that is 1 (on), or else 0, empty or not there (off).

    What it cannot be is said once, and counts as off. Thread-safety: all.
*/
class EnvironmentSwitch
{
public:
    explicit constexpr EnvironmentSwitch(const char *name) : m_name(name) {}

    //! Looks anew each time: a program may set it for itself.
    bool isOn(const QLoggingCategory &category)
    {
        const QByteArray value = qgetenv(m_name);
        if (!value.isEmpty() && value != "0" && value != "1" && !m_hasSaid.exchange(true)) {
            qCWarning(category, "%s=%s is ignored: it must be 1 (on) or 0 (off, as it is now)", m_name,
                      value.constData());
        }
        return value == "1";
    }

private:
    const char *m_name;
    std::atomic<bool> m_hasSaid{false};
};

} // namespace Signalbox
