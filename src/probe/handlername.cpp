// SPDX-License-Identifier: MIT
#include "probe/handlername_p.h"

#include <QtCore/qcoreevent.h>
#include <QtCore/qmetaobject.h>

#include <array>
#include <atomic>

namespace Signalbox {

namespace {

//! Any thread may read while another one adds: the name is there before its type.
struct OwnEventType
{
    std::atomic<const char *> name{nullptr};
    std::atomic<int> type{0};
};
constinit std::array<OwnEventType, 4> ownEventTypes;
constinit std::atomic<std::size_t> ownEventTypeCount{0};

const char *ownEventTypeName(int type)
{
    for (const auto &own : ownEventTypes) {
        if (own.type.load(std::memory_order_acquire) == type)
            return own.name.load(std::memory_order_relaxed);
    }
    return nullptr;
}

} // namespace

void setEventTypeName(int type, const char *name)
{
    const auto index = ownEventTypeCount.fetch_add(1, std::memory_order_relaxed);
    if (index >= ownEventTypes.size())
        return;
    ownEventTypes[index].name.store(name, std::memory_order_relaxed);
    ownEventTypes[index].type.store(type, std::memory_order_release);
}

QString eventTypeName(int type)
{
    if (const char *name = type > QEvent::User ? ownEventTypeName(type) : nullptr)
        return QString::fromLatin1(name);
    static const auto types = QMetaEnum::fromType<QEvent::Type>();
    if (const char *name = types.valueToKey(type))
        return QString::fromLatin1(name);
    if (type >= QEvent::User)
        return QStringLiteral("User+%1").arg(type - QEvent::User);
    return QString::number(type);
}

namespace {

//! What a signal, a slot or a queued call is named after; copied out of a block that goes on changing.
struct Called
{
    const QMetaObject *metaObject = nullptr;
    int method = -1;
    const char *what = nullptr;
    CalledCode code;

    bool isCode() const { return !metaObject && !what && code.function; }
    QString name() const
    {
        if (metaObject)
            return QString::fromUtf8(metaObject->method(method).methodSignature());
        if (what)
            return QString::fromUtf8(what);
        return code.function ? nameOf(code) : QString();
    }
};

} // namespace

std::optional<HandlerSnapshot> readHandler(const HandlerBlock &block, Deadline now, int *level,
                                           CalledCode *code)
{
    HandlerSnapshot handler;
    Called called;
    const std::type_info *receiverClass = nullptr;
    int eventType = 0;
    Deadline since{};
    const bool ok = block.lock.read([&] {
        handler.kind = HandlerSnapshot::Kind(block.kind.get());
        handler.receiver = quintptr(block.receiver.get());
        handler.receiverName = block.receiverName.get();
        since = Deadline(Nanoseconds(block.since.get()));
        receiverClass = block.receiverClass.get();
        called.metaObject = block.metaObject.get();
        called.method = block.method.get();
        called.what = block.what.get();
        called.code = {block.code.get(), block.codeTarget.get(), block.otherSlots.get()};
        eventType = block.eventType.get();
        *level = block.level.get();
    });
    if (!ok)
        return {};
    handler.runningFor = std::max(now - since, Nanoseconds::zero());
    handler.receiverClass = className(receiverClass);
    if (code && called.isCode())
        *code = called.code;
    else
        handler.what = called.name();
    if (handler.kind == HandlerSnapshot::Kind::Event) {
        const auto type = eventTypeName(eventType);
        handler.what = handler.what.isEmpty() ? type : QStringLiteral("%1 %2").arg(type, handler.what);
    }
    return handler;
}

QString nameOf(const HandlerSnapshot &handler)
{
    return QStringLiteral("%1: %2").arg(handler.receiverClass, handler.what);
}

QString addName(const QString &handler, const CalledCode &code)
{
    if (!code.function)
        return handler;
    const bool hasWhat = !handler.endsWith(QLatin1String(": "));
    return handler + (hasWhat ? QStringLiteral(" ") : QString()) + nameOf(code);
}

} // namespace Signalbox
