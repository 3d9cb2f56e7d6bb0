// SPDX-License-Identifier: MIT
#include "tasks/tasktext_p.h"

namespace Signalbox::Detail {

using namespace Qt::StringLiterals;

QString textOf(const Site &site)
{
    if (!site.file)
        return u"(somewhere)"_s;
    const auto path = QString::fromUtf8(site.file);
    const auto file = path.sliced(path.lastIndexOf(u'/') + 1);
    return u"%1 (%2:%3)"_s.arg(QString::fromUtf8(site.function), file).arg(site.line);
}

QString textOf(const std::exception_ptr &error)
{
    try {
        std::rethrow_exception(error);
    } catch (const std::exception &exception) {
        return QString::fromUtf8(exception.what());
    } catch (...) {
        return u"something that is no std::exception"_s;
    }
}

} // namespace Signalbox::Detail
