// SPDX-License-Identifier: MIT
#pragma once

#include <utility>

namespace Signalbox::Detail {

/*!
    \internal
    A member of what may be destroyed while it calls the program.
*/
class Mortal
{
public:
    Mortal() = default;
    ~Mortal()
    {
        if (m_isGone)
            *m_isGone = true;
    }
    Mortal(const Mortal &) = delete;
    Mortal &operator=(const Mortal &) = delete;

private:
    friend class DeathWatch;
    bool *m_isGone = nullptr; // of the innermost watch
};

//! \internal Around such a call, also nested ones: has it been destroyed in there?
class DeathWatch
{
public:
    explicit DeathWatch(Mortal &mortal) : m_mortal(mortal), m_outer(std::exchange(mortal.m_isGone, &m_isGone))
    {
    }
    ~DeathWatch()
    {
        if (!m_isGone)
            m_mortal.m_isGone = m_outer;
        else if (m_outer)
            *m_outer = true;
    }
    DeathWatch(const DeathWatch &) = delete;
    DeathWatch &operator=(const DeathWatch &) = delete;

    bool isGone() const { return m_isGone; }

private:
    bool m_isGone = false;
    Mortal &m_mortal;
    bool *const m_outer;
};

} // namespace Signalbox::Detail
