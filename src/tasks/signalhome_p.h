// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qglobal.h>

namespace Signalbox::Detail {

/*!
    The thread of those that wait for signals, as its links know it: a number that stays theirs as long as there are any.
*/
class SignalHome
{
public:
    //! This thread's, of which there is one.
    SignalHome();
    ~SignalHome();
    SignalHome(const SignalHome &) = delete;
    SignalHome &operator=(const SignalHome &) = delete;

    quint32 number() const { return m_number; }

private:
    const quint32 m_number;
};

} // namespace Signalbox::Detail
