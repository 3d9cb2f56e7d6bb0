// SPDX-License-Identifier: MIT
#pragma once

#include <Signalbox/Task>

#include <QtCore/qstring.h>

//! Goes through the wizard as somebody would, twice; prints what it says, and writes a picture of its pages. Returns an exit status.
Signalbox::Task<int> drive(QString picture);
