// SPDX-License-Identifier: MIT
#pragma once

#include "event.h"

namespace Signalbox {

/*!
    The fields of an event whose type is defined at run time, by EventType::define(): a map, whose values under
    the names of the type's keys can be compared by matchers.

    Values that can be keys: bool, all integers and numbers (3 and 3.0 are the same key, as in JavaScript),
    strings, byte arrays, QChar, QUuid, QUrl, dates, times, and objects (by identity). A key that the map lacks, or
    whose value is invalid or a dead object, is matched by wildcards only.
*/
class SIGNALBOX_CORE_EXPORT DynamicEvent
{
public:
    const QVariantMap &fields() const { return m_fields; }
    QVariant field(const QString &name) const { return m_fields.value(name); }

    //! \internal
    Detail::KeyView key(int index) const { return m_keys[std::size_t(index)].view(); }

private:
    friend EventPointer<> makeEvent(const EventType &, const QVariantMap &);
    friend EventPointer<> makeEvent(const EventType &, const QVariantMap &, EventKind);
    QVariantMap m_fields;
    std::vector<Detail::Key> m_keys;
};

/*!
    Makes an event of \a type, which is defined at run time, with \a fields.

    Errors: null, with a warning that names the key, when the value of a key can be none (a list, an image); null,
    with a warning, for a type of C++. Sending null sends nothing.
*/
SIGNALBOX_CORE_EXPORT EventPointer<> makeEvent(const EventType &type, const QVariantMap &fields,
                                               EventKind kind);
//! The same, of the kind that \a type says.
SIGNALBOX_CORE_EXPORT EventPointer<> makeEvent(const EventType &type, const QVariantMap &fields);

namespace Detail {

//! \a value as a key of a type that is defined at run time; nothing when it can be none.
SIGNALBOX_CORE_EXPORT std::optional<Key> keyFromVariant(const QVariant &value);

} // namespace Detail

} // namespace Signalbox
