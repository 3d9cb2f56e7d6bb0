// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <vector>

namespace Signalbox::Detail {

class Gate;

/*
    All schedulers of the process, as other threads have them. \threadsafe
*/
void addGate(const std::shared_ptr<Gate> &gate);
void removeGate(const Gate *gate);
std::vector<std::shared_ptr<Gate>> allGates();

} // namespace Signalbox::Detail
