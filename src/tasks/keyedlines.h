// SPDX-License-Identifier: MIT
#pragma once

#include "../events/eventkey.h"
#include "permits.h"

#include <limits>
#include <unordered_map>
#include <utility>

namespace Signalbox::Detail {

/*!
    \internal
    A line of permits for each value of \a Key: as long as somebody holds one or waits for it, or it is kept.
*/
template <EventKey Key, typename Permits>
class KeyedLines final
{
public:
    class Line final : public Permits
    {
    public:
        template <typename... Arguments>
        explicit Line(KeyedLines &lines, Arguments... arguments) : Permits(arguments...), m_lines(lines)
        {
        }
        bool isKept() const { return m_isKept; }
        //! May destroy this.
        void setKept(bool isKept)
        {
            m_isKept = isKept;
            if (!isKept && this->isUnused())
                idle();
        }

    private:
        friend class KeyedLines;
        void idle() override
        {
            if (!m_isKept)
                m_lines.m_lines.erase(m_lines.m_lines.find(*m_key));
        }

        KeyedLines &m_lines;
        const Key *m_key = nullptr;
        bool m_isKept = false;
    };

    KeyedLines() = default;
    KeyedLines(const KeyedLines &) = delete;
    KeyedLines &operator=(const KeyedLines &) = delete;

    qsizetype size() const { return qsizetype(m_lines.size()); }
    bool contains(const Key &key) const { return m_lines.contains(key); }
    //! Null: there is none.
    const Line *find(const Key &key) const
    {
        const auto place = m_lines.find(key);
        return place == m_lines.end() ? nullptr : &place->second;
    }
    Line *find(const Key &key) { return const_cast<Line *>(std::as_const(*this).find(key)); }

    //! That of \a key, made of \a arguments if need be.
    template <typename... Arguments>
    Line &at(const Key &key, Arguments... arguments)
    {
        const auto [place, isNew] = m_lines.try_emplace(key, *this, arguments...);
        if (isNew)
            place->second.m_key = &place->first;
        return place->second;
    }
    //! The same for a wait: in another thread than theirs, one that refuses it.
    template <typename... Arguments>
    PermitLine &toWaitAt(const Key &key, const char *function, Arguments... arguments)
    {
        if (m_none.isUsedByAnotherThread())
            return m_none;
        static_cast<void>(isOwnThread(function));
        return at(key, arguments...);
    }
    bool isOwnThread(const char *function) { return m_none.isOwnThread(function); }

private:
    struct Hash
    {
        std::size_t operator()(const Key &key) const { return KeyTraits<Key>::hash(key); }
    };

    std::unordered_map<Key, Line, Hash> m_lines;
    PermitLine m_none{"nothing", std::numeric_limits<qsizetype>::max()}; // knows the thread
};

} // namespace Signalbox::Detail
