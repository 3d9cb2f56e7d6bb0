// SPDX-License-Identifier: MIT
#pragma once

#include "pictures.h"

#include <Signalbox/Channel>
#include <Signalbox/ConnectTask>
#include <Signalbox/Task>

#include <QtWidgets/qwidget.h>

QT_BEGIN_NAMESPACE
class QLabel;
class QProgressBar;
class QPushButton;
QT_END_NAMESPACE

//! A sheet of pictures that threads draw, frame and save.
class Window : public QWidget
{
    Q_OBJECT

public:
    static constexpr int Count = 48;

    //! Pictures are saved in \a folder.
    explicit Window(QString folder);

    QPushButton *makeButton() const { return m_make; }
    QPushButton *cancelButton() const { return m_cancel; }
    QString status() const;

Q_SIGNALS:
    //! The \a count th picture is in the sheet.
    void shown(int count);
    //! No more pictures come, however it ended.
    void ended();

private:
    class Making;
    using Pictures = Signalbox::Channel<Picture>;

    Signalbox::Task<> make();
    Signalbox::Task<> makeAll();
    Signalbox::Task<> draw(Pictures *drawings);
    Signalbox::Task<> drawSome(QProgressBar *bar, int *next, Pictures *drawings);
    Signalbox::Task<> frame(Pictures *drawings, Pictures *frames);
    Signalbox::Task<> save(Pictures *frames);

    const QString m_folder;
    QPushButton *const m_make;
    QPushButton *const m_cancel;
    QProgressBar *const m_all;
    QList<QProgressBar *> m_drawers; // one for each that draws
    QList<QLabel *> m_sheet;
    QLabel *const m_status;
    // The last member: where the window goes while pictures are made, that ends before what it uses.
    Signalbox::ScopedTaskConnection m_making;
};
