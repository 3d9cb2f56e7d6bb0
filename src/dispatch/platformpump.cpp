// SPDX-License-Identifier: MIT
#include "dispatch/platformpump_p.h"

#include "core/logging_p.h"
#include "probe/statblocks_p.h"

#include <QtCore/qabstracteventdispatcher.h>
#include <QtCore/qcoreapplication.h>
#include <QtCore/qthread.h>

#include <qpa/qplatformintegration.h> // for its vtable only: nothing of QtGui is linked

#include <cstring>
#include <dlfcn.h>

namespace Signalbox {

//! What is used of QtGui and of the xcb plugin's library, found by their mangled names.
struct PlatformPump::Symbols
{
    using SendEvents = bool (*)(QEventLoop::ProcessEventsFlags);
    using CountEvents = int (*)();
    using HasEvents = bool (*)();
    using PlatformName = QString (*)();
    using ProcessXcbEvents = void (*)(void *connection, QEventLoop::ProcessEventsFlags);

    SendEvents sendWindowSystemEvents = nullptr;
    CountEvents windowSystemEventsQueued = nullptr;
    HasEvents nonUserInputEventsQueued = nullptr;
    PlatformName platformName = nullptr;
    QPlatformIntegration **platformIntegration = nullptr;
    ProcessXcbEvents processXcbEvents = nullptr;

    bool findGui();
    bool findXcb();
};

namespace {

//! A library that the process has loaded already.
void *loadedLibrary(const char *name)
{
    return ::dlopen(name, RTLD_LAZY | RTLD_NOLOAD);
}

template <typename Symbol>
bool find(void *library, const char *mangledName, Symbol &symbol)
{
    symbol = reinterpret_cast<Symbol>(::dlsym(library, mangledName));
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

bool PlatformPump::Symbols::findGui()
{
    void *gui = loadedLibrary("libQt6Gui.so.6");
    if (!gui)
        gui = RTLD_DEFAULT; // linked statically into the program
    return find(gui,
                "_ZN22QWindowSystemInterface22sendWindowSystemEventsE6QFlagsIN10QEventLoop17ProcessEventsFlag"
                "EE",
                sendWindowSystemEvents) &&
           find(gui, "_ZN22QWindowSystemInterface24windowSystemEventsQueuedEv", windowSystemEventsQueued) &&
           find(gui, "_ZN22QWindowSystemInterface24nonUserInputEventsQueuedEv", nonUserInputEventsQueued) &&
           find(gui, "_ZN15QGuiApplication12platformNameEv", platformName) &&
           find(gui, "_ZN22QGuiApplicationPrivate20platform_integrationE", platformIntegration);
}

bool PlatformPump::Symbols::findXcb()
{
    void *xcb = loadedLibrary("libQt6XcbQpa.so.6");
    return xcb &&
           find(xcb, "_ZN14QXcbConnection16processXcbEventsE6QFlagsIN10QEventLoop17ProcessEventsFlagEE",
                processXcbEvents);
}

PlatformPump::PlatformPump() = default;
PlatformPump::~PlatformPump() = default;

static std::unique_ptr<QAbstractEventDispatcher> createPlatformDispatcher(QPlatformIntegration *integration)
{
    const WithoutGlib withoutGlib;
    return std::unique_ptr<QAbstractEventDispatcher>(integration->createEventDispatcher());
}

std::unique_ptr<QAbstractEventDispatcher> PlatformPump::start()
{
    const auto *app = QCoreApplication::instance();
    if (m_kind != Kind::None || !app || app->thread() != QThread::currentThread() ||
        !app->inherits("QGuiApplication"))
        return nullptr;
    m_symbols = std::make_unique<Symbols>();
    if (!m_symbols->findGui()) {
        qCCritical(lcDispatch,
                   "This build of QtGui lacks what its event loop needs (QWindowSystemInterface): windows "
                   "stay dead. Build Signalbox against this Qt, or do not install it");
        return nullptr;
    }
    m_platform = internName(m_symbols->platformName().toUtf8());
    auto *integration = *m_symbols->platformIntegration;
    if (!integration)
        return nullptr;
    auto dispatcher = createPlatformDispatcher(integration);
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
