// SPDX-License-Identifier: MIT
#include "photos.h"

#include <QtCore/qdatetime.h>
#include <QtCore/qdir.h>

using namespace Qt::StringLiterals;

Listing listingOf(const QString &folder)
{
    const QStringList photos{u"*.jpg"_s, u"*.jpeg"_s, u"*.png"_s, u"*.heic"_s, u"*.dng"_s};
    const QDir directory(folder);
    Listing listing;
    for (const auto &name : directory.entryList(photos, QDir::Files))
        listing.photos.append(directory.filePath(name));
    for (const auto &name : directory.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks))
        listing.folders.append(directory.filePath(name));
    return listing;
}

void copyPhoto(const QString &photo, const QString &target, const QString &folders, const QString &names)
{
    const QFileInfo file(photo);
    if (!file.exists())
        throw CopyError(u"%1 is no longer there."_s.arg(file.fileName()));
    const auto taken = file.lastModified();
    QDir directory(target);
    const auto folder = folders.isEmpty() ? u"."_s : taken.toString(folders);
    if (!directory.mkpath(folder) || !directory.cd(folder))
        throw CopyError(u"%1 cannot be made."_s.arg(directory.filePath(folder)));

    const auto stem = names.isEmpty() ? file.completeBaseName() : taken.toString(names);
    auto name = u"%1.%2"_s.arg(stem, file.suffix());
    for (int number = 2; directory.exists(name); ++number) // two of the same second, or of two cards
        name = u"%1 (%2).%3"_s.arg(stem).arg(number).arg(file.suffix());
    QFile original(photo);
    if (!original.copy(directory.filePath(name)))
        throw CopyError(u"%1: %2."_s.arg(file.fileName(), original.errorString()));
}
