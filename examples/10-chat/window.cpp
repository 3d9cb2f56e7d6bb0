// SPDX-License-Identifier: MIT
#include "window.h"

#include <Signalbox/ConnectTask>
#include <Signalbox/ContextTasks>
#include <Signalbox/Network>
#include <Signalbox/Sleep>

#include <QtWidgets/qboxlayout.h>
#include <QtWidgets/qlabel.h>
#include <QtWidgets/qlineedit.h>
#include <QtWidgets/qplaintextedit.h>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

Window::Window(const QString &name, quint16 port)
    : m_name(name), m_port(port), m_lines(new QPlainTextEdit), m_edit(new QLineEdit), m_status(new QLabel)
{
    m_lines->setReadOnly(true);
    m_edit->setPlaceholderText(tr("Say something"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_lines);
    layout->addWidget(m_edit);
    layout->addWidget(m_status);
    setWindowTitle(tr("Chat: %1").arg(name));
    resize(360, 300);

    connectTask(m_edit, &QLineEdit::returnPressed, this, &Window::speak, TaskPolicy::queue());
    start(this, stayConnected());
}

//! Comes again when the room has closed; there is no end to it but the window's.
Task<> Window::stayConnected()
{
    while (true) {
        try {
            showStatus(tr("connecting…"), false);
            m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
            co_await connected(&m_socket);
            co_await write(&m_socket, m_name.toUtf8() + '\n');
            showStatus(tr("connected to port %1").arg(m_port), true);
            co_await listen();
            showStatus(tr("the room has closed"), false);
        } catch (const DeviceError &error) {
            showStatus(error.errorString(), false);
        }
        m_socket.close();
        co_await sleepFor(1s);
    }
}

Task<> Window::listen()
{
    while (const auto line = co_await readLine(&m_socket)) {
        const auto text = QString::fromUtf8(*line).trimmed();
        m_lines->appendPlainText(text);
        Q_EMIT lineHeard(text);
    }
}

Task<> Window::speak()
{
    const auto text = m_edit->text();
    m_edit->clear();
    co_await write(&m_socket, text.toUtf8() + '\n');
}

void Window::say(const QString &text)
{
    m_edit->setText(text);
    Q_EMIT m_edit->returnPressed();
}

QString Window::heard() const
{
    return m_lines->toPlainText();
}

void Window::showStatus(const QString &text, bool isConnected)
{
    m_status->setText(text);
    m_edit->setEnabled(isConnected);
}
