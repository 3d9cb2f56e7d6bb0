// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

QT_BEGIN_NAMESPACE
class QSpinBox;
QT_END_NAMESPACE

//! Asks for the number of clients. It is modal: its loop runs inside that of the program, and everything goes
//! on.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    static constexpr int MostClients = 400;

    explicit SettingsDialog(int clients, QWidget *parent = nullptr);

    int clientCount() const;

private:
    QSpinBox *m_clients;
};
