// SPDX-License-Identifier: MIT
#include "folderwatch.h"

#include <QDir>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int FilesWatched =
    200; // each costs the kernel a watch; beyond that, size and time tell at the next change

} // namespace

FolderWatch::FolderWatch(const QString &path, QObject *parent) : QObject(parent), m_path(path)
{
    m_watcher.setObjectName(u"folder watch"_s);
    m_burst.setObjectName(u"burst of file changes"_s);
    m_burst.setSingleShot(true);
    m_burst.setInterval(80ms);
    const auto wait = [this] {
        if (!m_burst.isActive())
            m_burst.start();
    };
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, wait);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, wait);
    connect(&m_burst, &QTimer::timeout, this, &FolderWatch::compare);
    m_watcher.addPath(m_path);
    m_entries = list();
    watchFiles();
}

void FolderWatch::compare()
{
    const QHash<QString, Entry> before = std::exchange(m_entries, list());
    for (auto it = before.begin(); it != before.end(); ++it) {
        if (!m_entries.contains(it.key()))
            Q_EMIT changed(Change::Removed, it.key(), it->size);
    }
    for (auto it = m_entries.cbegin(); it != m_entries.cend(); ++it) {
        const auto old = before.find(it.key());
        if (old == before.end())
            Q_EMIT changed(Change::Created, it.key(), it->size);
        else if (*old != *it)
            Q_EMIT changed(Change::Changed, it.key(), it->size);
    }
    watchFiles();
}

QHash<QString, FolderWatch::Entry> FolderWatch::list() const
{
    QHash<QString, Entry> entries;
    const QFileInfoList files = QDir(m_path).entryInfoList(QDir::Files);
    for (const QFileInfo &file : files)
        entries.insert(file.fileName(), {file.size(), file.lastModified()});
    return entries;
}

void FolderWatch::watchFiles()
{
    const QStringList watched = m_watcher.files();
    QStringList missing;
    for (auto it = m_entries.cbegin(); it != m_entries.cend(); ++it) {
        const QString path = m_path + u'/' + it.key();
        if (watched.size() + missing.size() < FilesWatched && !watched.contains(path))
            missing.append(path);
    }
    if (!missing.isEmpty())
        m_watcher.addPaths(missing);
}
