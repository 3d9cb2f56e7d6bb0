// SPDX-License-Identifier: MIT
// says: exec(): a dialog has a signal finished(int), as QDialog has
#include <QObject>
#include <Signalbox/Dialogs>
#include <Signalbox/Task>

class Dialog : public QObject
{
    Q_OBJECT

public:
    void open();
    void reject();
    int result() const;
Q_SIGNALS:
#ifdef WITHOUT_MISTAKE
    void finished(int result);
#else
    void finished();
#endif
};

Signalbox::Task<> waits(Dialog &dialog)
{
    co_await Signalbox::exec(&dialog);
}
