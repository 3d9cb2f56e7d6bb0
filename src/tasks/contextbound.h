// SPDX-License-Identifier: MIT
#pragma once

#include "../core/global.h"
#include "../core/listhook.h"

QT_BEGIN_NAMESPACE
class QObject;
QT_END_NAMESPACE

namespace Signalbox::Detail {

/*!
    \internal
    Something that ends with an object of its thread.
*/
class SIGNALBOX_CORE_EXPORT ContextBound : private ListHook<ContextBound>
{
public:
    //! The object is being destroyed, or the scheduler. It is bound to nothing any more.
    virtual void contextGone() = 0;

protected:
    ContextBound() = default;
    virtual ~ContextBound();

    //! False, with a warning in the name of \a function: there is no such object, or it is of another thread.
    bool bindTo(const QObject *context, const char *function);
    void unbind() { ListHook::unlink(); }

private:
    template <typename, typename>
    friend class Signalbox::IntrusiveList;
};

} // namespace Signalbox::Detail
