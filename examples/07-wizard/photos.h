// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qstringlist.h>

#include <stdexcept>

//! What is to be copied, from where, and to where.
struct Plan
{
    QString source;
    QStringList photos; //!< That were found there.
    QString target;
    QString folders = QStringLiteral("yyyy"); //!< As QDateTime::toString() has it. Empty: none.
    QString names;                            //!< The same. Empty: as they are.
};

//! What one folder has.
struct Listing
{
    QStringList photos;
    QStringList folders;
};

class CopyError : public std::runtime_error
{
public:
    explicit CopyError(const QString &text) : std::runtime_error(text.toStdString()) {}
};

// These are called in threads of a pool: a disk may take its time.
Listing listingOf(const QString &folder);
//! Copies \a photo to where \a folders and \a names put it, below \a target. Throws CopyError.
void copyPhoto(const QString &photo, const QString &target, const QString &folders, const QString &names);
