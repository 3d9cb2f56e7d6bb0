// SPDX-License-Identifier: MIT
#include "events/matcher.h"

#include "core/logging_p.h"
#include "events/dynamicevent.h"
#include "events/matcher_p.h"

#include <exception>

namespace Signalbox {

using namespace Detail;

void MatcherData::updateHash()
{
    KeyHash combined;
    isNever = false;
    for (const auto &key : keys) {
        if (!key.isPresent()) {
            isNever = true;
            return;
        }
        combined.add(key.view().hash());
    }
    hash = combined.value();
}

const Matcher &Detail::anyEventMatcher()
{
    static const Matcher matcher(EventType::anyEvent());
    return matcher;
}

Matcher Detail::withoutFilter(Matcher matcher)
{
    matcher.d->filter = nullptr;
    return matcher;
}

Matcher::Matcher() : Matcher(anyEventMatcher()) {}

Matcher::Matcher(const EventType &type) : d(new MatcherData)
{
    d->type = &type;
}

Matcher::Matcher(const Matcher &other) = default;
Matcher::Matcher(Matcher &&other) noexcept = default;
Matcher::~Matcher() = default;

Matcher &Matcher::operator=(Matcher other) noexcept
{
    d.swap(other.d);
    return *this;
}

const EventType &Matcher::type() const
{
    return *d->type;
}

bool Matcher::hasFilter() const
{
    return bool(d->filter);
}

bool Matcher::matches(const Event &event) const
{
    return matchesStruct(event.type(), event.value());
}

bool Matcher::matchesStruct(const EventType &type, const void *event) const
{
    return !d->isNever && type.isA(*d->type) && d->hasKeysOf(type, event) && passesFilter(*this, type, event);
}

void Matcher::bind(int index, const KeyView &key)
{
    const auto position = d->position(index);
    const auto bit = 1u << index;
    if (d->mask & bit)
        d->keys[position] = Key(key);
    else
        d->keys.insert(d->keys.begin() + position, Key(key));
    d->mask |= bit;
    d->updateHash();
}

void Matcher::bindNothing(int index)
{
    bind(index, {});
}

void Matcher::bindValue(int index, const void *value)
{
    bind(index, {d->type->keyOperations(index), value});
}

void Matcher::addFilter(Filter filter)
{
    if (!d->filter) {
        d->filter = std::move(filter);
        return;
    }
    d->filter = [first = d->filter, second = std::move(filter)](const void *event) {
        return first(event) && second(event);
    };
}

bool Detail::passesFilter(const Matcher &matcher, const EventType &type, const void *event)
{
    const auto &data = matcher.data();
    if (!data.filter)
        return true;
    const auto report = [&](const char *what) {
        if (!data.hasWarned.exchange(true)) {
            qCWarning(lcEvents).nospace() << "The filter of " << matcher << " threw " << what
                                          << ": no match, now and whenever it throws again.";
        }
        return false;
    };
    try {
        return data.filter(type.upcast(event, *data.type));
    } catch (const std::exception &exception) {
        return report(exception.what());
    } catch (...) {
        return report("an exception");
    }
}

Matcher match(const EventType &type, const QVariantMap &keys)
{
    Matcher matcher(type);
    const auto refuse = [&](const QString &key, const char *why) {
        qCWarning(lcEvents, "Matcher of %s: %s %s. Nothing will match.", type.name().constData(),
                  qUtf8Printable(key), why);
        matcher.d->isNever = true;
        return matcher;
    };
    for (auto it = keys.begin(); it != keys.end(); ++it) {
        const int index = type.keyIndex(it.key().toUtf8());
        if (index < 0)
            return refuse(it.key(), "is no key of it");
        if (!type.isDefinedAtRunTime())
            return refuse(it.key(), "is a key of a struct of C++, which takes a value of its own type");
        const auto key = keyFromVariant(it.value());
        if (!key)
            return refuse(it.key(), "has a value that cannot be a key");
        if (!key->isPresent())
            return refuse(it.key(), "has an invalid value, or an object that is null");
        matcher.bind(index, key->view());
    }
    return matcher;
}

bool operator==(const Matcher &a, const Matcher &b)
{
    if (a.d == b.d)
        return true;
    return a.d->type == b.d->type && a.d->mask == b.d->mask && !a.d->filter && !b.d->filter &&
           !a.d->isNever && !b.d->isNever && a.d->hasKeysOf(*b.d);
}

QDebug operator<<(QDebug debug, const Matcher &matcher)
{
    const QDebugStateSaver saver(debug);
    const auto &data = matcher.data();
    bool isNever = data.isNever;
    debug.nospace() << *data.type << '(';
    for (int i = 0; i < data.type->keyCount(); ++i) {
        if (i > 0)
            debug << ", ";
        debug.noquote() << data.type->keyName(i) << ": ";
        debug.quote();
        if (!(data.mask & (1u << i))) {
            debug << '*';
            continue;
        }
        const auto key = data.keys[data.position(i)].view();
        isNever |= !key.isPresent(); // also an object that has died
        if (key.isPresent())
            key.operations->print(debug, key.value);
        else
            debug << '-';
    }
    debug << (data.filter ? "), filtered" : ")") << (isNever ? ", matches nothing" : "");
    return debug;
}

} // namespace Signalbox
