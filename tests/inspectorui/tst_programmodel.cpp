// SPDX-License-Identifier: MIT
#include "inspectorui/programmodel.h"

#include <QtCore/qabstractitemmodel.h>
#include <QtTest/qabstractitemmodeltester.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Deadline Now{Nanoseconds(1h)};

QStringList namesIn(const ProgramModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names.append(model.index(row).data(ProgramModel::NameRole).toString());
    return names;
}

} // namespace

class tst_ProgramModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void programsStandByNameThenNumber()
    {
        ProgramModel model;
        const QAbstractItemModelTester tester(&model);
        model.update({{u"mail"_s, 7, Now - 3s}, {u"editor"_s, 9, Now}, {u"mail"_s, 2, Now}}, Now);
        QCOMPARE(namesIn(model), (QStringList{u"editor"_s, u"mail"_s, u"mail"_s}));
        QCOMPARE(model.index(1).data(ProgramModel::PidRole).toLongLong(), 2);
        QCOMPARE(model.index(2).data(ProgramModel::UptimeRole).toString(), u"00:00:03"_s);
    }

    void rowsThatStayAreLeftAlone()
    {
        ProgramModel model;
        const QAbstractItemModelTester tester(&model);
        model.update({{u"b"_s, 1, Now}, {u"d"_s, 2, Now}}, Now);
        const QPersistentModelIndex d = model.index(1);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.update({{u"d"_s, 2, Now}, {u"a"_s, 3, Now}, {u"c"_s, 4, Now}}, Now);
        QCOMPARE(namesIn(model), (QStringList{u"a"_s, u"c"_s, u"d"_s}));
        QCOMPARE(d.row(), 2);
        QCOMPARE(inserted.count(), 2);
        QCOMPARE(removed.count(), 1);
        QCOMPARE(reset.count(), 0);
    }

    void numberThatIsAnotherProgramNowIsAnotherRow()
    {
        ProgramModel model;
        const QAbstractItemModelTester tester(&model);
        model.update({{u"a"_s, 1, Now}}, Now);
        const QPersistentModelIndex before = model.index(0);
        model.update({{u"a"_s, 1, Now + 5s}}, Now + 5s);
        QVERIFY(!before.isValid());
        QCOMPARE(model.rowCount(), 1);
    }

    void timesChangeEachSecondOnly()
    {
        ProgramModel model;
        model.update({{u"a"_s, 1, Now}}, Now);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        for (int tenth = 1; tenth <= 20; ++tenth)
            model.update({{u"a"_s, 1, Now}}, Now + tenth * 100ms);
        QCOMPARE(changed.count(), 2);
        QCOMPARE(model.index(0).data(ProgramModel::UptimeRole).toString(), u"00:00:02"_s);
    }
};

QTEST_GUILESS_MAIN(tst_ProgramModel)
#include "tst_programmodel.moc"
