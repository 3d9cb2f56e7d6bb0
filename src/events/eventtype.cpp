// SPDX-License-Identifier: MIT
#include "events/eventtype.h"

#include "core/logging_p.h"
#include "events/dynamicevent.h"

#include <QtCore/qhash.h>
#include <QtCore/qset.h>

#include <mutex>
#include <typeindex>
#include <unordered_map>

namespace Signalbox {

using namespace Detail;

/*
    All types of the process. A C++ type is known by its type_info, so libraries that have the same header agree on
    it, and types that only have the same name stay apart.
*/
class EventTypes
{
public:
    static EventTypes &instance()
    {
        static auto *types = new EventTypes; // outlives all that is static
        return *types;
    }

    const EventType &intern(EventTypeRecipe recipe)
    {
        const std::scoped_lock lock(m_mutex);
        const EventType *&type = m_byCppType[std::type_index(*recipe.cppType)];
        if (!type)
            type = add(std::move(recipe));
        return *type;
    }

    const EventType *define(EventTypeRecipe recipe)
    {
        const std::scoped_lock lock(m_mutex);
        const EventType *&type = m_byName[recipe.name];
        if (!type)
            type = add(std::move(recipe));
        else if (!isSame(*type, recipe)) {
            qCWarning(lcEvents, "Event type %s is defined already, and otherwise: not defined again.",
                      recipe.name.constData());
            return nullptr;
        }
        return type;
    }

    const EventType *named(const QByteArray &name)
    {
        const std::scoped_lock lock(m_mutex);
        return m_byName.value(name);
    }

    const EventType any = EventType(EventTypeRecipe{.name = "Event"}, 0);

private:
    const EventType *add(EventTypeRecipe recipe)
    {
        return new EventType(std::move(recipe), ++m_lastId); // never deleted
    }

    static bool isSame(const EventType &type, const EventTypeRecipe &recipe)
    {
        const int inherited = type.base()->keyCount();
        if (type.kind() != recipe.kind ||
            (recipe.base ? recipe.base : &EventType::anyEvent()) != type.base() ||
            type.keyCount() - inherited != recipe.ownKeyNames.size())
            return false;
        for (int i = 0; i < recipe.ownKeyNames.size(); ++i) {
            if (type.keyName(inherited + i) != recipe.ownKeyNames[i])
                return false;
        }
        return true;
    }

    std::mutex m_mutex;
    int m_lastId = 0;
    std::unordered_map<std::type_index, const EventType *> m_byCppType;
    QHash<QByteArray, const EventType *> m_byName;
};

EventType::EventType(EventTypeRecipe recipe, int id)
    : m_id(id)
    , m_isDynamic(!recipe.cppType && id != 0)
    , m_kind(recipe.kind)
    , m_base(id == 0 ? nullptr : (recipe.base ? recipe.base : &anyEvent()))
    , m_toBase(recipe.toBase)
    , m_mayBeDropped(recipe.mayBeDropped)
    , m_destroy(recipe.destroy)
    , m_name(std::move(recipe.name))
{
    if (m_base) {
        m_depth = m_base->m_depth + 1;
        m_path = m_base->m_path;
        m_keys = m_base->m_keys;
        const int position = int(m_keys.size()) + m_depth - 1; // behind the keys of the base
        m_typeBits = m_base->m_typeBits | (1ull << (63 - position));
    }
    m_path.push_back(this);
    for (const auto &key : recipe.ownKeyNames)
        m_keys.push_back({key, int(m_keys.size()) + m_depth, {}});
    for (std::size_t i = 0; i < recipe.keys.size(); ++i)
        m_keys[i].access = recipe.keys[i];
}

int EventType::keyIndex(QByteArrayView name) const
{
    for (std::size_t i = 0; i < m_keys.size(); ++i) {
        if (m_keys[i].name == name)
            return int(i);
    }
    return -1;
}

quint64 EventType::specificity(quint32 mask) const
{
    auto bits = m_typeBits;
    for (std::size_t i = 0; i < m_keys.size(); ++i) {
        if (mask & (1u << i))
            bits |= 1ull << (63 - m_keys[i].position);
    }
    return bits;
}

KeyView EventType::dynamicKey(const void *event, int index)
{
    return valueAt<DynamicEvent>(event).key(index);
}

const EventType &EventType::anyEvent()
{
    return EventTypes::instance().any;
}

const EventType *EventType::named(const QByteArray &name)
{
    return EventTypes::instance().named(name);
}

const EventType *EventType::define(const QByteArray &name, const QList<QByteArray> &keys,
                                   const EventType *base, EventKind kind)
{
    const auto refuse = [&](const char *why) {
        qCWarning(lcEvents, "Event type %s is not defined: %s.", name.constData(), why);
        return nullptr;
    };
    if (base && !base->isDefinedAtRunTime())
        return refuse("its base is no type that is defined at run time");
    QList<QByteArray> all;
    for (int i = 0; base && i < base->keyCount(); ++i)
        all.append(base->keyName(i));
    all.append(keys);
    if (all.size() > MaxKeys)
        return refuse("it has too many keys");
    if (base && base->m_depth >= MaxDepth)
        return refuse("it has too many bases");
    if (QSet<QByteArray>(all.begin(), all.end()).size() != all.size())
        return refuse("two of its keys have the same name");
    const auto destroy = [](const Event *event) {
        delete static_cast<const EventBox<DynamicEvent> *>(event);
    };
    return EventTypes::instance().define(
        {.name = name, .ownKeyNames = keys, .base = base, .kind = kind, .destroy = destroy});
}

const EventType &Detail::eventType(EventTypeRecipe recipe)
{
    return EventTypes::instance().intern(std::move(recipe));
}

EventTypeRecipe Detail::namedRecipe(const char *nameAndKeys)
{
    auto names = QByteArray(nameAndKeys).split(',');
    EventTypeRecipe recipe;
    recipe.name = names.takeFirst();
    for (const auto &name : std::as_const(names)) {
        if (const auto trimmed = name.trimmed(); !trimmed.isEmpty())
            recipe.ownKeyNames.append(trimmed);
    }
    return recipe;
}

QDebug operator<<(QDebug debug, const EventType &type)
{
    const QDebugStateSaver saver(debug);
    debug.noquote().nospace() << type.name();
    return debug;
}

} // namespace Signalbox
