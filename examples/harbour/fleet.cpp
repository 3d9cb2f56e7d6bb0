// SPDX-License-Identifier: MIT
#include "fleet.h"

#include "client.h"

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int LaunchedAtOnce = 10;
constexpr auto LaunchInterval = 7ms; // not a divisor of the clients' 100 ms: their ticks spread out

} // namespace

Fleet::Fleet(quint16 port) : m_port(port)
{
    setObjectName(u"fleet"_s);
    m_launching.setObjectName(u"launching"_s);
    m_launching.setInterval(LaunchInterval);
    connect(&m_launching, &QTimer::timeout, this, &Fleet::launchSome);
}

Fleet::~Fleet() = default;

void Fleet::resize(int count)
{
    m_wanted = count;
    if (m_clients.size() > std::size_t(count))
        m_clients.resize(std::size_t(count));
    m_launching.start();
}

void Fleet::launchSome()
{
    for (int i = 0; i < LaunchedAtOnce && m_clients.size() < std::size_t(m_wanted); ++i)
        m_clients.push_back(std::make_unique<Client>(++m_lastNumber, m_port, nullptr));
    if (m_clients.size() >= std::size_t(m_wanted))
        m_launching.stop();
}
