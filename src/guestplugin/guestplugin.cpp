// SPDX-License-Identifier: MIT
// QT_QPA_GENERIC_PLUGINS=signalbox: Qt Gui loads this into a program that knows nothing of us, when its dispatcher is there already.
#include "dispatch/eventdispatcher.h"
#include "dispatch/inspectstart_p.h"
#include "scheduler/scheduler.h"

#include <QtCore/qloggingcategory.h>
#include <QtGui/qgenericplugin.h>

namespace Signalbox {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcPlugin, "signalbox.plugin")

/*!
    Brings the main thread's Scheduler, as a guest of the dispatcher that runs there, so that whoever looks in sees it and what the thread is in. It starts
    an InspectServer with SIGNALBOX_INSPECT=1, or by the word "inspect": QT_QPA_GENERIC_PLUGINS=signalbox:inspect.

    In a program that runs on our dispatcher it makes nothing: all that is there already.

    It does not link the server: Core, of which a process has one copy, loads the one beside itself, and so there is one of that too.
*/
class GuestPlugin final : public QGenericPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "signalbox.json")

public:
    //! In the main thread, in the application object's constructor. Qt Gui deletes what it returns with that.
    QObject *create(const QString &key, const QString &words) override
    {
        if (key.compare("signalbox"_L1, Qt::CaseInsensitive) != 0)
            return nullptr;
        if (!qobject_cast<EventDispatcher *>(QAbstractEventDispatcher::instance()))
            Scheduler::current();
        startInspectServerIfAsked();
        if (isInspectAmong(words))
            startInspectServer("The Qt plugin signalbox was told to inspect", inspectRoleOfEnvironment());
        return new QObject; // of Qt's own class: it may be deleted when this file has been unloaded
    }

private:
    static bool isInspectAmong(const QString &words)
    {
        bool isThere = false;
        for (const auto word : QStringView(words).tokenize(u':', Qt::SkipEmptyParts)) {
            if (word == "inspect"_L1) {
                isThere = true;
                continue;
            }
            qCWarning(
                lcPlugin,
                "The Qt plugin signalbox does not know the word \"%s\", which is ignored. It knows: inspect",
                qUtf8Printable(word.toString()));
        }
        return isThere;
    }
};

} // namespace Signalbox

#include "guestplugin.moc"
