// SPDX-License-Identifier: MIT
/*
    What a stranger may send to a program that is looked into, and to an inspector: frames, questions and pieces of snapshots, as they should be
    and spoilt, cut into pieces of any size.

        fuzz_protocol STEPS [SEED]

    Each step is one of three:
    - a row of frames for a FrameReader, which must find what a parser of ten lines finds in all of the bytes at once;
    - a snapshot or a page of tasks: as it was written, a SnapshotReader must read the same; spoilt, it takes a piece or refuses it whole;
    - a conversation with an InspectConnection, whose answers are those that the model expects, frame by frame.

    None may take much more memory than what was sent. A failure prints the seed and the step.
*/
#include "../inspect/sockets.h"
#include "inspect/inspectconnection_p.h"
#include "inspect/printable.h"
#include "inspect/snapshotfields_p.h"
#include "inspect/snapshotjson.h"
#include "peakmemory.h"
#include "probe/snapshottext.h"

#include <QtCore/qcborarray.h>
#include <QtCore/qcoreapplication.h>
#include <QtCore/qjsondocument.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <memory>
#include <random>
#include <vector>

using namespace Signalbox;
using namespace Signalbox::Detail;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype KiB = 1024;

// ---- the model of frames

quint64 littleEndian(const QByteArray &bytes, qsizetype at, int count)
{
    quint64 number = 0;
    for (int i = count - 1; i >= 0; --i)
        number = number << 8 | uchar(bytes.at(at + i));
    return number;
}

struct Parsed
{
    std::vector<Frame> frames = {};
    bool isBroken = false; // behind them
};

Parsed parsed(const QByteArray &bytes, qsizetype mostPayload)
{
    Parsed all;
    for (qsizetype at = 0; bytes.size() - at >= 16;) {
        const auto length = qsizetype(littleEndian(bytes, at, 4));
        const auto type = uchar(bytes.at(at + 4));
        if (type < 1 || type > 6 || length > mostPayload) {
            all.isBroken = true;
            break;
        }
        if (bytes.size() - at - 16 < length)
            break;
        all.frames.push_back({.type = FrameType(type),
                              .hasMore = (bytes.at(at + 5) & 1) != 0,
                              .stream = quint16(littleEndian(bytes, at + 6, 2)),
                              .sentAtNanoseconds = littleEndian(bytes, at + 8, 8),
                              .payload = bytes.mid(at + 16, length)});
        at += 16 + length;
    }
    return all;
}

bool areEqual(const Frame &one, const Frame &other)
{
    return one.type == other.type && one.hasMore == other.hasMore && one.stream == other.stream &&
           one.sentAtNanoseconds == other.sentAtNanoseconds && one.payload == other.payload;
}

// ---- the model of snapshots: how many rows there are

qsizetype rowsOf(const Snapshot &snapshot)
{
    qsizetype rows = snapshot.postEdges.size() + snapshot.loops.size();
    for (const auto &loop : snapshot.loops)
        visitLists(loop, [&rows](int, const char *, const auto &list) { rows += list.size(); });
    return rows;
}

//! As a user sees it.
QByteArray text(const Snapshot &snapshot)
{
    return QJsonDocument(toJson(snapshot)).toJson(QJsonDocument::Compact);
}

//! The longest row there is, in memory; but a loop is alone in its piece.
constexpr qsizetype LargestRow =
    std::max({sizeof(TimerSnapshot), sizeof(WatcherSnapshot), sizeof(PostedEventSnapshot),
              sizeof(QueueSnapshot), sizeof(MatcherSnapshot), sizeof(WaitSnapshot), sizeof(EventSnapshot),
              sizeof(TaskSnapshot), sizeof(PostEdgeSnapshot)});
constexpr qsizetype MostRowsOfAPiece = 8'192;

class Fuzzer
{
public:
    Fuzzer(quint64 steps, unsigned seed) : m_steps(steps), m_seed(seed), m_random(seed) {}

