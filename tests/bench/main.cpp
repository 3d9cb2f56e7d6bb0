// SPDX-License-Identifier: MIT
// signalbox-bench and signalbox-bench-run: how much faster than Qt's own dispatchers, and how far from the least possible.
#include "arguments.h"
#include "ours.h"
#include "report.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDate>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QTextStream>

#include <algorithm>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace {

constexpr int DefaultRounds = 5;

int usageError(const QString &what)
{
    QTextStream(stderr) << what << '\n';
    return Bench::UsageError;
}

void list(QTextStream &out, const QList<Bench::Work> &works)
{
    for (const Bench::Work &work : works)
        out << work.name.leftJustified(22) << work.what << "\n    floor: " << work.floor << '\n';
}

} // namespace

int main(int argc, char **argv)
{
    if (argc >= 4 && qstrcmp(argv[1], "--child") == 0) {
        const bool quick = argc >= 5 && qstrcmp(argv[4], "--quick") == 0;
        Bench::runChild(argc, argv, QString::fromLocal8Bit(argv[2]), QString::fromLocal8Bit(argv[3]), quick);
    }

    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Runs each work on Qt's GLib and Unix dispatchers, on Signalbox and on "
                                     "the floor, in turn, and prints the medians."_s);
    parser.addHelpOption();
    const QCommandLineOption only(u"only"_s, u"Run only these works (wildcards allowed)."_s, u"NAME…"_s);
    const QCommandLineOption rounds(u"rounds"_s, u"How often each work runs on each dispatcher."_s, u"N"_s,
                                    QString::number(DefaultRounds));
    const QCommandLineOption patience(
        u"patience"_s, u"Wait up to S seconds before each run until other programs are quiet."_s, u"S"_s,
        u"0"_s);
    const QCommandLineOption json(u"json"_s, u"Write everything to FILE."_s, u"FILE"_s);
    const QCommandLineOption listWorks(u"list"_s, u"Say what the works and their floors are."_s);
    const QCommandLineOption quick(u"quick"_s, u"Small sizes and one round: does everything run?"_s);
    parser.addOptions({only, rounds, patience, json, listWorks, quick});
    parser.addPositionalArgument(u"NAME"_s, u"Further names for --only."_s, u"[NAME…]"_s);
    parser.process(application);

    const QStringList names = parser.values(only) + parser.positionalArguments();
    QStringList known;
    for (const Bench::Work &work : Bench::worksNamed({}))
        known.append(work.name);
    if (const QString complaint = Bench::complaintAbout(names, known); !complaint.isEmpty())
        return usageError(complaint);
    const QList<Bench::Work> works = Bench::worksNamed(names);
    QTextStream out(stdout);
    if (parser.isSet(listWorks)) {
        list(out, works);
        return EXIT_SUCCESS;
    }
    const int roundCount = parser.isSet(quick) && !parser.isSet(rounds) ? 1 : parser.value(rounds).toInt();
    if (roundCount < 1)
        return usageError(u"--rounds takes a number above 0."_s);

    const QJsonObject machine = Bench::machine();
    out << machine["cpu"_L1].toString() << ", " << machine["cores"_L1].toInt() << " cores, kernel "
        << machine["kernel"_L1].toString() << ", Qt " << machine["qt"_L1].toString() << ", "
        << machine["compiler"_L1].toString() << ", " << QDate::currentDate().toString(Qt::ISODate) << ", "
        << roundCount << " rounds, " << Bench::Ours::how() << Qt::endl;
    const QList<Bench::Result> results = Bench::runRounds(
        works, roundCount, parser.isSet(quick), std::chrono::seconds(parser.value(patience).toInt()));
    const QList<Bench::Verdict> verdicts = Bench::judge(results);
    out << Bench::table(verdicts, results);
    if (parser.isSet(json)) {
        QJsonObject document = Bench::toJson(verdicts, results);
        document["date"_L1] = QDate::currentDate().toString(Qt::ISODate);
        document["command"_L1] = QFileInfo(application.applicationFilePath()).fileName() + u' ' +
                                 application.arguments().sliced(1).join(u' ');
        QFile file(parser.value(json));
        const QByteArray bytes = QJsonDocument(document).toJson();
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return usageError(u"Cannot write %1: %2"_s.arg(file.fileName(), file.errorString()));
    }
    const bool failed = std::any_of(results.begin(), results.end(),
                                    [](const Bench::Result &result) { return !result.error.isEmpty(); });
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
