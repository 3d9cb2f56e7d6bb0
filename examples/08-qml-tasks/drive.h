// SPDX-License-Identifier: MIT
#pragma once

#include <Signalbox/Task>

#include <QtCore/qstring.h>

QT_BEGIN_NAMESPACE
class QQuickWindow;
QT_END_NAMESPACE

//! Uses the desk as somebody would, prints what becomes of each task, and writes a picture. Returns an exit status.
Signalbox::Task<int> drive(QQuickWindow *desk, QString picture);
