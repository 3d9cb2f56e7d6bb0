// SPDX-License-Identifier: MIT
#include "dispatch/platformpump_p.h"

#include "core/logging_p.h"
#include "dispatch/runtimeqt_p.h"
#include "probe/statblocks_p.h"

#include <QtCore/qabstracteventdispatcher.h>
#include <QtCore/qcoreapplication.h>
#include <QtCore/qlibraryinfo.h>
#include <QtCore/qthread.h>
#include <QtCore/qvariant.h>

#include <private/qcoreapplication_p.h>
#include <qpa/qplatformintegration.h> // for its vtable only: nothing of QtGui is linked

#include <cstring>
#include <utility>

namespace Signalbox {

//! What is used of QtGui and of the xcb plugin's library, found by their mangled names.
struct PlatformPump::Symbols
{
    using SendEvents = bool (*)(QEventLoop::ProcessEventsFlags);
    using CountEvents = int (*)();
    using HasEvents = bool (*)();
    using ProcessXcbEvents = void (*)(void *connection, QEventLoop::ProcessEventsFlags);

    SendEvents sendWindowSystemEvents = nullptr;
    CountEvents windowSystemEventsQueued = nullptr;
    HasEvents nonUserInputEventsQueued = nullptr;
    QPlatformIntegration **platformIntegration = nullptr;
    ProcessXcbEvents processXcbEvents = nullptr;

