// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QFlags>

#include <span>

namespace Conformance {

//! The dispatchers that the suites run on.
enum class Host {
    Glib = 1,           //!< Qt's own on top of GLib, the default on most Linux systems
    Unix = 2,           //!< Qt's own on top of poll(), with QT_NO_GLIB=1
    SignalboxEpoll = 4, //!< ours, SIGNALBOX_BACKEND=epoll
    SignalboxPoll = 8,  //!< ours, SIGNALBOX_BACKEND=poll
};
Q_DECLARE_FLAGS(Hosts, Host)
Q_DECLARE_OPERATORS_FOR_FLAGS(Hosts)

//! What a row of the table does to its case.
enum class Effect {
    Fails,   //!< the check marked EXPECT_DIFFERENCE() must fail
    Skipped, //!< the case is not run: it would crash or hang
    Defect,  //!< the case asserts that the defect is there, and on all other hosts that it is not
};

/*!
    One known deviation of a host from the contract.
*/
struct Difference
{
    Hosts hosts;
    const char *name; //!< "suite::case", or "suite::case(row)" for one data row
    Effect effect;
    const char *reason;
};

//! The whole table. docs/conformance.md says the same to people, and a test compares the two.
std::span<const Difference> differences();

//! The name that --host takes and docs/conformance.md uses.
const char *nameOf(Host host);
const char *nameOf(Effect effect);

} // namespace Conformance
