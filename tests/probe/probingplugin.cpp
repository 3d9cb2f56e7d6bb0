// SPDX-License-Identifier: MIT
#include <Signalbox/Install>
#include <Signalbox/Probe>

#include <QtCore/qeventloop.h>

#include <thread>

//! Runs a loop of ours in a thread, and makes a Probe; ends both. Returns whether that could be done.
extern "C" Q_DECL_EXPORT bool probe()
{
    bool isInstalled = false;
    std::thread([&] {
        isInstalled = Signalbox::installInCurrentThread();
        QEventLoop().processEvents();
    }).join();
    return isInstalled && Signalbox::Probe().isAttached();
}