    void run()
    {
        for (m_step = 0; m_step < m_steps; ++m_step) {
            const int dice = below(10);
            if (dice < 6)
                frames();
            else if (dice < 8)
                snapshot();
            else
                conversation();
        }
        std::printf(
            "%llu steps: %llu frames, %llu rows of them broken; %llu pieces taken, %llu refused; %llu "
            "questions, %llu clients sent away\n",
            m_steps, m_frames, m_broken, m_taken, m_refused, m_questions, m_sentAway);
    }

private:
    int below(int limit) { return int(m_random() % unsigned(limit)); }
    bool oneIn(int chances) { return below(chances) == 0; }
    //! Of any size, and often at an edge.
    qint64 number()
    {
        static constexpr qint64 Edges[] = {0,
                                           -1,
                                           1,
                                           127,
                                           255,
                                           1023,
                                           1024,
                                           1025,
                                           65'535,
                                           65'536,
                                           std::numeric_limits<qint64>::max(),
                                           std::numeric_limits<qint64>::min()};
        if (oneIn(3))
            return Edges[below(int(std::size(Edges)))];
        const auto bits = qint64(quint64(m_random()) << 32 | m_random());
        return bits >> below(64);
    }

    void expect(bool isTrue, const char *what, qint64 number = 0)
    {
        if (isTrue)
            return;
        std::printf("fuzz_protocol: seed %u, step %llu: %s (%lld)\n", m_seed, m_step, what, number);
        std::fflush(stdout);
        std::abort();
    }
    //! That \a work took no more at a time than \a most bytes.
    template <typename Work>
    void within(qsizetype most, const char *what, Work work)
    {
        const PeakMemory peak;
        work();
        expect(peak.bytes() <= most, what, peak.bytes());
    }

    // ---- what is sent

    QByteArray noise(int most)
    {
        QByteArray bytes(below(most + 1), '\0');
        for (char &byte : bytes)
            byte = char(m_random());
        return bytes;
    }
    QString someText()
    {
        static const QString words[] = {
            u""_s,         u"main"_s,      u"OrderModel"_s,           u"\u20ac"_s,
            u"船 🛥"_s, u"refresh()"_s, u"PortUp(device: \"\")"_s, QString(300, u'x')};
        return words[below(int(std::size(words)))];
    }
    QCborValue someValue(int levels = 2)
    {
        switch (below(levels > 0 ? 9 : 6)) {
        case 0:
            return number();
        case 1:
            return oneIn(2);
        case 2:
            return someText();
        case 3:
            return noise(20);
        case 4:
            return 1e300;
        case 5:
            return QCborValue(QCborValue::Null);
        case 6: {
            QCborArray array;
            for (int i = below(5); i > 0; --i)
                array.append(someValue(levels - 1));
            return array;
        }
        default: {
            QCborMap map;
            for (int i = below(5); i > 0; --i)
                map.insert(qint64(below(25)), someValue(levels - 1));
            return map;
        }
        }
    }
    //! Spoils some bytes, leaves some out, or adds some.
    void spoil(QByteArray &bytes)
    {
        for (int change = 1 + below(3); change > 0 && !bytes.isEmpty(); --change) {
            const auto at = qsizetype(below(int(bytes.size())));
            switch (below(6)) {
            case 0:
                bytes[at] = char(bytes.at(at) ^ (1 << below(8)));
                break;
            case 1: { // the first byte of each kind in CBOR, and its longest lengths
                static constexpr uchar Heads[] = {0x1b, 0x3b, 0x5b, 0x5f, 0x7b, 0x7f, 0x9b, 0x9f,
                                                  0xbb, 0xbf, 0xdb, 0xf9, 0xfb, 0xff, 0x00, 0xa0};
                bytes[at] = char(Heads[below(int(std::size(Heads)))]);
                break;
            }
            case 2:
                bytes.insert(at, noise(9));
                break;
            case 3:
                bytes.remove(at, 1 + below(9));
                break;
            case 4:
                bytes.truncate(at);
                break;
            default: // some of it again
                bytes.insert(at, bytes.mid(qsizetype(below(int(bytes.size()))), below(40)));
            }
        }
    }
    //! The same with its values.
    void spoil(QCborMap &map)
    {
        if (map.isEmpty() || oneIn(4)) {
            map.insert(qint64(below(25)), someValue());
            return;
        }
        auto chosen = map.begin() + below(int(map.size()));
        const QCborValue value = chosen.value();
        if (value.isMap() && !oneIn(4)) {
            auto inner = value.toMap();
            spoil(inner);
            chosen.value() = inner;
        } else if (value.isArray() && !value.toArray().isEmpty() && !oneIn(4)) {
            auto rows = value.toArray();
            const auto row = qsizetype(below(int(rows.size())));
            auto inner = rows.at(row).toMap();
            spoil(inner);
            rows[row] = inner;
            chosen.value() = rows;
        } else {
            chosen.value() = someValue();
        }
    }
    //! What costs most for its size.
    QByteArray greedy()
    {
        const auto size = qsizetype(1) << (4 + below(14));
        switch (below(5)) {
        case 0:
            return QByteArray(size, char(0x81 + below(2) * 0x20)); // one within the other
        case 1: { // rows, as many as there can be, and longer by far than they are
            const QByteArray rows(size, char(0xa0));
            return QByteArray::fromHex("a300") + char(below(9)) + QByteArray::fromHex("0101029b00000000") +
                   QByteArray::fromHex("00ffffff") + rows;
        }
        case 2: { // such rows indeed
            QCborArray rows;
            for (int i = 0; i < int(std::min(size, MostRowsOfAPiece + 1)); ++i)
                rows.append(QCborMap());
            return QCborMap{{0, 1 + below(8)}, {1, 1}, {2, rows}}.toCborValue().toCbor();
        }
        case 3: { // who posts to whom, in a head that says to be a page
            QCborArray rows;
            for (int i = 0; i < int(std::min(size, MostRowsOfAPiece + 1)); ++i)
                rows.append(QCborMap());
            return QCborMap{{0, 100}, {5, rows}, {6, 7}}.toCborValue().toCbor();
        }
        default:
            return QByteArray::fromHex("a1005b7fffffffffffffff") + QByteArray(size, 'x');
        }
    }

