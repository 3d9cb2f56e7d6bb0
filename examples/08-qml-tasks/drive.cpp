// SPDX-License-Identifier: MIT
#include "drive.h"

#include <Signalbox/QmlTask>
#include <Signalbox/Sleep>
#include <Signalbox/Until>

#include <QtCore/qtextstream.h>
#include <QtGui/qpainter.h>
#include <QtQuick/qquickwindow.h>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

QString textOf(const QVariant &value)
{
    if (value.typeId() == QMetaType::QVariantList)
        return u"%1 books"_s.arg(value.toList().size());
    if (value.typeId() == QMetaType::QVariantMap)
        return value.toMap().value(u"title"_s).toString();
    return u"%1 days"_s.arg(value.toInt());
}

//! Waits for the end of the task that the window's property \a name has, and prints how it was.
Task<> awaitEnd(QQuickWindow *desk, QString name)
{
    auto *task = desk->property(name.toLatin1()).value<QmlTask *>();
    co_await until(task, &QmlTask::isRunning, &QmlTask::ended, [](bool isRunning) { return !isRunning; });
    const auto text = task->isCancelled()       ? u"cancelled"_s
                      : task->error().isEmpty() ? textOf(task->value())
                                                : task->error();
    QTextStream(stdout) << name << ": " << text << Qt::endl;
}

//! In two columns, with a little room around each.
bool save(const QList<QImage> &pictures, const QString &file)
{
    constexpr int Gap = 12;
    const auto size = pictures.first().size();
    QImage all(2 * size.width() + 3 * Gap, 2 * size.height() + 3 * Gap, QImage::Format_RGB32);
    all.fill(QColor(0x9a, 0xa5, 0xb1));
    QPainter painter(&all);
    for (int i = 0; i < int(pictures.size()); ++i)
        painter.drawImage(Gap + i % 2 * (size.width() + Gap), Gap + i / 2 * (size.height() + Gap),
                          pictures[i]);
    painter.end();
    return all.save(file);
}

enum Book { Cranford, Emma, Frankenstein, JaneEyre };

} // namespace

Task<int> drive(QQuickWindow *desk, QString picture)
{
    QList<QImage> pictures;
    const auto look = [&] { pictures.append(desk->grabWindow()); };
    const auto call = [&](const char *function) { QMetaObject::invokeMethod(desk, function); };
    const auto open = [&](Book book) {
        QMetaObject::invokeMethod(desk, "choose", Q_ARG(QVariant, int(book)));
    };
    const auto cancel = [&](const char *name) { desk->property(name).value<QmlTask *>()->cancel(); };

    co_await sleepFor(300ms);
    look();
    cancel("catalogue");
    co_await awaitEnd(desk, u"catalogue"_s);
    call("load");
    co_await awaitEnd(desk, u"catalogue"_s);
    open(Cranford);
    co_await sleepFor(300ms);
    look();
    cancel("book");
    co_await awaitEnd(desk, u"book"_s);
    open(Emma);
    co_await awaitEnd(desk, u"book"_s);
    look();
    open(JaneEyre);
    co_await awaitEnd(desk, u"book"_s);
    call("borrow");
    co_await awaitEnd(desk, u"loan"_s);
    look();
    call("borrow"); // once more
    co_await awaitEnd(desk, u"loan"_s);

    if (save(pictures, picture))
        co_return 0;
    QTextStream(stderr) << "loandesk: " << picture << " cannot be written" << Qt::endl;
    co_return 1;
}
