// SPDX-License-Identifier: MIT
#include "harbour.h"

#include <Signalbox/Install>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

//! Starts \a thread on a Signalbox loop, with \a worker living in it until it ends.
void startWith(QThread &thread, const QString &name, QObject *worker)
{
    thread.setObjectName(name);
    Signalbox::install(&thread);
    worker->moveToThread(&thread);
    QObject::connect(&thread, &QThread::finished, worker, &QObject::deleteLater);
    thread.start();
}

} // namespace

Harbour::Harbour(const QString &folder, int clients, QObject *parent)
    : QObject(parent), m_folder(folder), m_clientCount(clients), m_archive(new Archive(folder))
{
    m_archiving.setObjectName(u"archiving"_s);
    m_archiving.setTimerType(Qt::VeryCoarseTimer);
    m_archiving.setInterval(1s);
    connect(&m_archiving, &QTimer::timeout, this, &Harbour::archiveMeasurements);
    connect(m_archive, &Archive::written, this, &Harbour::archived);
    connect(m_archive, &Archive::failed, this, &Harbour::archiveFailed);
}

Harbour::~Harbour()
{
    if (!m_fleet)
        delete m_archive; // start() did not come to its thread
    for (QThread *thread : {&m_fleetThread, &m_archiveThread}) {
        thread->quit();
        thread->wait();
    }
}

bool Harbour::start()
{
    if (!m_server.listen())
        return false;
    m_fleet = new Fleet(m_server.port());
    startWith(m_fleetThread, u"clients"_s, m_fleet);
    startWith(m_archiveThread, u"archive"_s, m_archive);
    m_archiving.start();
    m_process.start();
    setClientCount(m_clientCount);
    return true;
}

void Harbour::setClientCount(int count)
{
    m_clientCount = count;
    QMetaObject::invokeMethod(m_fleet, "resize", Q_ARG(int, count));
    Q_EMIT clientCountChanged(count);
}

void Harbour::archiveMeasurements()
{
    QMetaObject::invokeMethod(m_archive, [archive = m_archive, measurements = m_server.takeMeasurements()] {
        archive->append(measurements);
    });
}
