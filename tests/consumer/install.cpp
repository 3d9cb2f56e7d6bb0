// SPDX-License-Identifier: MIT
// The options need no other header.
#include <Signalbox/Install>

bool installWithoutGlib();

bool installWithoutGlib()
{
    return Signalbox::install({.glibSources = Signalbox::GlibSources::Never});
}
