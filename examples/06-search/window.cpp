// SPDX-License-Identifier: MIT
#include "window.h"

#include <Signalbox/Elsewhere>
#include <Signalbox/Sleep>

#include <QtCore/qlocale.h>
#include <QtWidgets/qboxlayout.h>
#include <QtWidgets/qlabel.h>
#include <QtWidgets/qlineedit.h>
#include <QtWidgets/qlistwidget.h>
#include <QtWidgets/qprogressbar.h>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

//! The countries with \a text in their name. In a thread of the pool: it may take its time.
QStringList countriesWith(const QString &text)
{
    QStringList found;
    for (int territory = QLocale::AnyTerritory + 1; territory <= QLocale::LastTerritory; ++territory) {
        const auto name = QLocale::territoryToString(QLocale::Territory(territory));
        if (name.contains(text, Qt::CaseInsensitive) && !found.contains(name))
            found.append(name);
    }
    found.sort();
    return found;
}

} // namespace

//! Shows that a search runs as long as it does, however it ends: its destructor is called when the task is cancelled, too.
class Window::Search
{
public:
    explicit Search(Window &window) : m_window(window)
    {
        ++m_window.m_begun;
        m_window.m_busy->setMaximum(0); // it moves
        m_window.showNumbers();
    }
    ~Search()
    {
        m_window.m_busy->setMaximum(1);
        m_window.showNumbers();
    }
    Search(const Search &) = delete;
    Search &operator=(const Search &) = delete;

private:
    Window &m_window;
};

Window::Window()
    : m_edit(new QLineEdit), m_list(new QListWidget), m_busy(new QProgressBar), m_status(new QLabel)
{
    m_edit->setPlaceholderText(tr("Part of a country's name"));
    m_edit->setClearButtonEnabled(true);
    m_busy->setTextVisible(false);
    m_busy->setMaximum(1);
    m_busy->setMaximumHeight(6);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_edit);
    layout->addWidget(m_busy);
    layout->addWidget(m_list);
    layout->addWidget(m_status);
    setWindowTitle(tr("Search as you type"));
    resize(420, 420);
    showNumbers();

    // A letter that is typed while a search runs cancels it, and begins a new one.
    m_searches = connectTask(m_edit, &QLineEdit::textChanged, this, &Window::search, TaskPolicy::restart());
}

Task<> Window::search(QString text)
{
    const Search search(*this);
    co_await sleepFor(200ms); // somebody may go on typing
    ++m_asked;
    const QStringList found = co_await onPool(&countriesWith, text);
    co_await sleepFor(150ms); // as if the answer came from far away
    ++m_answered;
    m_list->clear();
    m_list->addItems(found);
    Q_EMIT shown();
}

QString Window::status() const
{
    return m_status->text();
}

void Window::showNumbers()
{
    m_status->setText(
        tr("%1 searches begun, %2 asked for, %3 shown").arg(m_begun).arg(m_asked).arg(m_answered));
}
