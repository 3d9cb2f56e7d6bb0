// SPDX-License-Identifier: MIT
// A platform plugin that draws nowhere and brings an event dispatcher of a class that nobody has heard of.
#include "foreigncalls.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qsocketnotifier.h>
#include <QtCore/qvariant.h>
#include <QtGui/qimage.h>

#include <private/qeventdispatcher_unix_p.h>
#include <qpa/qplatformbackingstore.h>
#include <qpa/qplatformfontdatabase.h>
#include <qpa/qplatformintegration.h>
#include <qpa/qplatformintegrationplugin.h>
#include <qpa/qplatformscreen.h>
#include <qpa/qplatformwindow.h>
#include <qpa/qwindowsysteminterface.h>

#include <memory>

static ForeignCalls calls; // outlives the dispatcher, for the test that sees it end

//! Notes each call, and has Qt's own dispatcher do the work: its functions are final.
class ForeignDispatcher : public QAbstractEventDispatcher
{
    Q_OBJECT

public:
    ForeignDispatcher()
    {
        qApp->setProperty("foreignCalls", QVariant::fromValue<void *>(&calls));
        connect(m_unix.get(), &QAbstractEventDispatcher::awake, this, &QAbstractEventDispatcher::awake);
        connect(m_unix.get(), &QAbstractEventDispatcher::aboutToBlock, this,
                &QAbstractEventDispatcher::aboutToBlock);
    }

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override
    {
        const bool handled = m_unix->processEvents(flags);
        return QWindowSystemInterface::sendWindowSystemEvents(flags) || handled;
    }
    void registerSocketNotifier(QSocketNotifier *notifier) override
    {
        note("registerSocketNotifier", notifier->socket());
        m_unix->registerSocketNotifier(notifier);
    }
    void unregisterSocketNotifier(QSocketNotifier *notifier) override
    {
        note("unregisterSocketNotifier", notifier->socket());
        m_unix->unregisterSocketNotifier(notifier);
    }
    void registerTimer(int timerId, qint64 interval, Qt::TimerType type, QObject *owner) override
    {
        note("registerTimer", timerId);
        m_unix->registerTimer(timerId, interval, type, owner);
    }
    bool unregisterTimer(int timerId) override
    {
        note("unregisterTimer", timerId);
        return m_unix->unregisterTimer(timerId);
    }
    bool unregisterTimers(QObject *owner) override
    {
        calls.note(QStringLiteral("unregisterTimers ") + owner->objectName());
        return m_unix->unregisterTimers(owner);
    }
    QList<TimerInfo> registeredTimers(QObject *owner) const override
    {
        return m_unix->registeredTimers(owner);
    }
    int remainingTime(int timerId) override
    {
        note("remainingTime", timerId);
        return m_unix->remainingTime(timerId);
    }
    void wakeUp() override
    {
        calls.note(QStringLiteral("wakeUp"));
        m_unix->wakeUp();
    }
    void interrupt() override
    {
        calls.note(QStringLiteral("interrupt"));
        m_unix->interrupt();
    }
    void startingUp() override
    {
        calls.note(QStringLiteral("startingUp"));
        m_unix->startingUp();
    }
    void closingDown() override
    {
        calls.note(QStringLiteral("closingDown"));
        m_unix->closingDown();
    }

private:
    static void note(const char *function, qintptr number)
    {
        calls.note(QStringLiteral("%1 %2").arg(QLatin1String(function)).arg(number));
    }

    std::unique_ptr<QAbstractEventDispatcher> m_unix = std::make_unique<QEventDispatcherUNIX>();
};

class ForeignScreen : public QPlatformScreen
{
public:
    QRect geometry() const override { return {0, 0, 800, 600}; }
    int depth() const override { return 32; }
    QImage::Format format() const override { return QImage::Format_RGB32; }
};

class ForeignBackingStore : public QPlatformBackingStore
{
public:
    using QPlatformBackingStore::QPlatformBackingStore;
    QPaintDevice *paintDevice() override { return &m_image; }
    void flush(QWindow *, const QRegion &, const QPoint &) override {}
    void resize(const QSize &size, const QRegion &) override { m_image = QImage(size, QImage::Format_RGB32); }

private:
    QImage m_image;
};

class ForeignIntegration : public QPlatformIntegration
{
public:
    ForeignIntegration() : m_fonts(std::make_unique<QPlatformFontDatabase>()) {}
    ~ForeignIntegration() override { QWindowSystemInterface::handleScreenRemoved(m_screen); }
    void initialize() override { QWindowSystemInterface::handleScreenAdded(m_screen = new ForeignScreen); }
    QPlatformWindow *createPlatformWindow(QWindow *window) const override
    {
        auto *platformWindow = new QPlatformWindow(window);
        QWindowSystemInterface::handleExposeEvent(window, QRect(QPoint(), window->size()));
        return platformWindow;
    }
    QPlatformBackingStore *createPlatformBackingStore(QWindow *window) const override
    {
        return new ForeignBackingStore(window);
    }
    QAbstractEventDispatcher *createEventDispatcher() const override { return new ForeignDispatcher; }
    QPlatformFontDatabase *fontDatabase() const override { return m_fonts.get(); }

private:
    std::unique_ptr<QPlatformFontDatabase> m_fonts;
    ForeignScreen *m_screen = nullptr;
};

class ForeignPlugin : public QPlatformIntegrationPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QPlatformIntegrationFactoryInterface_iid FILE "foreignplatform.json")

public:
    QPlatformIntegration *create(const QString &, const QStringList &) override
    {
        return new ForeignIntegration;
    }
};

#include "foreignplatform.moc"
