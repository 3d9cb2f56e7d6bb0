// SPDX-License-Identifier: MIT
#include "wizard.h"

#include <Signalbox/Combinators>
#include <Signalbox/Signal>

#include <QtWidgets/qboxlayout.h>
#include <QtWidgets/qformlayout.h>
#include <QtWidgets/qlabel.h>
#include <QtWidgets/qprogressbar.h>
#include <QtWidgets/qpushbutton.h>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

//! A button that can be pressed as long as this lives.
class Enabled
{
public:
    explicit Enabled(QPushButton *button) : m_button(button) { m_button->setEnabled(true); }
    ~Enabled() { m_button->setEnabled(false); }
    Enabled(const Enabled &) = delete;
    Enabled &operator=(const Enabled &) = delete;

private:
    QPushButton *m_button;
};

void setColor(QWidget *widget, QPalette::ColorRole role, const QColor &color)
{
    auto palette = widget->palette();
    palette.setColor(role, color);
    widget->setPalette(palette);
}

QFrame *line()
{
    auto *line = new QFrame;
    line->setFrameShape(QFrame::HLine);
    line->setFixedHeight(1);
    setColor(line, QPalette::WindowText, QColor(0xc8, 0xc8, 0xc8));
    line->setFrameShadow(QFrame::Plain);
    return line;
}

} // namespace

Wizard::Wizard()
    : m_title(new QLabel)
    , m_text(new QLabel)
    , m_room(new QVBoxLayout)
    , m_message(new QLabel)
    , m_busy(new QProgressBar)
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_back(new QPushButton(tr("Back")))
    , m_next(new QPushButton)
{
    auto font = m_title->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * 1.4);
    m_title->setFont(font);
    m_text->setWordWrap(true);
    m_message->setWordWrap(true);
    m_busy->setTextVisible(false);
    m_busy->setFixedSize(96, 6);
    m_busy->setRange(0, 0); // it moves
    m_busy->hide();

    auto *head = new QWidget;
    head->setAutoFillBackground(true);
    head->setBackgroundRole(QPalette::Base);
    auto *headings = new QVBoxLayout(head);
    headings->setContentsMargins(20, 14, 20, 14);
    headings->setSpacing(4);
    headings->addWidget(m_title);
    headings->addWidget(m_text);
    m_room->setContentsMargins(20, 16, 20, 8);
    auto *messages = new QHBoxLayout;
    messages->setContentsMargins(20, 0, 20, 12);
    messages->addWidget(m_message, 1);
    messages->addWidget(m_busy);

    m_cancel->setAutoDefault(false); // Enter never means that
    m_back->setAutoDefault(false);
    m_next->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(20, 12, 20, 12);
    buttons->setSpacing(8);
    buttons->addWidget(m_cancel);
    buttons->addStretch();
    buttons->addWidget(m_back);
    buttons->addWidget(m_next);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(head);
    layout->addWidget(line());
    layout->addLayout(m_room, 1);
    layout->addLayout(messages);
    layout->addWidget(line());
    layout->addLayout(buttons);
    resize(480, 300);

    m_back->setEnabled(false);
    m_next->setEnabled(false);
    m_back->setObjectName(u"back"_s);
    m_next->setObjectName(u"next"_s);
    connect(m_cancel, &QPushButton::clicked, this, &Wizard::reject);
}

Task<> Wizard::next()
{
    const Enabled next(m_next);
    leadToNext();
    co_await signal(m_next, &QPushButton::clicked);
    m_message->clear();
}

Task<bool> Wizard::nextOrBack()
{
    const Enabled next(m_next);
    const Enabled back(m_back);
    leadToNext();
    const auto pressed =
        co_await any(signal(m_next, &QPushButton::clicked), signal(m_back, &QPushButton::clicked));
    m_message->clear();
    co_return pressed.index() == 0;
}

Task<> Wizard::finish()
{
    m_cancel->hide();
    m_next->setText(tr("Finish"));
    co_await next();
}

//! Where the page has nothing to type, Next has the focus.
void Wizard::leadToNext()
{
    if (auto *focus = focusWidget(); !focus || focus->parentWidget() == this)
        m_next->setFocus();
}

void Wizard::complain(const QString &text, QWidget *field)
{
    setColor(m_message, QPalette::WindowText, QColor(0xb0, 0x20, 0x20));
    say(text);
    field->setFocus();
}

void Wizard::say(const QString &text)
{
    m_message->setText(text);
    Q_EMIT said(text);
}

Wizard::Page::Page(Wizard &wizard, const QString &title, const QString &text, const QString &next)
    : m_rows(new QFormLayout(this))
{
    m_rows->setContentsMargins({});
    m_rows->setHorizontalSpacing(12);
    m_rows->setVerticalSpacing(10);
    m_rows->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    wizard.m_room->addWidget(this);
    wizard.m_title->setText(title);
    wizard.m_text->setText(text);
    wizard.m_next->setText(next);
    Q_EMIT wizard.said(title);
}

void Wizard::Page::addRow(const QString &label, QWidget *field, QWidget *button)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(field, 1);
    if (button)
        row->addWidget(button);
    auto *name = new QLabel(label);
    name->setBuddy(field);
    m_rows->addRow(name, row);
}

void Wizard::Page::addRow(QWidget *widget)
{
    m_rows->addRow(widget);
}

Wizard::Busy::Busy(Wizard &wizard, const QString &text) : m_wizard(wizard)
{
    setColor(wizard.m_message, QPalette::WindowText, wizard.palette().color(QPalette::WindowText));
    wizard.m_busy->show();
    wizard.say(text);
}

Wizard::Busy::~Busy()
{
    m_wizard.m_busy->hide();
    m_wizard.m_message->clear();
}
