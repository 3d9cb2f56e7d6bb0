// SPDX-License-Identifier: MIT
#include "tasks/topic.h"

#include "tasks/atleast_p.h"

#include <algorithm>
#include <stdexcept>

namespace Signalbox::Detail {

// ---- readers ----

CursorBase::CursorBase(TopicBase &topic, quint64 position) : m_topic(&topic), m_position(position)
{
    topic.m_cursors.append(*this);
}

qsizetype CursorBase::size() const
{
    return m_topic ? qsizetype(m_topic->m_end - std::max(m_position, m_topic->m_begin)) : 0;
}

quint64 CursorBase::lost() const
{
    const bool isBehind = m_topic && m_position < m_topic->m_begin;
    return m_lost + (isBehind ? m_topic->m_begin - m_position : 0);
}

bool CursorBase::advance(quint64 &position)
{
    if (size() == 0)
        return false;
    m_lost = lost();
    position = std::max(m_position, m_topic->m_begin);
    m_position = position + 1;
    return true;
}

CursorNextBase::CursorNextBase(CursorBase &cursor) : LineWaiting(cursor.m_line)
{
    auto &line = cursor.m_line;
    if (!line.isOwnThread("Cursor::next", *this))
        return;
    if (!line.isEmpty() || line.firstApart() != this) {
        qCWarning(lcTasks,
                  "Cursor::next: its next item is waited for already; std::logic_error is thrown instead");
        fail(std::make_exception_ptr(std::logic_error("the next item is waited for already")));
        return;
    }
    if (cursor.size() > 0 || !cursor.m_topic || cursor.m_topic->isClosed())
        line.give(*this);
    else
        line.add(*this);
}

// ---- topics ----

TopicBase::TopicBase(qsizetype limit) : m_limit(atLeast(1, limit, "Topic")) {}

TopicBase::~TopicBase()
{
    tellReaders();
    while (auto *cursor = m_cursors.takeFirst()) {
        cursor->m_lost = cursor->lost();
        cursor->m_topic = nullptr;
    }
}

void TopicBase::close()
{
    if (!isOwnThread("Topic::close"))
        return;
    m_isClosed = true;
    tellReaders();
}

bool TopicBase::mayPublish()
{
    if (!isOwnThread("Topic::publish"))
        return false;
    if (m_isClosed)
        qCWarning(lcTasks, "Topic::publish: the topic is closed; the item is dropped");
    return !m_isClosed;
}

void TopicBase::published()
{
    ++m_end;
    tellReaders();
}

void TopicBase::tellReaders()
{
    for (auto *cursor = m_cursors.first(); cursor; cursor = m_cursors.next(*cursor))
        cursor->m_line.giveAll();
}

quint64 TopicBase::slowest() const
{
    auto position = m_end;
    for (auto *cursor = m_cursors.first(); cursor; cursor = m_cursors.next(*cursor))
        position = std::min(position, cursor->m_position);
    return position;
}

} // namespace Signalbox::Detail
