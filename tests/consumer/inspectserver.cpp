// SPDX-License-Identifier: MIT
// Exit status 0: the command, which is the only argument, finds this program.
#include <Signalbox/InspectServer>

#include <QCoreApplication>
#include <QProcess>

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    Signalbox::InspectServer server;
    if (!server.start())
        return 1;
    QProcess ps;
    ps.start(QString::fromLocal8Bit(argv[1]), {QStringLiteral("ps")});
    const bool isListed =
        ps.waitForFinished() && ps.readAllStandardOutput().contains(QByteArray::number(app.applicationPid()));
    return isListed ? 0 : 1;
}
