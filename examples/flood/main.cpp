// SPDX-License-Identifier: MIT

// A million events from four threads into bounded queues, and a window that goes on. See README.md.

#include "board.h"
#include "flood.h"
#include "report.h"
#include "sea.h"
#include "style.h"

#include <Signalbox/Install>
#include <Signalbox/Probe>
#include <Signalbox/Scheduler>

#include <QApplication>
#include <QCommandLineParser>
#include <QScreen>
#include <QTimer>
#include <QVBoxLayout>

#include <cstdio>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/*!
    The window, and what happens in it one after the other: it opens, the flood comes and goes, and the figures are told.
*/
class Window : public QWidget
{
public:
    Window(int messages, const QString &picture, bool stays)
        : m_flood(messages), m_picture(picture), m_stays(stays)
    {
        setWindowTitle(u"Flood"_s);
        auto *column = new QVBoxLayout(this);
        column->setSpacing(10);
        column->addWidget(&m_board);
        column->addWidget(&m_sea, 1);
        connect(&m_watch, &QTimer::timeout, this, [this] { look(); });
        m_watch.start(20ms);
    }

private:
    void look()
    {
        constexpr int FramesBefore = 20; // in which what a window needs has been made
        if (m_flood.senders().empty()) {
            if (m_sea.frames() < FramesBefore)
                return;
            m_flood.start();
            m_sea.forgetFrames();
        }
        m_flood.takeSample();
        m_board.update();
        if (!m_picture.isEmpty() && m_flood.ledger().delivered() >= m_flood.messages() / 2)
            takePicture();
        if (m_flood.hasEnded())
            finish();
    }

    //! As it is on the screen, where there is one.
    void takePicture()
    {
        auto picture = screen()->grabWindow(winId());
        if (picture.isNull())
            picture = grab();
        m_hasPicture = picture.save(std::exchange(m_picture, {}));
    }

    void finish()
    {
        m_watch.stop();
        m_flood.finish();
        Report report(m_flood, m_sea);
        if (!m_hasPicture)
            report.faults << u"there is no picture"_s;
        for (const auto &line : std::as_const(report.lines))
            std::puts(qPrintable(line));
        for (const auto &fault : std::as_const(report.faults))
            std::puts(qPrintable(u"FAULT: "_s + fault));
        std::fflush(stdout);
        m_result = report.faults.isEmpty() ? 0 : 1;
        if (!m_stays)
            QCoreApplication::exit(m_result);
    }

    Flood m_flood;
    Board m_board{m_flood};
    Sea m_sea{[this] { return m_flood.ledger().delivered(); }};
    QTimer m_watch;
    QString m_picture;
    const bool m_stays;
    bool m_hasPicture = m_picture.isEmpty();
    int m_result = 0;
};

} // namespace

int main(int argc, char **argv)
{
    Signalbox::install();
    QApplication app(argc, argv);
    app.setApplicationName(u"flood"_s);

    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Events from four threads into bounded queues, and a window that goes on."_s);
    parser.addHelpOption();
    const QCommandLineOption messages(u"events"_s, u"How many there are."_s, u"count"_s, u"1000000"_s);
    const QCommandLineOption picture(u"picture"_s, u"Write a picture when half of them have come."_s,
                                     u"file"_s);
    const QCommandLineOption stay(u"stay"_s, u"Leave the window open at the end."_s);
    parser.addOptions({messages, picture, stay});
    parser.process(app);
    bool isNumber = false;
    const int count = parser.value(messages).toInt(&isNumber);
    if (!isNumber || count < Flood::SenderCount) {
        qWarning("flood: --events needs a number, at least one for each of %d threads, and not \"%s\"",
                 Flood::SenderCount, qPrintable(parser.value(messages)));
        return 2;
    }

    Signalbox::Probe(); // the first one before there are other threads; the report has one
    applyStyle();
    Window window(count, parser.value(picture), parser.isSet(stay));
    window.show();
    return app.exec();
}
