// SPDX-License-Identifier: MIT
#pragma once

#include <Signalbox/Event>

#include <array>

//! A queue: the more urgent, the shorter.
struct Level
{
    const char *name;
    int priority; // larger is more urgent
    int limit;    // of messages in it
    int share;    // of ten messages
};
inline constexpr std::array Levels{Level{"Alarms", 2, 256, 1}, Level{"Orders", 1, 1024, 3},
                                   Level{"Readings", 0, 4096, 6}};
inline constexpr int LevelCount = int(Levels.size());

/*!
    What the senders send. Each counts for itself what it sends to each level. It must be handled: what nobody takes waits.
*/
struct Message
{
    static constexpr auto eventKind = Signalbox::EventKind::MustHandle;
    int level = 0;  // an index of Levels
    int sender = 0; // no key
    int number = 0; // no key
    SIGNALBOX_EVENT(Message, level)
};
