// SPDX-License-Identifier: MIT
#include "tools/become.h"

#include <cerrno>
#include <unistd.h>
#include <vector>

namespace Tools {

int become(const QByteArray &file, QByteArrayList words)
{
    std::vector<char *> argv;
    for (QByteArray &word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    ::execvp(file.constData(), argv.data());
    return errno;
}

} // namespace Tools
