// SPDX-License-Identifier: MIT
#pragma once

#include <Signalbox/ConnectTask>
#include <Signalbox/Task>

#include <QtWidgets/qwidget.h>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QListWidget;
class QProgressBar;
QT_END_NAMESPACE

//! Looks for countries while somebody types.
class Window : public QWidget
{
    Q_OBJECT

public:
    Window();

    QLineEdit *edit() const { return m_edit; }
    QString status() const;

Q_SIGNALS:
    void shown();

private:
    class Search;
    Signalbox::Task<> search(QString text);
    void showNumbers();

    QLineEdit *m_edit;
    QListWidget *m_list;
    QProgressBar *m_busy;
    QLabel *m_status;
    int m_begun = 0;
    int m_asked = 0;
    int m_answered = 0;
    // The last member: a search that runs ends before what it uses.
    Signalbox::ScopedTaskConnection m_searches;
};
