// SPDX-License-Identifier: MIT
#pragma once

#include "core/clock.h"
#include "dispatch/glib_p.h"
#include "loop/loop_p.h"

#include <QtCore/qobject.h>
#include <QtCore/qsocketnotifier.h>

#include <memory>
#include <vector>

namespace Signalbox {

/*!
    GLib's sources in our loop, and our loop in GLib's.

    Forward: each turn gives the GMainContext of the thread one iteration, as QEventDispatcherGlib does: what GTK,
    GDBus, GStreamer, GSettings and others attach to it runs. Backward: code of theirs that runs a main loop of its own
    (gtk_dialog_run(), g_main_loop_run()) finds a source of ours in there, so that Qt goes on meanwhile.

    Belongs to one thread. Cost while nobody has attached a source: a look at the context in front of each sleep, some 50
    ns, and no system call. See docs/decisions/0005-glib.md.
*/
class GlibBridge
{
public:
    //! What a source of ours in GLib's loop asks of the dispatcher.
    class Host
    {
    public:
        virtual bool hasWork() = 0;          // a turn would deliver something at once
        virtual Deadline nextDeadline() = 0; // of its timers
        virtual void turn() = 0;             // one, that does not wait

    protected:
        ~Host() = default;
    };

    enum class Which {
        Default, // the main thread's context
        Own      // one for this thread alone, pushed as its thread-default context
    };

    //! Null when there is no GLib in the process, or its environment says that Qt shall not use it (QT_NO_GLIB).
    static std::unique_ptr<GlibBridge> create(Which which, Loop &loop, Host &host);
    ~GlibBridge();
    GlibBridge(const GlibBridge &) = delete;
    GlibBridge &operator=(const GlibBridge &) = delete;

    /*!
        One iteration of the context, around a wait of ours. It owns the context meanwhile, so that other threads that
        attach a source end the wait. If another thread owns it, nothing is done.
    */
    class Iteration
    {
    public:
        //! \a bridge may be null: then nothing happens.
        explicit Iteration(GlibBridge *bridge) : m_bridge(bridge) {}
        ~Iteration();
        Iteration(const Iteration &) = delete;
        Iteration &operator=(const Iteration &) = delete;

        //! In front of the wait, behind the last user code. Shortens \a wait by what the sources want.
        void prepare(Loop::Wait &wait);
        //! Behind the wait, in front of any user code. \a ready: what the wait found.
        void check(const Loop::Wait &wait, const ReadyDescriptor *ready, int count);
        //! Runs those of the ready sources that have the highest priority. False: there were none.
        bool dispatch();

    private:
        GlibBridge *m_bridge;
        bool m_isOwner = false;
        bool m_isReady = false;
    };

    /*!
        Says whether Qt has work in this turn. Then most turns go without an iteration, and the others without idle
        sources. Returns whether this turn is to have one.
    */
    bool isTurn(bool isBusy)
    {
        m_isBusy = isBusy;
        return !isBusy || ++m_busyTurns % BusyTurnsForOne == 0;
    }

private:
    struct QtSource;
    static constexpr int BusyTurnsForOne = 8;

    GlibBridge(const Glib &glib, Which which, Loop &loop, Host &host);

    void ask(Loop::Wait &wait);
    void watchWakeUp();
    void fillIn(const Loop::Wait &wait, const ReadyDescriptor *ready, int count);
    bool answer(const Loop::Wait &wait, const ReadyDescriptor *ready, int count);
    void pollOurs(const std::vector<Glib::PollFd> &polled);
    void endGuestWait();

    static int prepareQt(GlibTypes::Source *source, int *timeout);
    static int checkQt(GlibTypes::Source *source);
    static int dispatchQt(GlibTypes::Source *source, void *callback, void *data);

    const Glib &m_glib;
    Glib::Context *m_context;
    Loop &m_loop;
    Host &m_host;
    const bool m_isOwnContext;

    // Forward
    std::vector<Glib::PollFd> m_polled; // as GLib wants them: in its order
    int m_priority = 0;
    int m_timeout = -1;
    Deadline m_until = Never;
    int m_wakeUpDescriptor = -1; // the context's own; -1: not known yet
    bool m_isBusy = false;
    unsigned m_busyTurns = 0;
    std::unique_ptr<QSocketNotifier> m_wakeUp; // GLib's own descriptor, in our poller

    // Backward
    Glib::Source *m_source = nullptr;
    std::vector<Glib::PollFd> m_wanted; // what our loop has to poll
    std::vector<Glib::PollFd> m_ours;   // the same, registered with m_source: stays where it is meanwhile
    bool m_isCaller = false;            // we ask GLib, and it shall not ask us
    bool m_isGuest = false;             // between beginGuestWait() and endGuestWait()
};

} // namespace Signalbox
