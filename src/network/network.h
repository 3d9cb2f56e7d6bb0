// SPDX-License-Identifier: MIT
#pragma once

// Everything that waits for Qt Network and Qt's devices.
#include "deviceerrors.h"
#include "deviceread.h"
#include "devicewrite.h"
#include "serveraccept.h"
#include "socketconnection.h"
