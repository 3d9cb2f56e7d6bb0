// SPDX-License-Identifier: MIT
#include "probe/statblocks_p.h"

#include "probe/taskblock_p.h"

#include <QtCore/qbytearray.h>
#include <QtCore/qvarlengtharray.h>

#include <cstdlib>
#include <cstring>
#include <cxxabi.h>
#include <set>
#include <string>
#include <unordered_map>

namespace Signalbox {

void publishText(Published<quint64> *words, std::size_t count, QByteArrayView utf8)
{
    const auto room = qsizetype(count * sizeof(quint64)) - 1;
    auto length = std::min(utf8.size(), room);
    while (length < utf8.size() && length > 0 && (uchar(utf8[length]) & 0xc0) == 0x80)
        --length;                                                         // do not cut a character in two
    for (qsizetype i = 0; i <= length; i += qsizetype(sizeof(quint64))) { // with the end that get() looks for
        quint64 word = 0;
        if (i < length) // of what is empty there may be no address
            std::memcpy(&word, utf8.data() + i, std::size_t(std::min(length - i, qsizetype(sizeof word))));
        words[std::size_t(i) / sizeof word].set(word);
    }
}

void PublishedSite::set(const char *file, const char *inFunction, int inLine)
{
    const QByteArrayView path(file);
    fileName.setUtf8(path.sliced(path.lastIndexOf('/') + 1));
    function.setUtf8(inFunction);
    line.set(inLine);
}

QString publishedText(const Published<quint64> *words, std::size_t count)
{
    if (words[0].get() == 0) // most objects have no name
        return {};
    QVarLengthArray<char, 128> bytes(qsizetype(count * sizeof(quint64)) + 1);
    for (std::size_t i = 0; i < count; ++i) {
        const quint64 word = words[i].get();
        std::memcpy(bytes.data() + i * sizeof word, &word, sizeof word);
    }
    bytes.last() = 0; // also where it was read in the middle of a change
    return QString::fromUtf8(bytes.constData());
}

static QString readableName(const std::type_info *type)
{
    int status = 0;
    char *readable = abi::__cxa_demangle(type->name(), nullptr, nullptr, &status);
    auto name = QString::fromUtf8(status == 0 ? readable : type->name());
    std::free(readable);
    // What carries a scheduler's work is the scheduler.
    if (name == QLatin1String("Signalbox::Detail::SchedulerCore::Carrier") ||
        name == QLatin1String("Signalbox::Detail::GuestHost"))
        return QStringLiteral("Signalbox::Scheduler");
    if (name.startsWith(QLatin1String("Signalbox::Detail::ConnectedSlotOf<")))
        return QStringLiteral("Signalbox::Scheduler::on()");
    // What QML makes of a C++ class is that class to whoever wrote it.
    constexpr QLatin1String Wrapper("QQmlPrivate::QQmlElement<");
    if (name.startsWith(Wrapper) && name.endsWith(QLatin1Char('>')))
        name = name.mid(Wrapper.size()).chopped(1).trimmed();
    return name;
}

QString className(const std::type_info *type)
{
    if (!type)
        return QStringLiteral("QObject");
    // By address: a library that is unloaded takes its type_info along, and another may come in its place. So
    // the name that it was found for is compared as well.
    struct Known
    {
        std::string mangled;
        QString readable;
    };
    thread_local std::unordered_map<const std::type_info *, Known> known;
    auto &entry = known[type];
    if (entry.mangled != type->name())
        entry = {type->name(), readableName(type)};
    return entry.readable;
}

std::mutex &namesMutex()
{
    static constinit std::mutex mutex;
    return mutex;
}

const char *internName(QByteArrayView text)
{
    // Never destroyed, as the names are never freed. Bounded: a program that makes up names without end gets
    // one name for the rest.
    static auto *names = new std::set<QByteArray>;
    constexpr std::size_t MaxNames = 65536;
    const std::lock_guard lock(namesMutex());
    if (names->size() >= MaxNames)
        return "(too many names)";
    return names->insert(text.toByteArray()).first->constData();
}

} // namespace Signalbox
