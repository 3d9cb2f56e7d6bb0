// SPDX-License-Identifier: MIT
#include "findings/waittext.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qstringlist.h>

#include <algorithm>
#include <optional>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr char Context[] = "Signalbox::WaitText";

/*!
    What Waiting::description() says in src/tasks and src/network, with a place for what differs. Of two that fit, the first counts.
    tests/findings/tst_waittext compares them with what is said there.
*/
constexpr const char *Phrases[] = {
    //: What a task waits for; all of these stand behind “waits for”.
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "a timer"),
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "a tick"),
    //: Text: of an event, with its fields.
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "the event %1"),
    //: Name: of a task.
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "the end of the task %1"),
    //: Name: of a task.
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "the task %1"),
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "a task"),
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "the tasks of a scope"),
    //: Name: of a scope.
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "the tasks of the scope \"%1\""),
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "room for an event"),
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "queues to be empty"),
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "nothing any more"),
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "the others to have run"),
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "the next turn of the loop"),
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "nothing else to be done"),
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "a QFuture"),
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "work in another thread"),
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "descriptor %1"),
    //: Number: of a signal such as SIGTERM.
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "signal %1 of the system"),
    //: Name: of a signal of Qt.
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "the signal %1 of an object that has gone"),
    //: Name: of a signal of Qt.
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "the signal %1 of an object of another thread"),
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "a stream that has gone"),
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "a notification of something that has gone"),
    //: Text: the key.
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "a notification of %1"),
    QT_TRANSLATE_NOOP("Signalbox::WaitText",
                      "a task that waits for a notification of something that has gone"),
    //: Text: the key.
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "a task that waits for a notification of %1"),
    //: A coroutine that yields values waits for that.
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "who asks for its next value"),
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "the next value of a generator"),
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "a mutex"),
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "a recursive mutex"),
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "a semaphore"),
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "a semaphore of a key"),
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "a condition"),
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "the mutex of a condition"),
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "an event flag"),
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "a latch"),
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "the others at a barrier"),
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "a rate limiter"),
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "a value"),
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "room in a channel"),
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "an item of a channel"),
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "the items of a channel to be done"),
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "the next item of a topic"),
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "something that was destroyed"),
    QT_TRANSLATE_NOOP("Signalbox::WaitText", "(its description threw an exception)"),
};

//! What is within them, and those whose first word is not ours.
struct Words // lupdate wants the context itself
{
    static QString ofObject(const QString &what, const QString &of)
    {
        return QCoreApplication::translate("Signalbox::WaitText", "%1 of %2", "signal or function, object")
            .arg(what, of);
    }
    static QString ofWhatHasGone(const QString &what)
    {
        return QCoreApplication::translate("Signalbox::WaitText", "%1 of what has gone", "function")
            .arg(what);
    }
    static QString oneOf(const QString &all)
    {
        return QCoreApplication::translate("Signalbox::WaitText", "one of: %1", "any of these ends the wait")
            .arg(all);
    }
    static QString allOf(const QString &all)
    {
        return QCoreApplication::translate("Signalbox::WaitText", "all of: %1",
                                           "the wait ends with the last of these")
            .arg(all);
    }
};

//! What \a text has at the place of \a phrase; empty: it says something else.
std::optional<QString> parameter(QStringView text, QLatin1StringView phrase)
{
    const qsizetype place = phrase.indexOf("%1"_L1);
    if (place < 0)
        return text == phrase ? std::optional(QString()) : std::nullopt;
    if (!text.startsWith(phrase.first(place)))
        return {};
    text = text.sliced(place);
    const auto end = phrase.sliced(place + 2);
    if (text.endsWith(end))
        return text.chopped(end.size()).toString();
    constexpr qsizetype Room = 90; // bytes of a text that may have been cut off: PublishedLine
    return place + text.toUtf8().size() > Room ? std::optional(text.toString()) : std::nullopt;
}

std::optional<QString> fixedPhrase(const QString &text)
{
    for (const char *phrase : Phrases) {
        if (const auto found = parameter(text, QLatin1StringView(phrase))) {
            const QString said = QCoreApplication::translate(Context, phrase);
            return said.contains("%1"_L1) ? said.arg(*found) : said;
        }
    }
    return {};
}

//! "Class::signal of "name"" and "readLine of QProcess": what begins with a name of code.
std::optional<QString> nameOfCode(const QString &text)
{
    const qsizetype end = text.indexOf(" of "_L1);
    if (end <= 0)
        return {};
    const QString what = text.first(end);
    const QString of = text.sliced(end + 4);
    static constexpr QLatin1StringView functions[] = {
        "connected"_L1, "read"_L1, "readAll"_L1, "readExactly"_L1, "readLine"_L1, "readUntil"_L1, "write"_L1};
    const bool isFunction =
        std::find(std::begin(functions), std::end(functions), what) != std::end(functions);
    if (isFunction && of == "what has gone"_L1)
        return Words::ofWhatHasGone(what);
    if (isFunction || (what.contains("::"_L1) && !what.contains(u' ')))
        return Words::ofObject(what, of);
    return {};
}

//! Between their semicolons, but for those within quotes.
QStringList parts(const QString &text)
{
    QStringList list;
    qsizetype begin = 0;
    bool isQuoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'"')
            isQuoted = !isQuoted;
        if (isQuoted || text[i] != u';' || i + 1 == text.size() || text[i + 1] != u' ')
            continue;
        list.append(text.sliced(begin, i - begin));
        begin = i + 2;
    }
    list.append(text.sliced(begin));
    return list;
}

QString list(const QString &text)
{
    QStringList said = parts(text);
    std::transform(said.begin(), said.end(), said.begin(), waitText);
    return said.join("; "_L1);
}

} // namespace

QString waitText(const QString &description)
{
    constexpr auto OneOf = "one of: "_L1;
    constexpr auto AllOf = "all of: "_L1;
    if (description.startsWith(OneOf))
        return Words::oneOf(list(description.sliced(OneOf.size())));
    if (description.startsWith(AllOf))
        return Words::allOf(list(description.sliced(AllOf.size())));
    if (const auto said = fixedPhrase(description))
        return *said;
    return nameOfCode(description).value_or(description);
}

} // namespace Signalbox
