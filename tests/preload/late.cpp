// SPDX-License-Identifier: MIT
// An interpreter: no Qt in sight, until it loads a module that has it, or starts a program and waits for nothing.
// `late MODULE`, `late --start PROGRAM ARGS…`
#include <cstdio>
#include <cstring>
#include <dlfcn.h>
#include <spawn.h>

extern char **environ;

int main(int argc, char **argv)
{
    if (argc < 2)
        return 0; // and never loads one
    if (argc > 2 && std::strcmp(argv[1], "--start") == 0)
        return ::posix_spawn(nullptr, argv[2], nullptr, nullptr, argv + 2, environ);
    void *module = ::dlopen(argv[1], RTLD_NOW | RTLD_LOCAL);
    if (!module) {
        std::fprintf(stderr, "%s\n", ::dlerror());
        return 1;
    }
    return reinterpret_cast<int (*)(int, char **)>(::dlsym(module, "runModule"))(argc, argv);
}
