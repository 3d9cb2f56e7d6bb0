// SPDX-License-Identifier: MIT
// says: then(), onError() and onCancel() call a function, or a member function of their context, with
#include <Signalbox/ContextTasks>

void begin(QObject &object, Signalbox::Task<int> task)
{
#ifdef WITHOUT_MISTAKE
    Signalbox::start(&object, std::move(task)).then(&object, [](int) {});
#else
    Signalbox::start(&object, std::move(task)).then(&object, [](const QString &) {});
#endif
}
