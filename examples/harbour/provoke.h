// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QStringList>

#include <memory>

/*!
    Trouble on request, so that the inspector has something to warn of: one mistake for each warning.

    Each goes on until its object is destroyed. They need nothing of the rest of the program.
*/
namespace Provoke {

struct Trouble
{
    const char *name;        // as the warning is called in docs/warnings.md
    const char *description; // what is done wrong
    std::unique_ptr<QObject> (*make)();
};

//! All there are.
const QList<Trouble> &troubles();

//! Their names.
QStringList names();

//! Makes the trouble \a name; null when there is none of that name.
std::unique_ptr<QObject> make(const QString &name);

} // namespace Provoke
