// SPDX-License-Identifier: MIT
// A program that says when it is stuck, and stays so until a line comes or its input ends. The first argument may be "twice": it is so in one
// application object after the other; or "exit": it ends by exit() within that slot.
#ifndef IS_STOCK // it knows nothing of us then
#include <Signalbox/Install>
#endif

#include <QtCore/qcoreapplication.h>
#include <QtCore/qtimer.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

class Worker : public QObject
{
    Q_OBJECT

public:
    bool endsByExit = false;

public Q_SLOTS:
    void catchUp() {}
    void freeze()
    {
        for (int i = 0; i < 3; ++i) // what has to wait
            QMetaObject::invokeMethod(this, &Worker::catchUp, Qt::QueuedConnection);
        std::puts("stuck");
        std::fflush(stdout);
        for (int character = 0; character != EOF && character != '\n';)
            character = std::getchar();
        if (endsByExit)
            std::exit(7);
        QCoreApplication::quit();
    }
};

static int run(int argc, char **argv)
{
#ifndef IS_STOCK
    Signalbox::install();
#endif
    QCoreApplication app(argc, argv);
    Worker worker;
    worker.endsByExit = argc > 1 && std::strcmp(argv[1], "exit") == 0;
    QTimer late;
    late.start(1);
    QTimer::singleShot(0, &worker, &Worker::freeze);
    return app.exec();
}

int main(int argc, char **argv)
{
    const int status = run(argc, argv);
    return argc > 1 && std::strcmp(argv[1], "twice") == 0 ? run(argc, argv) : status;
}

#include "inspected.moc"
