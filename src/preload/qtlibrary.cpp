// SPDX-License-Identifier: MIT
#include "preload/qtlibrary_p.h"

#include <cstring>
#include <dlfcn.h>

namespace Preload {

const char *fileOf(const void *address)
{
    Dl_info info;
    return ::dladdr(address, &info) != 0 ? info.dli_fname : nullptr;
}

const void *baseOf(const void *address)
{
    Dl_info info;
    return ::dladdr(address, &info) != 0 ? info.dli_fbase : nullptr;
}

bool isInQtCore(const void *address)
{
    const char *file = fileOf(address);
    if (!file)
        return false;
    const char *slash = std::strrchr(file, '/');
    return std::strncmp(slash ? slash + 1 : file, "libQt6Core", std::strlen("libQt6Core")) == 0;
}

void *nextFunction(const char *symbol, const void *caller)
{
    if (void *function = ::dlsym(RTLD_NEXT, symbol))
        return function;
    // Not in the program's own scope: an interpreter has loaded some Qt for one of its modules.
    const char *file = fileOf(caller);
    void *module = file ? ::dlopen(file, RTLD_LAZY | RTLD_NOLOAD) : nullptr;
    if (!module)
        return nullptr;
    void *function = ::dlsym(module, symbol); // in it, and in what it was linked with
    ::dlclose(module);
    return function;
}

} // namespace Preload
