// SPDX-License-Identifier: MIT
#include "preload/qtlibrary_p.h"

#include <cstring>
#include <dlfcn.h>
#include <link.h>
#include <optional>

namespace Preload {

// Not dladdr(): it looks through all symbols of the library, which are some ten thousand in Qt's, for each thread.
static std::optional<dl_find_object> moduleOf(const void *address)
{
    dl_find_object module;
    if (::_dl_find_object(const_cast<void *>(address), &module) != 0)
        return {};
    return module;
}

const char *fileOf(const void *address)
{
    const auto module = moduleOf(address);
    return module ? module->dlfo_link_map->l_name : nullptr;
}

const void *baseOf(const void *address)
{
    const auto module = moduleOf(address);
    return module ? module->dlfo_map_start : nullptr;
}

bool isInQtCore(const void *address)
{
    const char *file = fileOf(address);
    if (!file)
        return false;
    const char *slash = std::strrchr(file, '/');
    return std::strncmp(slash ? slash + 1 : file, "libQt6Core", std::strlen("libQt6Core")) == 0;
}

void *NextFunction::find(const void *caller)
{
    if (void *function = m_found.load(std::memory_order_relaxed))
        return function;
    if (void *function = ::dlsym(RTLD_NEXT, m_symbol)) {
        m_found.store(function, std::memory_order_relaxed); // two threads may both look, and find the same
        return function;
    }
    // Not in the program's own scope: an interpreter has loaded some Qt for one of its modules.
    const char *file = fileOf(caller);
    void *module = file ? ::dlopen(file, RTLD_LAZY | RTLD_NOLOAD) : nullptr;
    if (!module)
        return nullptr;
    void *function = ::dlsym(module, m_symbol); // in it, and in what it was linked with
    ::dlclose(module);
    return function;
}

} // namespace Preload
