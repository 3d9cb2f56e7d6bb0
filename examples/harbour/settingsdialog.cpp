// SPDX-License-Identifier: MIT
#include "settingsdialog.h"

#include "client.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QSlider>
#include <QSpinBox>

using namespace Qt::StringLiterals;

SettingsDialog::SettingsDialog(int clients, QWidget *parent) : QDialog(parent), m_clients(new QSpinBox)
{
    setWindowTitle(tr("Settings"));
    m_clients->setObjectName(u"clients"_s);
    m_clients->setRange(1, MostClients);
    m_clients->setValue(clients);
    auto *slider = new QSlider(Qt::Horizontal);
    slider->setRange(1, MostClients);
    slider->setValue(clients);
    slider->setMinimumWidth(220);
    slider->setAccessibleName(tr("Clients"));
    connect(slider, &QSlider::valueChanged, m_clients, &QSpinBox::setValue);
    connect(m_clients, &QSpinBox::valueChanged, slider, &QSlider::setValue);

    auto *row = new QHBoxLayout;
    row->addWidget(slider);
    row->addWidget(m_clients);
    auto *hint = new QLabel(tr("Each sends a measurement %1 times a second,\nover a connection of its own.")
                                .arg(std::chrono::seconds(1) / Client::Interval));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *form = new QFormLayout(this);
    form->setContentsMargins(16, 16, 16, 16);
    form->setVerticalSpacing(12);
    form->addRow(tr("&Clients:"), row);
    form->addRow(QString(), hint);
    form->addRow(buttons);
    if (auto *label = qobject_cast<QLabel *>(form->labelForField(row)))
        label->setBuddy(m_clients);
}

int SettingsDialog::clientCount() const
{
    return m_clients->value();
}
