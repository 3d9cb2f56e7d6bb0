// SPDX-License-Identifier: MIT
#include "tasks/generator.h"

#include "core/logging_p.h"
#include "tasks/waitline.h"

#include <stdexcept>

namespace Signalbox::Detail {

using namespace Qt::StringLiterals;

// ---- the coroutine ----

void GeneratorPause::begin(TaskRun *)
{
    if (!m_generator)
        return;
    m_generator->m_isPaused = true;
    m_generator->tellNext();
}

QString GeneratorPause::description() const
{
    return u"who asks for its next value"_s;
}

GeneratorRun::GeneratorRun(GeneratorPromiseBase &promise)
    : m_promise(promise), m_run(TaskRun::create(promise, *this, promise.site()))
{
    promise.m_pause.m_generator = this;
}

GeneratorRun::~GeneratorRun()
{
    if (m_run->hasFrames())
        m_promise.m_pause.m_generator = nullptr; // it may be on the stack
    if (next) {
        next->m_run = nullptr;
        next->m_error = std::make_exception_ptr(SynchronizationDestroyed());
        std::exchange(next, nullptr)->end();
    }
    destroyAll();
}

//! In the run, anything can happen, also to this.
void GeneratorRun::proceed(TaskRun *consumer)
{
    if (m_run->hasEnded())
        return tellNext();
    if (!m_isPaused)
        return;
    m_isPaused = false;
    if (consumer)
        m_run->inherit(*consumer);
    m_run->resume();
}

void GeneratorRun::runEnded(TaskRun &)
{
    tellNext();
}

void GeneratorRun::tellNext()
{
    if (next)
        next->end();
}

// ---- its owner ----

GeneratorBase::~GeneratorBase()
{
    if (m_run)
        delete m_run;
    else if (m_promise)
        m_promise->destroy();
}

GeneratorRun *GeneratorBase::beginRun()
{
    if (!m_run && m_promise)
        m_run = new GeneratorRun(*m_promise);
    return m_run;
}

// ---- who waits ----

GeneratorNextBase::GeneratorNextBase(GeneratorRun *run) : m_run(run)
{
    if (m_run && m_run->next) {
        qCWarning(
            lcTasks,
            "Generator::next: the next value is waited for already; std::logic_error is thrown instead");
        m_run = nullptr;
        m_error = std::make_exception_ptr(std::logic_error("the next value is waited for already"));
    }
    if (m_run)
        m_run->next = this;
    else
        end();
}

GeneratorNextBase::~GeneratorNextBase()
{
    if (m_run && m_run->next == this)
        m_run->next = nullptr;
}

void GeneratorNextBase::begin(TaskRun *run)
{
    if (hasEnded())
        return;
    if (m_run->run().hasFrames() && hasValue()) // that somebody else has waited for
        end();
    else
        m_run->proceed(run);
}

bool GeneratorNextBase::hasFailed() const
{
    return m_error || (m_run && m_run->run().state() == TaskState::Failed);
}

QString GeneratorNextBase::description() const
{
    return u"the next value of a generator"_s;
}

bool GeneratorNextBase::hasValueOrThrow()
{
    if (m_error)
        std::rethrow_exception(m_error);
    if (!m_run)
        return false;
    auto &run = std::exchange(m_run, nullptr)->leave();
    if (run.hasFrames() && hasValue())
        return true;
    if (auto error = run.takeError())
        std::rethrow_exception(std::move(error));
    return false;
}

} // namespace Signalbox::Detail
