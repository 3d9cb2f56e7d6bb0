// SPDX-License-Identifier: MIT
#include "events/eventleaf.h"

#include "events/eventline_p.h"

namespace Signalbox {

using namespace Detail;

EventLeaf::~EventLeaf() = default;

bool EventLeaf::hasRoomFor(const Event &, qsizetype limit) const
{
    return limit < 0 || size() < limit;
}

bool EventLeaf::roomDependsOnEvent() const
{
    return false;
}

namespace {

class FifoLeaf : public EventLeaf
{
public:
    void push(EventPointer<> event) override { m_line.append(std::move(event)); }
    EventPointer<> take() override { return m_line.takeFirst(); }
    void hold(EventPointer<> event) override
    {
        m_line.prepend(std::move(event));
        m_isHeld = true;
    }
    void release(const Event &) override { m_isHeld = false; }
    void discard(const Event &) override { takeAny(); }
    EventPointer<> takeAny() override
    {
        m_isHeld = false;
        return m_line.isEmpty() ? EventPointer<>() : m_line.takeFirst();
    }
    bool isReady() const override { return !m_isHeld && !m_line.isEmpty(); }
    qsizetype size() const override { return m_line.size(); }

private:
    EventLine m_line;
    bool m_isHeld = false; // its first event
};

} // namespace

LeafFactory fifoLeaf()
{
    return [] { return std::make_unique<FifoLeaf>(); };
}

} // namespace Signalbox
