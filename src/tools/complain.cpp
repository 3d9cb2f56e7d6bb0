// SPDX-License-Identifier: MIT
#include "tools/complain.h"

#include <QtCore/qcommandlineparser.h>
#include <QtCore/qfile.h>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace Tools {

int complain(int status, const QString &about, const QString &sentence)
{
    std::fprintf(stderr, "signalbox: %s%s%s\n", qPrintable(about), about.isEmpty() ? "" : " ",
                 qPrintable(sentence));
    return status;
}

bool parse(QCommandLineParser &parser, QLatin1StringView name, const QByteArrayList &arguments, int *status)
{
    const QCommandLineOption help({u"h"_s, u"help"_s}, u"Says this."_s);
    parser.addOption(help);
    QStringList words{name};
    for (const QByteArray &word : arguments)
        words.append(QFile::decodeName(word));
    if (!parser.parse(words)) {
        *status = complain(UsageError, {}, parser.errorText());
        return false;
    }
    if (!parser.isSet(help))
        return true;
    // What the parser says without an application object to name.
    std::fputs(qPrintable(parser.helpText().replace("<executable_name>"_L1, name)), stdout);
    *status = 0;
    return false;
}

} // namespace Tools