    // ---- frames

    void frames()
    {
        const qsizetype most = oneIn(4) ? below(400) : 64 * KiB;
        QByteArray bytes;
        for (int count = below(6); count > 0; --count) {
            const auto length = oneIn(20) ? most + below(3) - 1 : qsizetype(below(300));
            bytes += toBytes({.type = FrameType(1 + below(6)),
                              .hasMore = oneIn(2),
                              .stream = quint16(number()),
                              .sentAtNanoseconds = quint64(number()),
                              .payload = QByteArray(std::max<qsizetype>(length, 0), char(m_random()))});
        }
        if (oneIn(2))
            spoil(bytes);
        if (oneIn(8))
            bytes += noise(60);
        const auto model = parsed(bytes, most);
        FrameReader reader(most);
        std::size_t found = 0;
        const auto take = [&] {
            while (const auto frame = reader.next()) {
                expect(found < model.frames.size() && areEqual(*frame, model.frames[found]), "frame",
                       qint64(found));
                ++found;
            }
        };
        within(4 * bytes.size() + 4 * KiB, "memory for frames", [&] {
            const int longest = oneIn(3) ? 3 : 1 + below(600);
            for (qsizetype at = 0; at < bytes.size();) {
                const auto length = qsizetype(1 + below(longest));
                reader.append(bytes.mid(at, length));
                at += length;
                if (oneIn(3))
                    take();
            }
            take();
        });
        expect(found == model.frames.size(), "frames", qint64(found));
        expect(model.isBroken != reader.error().isEmpty(), "an error where there is one");
        m_frames += found;
        m_broken += model.isBroken;
    }

    // ---- snapshots

    //! Gives each field of a row some value that it can have.
    class Filler
    {
    public:
        explicit Filler(Fuzzer &fuzzer) : m_fuzzer(fuzzer) {}

