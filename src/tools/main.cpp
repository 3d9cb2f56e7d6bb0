// SPDX-License-Identifier: MIT
// The command `signalbox`.
#include "tools/cancelcommand.h"
#include "tools/dumpcommand.h"
#include "tools/inspectcommand.h"
#include "tools/pscommand.h"
#include "tools/runcommand.h"
#include "tools/topcommand.h"
#include "tools/treecommand.h"

#include <algorithm>
#include <cstdio>

static void usage(std::FILE *stream)
{
    std::fputs("Usage: signalbox COMMAND [options]\n"
               "  run      runs a Qt program on Signalbox's event dispatcher\n"
               "  inspect  shows live, in a window, what a program does\n"
               "  ps       lists your programs that can be inspected\n"
               "  dump     says what a program's loops do\n"
               "  tree     says which of its tasks waits for what, and for whom\n"
               "  cancel   asks one of its tasks to end\n"
               "  top      says again and again what the loops of all programs do\n"
               "signalbox COMMAND --help says more.\n",
               stream);
}

int main(int argc, char **argv)
{
    // No application object: the command becomes another program, whose arguments may be any bytes.
    QByteArrayList arguments(argv + 1, argv + std::max(argc, 1));
    if (arguments.isEmpty()) {
        usage(stderr);
        return 2;
    }
    const QByteArray command = arguments.takeFirst();
    if (command == "run")
        return Tools::run(arguments);
    if (command == "inspect")
        return Tools::inspect(arguments);
    if (command == "ps")
        return Tools::ps(arguments);
    if (command == "dump")
        return Tools::dump(arguments);
    if (command == "tree")
        return Tools::tree(arguments);
    if (command == "cancel")
        return Tools::cancel(arguments);
    if (command == "top")
        return Tools::top(arguments);
    if (command == "--help" || command == "-h") {
        usage(stdout);
        return 0;
    }
    if (command == "--version") {
        std::puts("signalbox " SIGNALBOX_VERSION);
        return 0;
    }
    std::fprintf(stderr, "signalbox: there is no command \"%s\"; signalbox --help lists them\n",
                 command.constData());
    return 2;
}
