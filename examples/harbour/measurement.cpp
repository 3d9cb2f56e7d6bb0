// SPDX-License-Identifier: MIT
#include "measurement.h"

#include <QtEndian>

QByteArray Measurement::toBytes() const
{
    QByteArray bytes(Size, Qt::Uninitialized);
    qToLittleEndian<quint32>(client, bytes.data());
    qToLittleEndian<qint64>(sentAt.count(), bytes.data() + 4);
    qToLittleEndian<qint64>(lateness.count(), bytes.data() + 12);
    return bytes;
}

Measurement Measurement::fromBytes(const char *bytes)
{
    return {qFromLittleEndian<quint32>(bytes), std::chrono::nanoseconds(qFromLittleEndian<qint64>(bytes + 4)),
            std::chrono::nanoseconds(qFromLittleEndian<qint64>(bytes + 12))};
}
