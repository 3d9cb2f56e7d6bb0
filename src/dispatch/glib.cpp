// SPDX-License-Identifier: MIT
#include "dispatch/glib_p.h"

#include <dlfcn.h>
#include <optional>

namespace Signalbox {

template <typename Function>
static bool find(void *library, const char *name, Function &function)
{
    function = reinterpret_cast<Function>(::dlsym(library, name));
    return function != nullptr;
}

static std::optional<Glib> load()
{
    void *library = ::dlopen("libglib-2.0.so.0", RTLD_LAZY | RTLD_NOLOAD);
    if (!library)
        return {};
    Glib glib{};
    const bool hasAll = find(library, "g_main_context_default", glib.defaultContext) &&
                        find(library, "g_main_context_new", glib.newContext) &&
                        find(library, "g_main_context_ref", glib.refContext) &&
                        find(library, "g_main_context_unref", glib.unrefContext) &&
                        find(library, "g_main_context_push_thread_default", glib.pushThreadDefault) &&
                        find(library, "g_main_context_pop_thread_default", glib.popThreadDefault) &&
                        find(library, "g_main_context_acquire", glib.acquire) &&
                        find(library, "g_main_context_release", glib.release) &&
                        find(library, "g_main_context_prepare", glib.prepare) &&
                        find(library, "g_main_context_query", glib.query) &&
                        find(library, "g_main_context_check", glib.check) &&
                        find(library, "g_main_context_dispatch", glib.dispatch) &&
                        find(library, "g_source_new", glib.newSource) &&
                        find(library, "g_source_set_can_recurse", glib.setCanRecurse) &&
                        find(library, "g_source_add_poll", glib.addPoll) &&
                        find(library, "g_source_remove_poll", glib.removePoll) &&
                        find(library, "g_source_attach", glib.attach) &&
                        find(library, "g_source_destroy", glib.destroySource) &&
                        find(library, "g_source_unref", glib.unrefSource);
    if (!hasAll)
        return {};
    return glib;
}

const Glib *Glib::loaded()
{
    static std::optional<Glib> glib; // asked again while there is none: it may come with a plugin
    if (!glib)
        glib = load();
    return glib ? &*glib : nullptr;
}

} // namespace Signalbox
