// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace Signalbox::Detail {

/*!
    \internal
    Where in the program something was written. As std::source_location, which clang 14 does not have: functions take its
    three members as default arguments, SIGNALBOX_HERE.
*/
struct Site
{
    //! Of a parameter by default: where that function was called.
    static constexpr Site here(const char *file = __builtin_FILE(),
                               const char *function = __builtin_FUNCTION(), int line = __builtin_LINE())
    {
        return {file, function, line};
    }

    const char *file = nullptr; // null: not known
    const char *function = nullptr;
    int line = 0;
};

//! \internal The same in less memory: both names are literals of one object file, so they are near each other.
class PackedSite
{
public:
    PackedSite() = default;
    PackedSite(const Site &site) noexcept
        : m_file(site.file), m_toFunction(distance(site.file, site.function)), m_line(site.line)
    {
    }
    operator Site() const noexcept
    {
        if (!m_file || m_toFunction == 0)
            return {m_file, "", m_line};
        return {m_file, reinterpret_cast<const char *>(address(m_file) + m_toFunction), m_line};
    }

private:
    static std::intptr_t address(const char *text) noexcept { return reinterpret_cast<std::intptr_t>(text); }
    //! Zero: it is too far.
    static std::int32_t distance(const char *file, const char *function) noexcept
    {
        const auto distance = address(function) - address(file);
        return distance == std::int32_t(distance) ? std::int32_t(distance) : 0;
    }

    const char *m_file = nullptr;
    std::int32_t m_toFunction = 0;
    int m_line = 0;
};

} // namespace Signalbox::Detail

//! \internal The parameters by which a function learns where it was called from; the last ones.
#define SIGNALBOX_HERE                                                                                       \
    const char *hereFile = __builtin_FILE(), const char *hereFunction = __builtin_FUNCTION(),                \
               int hereLine = __builtin_LINE()
#define SIGNALBOX_SITE (::Signalbox::Detail::Site{hereFile, hereFunction, hereLine})
