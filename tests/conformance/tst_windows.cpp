// SPDX-License-Identifier: MIT
// The window system's queue, as far as the dispatcher is to blame: D17. Runs offscreen.
#include "fixtures.h"
#include "host.h"

#include <QtGui/QGuiApplication>
#include <QtGui/QWindow>
#include <qpa/qwindowsysteminterface.h>

using namespace Conformance;
using namespace Qt::StringLiterals;

class Windows : public Suite
{
    Q_OBJECT

private Q_SLOTS:
    void excludedInputIsDeferred();
    void waitSleepsOnInputThatWasLeft();
};

namespace {

class InputWindow : public QWindow
{
public:
    EventLog log;

    InputWindow()
    {
        resize(100, 100);
        show();
        settle();
        log.take();
    }

    // As a platform plugin does when the user presses a button.
    void press()
    {
        const QPointF position(50, 50);
        QWindowSystemInterface::handleMouseEvent<QWindowSystemInterface::AsynchronousDelivery>(
            this, position, mapToGlobal(position), Qt::LeftButton, Qt::LeftButton, QEvent::MouseButtonPress);
    }

protected:
    void mousePressEvent(QMouseEvent *) override { log.add("pressed"); }
};

} // namespace

void Windows::excludedInputIsDeferred()
{
    InputWindow window;
    window.press();
    turn(QEventLoop::ExcludeUserInputEvents);
    turn(QEventLoop::ExcludeUserInputEvents);
    QCOMPARE(words(window.log.take()), QString());
    turn();
    EXPECT_DIFFERENCE();
    QCOMPARE(words(window.log.take()), u"pressed"_s);
    dispatcher()->wakeUp();
    settle();
}

// Both stock dispatchers: the turn that left the input has used up its wake-up, and nobody looks at the
// queue again.
void Windows::waitSleepsOnInputThatWasLeft()
{
    InputWindow window;
    window.press();
    turn(QEventLoop::ExcludeUserInputEvents);
    Watchdog watchdog;
    turn(QEventLoop::WaitForMoreEvents);
    QCOMPARE(watchdog.hasBitten(), defectIsHere());
    QCOMPARE(words(window.log.take()), u"pressed"_s);
}

int main(int argc, char **argv)
{
    setMakeApplication(
        [](int &count, char **arguments) { return std::make_unique<QGuiApplication>(count, arguments); });
    return run(argc, argv, Windows::staticMetaObject, [] { return std::make_unique<Windows>(); }, {});
}
#include "tst_windows.moc"
