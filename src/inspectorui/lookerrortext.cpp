// SPDX-License-Identifier: MIT
#include "lookerrortext.h"

#include <QtCore/qcoreapplication.h>

namespace Signalbox {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Signalbox::LookError)
};

} // namespace

QString lookErrorText(const Detail::LookError &error)
{
    using Fault = Detail::LookFault;
    switch (error.fault) {
    case Fault::Other:
        break;
    case Fault::NoSuchProcess:
        return Words::tr("there is no such process");
    case Fault::OfAnotherUser:
        return Words::tr("it is another user's");
    case Fault::NotInspectable:
        return Words::tr("it cannot be inspected: SIGNALBOX_INSPECT=1 lets it be");
    case Fault::NothingInspectable:
        return Words::tr("no program of this user can be inspected: SIGNALBOX_INSPECT=1 lets one be");
    case Fault::UnsafeFolder:
        return Words::tr("the folder of the sockets is not safe: %1", "why, in English").arg(error.text);
    case Fault::Gone:
        return Words::tr("it has gone away");
    case Fault::AnotherUserListens:
        return Words::tr("another user listens there");
    case Fault::NoInspectServer:
        return Words::tr("what listens there is no inspect server");
    case Fault::OtherVersion:
        return Words::tr("it speaks another version of the protocol: use the inspector of its own Signalbox");
    case Fault::NotUnderstood:
        return Words::tr("its answer is not understood");
    case Fault::NoAnswer:
        return Words::tr("it does not answer");
    case Fault::Unexplained:
        return Words::tr("it refuses, and does not say why");
    case Fault::TooMany:
        return Words::tr("too many look at this program already");
    case Fault::Busy:
        return Words::tr("it has not done what it was asked before");
    case Fault::Exhausted:
        return Words::tr("it has no memory or no file descriptor left");
    case Fault::NotAllowed:
        return Words::tr("it lets others look only: SIGNALBOX_INSPECT=control lets them cancel tasks too");
    }
    return error.text;
}

} // namespace Signalbox
