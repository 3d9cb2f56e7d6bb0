// SPDX-License-Identifier: MIT
#pragma once

//! The constructor has the same symbol in every version.
class __attribute__((visibility("default"))) QCoreApplication
{
public:
    QCoreApplication(int &argc, char **argv, int flags);
};
