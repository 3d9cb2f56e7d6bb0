// SPDX-License-Identifier: MIT
#include "events/eventhome_p.h"

#include <algorithm>
#include <limits>
#include <mutex>
#include <vector>

namespace Signalbox::Detail {

namespace {

struct Homes
{
    std::mutex mutex;
    std::vector<std::shared_ptr<const EventHome>> byId; // the first one has id 1; null: to be had
};

Homes &allHomes()
{
    static auto *homes = new Homes; // never destroyed: threads may end after static objects are gone
    return *homes;
}

[[gnu::tls_model("initial-exec")]] constinit thread_local quint16 ownId = 0;

} // namespace

quint16 EventHome::enter(std::shared_ptr<const EventHome> home)
{
    if (ownId != 0)
        return ownId;
    auto &homes = allHomes();
    const std::lock_guard lock(homes.mutex);
    auto place = std::find(homes.byId.begin(), homes.byId.end(), nullptr);
    if (place == homes.byId.end()) {
        if (homes.byId.size() == std::numeric_limits<quint16>::max())
            return 0; // its events are accepted in their own thread only
        place = homes.byId.insert(place, nullptr);
    }
    *place = std::move(home);
    return ownId = quint16(place - homes.byId.begin() + 1);
}

void EventHome::leave()
{
    if (ownId == 0)
        return;
    auto &homes = allHomes();
    const std::lock_guard lock(homes.mutex);
    homes.byId[ownId - 1u].reset();
    ownId = 0;
}

quint16 EventHome::idOfThread()
{
    return ownId;
}

std::shared_ptr<const EventHome> EventHome::withId(quint16 id)
{
    auto &homes = allHomes();
    const std::lock_guard lock(homes.mutex);
    return id > 0 && id <= homes.byId.size() ? homes.byId[id - 1u] : nullptr;
}

} // namespace Signalbox::Detail
