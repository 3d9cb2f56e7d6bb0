// SPDX-License-Identifier: MIT
#include "events/routerreport_p.h"

#include "events/matcher_p.h"
#include "events/wait.h"

namespace Signalbox::Detail {

namespace {

//! Keys print themselves: what they throw stays here.
template <typename T>
QString printed(const T &value)
{
    try {
        QString text;
        QDebug(&text).nospace() << value;
        return text.trimmed();
    } catch (...) {
        return QStringLiteral("(its operator<< threw an exception)");
    }
}

//! "PortUp(device: …, port: *)"
const char *shapeOf(const Matcher &pattern)
{
    const auto &type = pattern.type();
    QByteArray text = type.name() + '(';
    for (int i = 0; i < type.keyCount(); ++i) {
        if (i > 0)
            text += ", ";
        text += QByteArray(type.keyName(i)) + (pattern.data().mask & (1u << i) ? ": …" : ": *");
    }
    return internName(text + ')');
}

} // namespace

RouterReport::RouterReport(void (*describe)(void *router), void *router)
    : m_block(std::make_unique<RouterBlock>())
{
    m_block->describe = describe;
    m_block->owner = router;
    registerRouter(m_block.get());
}

RouterReport::~RouterReport()
{
    for (std::uint32_t i = 0; i < m_block->waits.size(); ++i) {
        if (auto *wait = static_cast<Wait *>(m_block->waits[i].wait))
            wait->m_block = nullptr;
    }
    unregisterRouter(std::move(m_block));
}

// ---- queues

QueueBlock &RouterReport::addQueue(const QueueBlock *parent, const QString &name)
{
    auto &queues = m_block->queues;
    std::uint32_t index;
    if (m_freeQueues.empty()) {
        index = queues.append();
    } else {
        index = m_freeQueues.back();
        m_freeQueues.pop_back();
    }
    auto &block = queues[index];
    const SequenceLock::Writer writing(block.lock);
    for (auto *count : {&block.in, &block.out, &block.refused, &block.dropped, &block.waited})
        count->set(0);
    for (auto &step : block.latency)
        step.set(0);
    block.longestLatency.set(0);
    block.total.set(0);
    block.deepest.set(0);
    block.held.set(0);
    block.waiters.set(0);
    block.name.set(name);
    block.parent.set(parent ? parent->serial.get() : 0);
    block.serial.set(m_serials.next());
    block.index = index;
    return block;
}

void RouterReport::removeQueue(QueueBlock &queue)
{
    const SequenceLock::Writer writing(queue.lock);
    queue.serial.set(0);
    m_freeQueues.push_back(queue.index);
}

QueueTexts &RouterReport::textsOf(const QueueBlock &queue)
{
    while (m_block->queueTexts.size() <= queue.index)
        m_block->queueTexts.append();
    return m_block->queueTexts[queue.index];
}

void RouterReport::describeQueue(const QueueBlock &queue, const Matcher &takes)
{
    auto &texts = textsOf(queue);
    const auto serial = queue.serial.get();
    if (texts.serial.get() == serial)
        return;
    const auto text = queue.parent.get() == 0 ? QString() : printed(takes);
    const SequenceLock::Writer writing(texts.lock);
    texts.serial.set(serial);
    texts.takes.set(text);
    texts.held.clear();
}

void RouterReport::setHeld(const QueueBlock &queue, const Event *event, Deadline now)
{
    auto &texts = textsOf(queue);
    if (texts.serial.get() != queue.serial.get())
        return; // it will be described altogether
    const auto text =
        event && m_printing.mayPrint(now) ? printed(*event) : QString(); // else readers ask for it
    const SequenceLock::Writer writing(texts.lock);
    texts.held.set(text);
}

void RouterReport::setHeldUnlessKnown(const QueueBlock &queue, const Event &event)
{
    auto &texts = textsOf(queue);
    if (texts.serial.get() != queue.serial.get() || !texts.held.isEmpty())
        return;
    const auto text = printed(event);
    const SequenceLock::Writer writing(texts.lock);
    texts.held.set(text);
}

// ---- waits

ShapeBlock &RouterReport::addShape(const Matcher &pattern)
{
    auto &shape = m_block->shapes[m_block->shapes.append()];
    shape.text.set(shapeOf(pattern));
    return shape;
}

//! A block for \a wait; null when as many as there may be are listed.
WaitBlock *RouterReport::takeWait(Wait &wait)
{
    if (m_listedWaits == WaitBlock::Most)
        return nullptr;
    ++m_listedWaits;
    std::uint32_t index;
    if (m_freeWaits.empty()) {
        index = m_block->waits.append();
    } else {
        index = m_freeWaits.back();
        m_freeWaits.pop_back();
    }
    auto &block = m_block->waits[index];
    block.index = index;
    block.report = this;
    block.wait = &wait;
    wait.m_block = &block;
    const SequenceLock::Writer writing(block.lock);
    block.serial.set(m_serials.next());
    block.isPrinted.set(false);
    block.matched.set(0);
    block.waiterClass.set(classOfPolymorphic(&wait.waiter()));
    return &block;
}

void RouterReport::waitBegins(Wait &wait, const char *shape, Deadline since)
{
    auto *block = wait.m_block;
    if (block && block->report != this) {
        waitDies(*block);
        block = nullptr;
    }
    if (!block)
        block = takeWait(wait);
    if (!block)
        return;
    const SequenceLock::Writer writing(block->lock);
    block->shape.set(shape);
    block->since.set(since.time_since_epoch().count());
    block->isWaiting.set(true);
}

void RouterReport::waitEnds(WaitBlock &block)
{
    block.isWaiting.set(false);
}

void RouterReport::waitDies(WaitBlock &block)
{
    auto &report = *static_cast<RouterReport *>(block.report);
    static_cast<Wait *>(std::exchange(block.wait, nullptr))->m_block = nullptr;
    {
        const SequenceLock::Writer writing(block.lock);
        block.serial.set(0);
        block.isWaiting.set(false);
    }
    report.m_freeWaits.push_back(block.index);
    --report.m_listedWaits;
}

void RouterReport::describeWaits()
{
    int left = PrintBudget::PerRequest;
    for (std::uint32_t i = 0; i < m_block->waits.size() && left > 0; ++i) {
        auto &block = m_block->waits[i];
        if (!block.wait || !block.isWaiting.get() || block.isPrinted.get())
            continue;
        describeWait(block);
        --left;
    }
}

void RouterReport::describeWait(WaitBlock &block)
{
    const auto &wait = *static_cast<Wait *>(block.wait);
    const QObject *context = wait.waiter().context();
    const auto text = printed(wait.matcher());
    const SequenceLock::Writer writing(block.lock);
    block.contextClass.set(classOf(context));
    block.contextName.set(context ? context->objectName() : QString());
    block.matcher.set(text);
    block.isPrinted.set(true);
}

// ---- events

EventBlock *RouterReport::eventOf(quint64 number) const
{
    return m_events ? &m_events[number & (EventBlock::Most - 1)] : nullptr;
}

void RouterReport::eventComes(const Event &event, quint64 number, const QueueBlock *queue, Fate fate,
                              Deadline now)
{
    if (!m_events)
        m_events = m_block->makeEvents();
    const bool isPrinted = m_printing.mayPrint(now);
    const auto text = isPrinted ? printed(event) : QString();
    auto &block = *eventOf(number);
    const SequenceLock::Writer writing(block.lock);
    block.number.set(EventHome::countOf(number));
    block.type.set(event.type().name().constData()); // types live as long as the process
    block.isPrinted.set(isPrinted);
    block.text.set(text);
    block.at.set(now.time_since_epoch().count());
    block.queue.set(queue ? queue->serial.get() : 0);
    block.fate.set(quint8(fate));
    block.receivers.set(0);
}

void RouterReport::eventIs(quint64 number, Fate fate, int receivers)
{
    auto *block = eventOf(number);
    if (!block || block->number.get() != EventHome::countOf(number))
        return;
    const SequenceLock::Writer writing(block->lock);
    block->fate.set(quint8(fate));
    block->receivers.add(receivers);
}

RouterReport::Fate RouterReport::fateOf(const Event &event, int receivers)
{
    return event.kind() == EventKind::Latched                       ? Fate::Kept
           : event.kind() == EventKind::Transient && receivers == 0 ? Fate::Dropped
                                                                    : Fate::Delivered;
}

void RouterReport::forgetEvent(quint64 number)
{
    auto *block = eventOf(number);
    if (!block || block->number.get() != EventHome::countOf(number))
        return;
    const SequenceLock::Writer writing(block->lock);
    block->number.set(0);
}

} // namespace Signalbox::Detail
