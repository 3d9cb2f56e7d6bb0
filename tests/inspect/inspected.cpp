// SPDX-License-Identifier: MIT
// A program that says when it is stuck, and stays so until its input ends.
#ifndef IS_STOCK // it knows nothing of us then
#include <Signalbox/Install>
#endif

#include <QtCore/qcoreapplication.h>
#include <QtCore/qtimer.h>

#include <cstdio>

class Worker : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void catchUp() {}
    void freeze()
    {
        for (int i = 0; i < 3; ++i) // what has to wait
            QMetaObject::invokeMethod(this, &Worker::catchUp, Qt::QueuedConnection);
        std::puts("stuck");
        std::fflush(stdout);
        while (std::getchar() != EOF) {
        }
        QCoreApplication::quit();
    }
};

int main(int argc, char **argv)
{
#ifndef IS_STOCK
    Signalbox::install();
#endif
    QCoreApplication app(argc, argv);
    Worker worker;
    QTimer late;
    late.start(1);
    QTimer::singleShot(0, &worker, &Worker::freeze);
    return app.exec();
}

#include "inspected.moc"
