// SPDX-License-Identifier: MIT
#pragma once

#include <Signalbox/Progress>

#include <QtGui/qimage.h>

#include <stop_token>

/*
    The work: plain functions, which run in threads and know nothing of windows and tasks.
*/

struct Picture
{
    int number = 0;
    QImage image;
};

//! One of a row of Julia sets. Tells how many of its lines there are; ends early, with a part of it, when it is asked to stop.
Picture drawn(const std::stop_token &stop, const Signalbox::Progress &progress, int number, int count);
//! The same, small and with a frame.
Picture framed(const Picture &picture);
//! Writes it into \a folder. Throws std::runtime_error when that is not possible.
Picture saved(const Picture &picture, const QString &folder);
