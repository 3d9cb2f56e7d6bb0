// SPDX-License-Identifier: MIT
#include "tasks/notify.h"

#include "tasks/atleast_p.h"

#include <memory>

namespace Signalbox::Detail {

using namespace Qt::StringLiterals;

QString NotifyKey::text() const
{
    const auto view = m_key.view();
    if (!view.isPresent())
        return u"something that has gone"_s;
    QString text;
    QDebug debug(&text);
    debug.nospace();
    view.operations->print(debug, view.value);
    return text;
}

/*!
    All waits of a thread for keys, in a table of lists: those of one key are in the same one, in their order.
*/
class NotifyBoard
{
public:
    static NotifyBoard &current();

    void add(NotifiedWaiting &waiting);
    void add(NotifySend &send);
    void removed() { --m_count; }
    qsizetype notify(const NotifyKey &key, const void *value);

private:
    struct Cell
    {
        IntrusiveList<NotifiedWaiting> waits;
        IntrusiveList<NotifySend> sends;
    };
    static constexpr std::size_t FirstSize = 16; // powers of two

    Cell &cellOf(const NotifyKey &key) { return m_cells[key.hash() & (m_size - 1)]; }
    void grow();
    bool sendIfAwaited(Cell &cell, NotifySend &send);
    static bool wants(const NotifiedWaiting &waiting, const NotifyKey &key);

    std::size_t m_size = FirstSize;
    std::size_t m_count = 0; // of those that wait
    std::unique_ptr<Cell[]> m_cells = std::make_unique<Cell[]>(FirstSize);
};

NotifyBoard &NotifyBoard::current()
{
    static thread_local NotifyBoard board;
    return board;
}

void NotifyBoard::add(NotifiedWaiting &waiting)
{
    if (++m_count > m_size)
        grow();
    auto &cell = cellOf(waiting.m_key);
    cell.waits.append(waiting);
    for (auto *send = cell.sends.first(); send; send = cell.sends.next(*send)) {
        if (send->m_key.equals(waiting.m_key) && sendIfAwaited(cell, *send))
            return;
    }
}

void NotifyBoard::add(NotifySend &send)
{
    auto &cell = cellOf(send.m_key);
    cell.sends.append(send);
    sendIfAwaited(cell, send);
}

bool NotifyBoard::sendIfAwaited(Cell &cell, NotifySend &send)
{
    qsizetype count = 0;
    for (auto *waiting = cell.waits.first(); waiting; waiting = cell.waits.next(*waiting))
        count += waiting->m_key.equals(send.m_key) && wants(*waiting, send.m_key);
    if (count < send.m_count)
        return false;
    send.ListHook<NotifySend>::unlink();
    send.m_woken = notify(send.m_key, send.value());
    send.end();
    return true;
}

bool NotifyBoard::wants(const NotifiedWaiting &waiting, const NotifyKey &key)
{
    return waiting.m_key.type() == key.type() || waiting.m_key.type() == typeid(void);
}

qsizetype NotifyBoard::notify(const NotifyKey &key, const void *value)
{
    qsizetype woken = 0;
    auto &cell = cellOf(key);
    for (NotifiedWaiting *waiting = cell.waits.first(), *next = nullptr; waiting; waiting = next) {
        next = cell.waits.next(*waiting);
        if (!waiting->m_key.equals(key))
            continue;
        if (!wants(*waiting, key)) {
            qCWarning(
                lcTasks,
                "notify: the value that goes with %s has another type than a task waits for; it waits on",
                qUtf8Printable(key.text()));
            continue;
        }
        waiting->ListHook<NotifiedWaiting>::unlink();
        removed();
        waiting->keep(value);
        waiting->end();
        ++woken;
    }
    return woken;
}

void NotifyBoard::grow()
{
    const auto old = std::exchange(m_cells, std::make_unique<Cell[]>(m_size * 2));
    const auto oldSize = std::exchange(m_size, m_size * 2);
    for (std::size_t i = 0; i < oldSize; ++i) {
        while (auto *waiting = old[i].waits.takeFirst())
            cellOf(waiting->m_key).waits.append(*waiting);
        while (auto *send = old[i].sends.takeFirst())
            cellOf(send->m_key).sends.append(*send);
    }
}

// ---- those that wait ----

void NotifiedWaiting::arm()
{
    NotifyBoard::current().add(*this);
}

NotifiedWaiting::~NotifiedWaiting()
{
    if (isLinked())
        NotifyBoard::current().removed();
}

QString NotifiedWaiting::description() const
{
    return u"a notification of "_s + m_key.text();
}

void NotifySend::setCount(qsizetype count)
{
    m_count = atLeast(1, count, "notifyWhenAwaited");
}

void NotifySend::begin(TaskRun *)
{
    if (!hasEnded() && !isLinked())
        NotifyBoard::current().add(*this);
}

bool NotifySend::cancel()
{
    unlink();
    return true;
}

QString NotifySend::description() const
{
    return u"a task that waits for a notification of "_s + m_key.text();
}

qsizetype notifyKey(const NotifyKey &key, const void *value)
{
    return NotifyBoard::current().notify(key, value);
}

} // namespace Signalbox::Detail
