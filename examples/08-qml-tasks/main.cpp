// SPDX-License-Identifier: MIT
// A library's desk in QML, whose answers are tasks of C++.
#include "drive.h"

#include <Signalbox/Install>
#include <Signalbox/RunTask>

#include <QtCore/qcommandlineparser.h>
#include <QtGui/qguiapplication.h>
#include <QtQml/qqmlapplicationengine.h>
#include <QtQuick/qquickwindow.h>
#include <QtQuickControls2/qquickstyle.h>

using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    Signalbox::install();
    QGuiApplication app(argc, argv);

    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption shot(u"shot"_s, u"Borrows a book by itself, writes a picture of it, and ends."_s,
                                  u"file"_s);
    parser.addOption(shot);
    parser.process(app);

    QQuickStyle::setStyle(u"Fusion"_s);
    QQmlApplicationEngine engine(QUrl(u"qrc:/qt/qml/LoanDesk/Main.qml"_s));
    auto *desk = qobject_cast<QQuickWindow *>(engine.rootObjects().value(0));
    if (!desk)
        return 1;
    if (parser.isSet(shot))
        return Signalbox::run(app, drive(desk, parser.value(shot)));
    return QGuiApplication::exec();
}
