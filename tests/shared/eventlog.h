// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QStringList>

/*!
    What happened, in order, as words: the favourite expectation of our tests is that a log equals a list.
*/
class EventLog
{
public:
    void add(const char *what) { m_entries.append(QString::fromLatin1(what)); }
    void add(const QString &what) { m_entries.append(what); }

    const QStringList &entries() const { return m_entries; }
    qsizetype size() const { return m_entries.size(); }
    qsizetype count(const char *what) const { return m_entries.count(QString::fromLatin1(what)); }

    //! Everything so far; the log is empty afterwards.
    QStringList take() { return std::exchange(m_entries, {}); }

private:
    QStringList m_entries;
};

//! The entries of \a log, in the words of the test: "timer, posted".
inline QString words(const QStringList &log)
{
    return log.join(QLatin1StringView(", "));
}
