// SPDX-License-Identifier: MIT
#include "inspectorui/timermodel.h"

#include <QtTest/qabstractitemmodeltester.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

using namespace Signalbox;

class tst_TableColumns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stretchingColumnTakesWhatIsLeft();
    void resizedColumnKeepsItsWidth();
    void columnCannotBeLost();
    void sortMarksFollowTheModel();
    void keyboardMarkMoves();
};

void tst_TableColumns::stretchingColumnTakesWhatIsLeft()
{
    TimerModel model;
    TableColumns &columns = *model.columns();
    QAbstractItemModelTester tester(&columns, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(columns.rowCount(), model.columnCount());
    columns.setDigitWidth(8);
    columns.setPadding(16);
    columns.setAvailableWidth(100); // less than the wishes: they scroll
    const qreal natural = columns.totalWidth();
    QVERIFY(natural > 100);
    QSignalSpy spy(&columns, &TableColumns::widthsChanged);
    columns.setAvailableWidth(natural + 250);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(columns.totalWidth(), natural + 250);
    columns.setAvailableWidth(natural + 250);
    QCOMPARE(spy.count(), 1);
}

void tst_TableColumns::resizedColumnKeepsItsWidth()
{
    TimerModel model;
    TableColumns &columns = *model.columns();
    columns.setAvailableWidth(2000);
    columns.resize(2, 300);
    QCOMPARE(columns.width(2), 300);
    QCOMPARE(columns.totalWidth(), 2000); // the stretching one gives way
    columns.setAvailableWidth(1500);
    QCOMPARE(columns.width(2), 300);
    columns.resetWidth(2);
    QVERIFY(columns.width(2) < 300);
    columns.resize(77, 10); // ignored
}

void tst_TableColumns::columnCannotBeLost()
{
    TimerModel model;
    model.columns()->resize(1, -50);
    QVERIFY(model.columns()->width(1) >= 24);
}

void tst_TableColumns::sortMarksFollowTheModel()
{
    TimerModel model;
    TableColumns &columns = *model.columns();
    const auto mark = [&](int column) { return columns.index(column).data(TableColumns::SortRole).toInt(); };
    QCOMPARE(mark(0), 1); // next deadline first
    model.sort(4, Qt::DescendingOrder);
    QCOMPARE(mark(0), 0);
    QCOMPARE(mark(4), -1);
}

void tst_TableColumns::keyboardMarkMoves()
{
    TimerModel model;
    TableColumns &columns = *model.columns();
    QSignalSpy spy(&columns, &TableColumns::markedChanged);
    columns.setMarked(2);
    columns.setMarked(99);
    QCOMPARE(columns.marked(), 2);
    QVERIFY(columns.index(2).data(TableColumns::MarkedRole).toBool());
    columns.setMarked(-1);
    QCOMPARE(spy.count(), 2);
}

QTEST_GUILESS_MAIN(tst_TableColumns)
#include "tst_tablecolumns.moc"
