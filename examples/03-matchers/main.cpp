// SPDX-License-Identifier: MIT

// Events that say what they are, matchers that say what is wanted, and a queue for what is urgent.

#include <Signalbox/Install>
#include <Signalbox/Scheduler>

#include <QCoreApplication>

#include <cstdio>

using namespace Signalbox;
using namespace Qt::StringLiterals;

struct ShipSighted
{
    QString harbour;
    int berth = 0;
    QString name = {}; // no key: matchers do not look at it
    SIGNALBOX_EVENT(ShipSighted, harbour, berth)
};

struct TankerSighted : ShipSighted
{
    int tons = 0;
    SIGNALBOX_EVENT(TankerSighted)
};

int main(int argc, char **argv)
{
    install();
    QCoreApplication app(argc, argv);
    auto &scheduler = Scheduler::current();

    const auto print = [](const char *who, const ShipSighted &ship) {
        std::printf("%s: %s in %s, berth %d\n", who, qPrintable(ship.name), qPrintable(ship.harbour),
                    ship.berth);
    };
    scheduler.on(match<ShipSighted>(u"Bergen"_s), &app,
                 [&](const ShipSighted &ship) { print("Bergen's pilot", ship); });
    scheduler.on(match<ShipSighted>().where(&ShipSighted::berth, 2), &app,
                 [&](const ShipSighted &ship) { print("Berth 2", ship); });
    scheduler.on(match<TankerSighted>(), &app, [](const TankerSighted &tanker) {
        std::printf("Fire brigade: %d tons of oil\n", tanker.tons);
    });

    // Tankers overtake what was sent before them.
    scheduler.rootQueue().addQueue({.name = u"tankers"_s, .matcher = match<TankerSighted>(), .priority = 1});

    const bool allSent = scheduler.send(ShipSighted{u"Bergen"_s, 1, u"Anna"_s}) &&
                         scheduler.send(ShipSighted{u"Oslo"_s, 2, u"Berta"_s}) &&
                         scheduler.send(ShipSighted{u"Oslo"_s, 3, u"Dora"_s}) &&
                         scheduler.send(TankerSighted{{u"Bergen"_s, 2, u"Clara"_s}, 9000});
    scheduler.callWhenIdle(&app, &QCoreApplication::quit);
    return allSent ? app.exec() : 1;
}
