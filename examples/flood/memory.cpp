// SPDX-License-Identifier: MIT
#include "memory.h"

#include <QFile>

#include <algorithm>
#include <unistd.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace Qt::StringLiterals;

Memory Memory::now()
{
    Memory memory;
    QFile file(u"/proc/self/statm"_s);
    if (file.open(QIODevice::ReadOnly))
        memory.resident = file.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE);
#ifdef __GLIBC__
    const auto info = mallinfo2();
    memory.allocated = qint64(info.uordblks + info.hblkhd);
#endif
    return memory;
}

void Memory::raiseTo(const Memory &other)
{
    resident = std::max(resident, other.resident);
    allocated = std::max(allocated, other.allocated);
}
