// SPDX-License-Identifier: MIT
#pragma once

#include "signals.h"

namespace Signalbox {
namespace Detail {

//! \internal What exec() returns.
template <typename Dialog>
class DialogWaiting final : public SignalWaiting<decltype(&Dialog::finished)>
{
    using Base = SignalWaiting<decltype(&Dialog::finished)>;
    static_assert(std::is_same_v<typename Base::Result, int>,
                  "exec(): a dialog has a signal finished(int), as QDialog has");

public:
    explicit DialogWaiting(Dialog *dialog) : Base(dialog, &Dialog::finished), m_dialog(dialog)
    {
        if (dialog)
            dialog->open();
    }
    //! It calls nothing of the dialog's in here, which may be in the middle of somebody's destructor.
    ~DialogWaiting() override
    {
        if (!this->hasEnded())
            QMetaObject::invokeMethod(
                m_dialog, [dialog = m_dialog] { dialog->reject(); }, Qt::QueuedConnection);
    }

private:
    Dialog *m_dialog; // lives as long as this has not ended
};

} // namespace Detail

/*!
    Opens \a dialog, and waits until it is finished, without a nested event loop: const int button = co_await exec(&dialog). For QDialog,
    and for whatever else has open(), reject() and a signal finished(int). The dialog's result is in it then, as ever:

        QFileDialog dialog(this);
        if (co_await exec(&dialog) == QDialog::Accepted)
            load(dialog.selectedFiles());

    When the task is cancelled meanwhile, the dialog is rejected, a moment later. One that is deleted throws SenderDestroyed, which
    exec(…).orGone() turns into an empty optional. Thread-safety: the GUI thread.
*/
template <typename Dialog>
Detail::DialogWaiting<Dialog> exec(Dialog *dialog)
{
    return Detail::DialogWaiting<Dialog>(dialog);
}

} // namespace Signalbox
