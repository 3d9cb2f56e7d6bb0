// SPDX-License-Identifier: MIT
#pragma once

#include "inspect/inspectclient.h"

namespace Tools {

/*!
    Connects \a client to the program that \a words name by its number; without words, to the only one that there is. Else says why not, as the command
    \a command ("tree"), and returns what to exit with; 0: it is connected.
*/
int connectToChosen(Signalbox::Detail::InspectClient &client, const QStringList &words,
                    const QString &command);

} // namespace Tools
