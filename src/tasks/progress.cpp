// SPDX-License-Identifier: MIT
#include "tasks/progress.h"

#include "core/logging_p.h"
#include "tasks/contextbound.h"
#include "tasks/signallink.h"

#include <mutex>

namespace Signalbox {
namespace Detail {

namespace {

using Tell = std::function<void(qint64 done, qint64 total)>;

//! Where it is told. It goes with its object, or with the last one that could report.
class ProgressListener final : private ContextBound
{
public:
    //! Null, with a warning, if nothing can be told.
    static SignalLink::Pointer create(const QObject *context, Tell &&function)
    {
        std::unique_ptr<ProgressListener> listener(new ProgressListener(std::move(function)));
        if (!*listener->m_function) {
            qCWarning(lcTasks, "Progress: there is no function. Nothing is told");
            return {};
        }
        if (!listener->bindTo(context, "Progress"))
            return {};
        return listener.release()->m_link;
    }
    ~ProgressListener() override { m_link->leave(); }

    //! May destroy this.
    void tell(qint64 done, qint64 total)
    {
        const auto function = m_function;
        (*function)(done, total);
    }

private:
    explicit ProgressListener(Tell &&function) : m_function(std::make_shared<const Tell>(std::move(function)))
    {
    }
    void contextGone() override { delete this; }

    const std::shared_ptr<const Tell> m_function;
    const SignalLink::Pointer m_link{new SignalLink(this)};
};

} // namespace

//! What copies share.
class ProgressState : public std::enable_shared_from_this<ProgressState>
{
public:
    explicit ProgressState(SignalLink::Pointer link) : m_link(std::move(link)) {}
    ProgressState(const ProgressState &) = delete;
    ProgressState &operator=(const ProgressState &) = delete;
    ~ProgressState()
    {
        m_link->senderGone([](void *listener) { delete static_cast<ProgressListener *>(listener); });
    }

    void report(qint64 done, qint64 total)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_done = done;
            m_total = total;
            if (std::exchange(m_isOnItsWay, true))
                return;
        }
        m_link->remote().call([state = shared_from_this()] { state->tell(); });
    }

private:
    void tell()
    {
        std::unique_lock lock(m_mutex);
        m_isOnItsWay = false;
        const auto done = m_done, total = m_total;
        lock.unlock();
        if (auto *listener = m_link->receiver())
            static_cast<ProgressListener *>(listener)->tell(done, total);
    }

    const SignalLink::Pointer m_link;
    std::mutex m_mutex;
    qint64 m_done = 0, m_total = 0;
    bool m_isOnItsWay = false; // a call, that tells what was reported last
};

} // namespace Detail

Progress::Progress(const QObject *context, std::function<void(qint64 done, qint64 total)> function)
{
    if (auto link = Detail::ProgressListener::create(context, std::move(function)))
        m_state = std::make_shared<Detail::ProgressState>(std::move(link));
}

void Progress::report(qint64 done, qint64 total) const
{
    if (m_state)
        m_state->report(done, total);
}

} // namespace Signalbox