        template <typename T>
        void operator()(int, const char *, T &field)
        {
            if constexpr (std::is_same_v<T, QString>)
                field = printable(m_fuzzer.someText());
            else if constexpr (std::is_same_v<T, bool>)
                field = m_fuzzer.oneIn(2);
            else if constexpr (std::is_enum_v<T>)
                field = T(m_fuzzer.below(2));
            else if constexpr (std::is_same_v<T, Nanoseconds>)
                field = Nanoseconds(m_fuzzer.number());
            else if constexpr (std::is_same_v<T, Deadline>)
                field = Deadline(Nanoseconds(m_fuzzer.number()));
            else if constexpr (std::is_same_v<T, LatencyHistogram>) {
                for (int i = m_fuzzer.below(3); i > 0; --i)
                    field.add(m_fuzzer.below(LatencyHistogram::StepCount), quint64(1 + m_fuzzer.below(99)),
                              Nanoseconds(1 + m_fuzzer.below(1000)));
            } else if constexpr (std::is_same_v<T, SiteSnapshot>) {
                if (m_fuzzer.oneIn(2)) {
                    visitFields(field, *this);
                    field.file = u"main.cpp"_s; // else it is not known, and its other fields are not sent
                }
            } else if constexpr (std::is_same_v<T, QList<HandlerSnapshot>>) {
                for (int i = m_fuzzer.below(3); i > 0; --i)
                    visitFields(field.emplaceBack(), *this);
            } else {
                field = T(m_fuzzer.number());
            }
        }

    private:
        Fuzzer &m_fuzzer;
    };

    Snapshot someSnapshot()
    {
        Filler fill(*this);
        Snapshot snapshot;
        snapshot.takenAt = Deadline(Nanoseconds(number()));
        for (int i = below(3); i > 0; --i)
            visitFields(snapshot.postEdges.emplaceBack(), fill);
        for (int id = 1 + below(3); id > 0; --id) {
            auto &loop = snapshot.loops.emplaceBack();
            visitFields(loop, fill);
            loop.id = quint64(id);
            visitLists(loop, [&](int, const char *, auto &list) {
                for (int i = below(4); i > 0; --i)
                    visitFields(list.emplaceBack(), fill);
            });
        }
        return snapshot;
    }
    TaskPage somePage()
    {
        TaskPage page;
        page.snapshot = someSnapshot();
        page.total = quint64(number()) >> 1;
        page.listed = std::min(quint64(number()) >> 1, page.total);
        page.offset = quint64(number()) >> 1;
        page.next = {quint64(number()) >> 1, quint32(number())};
        for (int i = below(5); i > 0; --i)
            page.order.append(quint64(number()));
        return page;
    }

    void snapshot()
    {
        const auto page = somePage();
        const bool isPage = oneIn(3);
        QList<QByteArray> pieces;
        for (SnapshotWriter writer = isPage ? SnapshotWriter(page) : SnapshotWriter(page.snapshot);
             !writer.atEnd();)
            pieces.append(writer.next());
        if (oneIn(4))
            readWhatWasWritten(pieces, page, isPage);
        else
            readWhatWasSpoilt(pieces);
    }

    void readWhatWasWritten(const QList<QByteArray> &pieces, const TaskPage &page, bool isPage)
    {
        SnapshotReader reader;
        for (const auto &piece : pieces)
            expect(reader.add(piece), "a piece that was written is taken");
        m_taken += quint64(pieces.size());
        const auto read = isPage ? reader.takePage() : std::optional<TaskPage>();
        expect(bool(read) == isPage, "it is a page");
        expect(!reader.takePage(), "it is one page");
        expect(text(read ? read->snapshot : reader.take()) == text(page.snapshot),
               "what was written is read");
        if (read) {
            expect(read->total == page.total && read->listed == page.listed && read->offset == page.offset &&
                       read->next == page.next && read->order == page.order,
                   "what was written of the page is read");
        }
    }

