// SPDX-License-Identifier: MIT
#include "tasks/futures.h"

#include <QtCore/qexception.h>

namespace Signalbox::Detail {

void throwUnwrapped(const std::exception_ptr &error)
{
    try {
        std::rethrow_exception(error);
    } catch (const QUnhandledException &wrapped) {
        if (const auto inner = wrapped.exception())
            std::rethrow_exception(inner);
        throw;
    }
}

} // namespace Signalbox::Detail
