// SPDX-License-Identifier: MIT
#pragma once

#include <Signalbox/Event>

#include <array>

//! How urgent a job is; each level has a queue of its own.
enum class Level { Bulk, Normal, Urgent };
inline constexpr std::array Levels{Level::Urgent, Level::Normal, Level::Bulk};

/*!
    Something to be done. It must be handled: a job that nobody takes waits at the head of its queue.
*/
struct Job
{
    static constexpr auto eventKind = Signalbox::EventKind::MustHandle;
    int level = 0;  // a Level
    int number = 0; // no key
    SIGNALBOX_EVENT(Job, level)
};