    void readWhatWasSpoilt(QList<QByteArray> pieces)
    {
        SnapshotReader reader;
        for (auto &piece : pieces) {
            switch (below(6)) {
            case 0:
                spoil(piece);
                break;
            case 1: {
                auto map = QCborValue::fromCbor(piece).toMap();
                spoil(map);
                piece = map.toCborValue().toCbor();
                break;
            }
            case 2:
                addPiece(reader, oneIn(5) ? greedy() : someValue().toCbor());
                break;
            case 3:
                piece = pieces.at(below(int(pieces.size())));
                break;
            default:
                break;
            }
            addPiece(reader, piece);
        }
        const auto page = reader.takePage();
        const auto snapshot = page ? page->snapshot : reader.take();
        expect(text(snapshot).startsWith('{'), "it can be printed");
        expect(!toText(snapshot).contains(u'\x1b'), "it is printable");
        if (page) {
            expect(page->listed <= page->total && page->order.size() <= TaskPageRequest::MostRows,
                   "a page that can be");
            expect(page->rows().size() <= std::size_t(page->order.size()), "each task once");
        }
    }

    void addPiece(SnapshotReader &reader, const QByteArray &piece)
    {
        const auto held = [&reader] {
            auto page = SnapshotReader(reader).takePage();
            return std::pair(rowsOf(page ? page->snapshot : SnapshotReader(reader).take()), bool(page));
        };
        const auto before = held();
        bool isTaken = false;
        const auto rows = std::min(piece.size(), MostRowsOfAPiece);
        // What was there before is copied where it grows: this reader shares it with nobody else by then.
        within(256 * KiB + 64 * piece.size() + 3 * LargestRow * (rows + before.first), "memory for a piece",
               [&] { isTaken = reader.add(piece); });
        const auto after = held();
        if (!isTaken)
            expect(after == before, "nothing is left of what is refused", after.first);
        expect(after.first - before.first <= rows, "rows that were sent", after.first - before.first);
        ++(isTaken ? m_taken : m_refused);
    }

    // ---- questions

