// SPDX-License-Identifier: MIT
#pragma once

#include "events/eventleaf.h"

/*!
    A line of the program's own, as a fifoLeaf(); tests derive from it what does something else.
*/
class LineLeaf : public Signalbox::EventLeaf
{
public:
    void push(Signalbox::EventPointer<> event) override { m_line->push(std::move(event)); }
    Signalbox::EventPointer<> take() override { return m_line->take(); }
    void hold(Signalbox::EventPointer<> event) override { m_line->hold(std::move(event)); }
    void release(const Signalbox::Event &event) override { m_line->release(event); }
    void discard(const Signalbox::Event &event) override { m_line->discard(event); }
    Signalbox::EventPointer<> takeAny() override { return m_line->takeAny(); }
    bool isReady() const override { return m_line->isReady(); }
    qsizetype size() const override { return m_line->size(); }

private:
    const std::unique_ptr<Signalbox::EventLeaf> m_line = Signalbox::fifoLeaf()();
};
