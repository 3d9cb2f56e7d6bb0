// SPDX-License-Identifier: MIT
// The table of differences and docs/conformance.md say the same, row by row.
#include "differences.h"

#include <QtCore/QFile>
#include <QtTest/QTest>

using namespace Conformance;
using namespace Qt::StringLiterals;

class Table : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsAreUnique();
    void documentSaysWhatTheTableSays();
};

namespace {

QString hostNames(Hosts hosts)
{
    QStringList names;
    for (Host host : {Host::Glib, Host::Unix, Host::SignalboxEpoll, Host::SignalboxPoll}) {
        if (hosts.testFlag(host))
            names.append(QString::fromLatin1(nameOf(host)));
    }
    return names.join(u", "_s);
}

QString lineOf(const Difference &row)
{
    return u"| `%1` | %2 | %3 | %4 |"_s.arg(QString::fromUtf8(row.name), hostNames(row.hosts),
                                            QString::fromLatin1(nameOf(row.effect)),
                                            QString::fromUtf8(row.reason));
}

} // namespace

void Table::rowsAreUnique()
{
    QStringList seen;
    for (const Difference &row : differences()) {
        for (Host host : {Host::Glib, Host::Unix, Host::SignalboxEpoll, Host::SignalboxPoll}) {
            const QString key = QString::fromUtf8(row.name) + QString::fromLatin1(nameOf(host));
            if (row.hosts.testFlag(host)) {
                QVERIFY2(!seen.contains(key), qPrintable(key));
                seen.append(key);
            }
        }
    }
}

void Table::documentSaysWhatTheTableSays()
{
    QFile document(QStringLiteral(CONFORMANCE_DOCUMENT));
    QVERIFY2(document.open(QIODevice::ReadOnly), CONFORMANCE_DOCUMENT);
    QStringList documented;
    const QStringList lines = QString::fromUtf8(document.readAll()).split(u'\n');
    for (const QString &line : lines) {
        if (line.startsWith(u"| `"_s) && line.section(u'`', 1, 1).contains(u"::"_s))
            documented.append(line);
    }
    QStringList expected;
    for (const Difference &row : differences())
        expected.append(lineOf(row));
    for (const QString &line : expected) {
        if (!documented.contains(line))
            qInfo("missing in the document: %s", qPrintable(line));
    }
    for (const QString &line : documented) {
        if (!expected.contains(line))
            qInfo("missing in the table: %s", qPrintable(line));
    }
    QCOMPARE(documented, expected);
}

QTEST_APPLESS_MAIN(Table)
#include "tst_table.moc"
