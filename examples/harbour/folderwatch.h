// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QFileSystemWatcher>
#include <QHash>
#include <QObject>
#include <QTimer>

/*!
    Tells which files of a folder appear, change and go.

    QFileSystemWatcher says only that something happened; this compares the listing before and after, once for
    a burst of changes.
*/
class FolderWatch : public QObject
{
    Q_OBJECT

public:
    enum class Change { Created, Changed, Removed };
    Q_ENUM(Change)

    explicit FolderWatch(const QString &path, QObject *parent = nullptr);

    QString path() const { return m_path; }

Q_SIGNALS:
    void changed(FolderWatch::Change change, const QString &fileName, qint64 size);

private Q_SLOTS:
    void compare();

private:
    struct Entry
    {
        qint64 size = 0;
        QDateTime modified;
        friend bool operator==(const Entry &, const Entry &) = default;
    };
    QHash<QString, Entry> list() const;
    void watchFiles();

    const QString m_path;
    QFileSystemWatcher m_watcher;
    QTimer m_burst;
    QHash<QString, Entry> m_entries;
};
