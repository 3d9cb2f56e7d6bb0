// SPDX-License-Identifier: MIT
#include "window.h"

#include "jobcentre.h"
#include "producer.h"
#include "queuebar.h"

#include <QGridLayout>
#include <QPainter>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>

#include <algorithm>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

static constexpr int HandHeight = 90;

static QString nameOf(Level level)
{
    switch (level) {
    case Level::Urgent:
        return Window::tr("Urgent");
    case Level::Normal:
        return Window::tr("Normal");
    case Level::Bulk:
        break;
    }
    return Window::tr("Bulk");
}

Window::Window(JobCentre &centre, const std::vector<std::unique_ptr<Producer>> &producers) : m_centre(centre)
{
    setWindowTitle(tr("Jobs"));
    auto *grid = new QGridLayout(this);
    grid->setRowMinimumHeight(0, HandHeight);
    const QStringList titles{tr("Producer"), tr("Jobs per second"), tr("Queue"), tr("Jobs"), QString()};
    for (int column = 0; column < titles.size(); ++column)
        grid->addWidget(new QLabel(titles[column]), 1, column);
    for (const auto &producer : producers)
        addRow(*grid, *producer);
    addControls(*grid);
    grid->setRowStretch(grid->rowCount(), 1);
    grid->setColumnStretch(2, 1);

    auto &scheduler = Signalbox::Scheduler::current();
    m_hand = scheduler.callEvery({.interval = 20ms}, this, [this] { step(); });
    m_refresh = scheduler.callEvery({.interval = 100ms}, this, [this] { refresh(); });
}

Window::~Window()
{
    m_hand.cancel();
    m_refresh.cancel();
}

void Window::addRow(QGridLayout &grid, Producer &producer)
{
    const int row = grid.rowCount();
    auto *rate = new QSlider(Qt::Horizontal);
    rate->setRange(0, 500);
    rate->setValue(60);
    rate->setAccessibleName(tr("Jobs per second, %1").arg(nameOf(producer.level())));
    connect(rate, &QSlider::valueChanged, this, [&producer](int value) { producer.setRate(value); });
    const Row widgets{&producer, new QueueBar, new QLabel, new QLabel};
    widgets.state->setMinimumWidth(fontMetrics().horizontalAdvance(tr("held back")) + 8);
    grid.addWidget(new QLabel(nameOf(producer.level())), row, 0);
    grid.addWidget(rate, row, 1);
    grid.addWidget(widgets.bar, row, 2);
    grid.addWidget(widgets.counts, row, 3);
    grid.addWidget(widgets.state, row, 4);
    m_rows.push_back(widgets);
}

void Window::addControls(QGridLayout &grid)
{
    const int row = grid.rowCount();
    auto *workers = new QSpinBox;
    workers->setRange(0, 50);
    workers->setValue(m_centre.workers());
    workers->setAccessibleName(tr("Workers"));
    connect(workers, &QSpinBox::valueChanged, this, [this](int count) { m_centre.setWorkers(count); });
    auto *duration = new QSpinBox;
    duration->setRange(0, 1000);
    duration->setValue(20);
    duration->setSuffix(tr(" ms per job"));
    duration->setAccessibleName(tr("Duration of a job"));
    connect(duration, &QSpinBox::valueChanged, this,
            [this](int milliseconds) { m_centre.setDuration(std::chrono::milliseconds(milliseconds)); });
    grid.addWidget(new QLabel(tr("Workers")), row, 0);
    grid.addWidget(workers, row, 1);
    grid.addWidget(duration, row, 2, Qt::AlignLeft);
    auto *inspector = new QPushButton(tr("&Inspector"));
    inspector->setShortcut(Qt::Key_F12);
    inspector->setToolTip(tr("The queues, who waits for room, and what became of each job (F12)"));
    connect(inspector, &QPushButton::clicked, this, &Window::showQueues);
    grid.addWidget(inspector, row, 4);
}

void Window::showQueues()
{
    m_inspector.showPage(Signalbox::InspectorWindow::Page::Queues);
}

void Window::refresh()
{
    for (const auto &row : m_rows) {
        const auto level = row.producer->level();
        const auto &queue = m_centre.queue(level);
        row.bar->setContent(queue.statistics().depth, queue.limit());
        row.counts->setText(tr("%L1 sent, %L2 done").arg(row.producer->sent()).arg(m_centre.done(level)));
        row.state->setText(row.producer->isHeldBack() ? tr("held back") : QString());
    }
}

void Window::step()
{
    const auto now = Signalbox::Clock::now();
    if (m_steps++ > 0)
        m_longestStep = std::max<std::chrono::nanoseconds>(m_longestStep, now - m_lastStep);
    m_lastStep = now;
    update(0, 0, width(), HandHeight);
}

void Window::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF face(width() / 2.0 - 36, 10, 72, 72);
    painter.setPen(QPen(palette().mid().color(), 2));
    painter.drawEllipse(face);
    painter.translate(face.center());
    painter.rotate(m_steps * 6 % 360);
    painter.setPen(QPen(palette().highlight().color(), 4, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(0, 0), QPointF(0, -30));
}
