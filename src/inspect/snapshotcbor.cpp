// SPDX-License-Identifier: MIT
#include "inspect/snapshotcbor.h"

#include "inspect/payload_p.h"
#include "inspect/printable.h"
#include "inspect/snapshotfields_p.h"

#include <QtCore/qcborarray.h>
#include <QtCore/qcborstreamwriter.h>

#include <algorithm>
#include <concepts>

namespace Signalbox::Detail {

namespace {

// The keys of a piece.
enum PieceKey {
    SectionKey = 0,
    LoopKey = 1,
    RowsKey = 2,
    TakenAtKey = 3,
    PartsKey = 4,
    PostEdgesKey = 5,
    // Of a page of tasks:
    TotalKey = 6,
    ListedKey = 7,
    OffsetKey = 8,
    OrderKey = 9,
    NextLoopKey = 10,
    NextPlaceKey = 11
};

// Its sections, beside those of visitLists().
constexpr int LoopSection = 0;
constexpr int HeadSection = 100; // of the whole snapshot: the first piece; others, as who posts to whom wants
constexpr int LastList = 8;

// ---- to CBOR

//! Writes the fields that do not have their defaults.
class FieldWriter
{
public:
    explicit FieldWriter(QCborStreamWriter &writer) : m_writer(writer) {}

    template <typename T>
    void operator()(int key, const char *, const T &value)
    {
        if (isDefault(value))
            return;
        m_writer.append(key);
        write(value);
    }

    template <typename Row>
    void writeRow(const Row &row)
    {
        m_writer.startMap();
        visitFields(row, *this);
        m_writer.endMap();
    }

private:
    template <typename T>
    static bool isDefault(const T &value)
    {
        if constexpr (std::is_same_v<T, QString> || std::is_same_v<T, QList<HandlerSnapshot>>)
            return value.isEmpty();
        else if constexpr (std::is_same_v<T, LatencyHistogram>)
            return value.count() == 0;
        else if constexpr (std::is_same_v<T, SiteSnapshot>)
            return !value.isKnown();
        else
            return false; // a number's depends on the field, and is one byte
    }

    template <std::integral T>
    void write(T value)
    {
        if constexpr (std::is_same_v<T, bool>)
            m_writer.append(value);
        else
            m_writer.append(qint64(value)); // also what is unsigned: no reader minds
    }
    template <typename T>
    requires std::is_enum_v<T>
    void write(T value) { m_writer.append(qint64(value)); }
    void write(Nanoseconds value) { m_writer.append(qint64(value.count())); }
    void write(Deadline value) { m_writer.append(qint64(value.time_since_epoch().count())); }
    void write(const QString &value) { m_writer.append(value.left(MostOfAText)); }
    void write(const SiteSnapshot &value) { writeRow(value); }
    void write(const QList<HandlerSnapshot> &handlers)
    {
        m_writer.startArray(quint64(handlers.size()));
        for (const auto &handler : handlers)
            writeRow(handler);
        m_writer.endArray();
    }
    //! The longest, then each step that has any, with how many.
    void write(const LatencyHistogram &histogram)
    {
        m_writer.startArray();
        m_writer.append(qint64(histogram.longest().count()));
        for (int step = 0; step < LatencyHistogram::StepCount; ++step) {
            if (const auto count = histogram.count(step); count > 0) {
                m_writer.append(step);
                m_writer.append(qint64(count));
            }
        }
        m_writer.endArray();
    }

    QCborStreamWriter &m_writer;
};

// ---- from CBOR

// The last enumerator of each type: what another program sends may be anything.
template <typename Enum>
constexpr Enum Last = Enum::IsMissingHere;
template <>
constexpr auto Last<TimerSnapshot::Kind> = TimerSnapshot::Kind::Every;
template <>
constexpr auto Last<Qt::TimerType> = Qt::VeryCoarseTimer;
template <>
constexpr auto Last<QSocketNotifier::Type> = QSocketNotifier::Exception;
template <>
constexpr auto Last<WatcherSnapshot::Target> = WatcherSnapshot::Target::Closed;
template <>
constexpr auto Last<EventSnapshot::Fate> = EventSnapshot::Fate::Dropped;
template <>
constexpr auto Last<TaskSnapshot::State> = TaskSnapshot::State::Waiting;
template <>
constexpr auto Last<HandlerSnapshot::Kind> = HandlerSnapshot::Kind::Slot;
template <>
constexpr auto Last<LoopSnapshot::State> = LoopSnapshot::State::Guest;

constexpr qsizetype MostHandlers = 64;
constexpr qsizetype MostRowsOfAPiece = 8'192;
constexpr qsizetype MostRows = 1'000'000; // of a snapshot
constexpr qsizetype MostLoops = 1'000;

//! Sets the fields that are there, and of the right kind.
class FieldReader
{
public:
    explicit FieldReader(const QCborMap &map) : m_map(map) {}

