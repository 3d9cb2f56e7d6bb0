// SPDX-License-Identifier: MIT
// A wizard that copies photos, whose pages are one coroutine.
#include "drive.h"
#include "photowizard.h"

#include <Signalbox/Install>
#include <Signalbox/RunTask>

#include <QtCore/qcommandlineparser.h>
#include <QtCore/qstandardpaths.h>
#include <QtWidgets/qapplication.h>

using namespace Signalbox;
using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    install();
    QApplication app(argc, argv);
    app.setQuitOnLastWindowClosed(false); // the program ends with its main task

    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption shot(
        u"shot"_s, u"Copies made-up photos by itself, writes a picture of the pages, and ends."_s, u"file"_s);
    parser.addOption(shot);
    parser.process(app);
    if (parser.isSet(shot))
        return run(app, drive(parser.value(shot)));

    Plan plan;
    plan.source = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    plan.target = plan.source + u" copied"_s;
    PhotoWizard wizard;
    return run(app, wizard.copyPhotos(plan));
}
