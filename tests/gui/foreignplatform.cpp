// SPDX-License-Identifier: MIT
// A platform plugin that draws nowhere and brings an event dispatcher of a class that nobody has heard of.
#include <QtCore/qcoreapplication.h>
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

class ForeignDispatcher : public QEventDispatcherUNIX
{
    Q_OBJECT

public:
    bool processEvents(QEventLoop::ProcessEventsFlags flags) override
    {
        const bool handled = QEventDispatcherUNIX::processEvents(flags);
        return QWindowSystemInterface::sendWindowSystemEvents(flags) || handled;
    }
};

class ForeignScreen : public QPlatformScreen
{
public:
    QRect geometry() const override { return { 0, 0, 800, 600 }; }
    int depth() const override { return 32; }
    QImage::Format format() const override { return QImage::Format_RGB32; }
};

class ForeignBackingStore : public QPlatformBackingStore
{
public:
    using QPlatformBackingStore::QPlatformBackingStore;
    QPaintDevice *paintDevice() override { return &m_image; }
    void flush(QWindow *, const QRegion &, const QPoint &) override { }
    void resize(const QSize &size, const QRegion &) override { m_image = QImage(size, QImage::Format_RGB32); }

private:
    QImage m_image;
};

class ForeignIntegration : public QPlatformIntegration
{
public:
    ForeignIntegration() : m_fonts(std::make_unique<QPlatformFontDatabase>()) { }
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
    QPlatformIntegration *create(const QString &, const QStringList &) override { return new ForeignIntegration; }
};

#include "foreignplatform.moc"
