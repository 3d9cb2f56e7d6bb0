// SPDX-License-Identifier: MIT
#include "processfeed.h"

using namespace Qt::StringLiterals;

namespace {

// Ends by itself when nobody reads its output any more.
constexpr auto Script = R"sh(
while sleep 0.5; do
    read -r one five fifteen tasks last < /proc/loadavg
    while read -r name amount unit; do
        [ "$name" = MemAvailable: ] && break
    done < /proc/meminfo
    printf '%s  load %s %s  tasks %s  free %d MB\n' "$(date +%H:%M:%S)" "$one" "$five" "$tasks" "$((amount / 1024))"
done)sh";

} // namespace

ProcessFeed::ProcessFeed(QObject *parent) : QObject(parent)
{
    m_process.setObjectName(u"load reporter"_s);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &ProcessFeed::readLines);
    connect(&m_process, &QProcess::errorOccurred, this, &ProcessFeed::reportError);
}

ProcessFeed::~ProcessFeed()
{
    m_process.disconnect(this);
    m_process.kill();
    m_process.waitForFinished(1000);
}

void ProcessFeed::start()
{
    m_process.start(u"sh"_s, {u"-c"_s, QString::fromLatin1(Script)}, QIODevice::ReadOnly);
}

void ProcessFeed::readLines()
{
    while (m_process.canReadLine())
        Q_EMIT lineRead(QString::fromUtf8(m_process.readLine()).trimmed());
}

void ProcessFeed::reportError()
{
    Q_EMIT lineRead(u"The process ended: %1"_s.arg(m_process.errorString()));
}
