// SPDX-License-Identifier: MIT
// Exit status 0: a line has gone to a server and back.
#include <Signalbox/Network>
#include <Signalbox/RunTask>

#include <QCoreApplication>
#include <QTcpServer>
#include <QTcpSocket>

static Signalbox::Task<int> talk()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    QTcpSocket socket;
    socket.connectToHost(server.serverAddress(), server.serverPort());
    co_await Signalbox::connected(&socket);
    const auto peer = co_await Signalbox::accept(&server);
    co_await Signalbox::write(&socket, "hello\n");
    const auto line = co_await Signalbox::readLine(peer.get());
    co_return line == "hello\n" ? 0 : 1;
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    return Signalbox::run(app, talk());
}
