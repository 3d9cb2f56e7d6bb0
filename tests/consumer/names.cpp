// SPDX-License-Identifier: MIT
// Classes that are not alone in their header can be included by their names all the same.
#include <Signalbox/LifoChannel>
#include <Signalbox/PriorityChannel>
#include <Signalbox/RecursiveMutex>
#include <Signalbox/SendReceipt>
#include <Signalbox/TaskPolicy>

using Names = void (*)(Signalbox::LifoChannel<int> &, Signalbox::PriorityChannel<int> &, Signalbox::RecursiveMutex &,
                       Signalbox::SendReceipt, Signalbox::TaskPolicy);
extern const Names names;
const Names names = nullptr;
