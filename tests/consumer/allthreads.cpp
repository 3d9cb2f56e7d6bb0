// SPDX-License-Identifier: MIT
// No word of Signalbox in here. Exit status 0: the main thread and a QThread have its dispatcher all the same.
#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QThread>
#if __has_include(<QApplication>)
#include <QApplication>
using Application = QApplication;
#else
using Application = QCoreApplication;
#endif

#include <cstring>
#include <memory>

static bool isOurs()
{
    return std::strcmp(QAbstractEventDispatcher::instance()->metaObject()->className(),
                       "Signalbox::EventDispatcher") == 0;
}

int main(int argc, char **argv)
{
    Application app(argc, argv);
    bool isThreadOurs = false;
    const std::unique_ptr<QThread> thread(QThread::create([&] { isThreadOurs = isOurs(); }));
    thread->start();
    thread->wait();
    return isOurs() && isThreadOurs ? 0 : 1;
}