    struct Client
    {
        explicit Client(bool mayCancel)
        {
            int ends[2] = {-1, -1};
            if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends) != 0)
                std::abort();
            socket = Descriptor(ends[0]);
            limits.snapshotInterval = std::chrono::milliseconds(0); // at once: the model knows no time
            connection = std::make_unique<InspectConnection>(
                Descriptor(ends[1]),
                [this](SnapshotParts parts) {
                    snapshotsTaken.append(parts.toInt());
                    return Snapshot();
                },
                limits);
            connection->offerPages([this](const TaskPageRequest &request) {
                pagesTaken.append(request);
                return TaskPage();
            });
            if (mayCancel) {
                connection->allowCancelling([this](quint64 serial) {
                    cancelled.append(serial);
                    return TaskCancellation(); // none of that number
                });
            }
            QObject::connect(connection.get(), &InspectConnection::closed, [this] { isLeft = true; });
        }
        //! What has come; and notes whether that was the end.
        QByteArray read()
        {
            QByteArray bytes(64 * KiB, Qt::Uninitialized);
            const auto count = ::recv(socket.number(), bytes.data(), size_t(bytes.size()), MSG_DONTWAIT);
            hasEnded |= count == 0;
            return bytes.left(std::max<qsizetype>(count, 0));
        }

        InspectLimits limits;
        Descriptor socket;
        std::unique_ptr<InspectConnection> connection;
        QList<int> snapshotsTaken;
        QList<TaskPageRequest> pagesTaken;
        QList<quint64> cancelled;
        bool hasEnded = false;
        bool isLeft = false;
    };

    QCborMap someQuestion()
    {
        QCborMap question{{AskKey::What, oneIn(6) ? number() : 1 + below(3)}};
        for (int key = AskKey::Parts; key <= AskKey::Around + 1; ++key) {
            if (oneIn(3))
                question.insert(qint64(key), oneIn(4) ? someValue() : QCborValue(number()));
            else if (key == AskKey::IsDescending && oneIn(2))
                question.insert(qint64(key), oneIn(2));
            else if (key == AskKey::SortedBy && oneIn(2))
                question.insert(qint64(key), below(12));
        }
        return question;
    }

    //! What comes of a question, and what the program is asked for.
    struct Expected
    {
        QList<std::pair<FrameType, quint16>> frames = {};
        QList<int> codes = {}; // of the errors
        QList<int> snapshots = {};
        QList<TaskPageRequest> pages = {};
        QList<quint64> cancelled = {};
        bool isSentAway = false;
    };

    static qint64 clamped(const QCborMap &question, int key, qint64 most)
    {
        const auto value = question.value(qint64(key));
        return value.isInteger() ? std::clamp<qint64>(value.toInteger(), 0, most) : value.isDouble() ? -2 : 0;
    }

    //! Doubles are told by -2 where it matters: Qt rounds them, and so does the program.
    static TaskPageRequest pageOf(const QCborMap &question)
    {
        constexpr auto Any = std::numeric_limits<qint64>::max();
        const auto number = [&question](int key, qint64 most) {
            const auto value = clamped(question, key, most);
            return value == -2 ? std::clamp<qint64>(question.value(qint64(key)).toInteger(), 0, most) : value;
        };
        TaskPageRequest page;
        page.loop = quint64(number(AskKey::Loop, Any));
        page.offset = quint64(number(AskKey::Offset, Any));
        page.count = question.contains(qint64(AskKey::Count)) ? int(number(AskKey::Count, 1024)) : 1024;
        const auto key = number(AskKey::SortedBy, Any);
        page.sortedBy = TaskPageRequest::Key(key > 9 ? 0 : key);
        page.isDescending = question.value(qint64(AskKey::IsDescending)) == QCborValue(true);
        page.from = {quint64(number(AskKey::FromLoop, Any)), quint32(number(AskKey::FromPlace, 0xffff'ffff))};
        page.around = quint64(number(AskKey::Around, Any));
        return page;
    }

    Expected expectedOf(const Parsed &sent, bool mayCancel)
    {
        Expected expected;
        const auto rows = [&expected](quint16 stream) { // one piece: there is nothing in the program
            expected.frames.append({FrameType::Rows, stream});
            expected.frames.append({FrameType::Done, stream});
        };
        const auto error = [&expected](quint16 stream, ErrorCode code) {
            expected.frames.append({FrameType::Error, stream});
            expected.codes.append(int(code));
        };
        for (const auto &frame : sent.frames) {
            const auto question = mapOf(frame.payload);
            if (frame.type != FrameType::Ask || !question) {
                expected.isSentAway = true;
                break;
            }
            ++m_questions;
            const auto what = question->value(qint64(AskKey::What)).toInteger();
            if (what == 1) {
                const auto parts = question->value(qint64(AskKey::Parts));
                expected.snapshots.append(int(parts.toInteger(AllSnapshotParts.toInt())) &
                                          AllSnapshotParts.toInt());
                rows(frame.stream);
            } else if (what == 2 && mayCancel) {
                expected.cancelled.append(
                    quint64(std::max<qint64>(question->value(qint64(AskKey::Task)).toInteger(), 0)));
                expected.frames.append({FrameType::Outcome, frame.stream});
            } else if (what == 2) {
                error(frame.stream, ErrorCode::NotAllowed);
            } else if (what == 3) {
                expected.pages.append(pageOf(*question));
                rows(frame.stream);
            } else {
                error(frame.stream, ErrorCode::Unknown);
            }
        }
        expected.isSentAway |= sent.isBroken;
        if (expected.isSentAway)
            error(0, ErrorCode::Malformed);
        return expected;
    }

    void conversation()
    {
        QByteArray bytes;
        for (int count = 1 + below(8); count > 0; --count) {
            auto payload = oneIn(40) ? greedy() : someQuestion().toCborValue().toCbor();
            if (oneIn(12))
                spoil(payload);
            bytes += toBytes({.type = oneIn(60) ? FrameType(1 + below(6)) : FrameType::Ask,
                              .hasMore = oneIn(9),
                              .stream = quint16(number()),
                              .payload = payload});
        }
        if (oneIn(6))
            spoil(bytes);
        const bool mayCancel = oneIn(2);
        const auto expected = expectedOf(parsed(bytes, 64 * KiB), mayCancel);

        Client client(mayCancel);
        FrameReader reader;
        std::vector<Frame> answers;
        const auto listen = [&] {
            QCoreApplication::processEvents();
            reader.append(client.read());
            while (auto frame = reader.next())
                answers.push_back(std::move(*frame));
        };
        const int longest = oneIn(3) ? 20 : 1 + below(4000);
        within(2048 * KiB + 64 * bytes.size(), "memory for questions", [&] {
            for (qsizetype at = 0; at < bytes.size() && !client.hasEnded;) {
                const auto length = std::min<qsizetype>(1 + below(longest), bytes.size() - at);
                const auto count = ::send(client.socket.number(), bytes.constData() + at, size_t(length),
                                          MSG_NOSIGNAL | MSG_DONTWAIT);
                if (count > 0)
                    at += count;
                else if (errno == EPIPE || errno == ECONNRESET)
                    break;
                if (count < 0 || oneIn(3))
                    listen();
            }
            constexpr int Patience = 1'000; // rounds; nothing here takes time
            const auto isComplete = [&] {
                return answers.size() == std::size_t(expected.frames.size()) &&
                       client.isLeft == expected.isSentAway;
            };
            for (int round = 0; round < Patience && !isComplete(); ++round)
                listen();
            listen(); // and no more
        });
        compare(expected, answers, client);
    }

    void compare(const Expected &expected, const std::vector<Frame> &answers, const Client &client)
    {
        QList<int> codes;
        for (std::size_t i = 0; i < answers.size(); ++i) {
            const bool isExpected = i < std::size_t(expected.frames.size()) &&
                                    answers[i].type == expected.frames[qsizetype(i)].first &&
                                    answers[i].stream == expected.frames[qsizetype(i)].second;
            expect(isExpected, "answer", qint64(i));
            expect(bool(mapOf(answers[i].payload)), "an answer is a map");
            expect(answers[i].hasMore == (answers[i].type == FrameType::Rows), "more follows where it does");
            if (answers[i].type == FrameType::Error)
                codes.append(codeOf(answers[i]));
            if (answers[i].type == FrameType::Outcome)
                expect(outcomeOf(answers[i]) == int(CancelOutcome::NoSuchTask), "outcome",
                       outcomeOf(answers[i]));
        }
        expect(qsizetype(answers.size()) == expected.frames.size(), "answers", qint64(answers.size()));
        expect(codes == expected.codes, "why not");
        expect(client.snapshotsTaken == expected.snapshots, "snapshots that were taken",
               client.snapshotsTaken.size());
        expect(client.cancelled == expected.cancelled, "tasks that were cancelled", client.cancelled.size());
        expect(client.pagesTaken.size() == expected.pages.size(), "pages that were taken",
               client.pagesTaken.size());
        for (qsizetype i = 0; i < expected.pages.size(); ++i) {
            const auto &taken = client.pagesTaken.at(i), &page = expected.pages.at(i);
            expect(taken.loop == page.loop && taken.offset == page.offset && taken.count == page.count &&
                       taken.sortedBy == page.sortedBy && taken.isDescending == page.isDescending &&
                       taken.from == page.from && taken.around == page.around,
                   "page", i);
        }
        expect(client.isLeft == expected.isSentAway, "who is sent away has gone");
        m_sentAway += expected.isSentAway;
    }

    const quint64 m_steps;
    const unsigned m_seed;
    std::mt19937 m_random;
    quint64 m_step = 0, m_frames = 0, m_broken = 0, m_taken = 0, m_refused = 0, m_questions = 0,
            m_sentAway = 0;
};

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2 || argc > 3) {
        std::puts("usage: fuzz_protocol STEPS [SEED]");
        return 2;
    }
    const QCoreApplication app(argc, argv);
    Fuzzer(std::strtoull(argv[1], nullptr, 10), argc > 2 ? unsigned(std::atoi(argv[2])) : 1).run();
}
