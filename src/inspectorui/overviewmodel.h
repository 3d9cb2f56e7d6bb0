// SPDX-License-Identifier: MIT
#pragma once

#include "inspectorglobal.h"
#include "sample.h"
#include "tone.h"

#include <QtCore/qabstractitemmodel.h>
#include <QtCore/qlocale.h>
#include <QtQml/qqmlregistration.h>

#include <array>

namespace Signalbox {

/*!
    The program in nine tiles: for each kind of thing that there is the one number that tells whether it is well, and
    what it is about. A tile is as loud as the worst warning about its kind.

    The tiles are always the same, in the same order. One dataChanged for each sample, of the tiles that say something else.
*/
class SIGNALBOX_INSPECTOR_EXPORT OverviewModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("An overview belongs to an Inspector.")

public:
    enum Tile {
        BusiestLoop,
        LongestTurn,
        Warnings,
        Events,
        Posted,
        FullestQueue,
        Tasks,
        Timers,
        Watchers,
    };
    static constexpr int TileCount = Watchers + 1;

    enum Role { TitleRole = Qt::DisplayRole, ValueRole = Qt::UserRole, NoteRole, ToneRole, SpokenRole };
    Q_ENUM(Role)

    explicit OverviewModel(QObject *parent = nullptr);

    void update(const Sample &sample, const QLocale &locale);
    //! Says it all in another language.
    void retranslate(const Sample &sample, const QLocale &locale);

    //! The loop that \a tile is about; 0 where it is about all of them.
    quint64 loopOf(Tile tile) const { return m_tiles.at(tile).loop; }
    //! Title, number and note of each tile, with tabs between.
    Q_INVOKABLE QString toTsv() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    struct Content
    {
        QString value{};
        QString note{};
        Tone tone = Tone::Normal;
        quint64 loop = 0;

        friend bool operator==(const Content &, const Content &) = default;
    };
    using Contents = std::array<Content, TileCount>;

    //! Counters of all loops together, at one moment.
    struct Totals
    {
        Deadline at{};
        quint64 events = 0;
        quint64 timersFired = 0;
        quint64 activations = 0;
        quint64 tasksStarted = 0;
        quint64 tasksFailed = 0;
        int timers = 0;
        int watchers = 0;
        int tasks = 0;
        int posted = 0;

        static Totals of(const Snapshot &snapshot);
    };

    static QString title(Tile tile);
    static Content busiestLoop(const Sample &sample, const QLocale &locale);
    static Content longestTurn(const Sample &sample, const QLocale &locale);
    static Content posted(const Sample &sample, int count, const QLocale &locale);
    static Content fullestQueue(const Sample &sample, const QLocale &locale);
    static Content warnings(const Sample &sample, const QLocale &locale);
    Contents contentsOf(const Sample &sample, const QLocale &locale) const;
    double perSecond(quint64 Totals::*counter) const;
    QString rate(quint64 Totals::*counter, const QLocale &locale) const;
    void show(Contents contents);

    Contents m_tiles;
    QList<Totals> m_recent; //!< The last second, oldest first.
    qint64 m_pid = 0;
    quint64 m_number = 0;
};

} // namespace Signalbox
