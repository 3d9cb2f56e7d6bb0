// SPDX-License-Identifier: MIT
// Exit status 0: the command, which is the only argument, finds this program.
#ifdef IS_GUEST // it knows nothing of us: the Qt plugin is to start the server
#include <QGuiApplication>
#else
#include <Signalbox/InspectServer>

#include <QCoreApplication>
#endif
#include <QProcess>

int main(int argc, char **argv)
{
#ifdef IS_GUEST
    QGuiApplication app(argc, argv);
#else
    QCoreApplication app(argc, argv);
    Signalbox::InspectServer server;
    if (!server.start())
        return 1;
#endif
    QProcess ps;
    ps.start(QString::fromLocal8Bit(argv[1]), {QStringLiteral("ps")});
    const bool isListed =
        ps.waitForFinished() && ps.readAllStandardOutput().contains(QByteArray::number(app.applicationPid()));
    return isListed ? 0 : 1;
}
