// SPDX-License-Identifier: MIT
#include "dispatch/inspectstart_p.h"

#include "core/environmentswitch_p.h"
#include "core/logging_p.h"

#include <QtCore/qcoreapplication.h>
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

static void startInspectServer()
{
    QLibrary library(serverLibrary(), SIGNALBOX_VERSION_MAJOR);
    if (const auto start = library.resolve("signalboxStartInspectServer"))
        return start();
    qCWarning(lcDispatch, "SIGNALBOX_INSPECT is set, but nobody can look into this program: %s",
              qUtf8Printable(library.errorString()));
}

void startInspectServerIfAsked()
{
    static constinit EnvironmentSwitch variable("SIGNALBOX_INSPECT");
    static constinit std::atomic<bool> isPlanned{false};
    if (variable.isOn(lcDispatch()) && !isPlanned.exchange(true))
        qAddPreRoutine(startInspectServer);
}

} // namespace Signalbox
