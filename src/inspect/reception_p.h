// SPDX-License-Identifier: MIT
#pragma once

#include "inspect/inspectlimits.h"
#include "inspect/listener_p.h"
#include "inspect/programfacts_p.h"
#include "probe/probe.h"

#include <QtCore/qlist.h>
#include <QtCore/qobject.h>

#include <optional>

namespace Signalbox::Detail {

class InspectConnection;

/*!
    Who may look into this program, and what they see. It lives in the server's thread.
*/
class Reception final : public QObject
{
public:
    Reception(const ProgramFacts &facts, const InspectLimits &limits);

    //! False: errorString() says why.
    bool listen(const QString &path) { return m_listener.listen(path); }
    QString errorString() const { return m_listener.errorString(); }

private:
    void welcome(Descriptor socket);
    bool makePlace();
    void sayGoodbye(InspectConnection *client);
    Snapshot look(SnapshotParts parts);
    TaskPage lookAtTasks(const TaskPageRequest &request);

    const ProgramFacts &m_facts;
    const InspectLimits &m_limits;
    Listener m_listener;
    QList<InspectConnection *> m_clients; // that were let in
    // From the beginning: a slot that is stuck when somebody comes was noted when it began. Lists are asked for by who comes.
    std::optional<Probe> m_probe;
};

} // namespace Signalbox::Detail
