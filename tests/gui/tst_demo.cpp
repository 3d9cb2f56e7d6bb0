// SPDX-License-Identifier: MIT
// The demo application and its inspector on Wayland, used by mouse and keys from outside, with a picture of the screen.
#include "../shared/guihost.h"
#include "../shared/realinput.h"

#include "harbour.h"
#include "mainwindow.h"

#include <QtCore/qtemporarydir.h>
#include <QtGui/qevent.h>
#include <QtGui/qscreen.h>
#include <QtGui/qwindow.h>
#include <QtQuick/qquickwindow.h>
#include <QtWidgets/qapplication.h>
#include <QtWidgets/qtoolbar.h>

#include <cstdlib>
#include <optional>

using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 20'000;

/*!
    Knows where windows are, which a Wayland client is not told: where the mouse is on the screen is known outside,
    where it is in a window is known here.
*/
class Hand : public QObject
{
public:
    Hand() { qApp->installEventFilter(this); }

    //! Where the top left corner of what \a window draws is on the screen. Nothing may lie above the window.
    std::optional<QPoint> find(const QWindow *window)
    {
        const QSize screen = window->screen()->size();
        constexpr int Step = 200; // smaller than any window
        for (int y = Step / 2; y < screen.height(); y += Step) {
            for (int x = Step / 2; x < screen.width(); x += Step) {
                // Coming in tells a window where the mouse is, and each step that follows.
                moveTo({x, y});
                m_seenIn = nullptr;
                moveTo({x + 1, y});
                if (QTest::qWaitFor([&] { return m_seenIn == window; }, 200))
                    return QPoint(x + 1, y) - m_seenAt;
            }
        }
        return std::nullopt;
    }
    static void moveTo(QPoint point)
    {
        RealInput::xdotool({u"mousemove"_s, text(point.x()), text(point.y())});
    }
    static void click(QPoint point)
    {
        moveTo(point);
        RealInput::xdotool({u"click"_s, u"1"_s});
    }
    //! Drags what is at \a from, as Weston has it with this key and this button: 1 moves a window, 3 resizes it.
    static void drag(QPoint from, QPoint by, int button)
    {
        moveTo(from);
        RealInput::xdotool({u"keydown"_s, u"Super_L"_s, u"mousedown"_s, text(button)});
        for (int step = 1; step <= Steps; ++step)
            moveTo(from + by * step / Steps);
        RealInput::xdotool({u"mouseup"_s, text(button), u"keyup"_s, u"Super_L"_s});
    }

private:
    static constexpr int Steps = 5;
    static QString text(int number) { return QString::number(number); }

    bool eventFilter(QObject *object, QEvent *event) override
    {
        if (event->type() == QEvent::MouseMove && object->isWindowType()) {
            m_seenIn = object;
            m_seenAt = static_cast<QMouseEvent *>(event)->position().toPoint();
        }
        return false;
    }

    QObject *m_seenIn = nullptr;
    QPoint m_seenAt;
};

//! The screen of the X server that the compositor's window is on, asked by another process.
QImage pictureOfScreen(const QString &file)
{
    QProcess grabber;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    grabber.setProcessEnvironment(environment);
    grabber.start(QCoreApplication::applicationFilePath(), {u"--grab"_s, file});
    return grabber.waitForFinished(Patience) && grabber.exitCode() == 0 ? QImage(file) : QImage();
}

int grab(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    return app.primaryScreen()->grabWindow(0).save(QString::fromLocal8Bit(argv[2])) ? 0 : 1;
}

//! The part of the pixels that are the same in both.
double likeness(const QImage &a, const QImage &b)
{
    int same = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            same += a.pixel(x, y) == b.pixel(x, y);
    }
    return double(same) / (double(a.width()) * a.height());
}

} // namespace

