// SPDX-License-Identifier: MIT
#include "report.h"

#include <QFile>
#include <QSysInfo>
#include <QTextStream>

#include <algorithm>
#include <cmath>
#include <thread>

using namespace Qt::StringLiterals;

namespace Bench {

namespace {

double median(QList<double> values)
{
    if (values.isEmpty())
        return Verdict::Unknown;
    std::sort(values.begin(), values.end());
    const qsizetype middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

QList<double> valuesOf(const Result &result, Dispatcher dispatcher, qsizetype figure)
{
    QList<double> values;
    for (const QList<double> &round : result.values[std::size_t(dispatcher)])
        values.append(round.value(figure));
    return values;
}

// Quotients of the values of each round. Two counts of nothing are equal.
QList<double> pairs(const QList<double> &dividends, const QList<double> &divisors)
{
    QList<double> quotients;
    for (qsizetype i = 0; i < std::min(dividends.size(), divisors.size()); ++i)
        quotients.append(dividends[i] == divisors[i] ? 1 : dividends[i] / divisors[i]);
    return quotients;
}

QString judged(const Verdict &verdict)
{
    const Goal goal = verdict.figure.goal;
    bool reached = false;
    switch (goal.kind) {
    case Goal::Kind::None:
        return {};
    case Goal::Kind::Ratio:
    case Goal::Kind::Parity:
        reached = verdict.ratio >= goal.value;
        break;
    case Goal::Kind::AtMost:
        reached = verdict.medians[std::size_t(Dispatcher::Signalbox)] <= goal.value;
        break;
    }
    if (reached)
        return u"reached"_s;
    const bool asGoodAsStock = verdict.ratio >= 1 - ParityTolerance;
    if (asGoodAsStock && verdict.timesFloor <= FloorTolerance)
        return u"reached (floor)"_s;
    if (asGoodAsStock && goal.kind == Goal::Kind::Parity)
        return u"reached (parity)"_s;
    return u"missed"_s;
}

Verdict judgeFigure(const Result &result, qsizetype index)
{
    Verdict verdict = {.work = result.work.name, .figure = result.work.figures[index]};
    std::array<QList<double>, std::size(AllDispatchers)> values;
    for (Dispatcher dispatcher : AllDispatchers) {
        values[std::size_t(dispatcher)] = valuesOf(result, dispatcher, index);
        verdict.medians[std::size_t(dispatcher)] = median(values[std::size_t(dispatcher)]);
    }
    const auto medianOf = [&verdict](Dispatcher d) { return verdict.medians[std::size_t(d)]; };
    const bool glibIsFaster = medianOf(Dispatcher::Glib) <= medianOf(Dispatcher::Unix);
    const QList<double> &rival = values[std::size_t(glibIsFaster ? Dispatcher::Glib : Dispatcher::Unix)];
    const QList<double> &ours = values[std::size_t(Dispatcher::Signalbox)];
    const QList<double> ratios = pairs(rival, ours);
    verdict.ratio = median(ratios);
    verdict.ratioLow = *std::min_element(ratios.begin(), ratios.end());
    verdict.ratioHigh = *std::max_element(ratios.begin(), ratios.end());
    verdict.timesFloor = median(pairs(ours, values[std::size_t(Dispatcher::Floor)]));
    verdict.text = judged(verdict);
    return verdict;
}

// How much dearer the first figure of `result` is than that of `base`, on each dispatcher.
Verdict judgeFlatness(const Result &result, const Result &base)
{
    Verdict verdict = {
        .work = result.work.name,
        .figure = {u"/ "_s + base.work.name, Unit::Count, Goal::atMost(result.work.flatLimit)}};
    for (Dispatcher dispatcher : AllDispatchers)
        verdict.medians[std::size_t(dispatcher)] =
            median(pairs(valuesOf(result, dispatcher, 0), valuesOf(base, dispatcher, 0)));
    verdict.text = judged(verdict);
    return verdict;
}

QString number(double value)
{
    return QString::number(value, 'f', value >= 100 ? 0 : value >= 10 ? 1 : 2);
}

QString formatted(double value, Unit unit)
{
    if (std::isnan(value))
        return {};
    if (unit == Unit::Count)
        return number(value);
    static const std::pair<double, QString> scales[] = {{1e9, u" s"_s}, {1e6, u" ms"_s}, {1e3, u" µs"_s}};
    for (const auto &[scale, name] : scales) {
        if (std::abs(value) >= scale)
            return number(value / scale) + name;
    }
    return number(value) + u" ns"_s;
}

QString times(double value)
{
    return std::isfinite(value) ? number(value) + u" ×"_s : QString();
}

QString formatted(Goal goal, Unit unit)
{
    switch (goal.kind) {
    case Goal::Kind::None:
        return {};
    case Goal::Kind::Ratio:
    case Goal::Kind::Parity:
        return u"≥ "_s + times(goal.value);
    case Goal::Kind::AtMost:
        return u"≤ "_s + formatted(goal.value, unit);
    }
    Q_UNREACHABLE();
}

QJsonValue json(double value)
{
    return std::isfinite(value) ? QJsonValue(value) : QJsonValue();
}

QJsonObject toJson(const Verdict &verdict)
{
    QJsonObject medians;
    for (Dispatcher dispatcher : AllDispatchers)
        medians[dispatcherName(dispatcher)] = json(verdict.medians[std::size_t(dispatcher)]);
    return {{u"figure"_s, verdict.figure.name},
            {u"unit"_s, verdict.figure.unit == Unit::Nanoseconds ? u"ns"_s : u"1"_s},
            {u"medians"_s, medians},
            {u"ratio"_s, json(verdict.ratio)},
            {u"ratioLow"_s, json(verdict.ratioLow)},
            {u"ratioHigh"_s, json(verdict.ratioHigh)},
            {u"timesFloor"_s, json(verdict.timesFloor)},
            {u"goal"_s, formatted(verdict.figure.goal, verdict.figure.unit)},
            {u"verdict"_s, verdict.text}};
}

QString processorModel()
{
    QFile file(u"/proc/cpuinfo"_s);
    if (file.open(QIODevice::ReadOnly)) {
        for (QString line = QString::fromLatin1(file.readLine()); !line.isEmpty();
             line = QString::fromLatin1(file.readLine())) {
            if (line.startsWith("model name"_L1))
                return line.section(u':', 1).simplified();
        }
    }
    return QSysInfo::currentCpuArchitecture();
}

} // namespace

QList<Verdict> judge(const QList<Result> &results)
{
    QList<Verdict> verdicts;
    for (const Result &result : results) {
        if (!result.error.isEmpty())
            continue;
        for (qsizetype i = 0; i < result.work.figures.size(); ++i)
            verdicts.append(judgeFigure(result, i));
        for (const Result &base : results) {
            if (base.work.name == result.work.flatAgainst && base.error.isEmpty())
                verdicts.append(judgeFlatness(result, base));
        }
    }
    return verdicts;
}

QJsonObject machine()
{
#ifdef __clang__
    const QString compiler = QStringLiteral(__VERSION__);
#else
    const QString compiler = u"g++ "_s + QStringLiteral(__VERSION__);
#endif
    return {{u"cpu"_s, processorModel()},
            {u"cores"_s, int(std::thread::hardware_concurrency())},
            {u"kernel"_s, QSysInfo::kernelVersion()},
            {u"qt"_s, QString::fromLatin1(qVersion())},
            {u"compiler"_s, compiler}};
}

QString table(const QList<Verdict> &verdicts, const QList<Result> &results)
{
    QList<QStringList> rows = {{u"work"_s, u"figure"_s, u"GLib"_s, u"Unix"_s, u"ours"_s, u"ratio"_s,
                                u"(pairs)"_s, u"goal"_s, u"CPU ratio"_s, u"floor"_s, u"× floor"_s,
                                u"verdict"_s}};
    constexpr qsizetype CpuColumn = 8;
    for (const Verdict &verdict : verdicts) {
        if (verdict.figure.name == CpuFigure) { // told beside the wall time
            rows.last()[CpuColumn] = times(verdict.ratio);
            continue;
        }
        const auto value = [&verdict](Dispatcher dispatcher) {
            return formatted(verdict.medians[std::size_t(dispatcher)], verdict.figure.unit);
        };
        const QString range = std::isfinite(verdict.ratioLow) && std::isfinite(verdict.ratioHigh)
                                  ? number(verdict.ratioLow) + u"–"_s + number(verdict.ratioHigh)
                                  : QString();
        rows.append({verdict.work,
                     verdict.figure.name,
                     value(Dispatcher::Glib),
                     value(Dispatcher::Unix),
                     value(Dispatcher::Signalbox),
                     times(verdict.ratio),
                     range,
                     formatted(verdict.figure.goal, verdict.figure.unit),
                     {},
                     value(Dispatcher::Floor),
                     times(verdict.timesFloor),
                     verdict.text});
    }
    QList<qsizetype> widths(rows.first().size(), 0);
    for (const QStringList &row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], row[i].size());
    }
    QString text;
    QTextStream out(&text);
    for (qsizetype r = 0; r < rows.size(); ++r) {
        out << '|';
        for (qsizetype i = 0; i < rows[r].size(); ++i) {
            const bool words = i < 2 || i == rows[r].size() - 1;
            out << ' ' << (words ? rows[r][i].leftJustified(widths[i]) : rows[r][i].rightJustified(widths[i]))
                << " |";
        }
        out << '\n';
        if (r == 0) {
            out << '|';
            for (qsizetype i = 0; i < widths.size(); ++i) {
                const bool words = i < 2 || i == widths.size() - 1;
                out << QString(widths[i] + (words ? 2 : 1), u'-') << (words ? "|" : ":|");
            }
            out << '\n';
        }
    }
    for (const Result &result : results) {
        if (!result.error.isEmpty())
            out << "error: " << result.work.name << ": " << result.error << '\n';
    }
    return text;
}

QJsonObject toJson(const QList<Verdict> &verdicts, const QList<Result> &results)
{
    QJsonArray works;
    for (const Result &result : results) {
        QJsonArray figures;
        for (const Verdict &verdict : verdicts) {
            if (verdict.work == result.work.name)
                figures.append(toJson(verdict));
        }
        QJsonObject rounds;
        for (Dispatcher dispatcher : AllDispatchers) {
            QJsonArray list;
            for (const QList<double> &round : result.values[std::size_t(dispatcher)]) {
                QJsonArray values;
                std::copy(round.begin(), round.end(), std::back_inserter(values));
                list.append(values);
            }
            rounds[dispatcherName(dispatcher)] = list;
        }
        works.append(QJsonObject{{u"name"_s, result.work.name},
                                 {u"what"_s, result.work.what},
                                 {u"floor"_s, result.work.floor},
                                 {u"error"_s, result.error},
                                 {u"figures"_s, figures},
                                 {u"rounds"_s, rounds}});
    }
    return {{u"machine"_s, machine()}, {u"works"_s, works}};
}

} // namespace Bench
