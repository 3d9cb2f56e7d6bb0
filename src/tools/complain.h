// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qstring.h>

class QCommandLineParser;

namespace Tools {

constexpr int UsageError = 2;

//! Says "signalbox: ABOUT SENTENCE" on stderr. Returns \a status.
int complain(int status, const QString &about, const QString &sentence);

/*!
    Parses \a arguments of the command \a name ("signalbox ps"). True when the command is to go on; else \a status is what to exit with.
*/
bool parse(QCommandLineParser &parser, QLatin1StringView name, const QByteArrayList &arguments, int *status);

} // namespace Tools
