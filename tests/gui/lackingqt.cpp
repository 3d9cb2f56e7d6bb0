// SPDX-License-Identifier: MIT
// Stands in for dispatch/runtimeqt.cpp: a Qt that lacks the symbols that SIGNALBOX_TEST_LACKS names by parts of
// their mangled names ("a,b"; "_Z": all of them). "version" makes it another Qt than the one of our build.
#include "dispatch/runtimeqt_p.h"

#include <QtCore/qbytearray.h>
#include <QtCore/qlist.h>

#include <dlfcn.h>

static QList<QByteArray> lacks()
{
    return qgetenv("SIGNALBOX_TEST_LACKS").split(',');
}

bool Signalbox::isQtOfOurBuild()
{
    return !lacks().contains("version");
}

void *Signalbox::findLoadedSymbol(const char *library, const char *mangledName)
{
    for (const auto &part : lacks()) {
        if (!part.isEmpty() && std::strstr(mangledName, part.constData()))
            return nullptr;
    }
    void *loaded = ::dlopen(library, RTLD_LAZY | RTLD_NOLOAD);
    return ::dlsym(loaded ? loaded : RTLD_DEFAULT, mangledName);
}
