// SPDX-License-Identifier: MIT
#pragma once

#include "host.h"

//! The scenarios of tst_lifecycle.cpp, each of which runs in a process of its own.
Conformance::Scenarios lifecycleScenarios();
