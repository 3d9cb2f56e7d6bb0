// SPDX-License-Identifier: MIT
// An interpreter: no Qt in sight, until it loads a module that has it. `late MODULE`
#include <cstdio>
#include <dlfcn.h>

int main(int argc, char **argv)
{
    if (argc < 2)
        return 0; // and never loads one
    void *module = ::dlopen(argv[1], RTLD_NOW | RTLD_LOCAL);
    if (!module) {
        std::fprintf(stderr, "%s\n", ::dlerror());
        return 1;
    }
    return reinterpret_cast<int (*)(int, char **)>(::dlsym(module, "runModule"))(argc, argv);
}