class DemoOnWayland : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCOMPARE(QGuiApplication::platformName(), u"wayland"_s);
        QVERIFY(m_harbour.start());
        m_window.show();
        QTRY_VERIFY_WITH_TIMEOUT(m_window.isActiveWindow(), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_harbour.server().connectionCount(), Clients, Patience);
    }

    void windowIsMovedToTheCorner() { move(window(), {0, 0}); }

    void keyOpensTheInspector()
    {
        RealInput::xdotool({u"key"_s, u"F12"_s});
        QTRY_VERIFY_WITH_TIMEOUT(m_window.inspector().isVisible(), Patience);
        // The program has both windows fill the screen; where they are is the compositor's affair.
        const QSize screen = window()->screen()->size();
        QTRY_COMPARE_WITH_TIMEOUT(frameSize(window()).height(), screen.height(), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(frameSize(window()).width() + frameSize(inspector()).width(),
                                  screen.width(), Patience);
        move(inspector(), {frameSize(window()).width(), 0});
    }

    void clickClosesTheInspector()
    {
        auto *bar = m_window.findChild<QToolBar *>();
        QVERIFY(bar);
        const QWidget *button = bar->widgetForAction(bar->actions().constFirst());
        const auto place = m_hand.find(window());
        QVERIFY(place);
        m_hand.click(*place + button->mapTo(&m_window, button->rect().center()));
        QTRY_VERIFY_WITH_TIMEOUT(!m_window.inspector().isVisible(), Patience);
        keyOpensTheInspector();
    }

    void resizeArrives()
    {
        for (QWindow *each : {window(), static_cast<QWindow *>(inspector())}) {
            const auto place = m_hand.find(each);
            QVERIFY(place);
            for (const QPoint by : {QPoint(-60, -90), QPoint(60, 90)}) {
                const QPoint wanted = cornerOf(each) + by;
                m_hand.drag(*place + cornerOf(each) - QPoint(40, 40), by, 3);
                QTRY_VERIFY_WITH_TIMEOUT(isNear(cornerOf(each), wanted), Patience);
            }
        }
        QCOMPARE(m_window.size(), window()->size());
    }

    void screenShowsIt()
    {
        const QString file = u"demo-wayland.png"_s;
        const QImage screen = pictureOfScreen(file).copy(window()->screen()->geometry());
        QVERIFY(!screen.isNull() && screen.save(file));
        const auto place = m_hand.find(window());
        QVERIFY(place);
        const QImage drawn = m_window.grab().toImage().convertToFormat(screen.format());
        const double same = likeness(drawn, screen.copy(QRect(*place, drawn.size())));
        QVERIFY2(same > 0.7, qPrintable(QString::number(same)));
        qInfo("picture: %s", qPrintable(QFileInfo(file).absoluteFilePath()));
    }

private:
    static constexpr int Clients = 100;

    static QPoint cornerOf(const QWindow *window) { return {window->width(), window->height()}; }
    //! The compositor has fractions of pixels.
    static bool isNear(QPoint a, QPoint b)
    {
        return std::abs(a.x() - b.x()) <= 1 && std::abs(a.y() - b.y()) <= 1;
    }
    //! Has the compositor move \a window by the mouse, until its frame is at \a place.
    void move(const QWindow *window, QPoint place)
    {
        const auto found = m_hand.find(window);
        QVERIFY(found);
        const QMargins frame = window->frameMargins();
        const QPoint wanted = place + QPoint(frame.left(), frame.top());
        m_hand.drag(*found + QRect({}, window->size()).center(), wanted - *found, 1);
        const auto now = m_hand.find(window);
        QVERIFY(now);
        QVERIFY2(isNear(*now, wanted), QTest::toString(*now - wanted));
    }
    QWindow *window() const { return m_window.windowHandle(); }
    QQuickWindow *inspector() { return m_window.inspector().window(); }
    static QSize frameSize(const QWindow *window)
    {
        return window ? window->frameGeometry().size() : QSize();
    }

    QTemporaryDir m_folder{QDir::temp().filePath(u"harbour-XXXXXX"_s)};
    Harbour m_harbour{m_folder.path(), Clients};
    MainWindow m_window{m_harbour};
    Hand m_hand;
};

int main(int argc, char **argv)
{
    if (argc == 3 && qstrcmp(argv[1], "--grab") == 0)
        return grab(argc, argv);
    return runOnHost<QApplication, DemoOnWayland>(argc, argv);
}

#include "tst_demo.moc"
