// SPDX-License-Identifier: MIT
#include "dispatch/runtimeqt_p.h"

#include <QtCore/qglobal.h>

#include <cstring>
#include <dlfcn.h>

namespace Signalbox {

bool isQtOfOurBuild()
{
    return std::strcmp(qVersion(), QT_VERSION_STR) == 0;
}

void *findLoadedSymbol(const char *library, const char *mangledName)
{
    void *loaded = ::dlopen(library, RTLD_LAZY | RTLD_NOLOAD);
    return ::dlsym(loaded ? loaded : RTLD_DEFAULT, mangledName);
}

} // namespace Signalbox