    //! Null when all of QtGui's are there; else the name of one that is not.
    const char *findGui();
    bool findXcb();
};

namespace {

template <typename Symbol>
bool find(const char *library, const char *mangledName, Symbol &symbol)
{
    symbol = reinterpret_cast<Symbol>(findLoadedSymbol(library, mangledName));
    return symbol != nullptr;
}

//! Sets QT_NO_GLIB while it lives: the Unix flavour of a platform's dispatcher is asked for.
class WithoutGlib
{
public:
    WithoutGlib() : m_wasSet(qEnvironmentVariableIsSet(Name)), m_before(qgetenv(Name)) { qputenv(Name, "1"); }
    ~WithoutGlib()
    {
        if (m_wasSet)
            qputenv(Name, m_before);
        else
            qunsetenv(Name);
    }
    WithoutGlib(const WithoutGlib &) = delete;
    WithoutGlib &operator=(const WithoutGlib &) = delete;

private:
    static constexpr const char *Name = "QT_NO_GLIB";
    bool m_wasSet;
    QByteArray m_before;
};

} // namespace

const char *PlatformPump::Symbols::findGui()
{
    constexpr const char *Gui = "libQt6Gui.so.6";
    // First what is enough to hand over.
    if (!find(Gui, "_ZN22QGuiApplicationPrivate20platform_integrationE", platformIntegration))
        return "QGuiApplicationPrivate::platform_integration";
    if (!find(Gui,
              "_ZN22QWindowSystemInterface22sendWindowSystemEventsE6QFlagsIN10QEventLoop17ProcessEventsFlag"
              "EE",
              sendWindowSystemEvents))
        return "QWindowSystemInterface::sendWindowSystemEvents()";
    if (!find(Gui, "_ZN22QWindowSystemInterface24windowSystemEventsQueuedEv", windowSystemEventsQueued))
        return "QWindowSystemInterface::windowSystemEventsQueued()";
    if (!find(Gui, "_ZN22QWindowSystemInterface24nonUserInputEventsQueuedEv", nonUserInputEventsQueued))
        return "QWindowSystemInterface::nonUserInputEventsQueued()";
    return nullptr;
}

bool PlatformPump::Symbols::findXcb()
{
    return find("libQt6XcbQpa.so.6",
                "_ZN14QXcbConnection16processXcbEventsE6QFlagsIN10QEventLoop17ProcessEventsFlagEE",
                processXcbEvents);
}

PlatformPump::PlatformPump() = default;
PlatformPump::~PlatformPump() = default;

using Dispatcher = std::unique_ptr<QAbstractEventDispatcher>;

/*!
    The platform's dispatcher where QtGui does not say where its platform is: the application is asked to make
    the one that it would have made without us. Null where that cannot be done.
*/
static Dispatcher createByApplication(QCoreApplication *app)
{
    // A slot of a vtable, which may be another in another Qt; and a debug build asserts that there is no
    // dispatcher yet.
    if (!isQtOfOurBuild() || QLibraryInfo::isDebugBuild())
        return nullptr;
    // Never null meanwhile: a platform's threads wake whatever is in there.
    auto *&current = QCoreApplicationPrivate::eventDispatcher;
    auto *ours = current;
    static_cast<QCoreApplicationPrivate *>(QObjectPrivate::get(app))->createEventDispatcher();
    return Dispatcher(std::exchange(current, ours));
}

std::unique_ptr<QAbstractEventDispatcher> PlatformPump::start()
{
    auto *app = QCoreApplication::instance();
    if (m_kind != Kind::None || !app || app->thread() != QThread::currentThread() ||
        !app->inherits("QGuiApplication"))
        return nullptr;
    m_platform = internName(app->property("platformName").toString().toUtf8());
    m_symbols = std::make_unique<Symbols>();
    const char *missing = m_symbols->findGui();
    auto *integration = m_symbols->platformIntegration ? *m_symbols->platformIntegration : nullptr;
    if (missing || !integration)
        return startWithout(missing ? missing : "a platform", integration);

    Dispatcher dispatcher;
    {
        const WithoutGlib withoutGlib;
        dispatcher.reset(integration->createEventDispatcher());
    }
    m_kind = recognise(dispatcher.get());
    if (m_kind != Kind::HandedOver)
        return nullptr;
    qCWarning(
        lcDispatch,
        "The platform plugin \"%s\" brings an event dispatcher (%s) that Signalbox cannot stand in for; it "
        "delivers the events of this thread from now on",
        m_platform, dispatcher->metaObject()->className());
    return dispatcher;
}

/*!
    start() with a QtGui that has not all that the pump needs: \a missing. Windows that get no events are worse
    than a loop that is not ours, and than no program.
*/
std::unique_ptr<QAbstractEventDispatcher> PlatformPump::startWithout(const char *missing,
                                                                     QPlatformIntegration *integration)
{
    Dispatcher dispatcher(integration ? integration->createEventDispatcher() : nullptr);
    if (!dispatcher)
        dispatcher = createByApplication(QCoreApplication::instance());
    if (!dispatcher) {
        QMessageLogger(nullptr, 0, nullptr, lcDispatch().categoryName())
            .fatal("Windows would stay dead: this build of QtGui lacks %s, which Signalbox needs, and the "
                   "platform's own event dispatcher cannot be had without it either. Build Signalbox against "
                   "this Qt, or start the program with SIGNALBOX_DISABLE=1",
                   missing);
    }
    m_kind = Kind::HandedOver;
    qCWarning(lcDispatch,
              "This build of QtGui lacks %s, which Signalbox needs for windows; the event dispatcher of the "
              "platform plugin \"%s\" (%s) delivers the events of this thread from now on",
              missing, m_platform, dispatcher->metaObject()->className());
    return dispatcher;
}

PlatformPump::Kind PlatformPump::recognise(const QAbstractEventDispatcher *dispatcher)
{
    if (!dispatcher)
        return Kind::Generic;
    const char *className = dispatcher->metaObject()->className();
    if (std::strcmp(className, "QUnixEventDispatcherQPA") == 0)
        return Kind::Generic;
    if (std::strcmp(className, "QXcbUnixEventDispatcher") == 0 && m_symbols->findXcb()) {
        // Its only member stands behind QObject's two pointers.
        std::memcpy(&m_xcbConnection, reinterpret_cast<const char *>(dispatcher) + sizeof(QObject),
                    sizeof m_xcbConnection);
        return Kind::Xcb;
    }
    return Kind::HandedOver;
}

bool PlatformPump::pumpPlatform(QEventLoop::ProcessEventsFlags flags)
{
    if (m_kind == Kind::Xcb)
        m_symbols->processXcbEvents(m_xcbConnection, flags);
    return m_symbols->sendWindowSystemEvents(flags);
}

bool PlatformPump::hasQueuedEvents(QEventLoop::ProcessEventsFlags flags) const
{
    if (flags.testFlag(QEventLoop::ExcludeUserInputEvents))
        return m_symbols->nonUserInputEventsQueued();
    return m_symbols->windowSystemEventsQueued() > 0;
}

} // namespace Signalbox
