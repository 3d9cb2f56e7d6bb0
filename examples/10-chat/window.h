// SPDX-License-Identifier: MIT
#pragma once

#include <Signalbox/Task>

#include <QtNetwork/qtcpsocket.h>
#include <QtWidgets/qwidget.h>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QPlainTextEdit;
QT_END_NAMESPACE

//! The client: one who is in the room, or tries to be.
class Window : public QWidget
{
    Q_OBJECT

public:
    Window(const QString &name, quint16 port);

    //! As somebody does at the keyboard.
    void say(const QString &text);
    QString heard() const;

Q_SIGNALS:
    void lineHeard(const QString &line);

private:
    Signalbox::Task<> stayConnected();
    Signalbox::Task<> listen();
    Signalbox::Task<> speak();
    void showStatus(const QString &text, bool isConnected);

    const QString m_name;
    const quint16 m_port;
    QTcpSocket m_socket;
    QPlainTextEdit *m_lines;
    QLineEdit *m_edit;
    QLabel *m_status;
};
