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

void *nextFunction(const char *symbol)
{
    if (void *function = ::dlsym(RTLD_NEXT, symbol))
        return function;
    // Not in the program's own scope: an interpreter has loaded Qt for one of its modules.
    void *core = ::dlopen("libQt6Core.so.6", RTLD_LAZY | RTLD_NOLOAD);
    if (!core)
        return nullptr;
    void *function = ::dlsym(core, symbol);
    ::dlclose(core);
    return function;
}

} // namespace Preload
