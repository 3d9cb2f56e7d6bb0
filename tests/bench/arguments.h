// SPDX-License-Identifier: MIT
#pragma once

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

/*
    Which works of a benchmark are asked for, by their names on the command line.
*/
namespace Bench {

constexpr int UsageError = 2;

//! Is \a name one of the names and wildcards in \a only? Where there are none, any is.
inline bool isWanted(const QString &name, const QStringList &only)
{
    return only.isEmpty() || std::any_of(only.begin(), only.end(), [&name](const QString &pattern) {
               return QRegularExpression::fromWildcard(pattern).match(name).hasMatch();
           });
}

//! A sentence about those in \a only that are none of \a works; empty: all are.
inline QString complaintAbout(const QStringList &only, const QStringList &works)
{
    QStringList unknown;
    for (const QString &pattern : only) {
        if (std::none_of(works.begin(), works.end(),
                         [&pattern](const QString &name) { return isWanted(name, {pattern}); }))
            unknown.append(pattern);
    }
    if (unknown.isEmpty())
        return {};
    return QStringLiteral("No work is named %1. %2")
        .arg(unknown.join(QStringLiteral(", nor ")),
             works.isEmpty() ? QStringLiteral("This does all its works, with --quick or without.")
                             : QStringLiteral("The works are:\n    ") + works.join(QStringLiteral("\n    ")));
}

struct Arguments
{
    bool isQuick;
    QStringList only;
};

//! Of "PROGRAM [--quick] [--only] [WORK…]". Ends the process when one is none of \a works.
inline Arguments argumentsOf(int argc, char **argv, const QStringList &works)
{
    QStringList only;
    for (int i = 1; i < argc; ++i)
        only.append(QString::fromLocal8Bit(argv[i]));
    const bool isQuick = only.removeAll(QStringLiteral("--quick")) > 0;
    only.removeAll(QStringLiteral("--only"));
    const auto complaint = complaintAbout(only, works);
    if (!complaint.isEmpty()) {
        std::fprintf(stderr, "%s\n", qPrintable(complaint));
        std::exit(UsageError);
    }
    return {isQuick, only};
}

} // namespace Bench
