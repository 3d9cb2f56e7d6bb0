// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qbytearray.h>
#include <QtCore/qloggingcategory.h>

#include <atomic>

namespace Signalbox {

/*!
    A variable of the environment that is 1 (on), or else 0, empty or not there (off). It may have another word for on.

    What it cannot be is said once, and counts as off. Thread-safety: all.
*/
class EnvironmentSwitch
{
public:
    explicit constexpr EnvironmentSwitch(const char *name, const char *alsoOn = "1")
        : m_name(name), m_alsoOn(alsoOn)
    {
    }

    //! Looks anew each time: a program may set it for itself.
    bool isOn(const QLoggingCategory &category)
    {
        const QByteArray value = qgetenv(m_name);
        const bool isOn = value == "1" || value == m_alsoOn;
        if (!value.isEmpty() && value != "0" && !isOn && !m_hasSaid.exchange(true)) {
            const bool hasOther = qstrcmp(m_alsoOn, "1") != 0;
            qCWarning(category, "%s=%s is ignored: it must be 1 (on)%s%s or 0 (off, as it is now)", m_name,
                      value.constData(), hasOther ? ", " : "", hasOther ? m_alsoOn : "");
        }
        return isOn;
    }

private:
    const char *m_name;
    const char *m_alsoOn;
    std::atomic<bool> m_hasSaid{false};
};

} // namespace Signalbox
