// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qbytearray.h>
#include <QtCore/qdir.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

//! The open descriptors whose file has a name that begins with \a kind: "anon_inode:[eventpoll]", "" for all.
inline std::vector<int> openDescriptors(const char *kind)
{
    std::vector<int> numbers;
    const QDir directory(QStringLiteral("/proc/self/fd"));
    for (const auto &entry : directory.entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System)) {
        char target[256] = {};
        const auto path = directory.filePath(entry).toLocal8Bit();
        if (::readlink(path.constData(), target, sizeof target - 1) > 0 &&
            QByteArray(target).startsWith(kind))
            numbers.push_back(entry.toInt());
    }
    return numbers;
}

inline bool isSameFile(int one, int other)
{
    struct stat a = {};
    struct stat b = {};
    return ::fstat(one, &a) == 0 && ::fstat(other, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

//! What closefrom(3) does.
inline void closeAllFrom(int first)
{
    for (int number = first; number < 1024; ++number)
        ::close(number);
}