    template <typename T>
    void operator()(int key, const char *, T &field) const
    {
        if (const auto value = m_map.value(key); !value.isUndefined())
            read(value, field);
    }

    template <typename Row>
    static Row row(const QCborMap &map)
    {
        Row row;
        visitFields(row, FieldReader(map));
        return row;
    }

private:
    template <std::integral T>
    static void read(const QCborValue &value, T &field)
    {
        if constexpr (std::is_same_v<T, bool>)
            field = value.toBool(field);
        else
            field = value.isInteger() ? T(value.toInteger()) : field;
    }
    template <typename T>
    requires std::is_enum_v<T>
    static void read(const QCborValue &value, T &field)
    {
        if (!value.isInteger())
            return;
        if (const auto number = value.toInteger(); number >= 0 && number <= qint64(Last<T>))
            field = T(number);
    }
    static void read(const QCborValue &value, Nanoseconds &field)
    {
        if (value.isInteger())
            field = Nanoseconds(value.toInteger());
    }
    static void read(const QCborValue &value, Deadline &field)
    {
        if (value.isInteger())
            field = Deadline(Nanoseconds(value.toInteger()));
    }
    static void read(const QCborValue &value, QString &field) { field = printable(value.toString(field)); }
    static void read(const QCborValue &value, SiteSnapshot &field)
    {
        field = row<SiteSnapshot>(value.toMap());
    }
    static void read(const QCborValue &value, QList<HandlerSnapshot> &field)
    {
        const auto handlers = value.toArray();
        for (qsizetype i = 0; i < std::min(handlers.size(), MostHandlers); ++i)
            field.append(row<HandlerSnapshot>(handlers.at(i).toMap()));
    }
    static void read(const QCborValue &value, LatencyHistogram &field)
    {
        const auto numbers = value.toArray();
        if (std::any_of(numbers.begin(), numbers.end(),
                        [](const auto &number) { return !number.isInteger(); }))
            return;
        const Nanoseconds longest(numbers.at(0).toInteger());
        for (qsizetype i = 1; i + 1 < numbers.size(); i += 2) {
            const auto step = numbers.at(i).toInteger(-1);
            if (step >= 0 && step < LatencyHistogram::StepCount)
                field.add(int(step), quint64(numbers.at(i + 1).toInteger()), longest);
        }
    }

