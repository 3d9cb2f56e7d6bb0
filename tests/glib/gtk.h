// SPDX-License-Identifier: MIT
#pragma once

#undef signals
#include <glib-object.h>

#include <QtCore/qbytearray.h>
#include <QtCore/qpoint.h>
#include <QtCore/qrect.h>

#include <dlfcn.h>

/*!
    GTK 3 as far as the test asks it what is on the screen, if it is in the process.

    Qt's theme has loaded it, not the test: so no headers and no library of GTK are needed to build this, and where the
    theme is not in use, there is no GTK to be found.
*/
class Gtk
{
public:
    struct Widget; //!< GtkWidget and what derives from it

    Gtk() : m_library(::dlopen("libgtk-3.so.0", RTLD_LAZY | RTLD_NOLOAD)) {}
    Gtk(const Gtk &) = delete;
    Gtk &operator=(const Gtk &) = delete;
    ~Gtk()
    {
        if (m_library)
            ::dlclose(m_library);
    }

    bool isLoaded() const { return m_library; }

    //! The file dialog that is on the screen and has the focus, if there is one.
    Widget *activeFileDialog() const
    {
        if (!m_library)
            return nullptr;
        Widget *found = nullptr;
        GList *windows = call<GList *>("gtk_window_list_toplevels");
        for (GList *entry = windows; entry; entry = entry->next) {
            auto *window = static_cast<Widget *>(entry->data);
            if (typeName(window) == "GtkFileChooserDialog" &&
                call<gboolean>("gtk_widget_get_mapped", window) &&
                call<gboolean>("gtk_window_is_active", window))
                found = window;
        }
        g_list_free(windows);
        return found;
    }
    QByteArray title(Widget *window) const { return call<const char *>("gtk_window_get_title", window); }
    //! The type of the widget in \a window that keys go to.
    QByteArray focusType(Widget *window) const { return typeName(focus(window)); }
    //! The text in the entry that keys go to.
    QByteArray entryText(Widget *window) const
    {
        return focusType(window) == "GtkFileChooserEntry"
                   ? call<const char *>("gtk_entry_get_text", focus(window))
                   : "";
    }
    QByteArray selectedFile(Widget *dialog) const
    {
        char *name = call<char *>("gtk_file_chooser_get_filename", dialog);
        const QByteArray copy(name);
        g_free(name);
        return copy;
    }
    //! Where on the screen to click for \a response.
    QPoint buttonFor(Widget *dialog, int response) const
    {
        auto *button = call<Widget *>("gtk_dialog_get_widget_for_response", dialog, response);
        struct
        {
            int x, y, width, height;
        } place;
        call<void>("gtk_widget_get_allocation", button, &place);
        int x = 0, y = 0;
        call<int>("gdk_window_get_origin", call<void *>("gtk_widget_get_window", button), &x, &y);
        return QRect(x + place.x, y + place.y, place.width, place.height).center();
    }
    void respond(Widget *dialog, int response) const { call<void>("gtk_dialog_response", dialog, response); }

    //! GtkResponseType
    static constexpr int Ok = -5, Cancel = -6;

private:
    template <typename Result, typename... Arguments>
    Result call(const char *name, Arguments... arguments) const
    {
        const auto function = reinterpret_cast<Result (*)(Arguments...)>(::dlsym(m_library, name));
        if (!function)
            qFatal("GTK lacks %s", name);
        return function(arguments...);
    }
    Widget *focus(Widget *window) const { return call<Widget *>("gtk_window_get_focus", window); }
    static QByteArray typeName(Widget *widget) { return widget ? G_OBJECT_TYPE_NAME(widget) : ""; }

    void *m_library;
};
