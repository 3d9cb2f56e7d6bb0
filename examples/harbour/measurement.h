// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QMetaType>

#include <chrono>

/*!
    What a client sends: when, and how late its timer was. The clock is std::chrono::steady_clock, which all
    threads of a machine share, so that the receiver can tell how long a message has been under way.
*/
struct Measurement
{
    static constexpr qsizetype Size = 20; //!< On the wire, in bytes.

    quint32 client = 0;
    std::chrono::nanoseconds sentAt{};
    std::chrono::nanoseconds lateness{};

    QByteArray toBytes() const;
    static Measurement fromBytes(const char *bytes);

    static std::chrono::nanoseconds now() { return std::chrono::steady_clock::now().time_since_epoch(); }
};
Q_DECLARE_METATYPE(Measurement)
