// SPDX-License-Identifier: MIT
#pragma once

#include <Signalbox/Task>

#include <QtWidgets/qdialog.h>

QT_BEGIN_NAMESPACE
class QFormLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QVBoxLayout;
QT_END_NAMESPACE

/*!
    The frame of a wizard: a title, room for a page, Back, Next and Cancel. Which page comes when is not known here.
*/
class Wizard : public QDialog
{
    Q_OBJECT

public:
    Wizard();

Q_SIGNALS:
    //! A page's title, what it is busy with, or what it complains of.
    void said(const QString &text);

protected:
    class Page;
    class Busy;

    //! Waits for Next; the button can be pressed as long as somebody waits for it.
    Signalbox::Task<> next();
    //! Waits for Next, which is true, or Back.
    Signalbox::Task<bool> nextOrBack();
    //! Waits for Finish. There is nothing to cancel any more.
    Signalbox::Task<> finish();
    //! Tells what is wrong, and leads to where it can be put right.
    void complain(const QString &text, QWidget *field);

private:
    void say(const QString &text);
    void leadToNext();

    QLabel *m_title;
    QLabel *m_text;
    QVBoxLayout *m_room;
    QLabel *m_message;
    QProgressBar *m_busy;
    QPushButton *m_cancel;
    QPushButton *m_back;
    QPushButton *m_next;
};

/*!
    A page, which is seen as long as this lives.
*/
class Wizard::Page : public QWidget
{
public:
    Page(Wizard &wizard, const QString &title, const QString &text, const QString &next = tr("Next"));

    void addRow(const QString &label, QWidget *field, QWidget *button = nullptr);
    //! A line of its own.
    void addRow(QWidget *widget);

private:
    QFormLayout *m_rows;
};

/*!
    Shows that something goes on, as long as it lives.
*/
class Wizard::Busy
{
public:
    Busy(Wizard &wizard, const QString &text);
    ~Busy();
    Busy(const Busy &) = delete;
    Busy &operator=(const Busy &) = delete;

private:
    Wizard &m_wizard;
};
