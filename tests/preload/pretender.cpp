// SPDX-License-Identifier: MIT
// A library that has the file name of some Qt, and nothing else of it.
extern "C" __attribute__((visibility("default"))) int pretend()
{
    return 0;
}
