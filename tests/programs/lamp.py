# SPDX-License-Identifier: MIT
# A service on the session bus, for others to look at: a lamp that changes its aspect when asked to, and says so.
import dbus
import dbus.mainloop.glib
import dbus.service
from gi.repository import GLib


class Lamp(dbus.service.Object):
    aspect = "red"

    @dbus.service.method("org.example.Lamp", out_signature="s")
    def Aspect(self):
        return self.aspect

    @dbus.service.method("org.example.Lamp", in_signature="s")
    def Show(self, aspect):
        self.aspect = aspect
        self.Changed(aspect)

    @dbus.service.signal("org.example.Lamp", signature="s")
    def Changed(self, aspect):
        pass


dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
name = dbus.service.BusName("org.example.Lamp", dbus.SessionBus())
lamp = Lamp(name, "/Lamp")
print("lit", flush=True)
GLib.MainLoop().run()
