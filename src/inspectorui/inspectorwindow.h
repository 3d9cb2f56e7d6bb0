// SPDX-License-Identifier: MIT
#pragma once

#include "inspectorglobal.h"

#include <QtCore/qobject.h>

#include <memory>

QT_BEGIN_NAMESPACE
class QQuickWindow;
QT_END_NAMESPACE

namespace Signalbox {

/*!
    A window that shows what the loops of this program do: loops, posted events, timers and watchers, live.

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

    Thread-safety: GUI thread. Needs a QGuiApplication.
*/
class SIGNALBOX_INSPECTOR_EXPORT InspectorWindow : public QObject
{
    Q_OBJECT

    //! True while the window is shown, minimised included. Default: false.
    Q_PROPERTY(bool visible READ isVisible WRITE setVisible NOTIFY visibleChanged)

public:
    explicit InspectorWindow(QObject *parent = nullptr);
    ~InspectorWindow() override;

    bool isVisible() const;

    //! The window itself, to place or to resize it; null before the first show().
    QQuickWindow *window() const;

    /*!
        Writes what the window shows now to the picture \a path; its suffix names the format.

        Errors: a window that is not visible and a path that cannot be written give false and a warning.
    */
    bool grabTo(const QString &path);

public Q_SLOTS:
    //! Shows the window and brings it to the front.
    void show();
    void hide();
    void setVisible(bool visible);

Q_SIGNALS:
    void visibleChanged(bool visible);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Signalbox
