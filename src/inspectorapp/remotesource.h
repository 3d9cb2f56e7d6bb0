// SPDX-License-Identifier: MIT
#pragma once

#include "inspect/inspectclient.h"
#include "inspectorui/sample.h"

#include <memory>

namespace InspectorApp {

/*!
    Looks at another program of this user, over its socket.

    It connects by itself: to a program that begins to listen only later, and to the next one of the same name when one has ended.
    No call waits longer than a moment for a program that does not answer.
*/
class RemoteSource final : public Signalbox::SnapshotSource
{
public:
    //! \a pid as in choose().
    explicit RemoteSource(qint64 pid = 0) { choose(pid); }

    Signalbox::ProgramInfo program() const override { return m_program; }
    Signalbox::Link link() const override { return m_link; }
    std::optional<Signalbox::Snapshot> snapshot(const Signalbox::SnapshotRequest &request) override;
    std::optional<Signalbox::TaskPage> tasks(const Signalbox::TaskPageRequest &request) override;
    void choose(qint64 pid) override;
    Signalbox::InspectRole role() const override;
    void cancelTask(const Signalbox::TaskAddress &task) override;
    QList<Signalbox::CancelReport> cancels() override { return m_cancels; }

private:
    void offerPrograms();
    bool connectToProgram();
    void become(std::unique_ptr<Signalbox::Detail::InspectClient> client);
    void findSuccessor();
    void noteFailure();
    void noteCancels();
    void giveCancelsUp(const Signalbox::Detail::LookError &reason);
    void setState(Signalbox::Link::State state, const Signalbox::Detail::LookError &reason = {});
    //! False until \a interval has passed since this was true.
    bool isTimeToTry(Signalbox::Nanoseconds interval);

    Signalbox::ProgramInfo m_program;
    Signalbox::Link m_link;
    std::unique_ptr<Signalbox::Detail::InspectClient> m_guest;  // has not been greeted so far
    std::unique_ptr<Signalbox::Detail::InspectClient> m_client; // connected
    Signalbox::Deadline m_triedAt{};
    QList<Signalbox::CancelReport> m_cancels; // in the order in which they were asked for
};

} // namespace InspectorApp
