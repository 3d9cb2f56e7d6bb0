// SPDX-License-Identifier: MIT
#include "tasks/tasktext_p.h"

#include "probe/snapshottext.h"

#include <QtCore/qdebug.h>

namespace Signalbox::Detail {

using namespace Qt::StringLiterals;

QString textOf(const Site &site)
{
    const auto path = QString::fromUtf8(site.file);
    return toText(SiteSnapshot{.file = path.sliced(path.lastIndexOf(u'/') + 1),
                               .function = QString::fromUtf8(site.function),
                               .line = site.line});
}

QString textOf(const Matcher &matcher)
{
    QString text;
    QDebug(&text).nospace() << matcher;
    return u"the event "_s + text.trimmed();
}

QString textOf(const Waiting &waiting)
{
    try {
        return waiting.description();
    } catch (...) {
        return u"(its description threw an exception)"_s;
    }
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
