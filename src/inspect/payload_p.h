// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qcbormap.h>
#include <QtCore/qcborstreamreader.h>
#include <QtCore/qcborvalue.h>

#include <optional>

namespace Signalbox::Detail {

//! Are there no more containers within one another than any message of ours has? Each that Qt reads reserves memory.
inline bool isFlat(QCborStreamReader &reader, int mostLevels)
{
    while (reader.lastError() == QCborError::NoError && reader.hasNext()) {
        if (!reader.isContainer()) {
            reader.next();
            continue;
        }
        if (mostLevels == 0 || !reader.enterContainer() || !isFlat(reader, mostLevels - 1))
            return false;
        reader.leaveContainer();
    }
    return reader.lastError() == QCborError::NoError;
}

/*!
    The map that \a payload is; empty when it is none. One that is cut off or malformed counts as none, as Qt (6.4) gives a part of it that
    crashes who looks into it.
*/
inline std::optional<QCborMap> mapOf(const QByteArray &payload)
{
    constexpr int MostLevels = 6;
    if (QCborStreamReader reader(payload); !isFlat(reader, MostLevels))
        return {};
    QCborParserError error;
    const auto value = QCborValue::fromCbor(payload, &error);
    if (error.error.c != QCborError::NoError || !value.isMap())
        return {};
    return value.toMap();
}

} // namespace Signalbox::Detail
