// SPDX-License-Identifier: MIT
#include "inspectorwindow.h"

#include "core/environmentswitch_p.h"
#include "demosource.h"
#include "framecost.h"
#include "inspector.h"
#include "pace.h"
#include "probe/probe.h"
#include "sampler.h"
#include "translation.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qloggingcategory.h>
#include <QtCore/qpointer.h>
#include <QtCore/qtimer.h>
#include <QtGui/qguiapplication.h>
#include <QtQml/qqmlapplicationengine.h>
#include <QtQuick/qquickwindow.h>

#include <algorithm>
#include <atomic>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

// The registration of the QML types; naming it keeps it in a static program.
void qml_register_types_Signalbox_Inspector();

namespace Signalbox {

Q_LOGGING_CATEGORY(lcInspector, "signalbox.inspector")

namespace {

//! So much of one core goes into models and frames: the program's GUI thread has other things to do, that of a program of our own has not.
constexpr double GuiShare = 0.06;
constexpr double OwnGuiShare = 0.1;

//! True while the program has a window of its own that would keep it from quitting.
bool hasOtherWindow(const QWindow *ours)
{
    const QWindowList windows = QGuiApplication::topLevelWindows();
    return std::any_of(windows.begin(), windows.end(), [ours](const QWindow *window) {
        return window != ours && window->isVisible() && !window->transientParent() &&
               window->type() != Qt::ToolTip && window->type() != Qt::Popup;
    });
}

} // namespace

class InspectorWindow::Private
{
public:
    //! \a make may be empty: this program is looked at.
    explicit Private(InspectorWindow *owner, Sampler::Factory make = {})
        : q(owner)
        , isRemote(bool(make))
        , sampler(make ? std::move(make) : Sampler::Factory([this] { return makeSource(); }))
    {
        timer.setInterval(Sampler::DefaultInterval);
        QObject::connect(&timer, &QTimer::timeout, q, [this] { tick(); });
    }

    // Called in the sampler's thread; reads only what does not change, or is atomic.
    std::unique_ptr<SnapshotSource> makeSource() const
    {
        if (isDemo)
            return std::make_unique<DemoSource>();
        return makeProbeSource(role.load(std::memory_order_relaxed));
    }

