// SPDX-License-Identifier: MIT
#pragma once

namespace Signalbox::Detail {

/*!
    \internal
    Where in the program something was written. As std::source_location, which clang 14 does not have: functions take its
    three members as default arguments, SIGNALBOX_HERE.
*/
struct Site
{
    const char *file = nullptr; // null: not known
    const char *function = nullptr;
    int line = 0;
};

} // namespace Signalbox::Detail

//! \internal The parameters by which a function learns where it was called from; the last ones.
#define SIGNALBOX_HERE                                                                                       \
    const char *hereFile = __builtin_FILE(), const char *hereFunction = __builtin_FUNCTION(),                \
               int hereLine = __builtin_LINE()
#define SIGNALBOX_SITE (::Signalbox::Detail::Site{hereFile, hereFunction, hereLine})
