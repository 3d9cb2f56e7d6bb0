// SPDX-License-Identifier: MIT
#include "dispatch/inspectstart_p.h"

#include "core/environmentswitch_p.h"
#include "core/foreignrights_p.h"
#include "core/logging_p.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qdir.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qlibrary.h>

#include <atomic>
#include <dlfcn.h>

namespace Signalbox {

using namespace Qt::StringLiterals;

//! In the folder of this library. Programs that nobody looks into do without it.
static QString serverLibrary()
{
    Dl_info own = {};
    if (!::dladdr(reinterpret_cast<const void *>(&serverLibrary), &own) || !own.dli_fname)
        return {};
    return QFileInfo(QString::fromLocal8Bit(own.dli_fname)).path() + "/SignalboxInspectServer"_L1;
}

//! Empty: the server says itself what goes wrong from here on.
static QString whyItCannotStart(const char *asked, InspectRole role)
{
    if (hasForeignRights()) // no code is loaded into it because of its environment
        return u"it has rights that its user has not"_s;
    const auto path = serverLibrary();
    if (!QDir::isAbsolutePath(path)) // the program may be in another folder by now
        return u"its Signalbox was loaded by the relative path %1"_s.arg(path);
    QLibrary library(path, SIGNALBOX_VERSION_MAJOR);
    using Start = void (*)(const char *asked, InspectRole role);
    const auto start = reinterpret_cast<Start>(library.resolve("signalboxStartInspectServerAs"));
    if (!start)
        return library.errorString();
    start(asked, role);
    return {};
}

void startInspectServer(const char *asked, InspectRole role)
{
    if (const auto why = whyItCannotStart(asked, role); !why.isEmpty())
        qCWarning(lcDispatch, "%s, but nobody can look into this program: %s", asked, qUtf8Printable(why));
}

void startInspectServerIfAsked()
{
    static constinit EnvironmentSwitch variable("SIGNALBOX_INSPECT", "control");
    static constinit std::atomic<bool> isPlanned{false};
    if (variable.isOn(lcDispatch()) && !isPlanned.exchange(true))
        qAddPreRoutine([] { startInspectServer("SIGNALBOX_INSPECT is set", inspectRoleOfEnvironment()); });
}

} // namespace Signalbox
