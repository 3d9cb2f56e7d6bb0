// SPDX-License-Identifier: MIT
// A program for pictures: ships are sighted, and many wait for the one or the other, by their keys.
#include <Signalbox/Deadlines>
#include <Signalbox/EventQueue>
#include <Signalbox/EventWaits>
#include <Signalbox/Install>
#include <Signalbox/Scheduler>
#include <Signalbox/Scope>
#include <Signalbox/Sleep>
#include <Signalbox/Task>

#include <QtCore/qcoreapplication.h>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct ShipSighted
{
    static constexpr auto eventKind = EventKind::MustHandle;
    QString harbour;
    int berth = 0;
    SIGNALBOX_EVENT(ShipSighted, harbour, berth)
};
struct BerthCleared
{
    QString harbour;
    int berth = 0;
    SIGNALBOX_EVENT(BerthCleared, harbour, berth)
};
struct TideTurned
{
    bool isHigh = false;
    SIGNALBOX_EVENT(TideTurned, isHigh)
};

const QString Harbours[] = {u"Bergen"_s, u"Oslo"_s, u"Kiel"_s};
constexpr int Berths = 3;

Task<> berth(QString harbour, int number)
{
    while (true) {
        const auto ship = co_await match<ShipSighted>(harbour, number);
        ship.accept();
        co_await sleepFor(400ms); // it is unloaded
        static_cast<void>(Scheduler::current().send(BerthCleared{harbour, number}));
    }
}

Task<> pilot(QString harbour)
{
    Scope berths;
    berths.setName(u"berths"_s);
    for (int number = 1; number <= Berths; ++number)
        berths.start(berth(harbour, number)).setName(u"%1 %2"_s.arg(harbour).arg(number));
    while (true)
        co_await match<BerthCleared>(harbour);
}

Task<> sighted()
{
    for (int count = 0;; ++count) {
        co_await sendWhenRoom<ShipSighted>(Harbours[count % 3], 1 + count / 3 % Berths);
        co_await sleepFor(150ms);
    }
}

Task<> tides()
{
    for (bool isHigh = true;; isHigh = !isHigh) {
        co_await sleepFor(7s);
        static_cast<void>(Scheduler::current().send(TideTurned{isHigh}));
    }
}

Task<> ferry()
{
    while (true)
        co_await match<TideTurned>(true);
}

} // namespace

int main(int argc, char **argv)
{
    install();
    QCoreApplication app(argc, argv);
    for (const auto &harbour : Harbours) {
        Scheduler::current().rootQueue().addQueue(
            {.name = harbour, .matcher = match<ShipSighted>(harbour), .limit = 20});
    }
    QObject office;
    office.setObjectName(u"office"_s);
    Scheduler::current().on(match<BerthCleared>(), &office, [](const BerthCleared &) {});
    Scope tasks;
    for (const auto &harbour : Harbours)
        tasks.start(pilot(harbour)).setName(u"pilot of "_s + harbour);
    tasks.start(ferry()).setName(u"ferry"_s);
    tasks.start(tides()).setName(u"tides"_s);
    tasks.start(sighted()).setName(u"sea"_s);
    return app.exec();
}
