// SPDX-License-Identifier: MIT
// A Qt of another major version, as far as an application is made in it.
#include "otherqt.h"

#include <cstdio>

QCoreApplication::QCoreApplication(int &, char **, int)
{
    std::puts("an application of another Qt");
}

extern "C" __attribute__((visibility("default"))) const char *qVersion()
{
    return "5.15.8";
}
