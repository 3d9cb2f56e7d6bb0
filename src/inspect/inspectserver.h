// SPDX-License-Identifier: MIT
#pragma once

#include "../probe/control.h"
#include "inspectglobal.h"

#include <QtCore/qstring.h>

#include <memory>

namespace Signalbox {

namespace Detail {
struct InspectLimits;
}

/*!
    Lets other processes of the same user look into this one: `signalbox inspect`, `ps`, `tree`, `top` and `dump`; in the control role also act on it:
    `signalbox cancel`. It answers in a thread of its own, also
    while all loops of the program are stuck.

        Signalbox::InspectServer inspectServer;
        if (!inspectServer.start())
            qWarning() << inspectServer.errorString();

    Nobody needs to write that for a start: with SIGNALBOX_INSPECT=1 in the environment, install() does it; with SIGNALBOX_INSPECT=control in the control role.

    Who looks can change nothing, unless it was made with InspectRole::Control: then they can cancel tasks, and the program's log says who has. The socket is in a folder that only this user can enter, and whoever connects is asked for its user besides. Up to four may
    look at the same time; what they have not read is bounded, and none of them makes the program wait.

    The program notices none of that: no signal comes, descriptors are closed when it executes another one, and where it has none left, or no memory, who
    wanted to look is told so, and the next one is served again.

    Thread-safety: one thread, that of the application object. Ownership: no longer than the application object; start() before that is made
    is refused. Cost: a thread, two descriptors, and a Probe from start() on, so that a slot that is stuck already can be named (docs/benchmarks.md has what
    that costs).
*/
class SIGNALBOX_INSPECT_EXPORT InspectServer
{
public:
    //! Whoever looks in may do what \a role allows.
    explicit InspectServer(InspectRole role = InspectRole::Observe);
    //! \internal With less patience: for tests.
    explicit InspectServer(const Detail::InspectLimits &limits);
    //! Stops, and waits for its thread.
    ~InspectServer();
    InspectServer(const InspectServer &) = delete;
    InspectServer &operator=(const InspectServer &) = delete;

    /*!
        Begins to listen. False, and errorString() says why, when it cannot: there is no application object, the folder is not this
        user's alone, the program has rights that its user has not (setuid), another server of this process listens, or another process
        listens at this one's path. Waits for up to a second where another program of this user is just about to start or stop listening, and was
        stopped in that. Best before other threads deliver events: it makes a Probe, which says why.
    */
    bool start();
    //! Closes all connections; nothing when it was not started.
    void stop();
    bool isListening() const;
    InspectRole role() const;
    //! Of the socket, while it listens.
    QString path() const;
    //! Why start() returned false.
    QString errorString() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Signalbox
