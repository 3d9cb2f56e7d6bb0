// SPDX-License-Identifier: MIT
#include "probe/descriptorname_p.h"

#include "probe/codename_p.h"

#include <QtCore/qdir.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Signalbox;
using Target = WatcherSnapshot::Target;

class tst_DescriptorName : public QObject
{
    Q_OBJECT

    static Target describe(int descriptor, QString &text)
    {
        const auto target = describeDescriptor(descriptor, &text);
        ::close(descriptor);
        return target;
    }

private Q_SLOTS:
    void kernelObjects()
    {
        QString text;
        QCOMPARE(describe(::eventfd(0, 0), text), Target::EventFd);
        QCOMPARE(describe(::timerfd_create(CLOCK_MONOTONIC, 0), text), Target::TimerFd);
        QCOMPARE(describe(::epoll_create1(0), text), Target::Epoll);
        QCOMPARE(describe(::open("/dev/null", O_RDONLY), text), Target::Device);
        QCOMPARE(text, QStringLiteral("/dev/null"));
        int ends[2];
        QCOMPARE(::pipe(ends), 0);
        ::close(ends[1]);
        QCOMPARE(describe(ends[0], text), Target::Pipe);
        QVERIFY2(text.startsWith(QStringLiteral("pipe:[")), qPrintable(text));
        QCOMPARE(describeDescriptor(ends[0], &text), Target::Closed);
        QCOMPARE(describeDescriptor(-1, &text), Target::Closed);
    }

    void filesByPath()
    {
        QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("größe.txt"));
        QString text;
        const int file = ::open(QFile::encodeName(path).constData(), O_CREAT | O_RDWR, 0600);
        QCOMPARE(describe(file, text), Target::File);
        QCOMPARE(text, QDir(folder.path()).canonicalPath() + QStringLiteral("/größe.txt"));
        QCOMPARE(describe(::open(QFile::encodeName(folder.path()).constData(), O_RDONLY), text),
                 Target::Directory);
    }

    void tcpSocketsWithTheirPeer()
    {
        const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        QCOMPARE(::bind(listener, reinterpret_cast<sockaddr *>(&address), sizeof address), 0);
        QCOMPARE(::listen(listener, 1), 0);
        socklen_t length = sizeof address;
        ::getsockname(listener, reinterpret_cast<sockaddr *>(&address), &length);
        const int client = ::socket(AF_INET, SOCK_STREAM, 0);
        QCOMPARE(::connect(client, reinterpret_cast<sockaddr *>(&address), sizeof address), 0);
        const auto port = QString::number(ntohs(address.sin_port));
        QString text;
        QCOMPARE(describe(client, text), Target::Socket);
        QVERIFY2(text.startsWith(QStringLiteral("tcp 127.0.0.1:")), qPrintable(text));
        QVERIFY2(text.endsWith(QStringLiteral(" → 127.0.0.1:") + port), qPrintable(text));
        QCOMPARE(describe(listener, text), Target::Socket);
        QCOMPARE(text, QStringLiteral("tcp 127.0.0.1:%1 (listening)").arg(port));
    }

    void otherSockets()
    {
        QString text;
        QCOMPARE(describe(::socket(AF_INET6, SOCK_DGRAM, 0), text), Target::Socket);
        QCOMPARE(text, QStringLiteral("udp [::]:0"));
        int pair[2];
        QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
        QCOMPARE(describe(pair[0], text), Target::Socket);
        QCOMPARE(text, QStringLiteral("unix"));
        ::close(pair[1]);
        const int abstract = ::socket(AF_UNIX, SOCK_STREAM, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const QByteArray name = QByteArray("sbx-test-") + QByteArray::number(::getpid());
        std::memcpy(address.sun_path + 1, name.constData(), std::size_t(name.size()));
        const auto length = socklen_t(offsetof(sockaddr_un, sun_path) + 1 + std::size_t(name.size()));
        QCOMPARE(::bind(abstract, reinterpret_cast<sockaddr *>(&address), length), 0);
        QCOMPARE(describe(abstract, text), Target::Socket);
        QCOMPARE(text, QStringLiteral("unix @") + QString::fromLatin1(name));
    }

    void codeByItsSymbol()
    {
        QCOMPARE(symbolAt(0), QString());
        QCOMPARE(symbolAt(quintptr(&nothingKnown)), QString());
        const auto address = reinterpret_cast<quintptr>(reinterpret_cast<void *>(&namedFunction));
        QCOMPARE(symbolAt(address), QStringLiteral("tst_DescriptorName::namedFunction(int)"));
        QCOMPARE(symbolAt(address + 1), QStringLiteral("tst_DescriptorName::namedFunction(int)"));
    }

private:
    static inline int nothingKnown = 0;
    Q_NEVER_INLINE static int namedFunction(int x) { return x + nothingKnown; }
};

QTEST_APPLESS_MAIN(tst_DescriptorName)
#include "tst_descriptorname.moc"
