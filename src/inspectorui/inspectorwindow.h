// SPDX-License-Identifier: MIT
#pragma once

#include "../probe/control.h"
#include "inspectorglobal.h"

#include <QtCore/qobject.h>

#include <functional>
#include <memory>

QT_BEGIN_NAMESPACE
class QQuickWindow;
QT_END_NAMESPACE

namespace Signalbox {

class SnapshotSource;

/*!
    A window that shows what the loops of this program do: loops, posted events, timers and watchers, and the
    queues, matchers, events and tasks of schedulers, live.

    \code
    Signalbox::install();
    QApplication app(argc, argv);
    Signalbox::InspectorWindow inspector;
    inspector.show();
    \endcode

    It works in Quick and in Widgets programs and brings its own QML engine, made at the first show(). Samples
    are taken in a thread of its own, so that a GUI loop that is stuck has been looked at when it answers
    again. All of that stops while the window is hidden or minimised.

    The window does not keep a program alive: it closes with the last other window of a program that quits
    then.

    With SIGNALBOX_INSPECTOR_DEMO=1 in the environment it shows made-up data.

    Thread-safety: GUI thread. Needs a QGuiApplication that lives longer.
    Cost: nothing while it is hidden. While it is shown at most some 10 % of one core, in programs with 100,000
    timers too: what is dear is brought up to date more rarely than ten times a second, and the window tells
    how often.
*/
class SIGNALBOX_INSPECTOR_EXPORT InspectorWindow : public QObject
{
    Q_OBJECT

    //! True while the window is shown, minimised included. Default: false.
    Q_PROPERTY(bool visible READ isVisible WRITE setVisible NOTIFY visibleChanged)

public:
    //! What one of its pages is about. The first one that is shown is the overview.
    enum class Page { Loops, PostedEvents, Timers, Watchers, Queues, Matchers, Events, Tasks, Warnings, Overview };
    Q_ENUM(Page)

    /*!
        Makes nothing yet: window, engine and sampling thread come with the first show(). That makes a Probe too; if
        other threads are at work by then, make one before them: Probe says why.
    */
    explicit InspectorWindow(QObject *parent = nullptr);
    //! \internal The same, of what \a makeSource gives, which is called in the sampling thread for each show().
    explicit InspectorWindow(std::function<std::unique_ptr<SnapshotSource>()> makeSource,
                             QObject *parent = nullptr);
    //! Closes the window; waits for a snapshot that is being taken, some milliseconds at most.
    ~InspectorWindow() override;

    //! True while the window is shown, minimised included.
    bool isVisible() const;

    /*!
        What the user of the window may do: by default what inspectRoleOfEnvironment() says, so with SIGNALBOX_INSPECT=control tasks can be cancelled on
        the page of tasks, each after a question. It takes effect with the next show(). Where another program is looked at, its InspectServer decides.
    */
    InspectRole role() const;
    void setRole(InspectRole role);

    /*!
        The window itself, to place or to resize it.

        Ownership: the inspector's; do not delete it. Null before the first show(), and where that failed.
    */
    QQuickWindow *window() const;

    /*!
        Writes what the window shows now, brought up to date, to the picture \a path; its suffix names the
        format.

        Errors: a window that is not visible and a path that cannot be written give false and a warning.
        Cost: draws the window once, and writes the file before it returns.
    */
    bool grabTo(const QString &path);

public Q_SLOTS:
    /*!
        Shows the window and brings it to the front; looking begins.

        Errors: where the QML module of the inspector cannot be loaded, a warning, and no window.
        Cost: the first time, a QML engine is made and our translation installed: some 100 ms.
    */
    void show();
    //! As show(), with \a page in front.
    void showPage(Signalbox::InspectorWindow::Page page);
    //! Hides the window; looking ends before this returns. What was shown comes back with the next show().
    void hide();
    //! The same as show() or hide().
    void setVisible(bool visible);

Q_SIGNALS:
    //! The window is shown, or has been hidden or closed by anybody.
    void visibleChanged(bool visible);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Signalbox
