// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qcbormap.h>
#include <QtCore/qcborstreamreader.h>
#include <QtCore/qcborvalue.h>

#include <optional>

namespace Signalbox::Detail {

/*!
    The map that \a payload is; empty when it is none. One that is cut off or malformed counts as none, as Qt (6.4) gives a part of it that
    crashes who looks into it.
*/
inline std::optional<QCborMap> mapOf(const QByteArray &payload)
{
    QCborParserError error;
    const auto value = QCborValue::fromCbor(payload, &error);
    if (error.error.c != QCborError::NoError || !value.isMap())
        return {};
    return value.toMap();
}

} // namespace Signalbox::Detail
