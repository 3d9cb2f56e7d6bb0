// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qbytearray.h>
#include <QtCore/qlist.h>
#include <QtCore/qstring.h>

#include <optional>

namespace Tools {

//! What the file of a program or library says about itself, as far as it matters for loading ours into it.
struct ElfFile
{
    bool isForThisMachine = false;
    QString interpreter;         // the loader; empty: linked statically
    QList<QByteArray> undefined; // dynamic symbols that others shall define
    bool holdsStaticQt = false;

    //! Nothing when the file cannot be read or is no ELF file.
    static std::optional<ElfFile> read(const QString &path);
};

} // namespace Tools
