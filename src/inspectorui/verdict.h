// SPDX-License-Identifier: MIT
#pragma once

#include "inspectorglobal.h"
#include "reference.h"
#include "sample.h"
#include "tone.h"

#include <QtCore/qcoreapplication.h>

#include <optional>

namespace Signalbox {

/*!
    The one sentence that answers: is the program healthy, and if not, who did it?
*/
struct SIGNALBOX_INSPECTOR_EXPORT Verdict
{
    Q_DECLARE_TR_FUNCTIONS(Signalbox::Verdict)

public:
    //! How long a stall that has ended is told in front of everything else; it is told as long as it is remembered.
    static constexpr Milliseconds Aftermath{10'000};

    Tone tone = Tone::Muted;
    QString text;
    std::optional<Reference> subject; //!< The row that it is about, if it is about one.

    static Verdict of(const Sample &sample, const QLocale &locale);

private:
    static Verdict ofLink(const Link &link, const ProgramInfo &program, Nanoseconds age,
                          const QLocale &locale);
    static Verdict ofFinding(const Finding &finding, const LoopSnapshot *loop, const QLocale &locale);
    static Verdict ofStall(const Stall &stall, const LoopSnapshot &loop, Nanoseconds age,
                           const QLocale &locale);
};

} // namespace Signalbox