    void load()
    {
        if (engine)
            return;
        // The first one of a process changes a table of Qt's that every delivery reads: in this thread then, which
        // delivers nothing meanwhile, not in the sampler's.
        if (!isRemote)
            Probe{SnapshotParts()};
        qml_register_types_Signalbox_Inspector();
        Translation &translation = Translation::instance();
        inspector = std::make_unique<Inspector>();
        inspector->setView(Inspector::OverviewView);
        inspector->setLocale(translation.locale(), translation.isRightToLeft());
        inspector->setTake([this](SnapshotParts lists) { return sampler.take(lists); });
        sampler.setParts(Inspector::partsOf(inspector->view()));
        QObject::connect(inspector.get(), &Inspector::viewChanged, q, [this] {
            sampler.setParts(Inspector::partsOf(inspector->view()));
            pace.reset();
        });
        QObject::connect(inspector.get(), &Inspector::taskWindowChanged, q,
                         [this] { sampler.setTaskWindow(inspector->taskWindow()); });
        QObject::connect(inspector.get(), &Inspector::chosen, q, [this](qint64 pid) { sampler.choose(pid); });
        QObject::connect(inspector->canceller(), &TaskCanceller::wanted, q,
                         [this](const TaskAddress &task) { sampler.cancelTask(task); });
        engine = std::make_unique<QQmlApplicationEngine>();
        engine->addImportPath(u":/qt/qml"_s);
        engine->setInitialProperties({{u"inspector"_s, QVariant::fromValue(inspector.get())}});
        engine->load(QUrl(u"qrc:/qt/qml/Signalbox/Inspector/InspectorWindow.qml"_s));
        window = engine->rootObjects().isEmpty()
                     ? nullptr
                     : qobject_cast<QQuickWindow *>(engine->rootObjects().constFirst());
        if (!window) {
            qCWarning(lcInspector, "The inspector's QML module cannot be loaded; there will be no window.");
            return;
        }
        translation.watch(window);
        QObject::connect(&translation, &Translation::changed, q, [this, &translation] {
            inspector->setLocale(translation.locale(), translation.isRightToLeft());
            engine->retranslate();
        });
        frameCost = new FrameCost(window);
        QObject::connect(
            window, &QQuickWindow::frameSwapped, q, [this] { hasFrame(); },
            Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
        QObject::connect(window, &QWindow::visibleChanged, q, [this](bool visible) {
            follow();
            Q_EMIT q->visibleChanged(visible);
        });
        QObject::connect(window, &QWindow::windowStateChanged, q, [this] { follow(); });
        QObject::connect(window, &QWindow::visibilityChanged, q, [this] { follow(); });
    }

    //! What Qt's windows and shortcuts cannot survive destroying: the application is gone.
    void leaveBehind()
    {
        sampler.stop();
        static auto *leftBehind = new std::vector<std::pair<QQmlApplicationEngine *, Inspector *>>;
        leftBehind->emplace_back(engine.release(), inspector.release());
    }

    //! The first frame, in a turn that is over now. It takes long, and is no fault of the program's.
    void hasFrame()
    {
        isDrawn = true;
        if (timer.isActive())
            sampler.start();
    }

    //! Works while somebody can see it.
    void follow()
    {
        const bool visible = window && window->isVisible() && !(window->windowStates() & Qt::WindowMinimized);
        if (visible == timer.isActive())
            return;
        if (visible) {
            timer.start();
            if (isDrawn)
                return sampler.start();
            if (isRemote)
                return sampler.start(); // nobody is waited for here
            sampler.takeOne();          // something to draw
            showNewest();
        } else {
            timer.stop();
            sampler.stop();
        }
    }

    void tick()
    {
        pace.worked(lastShown, frameCost->take());
        if (pace.isDue(SteadyClock::now()))
            showNewest();
        const bool hasOther = hasOtherWindow(window);
        if (hadOther && !hasOther && QGuiApplication::quitOnLastWindowClosed())
            window->close();
        hadOther = hasOther;
    }

    void showNewest()
    {
        lastShown = SteadyClock::now();
        const Nanoseconds before = threadCpuTime();
        frameCost->expectFrame();
        inspector->setSample(sampler.newest());
        pace.worked(lastShown, threadCpuTime() - before);
    }

    InspectorWindow *const q;
    const bool isRemote;
    const bool isDemo = EnvironmentSwitch("SIGNALBOX_INSPECTOR_DEMO").isOn(lcInspector());
    std::atomic<InspectRole> role{inspectRoleOfEnvironment()};
    QTimer timer;
    const HiddenTimers hidden{&timer};
    Sampler sampler;
    std::unique_ptr<Inspector> inspector; // outlives the engine whose views are bound to it
    std::unique_ptr<QQmlApplicationEngine> engine;
    QPointer<QQuickWindow> window;
    FrameCost *frameCost = nullptr; // the window's child
    Pace pace{isRemote ? OwnGuiShare : GuiShare};
    Deadline lastShown{};
    bool hadOther = false;
    bool isDrawn = false; // there has been a frame
};

InspectorWindow::InspectorWindow(QObject *parent) : QObject(parent), d(std::make_unique<Private>(this)) {}

InspectorWindow::InspectorWindow(std::function<std::unique_ptr<SnapshotSource>()> makeSource, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, std::move(makeSource)))
{
}

InspectorWindow::~InspectorWindow()
{
    if (d->window)
        d->window->disconnect(this);
    if (d->engine && !QCoreApplication::instance()) {
        qCWarning(lcInspector,
                  "InspectorWindow: it must end before the application object: make it after that. Its "
                  "window is left behind.");
        d->leaveBehind();
    }
}

bool InspectorWindow::isVisible() const
{
    return d->window && d->window->isVisible();
}

InspectRole InspectorWindow::role() const
{
    return d->role.load(std::memory_order_relaxed);
}

void InspectorWindow::setRole(InspectRole role)
{
    d->role.store(role, std::memory_order_relaxed);
}

QQuickWindow *InspectorWindow::window() const
{
    return d->window;
}

void InspectorWindow::show()
{
    setVisible(true);
}

void InspectorWindow::showPage(Page page)
{
    static_assert(int(Page::Watchers) == Inspector::WatchersView &&
                  int(Page::Overview) == Inspector::OverviewView);
    show();
    if (d->inspector)
        d->inspector->setView(Inspector::View(page));
}

void InspectorWindow::hide()
{
    setVisible(false);
}

void InspectorWindow::setVisible(bool visible)
{
    if (visible == isVisible() && !visible)
        return;
    if (!visible) {
        d->window->hide();
        return;
    }
    d->load();
    if (!d->window)
        return;
    if (d->window->windowStates() & Qt::WindowMinimized)
        d->window->showNormal();
    else
        d->window->show();
    d->window->raise();
    d->window->requestActivate();
}

bool InspectorWindow::grabTo(const QString &path)
{
    if (!isVisible()) {
        qCWarning(lcInspector, "grabTo(): the window is not visible; nothing was written.");
        return false;
    }
    d->showNewest();
    const QImage image = d->window->grabWindow();
    if (image.isNull() || !image.save(path)) {
        qCWarning(lcInspector, "grabTo(): cannot write %ls.", qUtf16Printable(path));
        return false;
    }
    return true;
}

} // namespace Signalbox
