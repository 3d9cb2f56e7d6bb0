// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qobject.h>
#include <QtCore/qsocketnotifier.h>

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

namespace Signalbox::Detail {

/*!
    Descriptors that are watched in a loop of somebody else's: an epoll descriptor of our own, behind one notifier of
    Qt's. So a notifier that the program has for the same descriptor is not displaced, as a second one of ours would.

    What epoll refuses, and all where there is none, has a notifier each. Thread-safety: none.
*/
class GuestWatchers : public QObject
{
public:
    GuestWatchers() = default;
    ~GuestWatchers() override;

    //! \a part gets an event when \a descriptor is ready for \a kind.
    void add(QObject &part, int descriptor, int kind);
    void remove(const QObject &part, int descriptor);
    //! There is a dispatcher by now, perhaps, that takes notifiers.
    void start();

private:
    struct Watched
    {
        QObject *part;
        int kind;
        std::uint64_t servedIn = 0;
        std::unique_ptr<QSocketNotifier> notifier; // where epoll does not do it
    };
    struct Parts : std::vector<Watched>
    {
        bool isQuiet = false; // hung up or failed, which none of them wants to know
    };

    bool tell(int descriptor, const Parts &parts);
    void hushIfUnwanted(int descriptor, std::uint32_t events);
    void watchAlone(int descriptor, Watched &watched);
    void deliver();
    void deliverTo(int descriptor, int kind);
    Watched *findUnserved(int descriptor, int kind);

    std::map<int, Parts> m_watched; // by descriptor
    std::unique_ptr<QSocketNotifier> m_notifier;
    int m_epoll = -1;
    std::uint64_t m_deliveries = 0;
};

} // namespace Signalbox::Detail
