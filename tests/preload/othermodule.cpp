// SPDX-License-Identifier: MIT
#include "otherqt.h"

#include <cstdio>
#include <cstdlib>

extern "C" __attribute__((visibility("default"))) int runModule(int argc, char **argv)
{
    QCoreApplication app(argc, argv, 0);
    std::fflush(stdout);
    return std::system("echo \"preloaded for children: $LD_PRELOAD\"");
}
