// SPDX-License-Identifier: MIT
// What tests of Qt call of QtNetwork, which exports it in a build for its developers only. No host is looked up twice.
#include <QtNetwork/QHostInfo>

void qt_qhostinfo_clear_cache() { }
void qt_qhostinfo_enable_cache(bool) { }
void qt_qhostinfo_cache_inject(const QString &, const QHostInfo &) { }