    const QCborMap &m_map;
};

} // namespace

// ---- pieces

QByteArray SnapshotWriter::next()
{
    QByteArray piece;
    if (isInHead())
        writeHead(piece);
    else
        writeRows(piece, m_snapshot.loops.at(m_loop));
    return piece;
}

static void writePage(QCborStreamWriter &writer, const TaskPage &page)
{
    const auto write = [&writer](PieceKey key, quint64 value) {
        writer.append(key);
        writer.append(qint64(value));
    };
    write(TotalKey, page.total);
    write(ListedKey, page.listed);
    write(OffsetKey, page.offset);
    write(NextLoopKey, page.next.loop);
    write(NextPlaceKey, page.next.place);
    writer.append(OrderKey);
    writer.startArray(quint64(page.order.size()));
    for (const auto serial : page.order)
        writer.append(qint64(serial));
    writer.endArray();
}

static TaskPage pageOf(const QCborMap &map)
{
    const auto number = [&map](PieceKey key) {
        return quint64(std::max<qint64>(map.value(key).toInteger(), 0));
    };
    TaskPage page;
    page.total = number(TotalKey);
    page.listed = std::min(number(ListedKey), page.total);
    page.offset = number(OffsetKey);
    page.next = {number(NextLoopKey), quint32(number(NextPlaceKey))};
    const auto order = map.value(OrderKey).toArray();
    for (qsizetype i = 0; i < std::min<qsizetype>(order.size(), TaskPageRequest::MostRows); ++i)
        page.order.append(quint64(order.at(i).toInteger()));
    return page;
}

void SnapshotWriter::writeHead(QByteArray &piece)
{
    m_isHeadWritten = true;
    QCborStreamWriter writer(&piece);
    writer.startMap();
    writer.append(SectionKey);
    writer.append(HeadSection);
    writer.append(TakenAtKey);
    writer.append(qint64(m_snapshot.takenAt.time_since_epoch().count()));
    writer.append(PartsKey);
    writer.append(qint64(m_snapshot.parts.toInt()));
    writer.append(PostEdgesKey);
    writer.startArray();
    for (; m_edge < m_snapshot.postEdges.size() && piece.size() < PieceSize; ++m_edge)
        FieldWriter(writer).writeRow(m_snapshot.postEdges.at(m_edge));
    writer.endArray();
    if (m_page)
        writePage(writer, *m_page);
    writer.endMap();
}

//! As many of the list whose turn it is as one piece may have.
void SnapshotWriter::writeRows(QByteArray &piece, const LoopSnapshot &loop)
{
    QCborStreamWriter writer(&piece);
    writer.startMap();
    writer.append(SectionKey);
    writer.append(m_section);
    writer.append(LoopKey);
    writer.append(qint64(loop.id));
    writer.append(RowsKey);
    writer.startArray();
    if (m_section == LoopSection) {
        FieldWriter(writer).writeRow(loop);
    } else {
        visitLists(loop, [&](int section, const char *, const auto &list) {
            if (section != m_section)
                return;
            for (; m_row < list.size() && piece.size() < PieceSize; ++m_row)
                FieldWriter(writer).writeRow(list.at(m_row));
        });
    }
    writer.endArray();
    writer.endMap();
    nextList();
}

//! Goes on to the next list that has a row to be written.
void SnapshotWriter::nextList()
{
    const auto &loop = m_snapshot.loops.at(m_loop);
    const auto hasRow = [&] {
        bool hasMore = false;
        visitLists(loop, [&](int section, const char *, const auto &list) {
            hasMore |= section == m_section && m_row < list.size();
        });
        return hasMore;
    };
    while (!hasRow()) {
        m_row = 0;
        if (++m_section > LastList) {
            m_section = LoopSection;
            ++m_loop;
            return;
        }
    }
}

bool SnapshotReader::add(const QByteArray &piece)
{
    const auto found = mapOf(piece);
    if (!found)
        return false;
    const auto &map = *found;
    const auto section = map.value(SectionKey).toInteger(-1);
    if (section == HeadSection) {
        const auto edges = map.value(PostEdgesKey).toArray();
        if (m_snapshot.postEdges.size() + edges.size() > MostRowsOfAPiece)
            return false;
        m_snapshot.takenAt = Deadline(Nanoseconds(map.value(TakenAtKey).toInteger()));
        if (map.contains(TotalKey))
            m_page = pageOf(map);
        m_snapshot.parts = SnapshotParts::fromInt(SnapshotParts::Int(map.value(PartsKey).toInteger()));
        for (const auto &row : edges)
            m_snapshot.postEdges.append(FieldReader::row<PostEdgeSnapshot>(row.toMap()));
        return true;
    }
    const auto rows = map.value(RowsKey).toArray();
    if (section < 0 || !map.value(RowsKey).isArray() || rows.size() > MostRowsOfAPiece)
        return false;
    m_rows += rows.size();
    if (m_rows > MostRows)
        return false;
    const auto id = quint64(map.value(LoopKey).toInteger());
    if (section == LoopSection) {
        if (rows.size() != 1 || m_snapshot.loops.size() >= MostLoops)
            return false;
        m_snapshot.loops.append(FieldReader::row<LoopSnapshot>(rows.first().toMap()));
        m_places.insert(m_snapshot.loops.constLast().id, m_snapshot.loops.size() - 1);
        return true;
    }
    const auto place = m_places.constFind(id);
    if (place == m_places.constEnd())
        return false;
    visitLists(m_snapshot.loops[*place], [&](int key, const char *, auto &list) {
        if (key != section)
            return;
        using Row = typename std::remove_reference_t<decltype(list)>::value_type;
        for (const auto &row : rows)
            list.append(FieldReader::row<Row>(row.toMap()));
    });
    return true;
}

std::optional<TaskPage> SnapshotReader::takePage()
{
    auto page = std::exchange(m_page, {});
    if (page)
        page->snapshot = take();
    return page;
}

} // namespace Signalbox::Detail
