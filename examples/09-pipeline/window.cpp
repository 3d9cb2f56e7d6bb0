// SPDX-License-Identifier: MIT
#include "window.h"

#include <Signalbox/Combinators>
#include <Signalbox/Elsewhere>
#include <Signalbox/Scope>
#include <Signalbox/Signal>

#include <QtCore/qdir.h>
#include <QtWidgets/qboxlayout.h>
#include <QtWidgets/qgridlayout.h>
#include <QtWidgets/qlabel.h>
#include <QtWidgets/qprogressbar.h>
#include <QtWidgets/qpushbutton.h>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

constexpr int Columns = 8;
constexpr int Drawers = 2; // threads that draw at a time
constexpr int Room = 4;    // pictures that wait for the next step; those who make more are held up

} // namespace

//! Pictures are made as long as it lives, however that ends.
class Window::Making
{
public:
    explicit Making(Window &window) : m_window(window)
    {
        m_window.m_make->setEnabled(false);
        m_window.m_cancel->setEnabled(true);
        m_window.m_all->reset();
        for (auto *picture : std::as_const(m_window.m_sheet))
            picture->clear();
    }
    ~Making()
    {
        m_window.m_make->setEnabled(true);
        m_window.m_cancel->setEnabled(false);
        for (auto *bar : std::as_const(m_window.m_drawers))
            bar->reset();
    }
    Making(const Making &) = delete;
    Making &operator=(const Making &) = delete;

private:
    Window &m_window;
};

Window::Window(QString folder)
    : m_folder(std::move(folder))
    , m_make(new QPushButton(tr("&Make %n pictures", nullptr, Count)))
    , m_cancel(new QPushButton(tr("&Cancel")))
    , m_all(new QProgressBar)
    , m_status(new QLabel(tr("Two threads draw; others frame and save what they have drawn.")))
{
    m_cancel->setEnabled(false);
    m_all->setMaximum(Count);
    m_all->setFormat(tr("%v of %m saved"));
    m_all->setAlignment(Qt::AlignCenter);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_make);
    buttons->addWidget(m_all, 1);
    buttons->addWidget(m_cancel);
    auto *drawers = new QHBoxLayout;
    for (int i = 0; i < Drawers; ++i) {
        auto *bar = new QProgressBar;
        bar->setFormat({});
        bar->setAlignment(Qt::AlignCenter);
        m_drawers.append(bar);
        drawers->addWidget(bar);
    }
    auto *sheet = new QGridLayout;
    sheet->setSpacing(4);
    for (int i = 0; i < Count; ++i) {
        auto *picture = new QLabel;
        picture->setFixedSize(76, 58);
        picture->setFrameShape(QFrame::StyledPanel);
        picture->setAlignment(Qt::AlignCenter);
        m_sheet.append(picture);
        sheet->addWidget(picture, i / Columns, i % Columns);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(8);
    layout->addLayout(buttons);
    layout->addLayout(drawers);
    layout->addLayout(sheet);
    layout->addWidget(m_status);
    layout->setSizeConstraint(QLayout::SetFixedSize);
    setWindowTitle(tr("Pipeline"));

    m_making = connectTask(m_make, &QPushButton::clicked, this, &Window::make, TaskPolicy::ignore());
}

Task<> Window::make()
{
    auto cancelled = signal(m_cancel, &QPushButton::clicked);
    try {
        const Making making(*this);
        const auto first = co_await any(makeAll(), cancelled); // the threads have stopped when it returns
        m_status->setText(first.index() == 0 ? tr("All are in %1.").arg(QDir::toNativeSeparators(m_folder))
                                             : tr("Cancelled. %1 are saved.").arg(m_all->text()));
    } catch (const std::exception &error) {
        m_status->setText(tr("Failed: %1").arg(QString::fromUtf8(error.what())));
    }
    Q_EMIT ended();
}

//! The pipeline. If one of its stages fails, the others are cancelled, and all ends with that error.
Task<> Window::makeAll()
{
    Pictures drawings(Room);
    Pictures frames(Room);
    co_await all(draw(&drawings), frame(&drawings, &frames), save(&frames));
}

Task<> Window::draw(Pictures *drawings)
{
    int next = 0;
    Scope drawers;
    for (auto *bar : std::as_const(m_drawers))
        drawers.start(drawSome(bar, &next, drawings));
    co_await drawers.join();
    drawings->close();
}

Task<> Window::drawSome(QProgressBar *bar, int *next, Pictures *drawings)
{
    const Progress progress(bar, [bar](qint64 lines, qint64 all) {
        bar->setMaximum(int(all));
        bar->setValue(int(lines));
    });
    while (*next < Count) {
        const int number = (*next)++;
        bar->setFormat(tr("draws %1").arg(number + 1));
        auto drawing = co_await onPool(drawn, progress, number, int(Count));
        bar->setFormat(tr("has drawn %1").arg(number + 1));
        co_await drawings->send(std::move(drawing)); // waits while the next stage is behind
    }
}

Task<> Window::frame(Pictures *drawings, Pictures *frames)
{
    while (const auto drawing = co_await drawings->receive()) {
        auto small = co_await onPool(framed, *drawing);
        co_await frames->send(std::move(small));
    }
    frames->close();
}

Task<> Window::save(Pictures *frames)
{
    int count = 0;
    while (const auto picture = co_await frames->receive()) {
        const auto file = co_await onPool(saved, *picture, m_folder);
        m_sheet.at(file.number)->setPixmap(QPixmap::fromImage(file.image));
        m_all->setValue(++count);
        Q_EMIT shown(count);
    }
}

QString Window::status() const
{
    return m_status->text();
}
