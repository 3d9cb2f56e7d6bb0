// SPDX-License-Identifier: MIT
#pragma once

#include "waiting.h"

namespace Signalbox::Detail {

/*!
    \internal
    Waits for several at once, its \e arms, until a policy says that it has seen enough; then it cancels those that have not
    ended, waits until that is done, and ends.
*/
class SIGNALBOX_CORE_EXPORT Combination : public Waiting, private WaitingOwner
{
public:
    //! What the end of an arm means.
    enum class Policy : quint8 {
        All,          // enough: one that has failed, or all
        AllSettled,   // enough: all
        Any,          // enough: one
        FirstSuccess, // enough: one that has not failed, or all
    };

    void begin(TaskRun *run) override;
    bool cancel() override;
    bool hasFailed() const override;
    bool mayEndFromOutside() const override;
    QString description() const override;

protected:
    explicit Combination(Policy policy) : m_policy(policy) {}
    ~Combination() override = default;

    //! Without it: which was enough. -1: all have ended, and none was by itself.
    int decisive() const { return m_decisive; }
    //! Does what its arms have thrown count as seen, though it is not thrown here? Otherwise it is told, as of any task.
    bool forgives() const { return m_policy == Policy::FirstSuccess || m_decisive < 0; }

    virtual int armCount() const = 0;
    virtual Waiting &arm(int index) const = 0;

private:
    void ended(Waiting &waiting) override;
    bool isEnough(const Waiting &waiting) const;
    void decide(const Waiting &waiting);
    void cancelOthers();
    void endIfDone();

    const Policy m_policy;
    bool m_isBeginning = false;
    bool m_isOver = false; // the arms that have not ended are cancelled
    int m_begun = 0;
    int m_pending = 0; // of those that have begun
    int m_decisive = -1;
};

} // namespace Signalbox::Detail
