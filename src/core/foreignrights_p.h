// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qglobal.h>

#if defined(Q_OS_LINUX)
#include <sys/auxv.h>
#endif
#include <unistd.h>

namespace Signalbox {

/*!
    Does this process have rights that the user who started it has not (setuid, setgid, capabilities of its file)? What the environment asks for is not to
    be trusted then, and nobody may look into it.
*/
inline bool hasForeignRights()
{
#if defined(Q_OS_LINUX)
    if (::getauxval(AT_SECURE) != 0)
        return true;
#endif
    return ::getuid() != ::geteuid() || ::getgid() != ::getegid();
}

} // namespace Signalbox
