// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qmutex.h>
#include <QtCore/qstringlist.h>

/*!
    Takes, while it lives, the warnings with a text in them, of all threads; they are not printed. One at a time.
*/
class CollectedWarnings
{
public:
    explicit CollectedWarnings(const QString &part)
    {
        s_part = part;
        s_texts.clear();
        s_previous = qInstallMessageHandler(take);
    }
    ~CollectedWarnings() { qInstallMessageHandler(s_previous); }
    CollectedWarnings(const CollectedWarnings &) = delete;
    CollectedWarnings &operator=(const CollectedWarnings &) = delete;

    QStringList texts() const
    {
        const QMutexLocker lock(&s_mutex);
        return s_texts;
    }

private:
    static void take(QtMsgType type, const QMessageLogContext &context, const QString &text)
    {
        if (type != QtWarningMsg || !text.contains(s_part))
            return s_previous(type, context, text);
        const QMutexLocker lock(&s_mutex);
        s_texts.append(text);
    }

    static inline QString s_part;
    static inline QStringList s_texts;
    static inline QMutex s_mutex;
    static inline QtMessageHandler s_previous = nullptr;
};
