// SPDX-License-Identifier: MIT
// The command `signalbox`.
#include "tools/runcommand.h"

#include <QtCore/qfile.h>

#include <cstdio>

using namespace Qt::StringLiterals;

static void usage(std::FILE *stream)
{
    std::fputs("Usage: signalbox COMMAND [options]\n"
               "  run    runs a Qt program on Signalbox's event dispatcher\n"
               "signalbox COMMAND --help says more.\n",
               stream);
}

int main(int argc, char **argv)
{
    QStringList arguments; // no application object: the command becomes another program
    for (int i = 1; i < argc; ++i)
        arguments.append(QFile::decodeName(argv[i]));
    if (arguments.isEmpty()) {
        usage(stderr);
        return 2;
    }
    const QString command = arguments.takeFirst();
    if (command == "run"_L1)
        return Tools::run(arguments);
    if (command == "--help"_L1 || command == "-h"_L1) {
        usage(stdout);
        return 0;
    }
    if (command == "--version"_L1) {
        std::puts("signalbox " SIGNALBOX_VERSION);
        return 0;
    }
    std::fprintf(stderr, "signalbox: there is no command \"%s\"; signalbox --help lists them\n",
                 qPrintable(command));
    return 2;
}
