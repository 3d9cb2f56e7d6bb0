// SPDX-License-Identifier: MIT
#include "library.h"

#include <Signalbox/Sleep>

#include <stdexcept>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr auto Distance = 600ms;

struct Book
{
    QString title;
    QString author;
    int year;
    QString beginning; //!< Empty: the book is missing.
};

const QList<Book> &books()
{
    static const QList<Book> books{
        {u"Cranford"_s, u"Elizabeth Gaskell"_s, 1853,
         u"In the first place, Cranford is in possession of the Amazons; all the holders of houses above a certain rent are women."_s},
        {u"Emma"_s, u"Jane Austen"_s, 1815, {}},
        {u"Frankenstein"_s, u"Mary Shelley"_s, 1818,
         u"You will rejoice to hear that no disaster has accompanied the commencement of an enterprise which you have regarded with such evil forebodings."_s},
        {u"Jane Eyre"_s, u"Charlotte Brontë"_s, 1847,
         u"There was no possibility of taking a walk that day."_s},
        {u"Middlemarch"_s, u"George Eliot"_s, 1871,
         u"Miss Brooke had that kind of beauty which seems to be thrown into relief by poor dress."_s},
        {u"The Voyage Out"_s, u"Virginia Woolf"_s, 1915,
         u"As the streets that lead from the Strand to the Embankment are very narrow, it is better not to walk down them arm-in-arm."_s},
    };
    return books;
}

//! An error as QML shows it.
std::runtime_error error(const QString &text)
{
    return std::runtime_error(text.toStdString());
}

const Book &bookAt(int number)
{
    if (number < 0 || number >= books().size())
        throw error(Library::tr("There is no book %1.").arg(number));
    return books().at(number);
}

} // namespace

QmlTask *Library::catalogue()
{
    return QmlTask::start(this, readCatalogue());
}

QmlTask *Library::open(int number)
{
    return QmlTask::start(this, fetch(number));
}

QmlTask *Library::lend(int number)
{
    return QmlTask::start(this, writeLoan(number));
}

Task<QVariantList> Library::readCatalogue()
{
    co_await sleepFor(Distance);
    QVariantList catalogue;
    for (const Book &book : books())
        catalogue.append(QVariantMap{{u"title"_s, book.title}, {u"author"_s, book.author}});
    co_return catalogue;
}

Task<QVariantMap> Library::fetch(int number)
{
    co_await sleepFor(Distance);
    const Book &book = bookAt(number);
    if (book.beginning.isEmpty())
        throw error(tr("“%1” is not in its place.").arg(book.title));
    QVariantMap page{{u"title"_s, book.title}, {u"author"_s, book.author}};
    page.insert(u"year"_s, book.year);
    page.insert(u"beginning"_s, book.beginning);
    co_return page;
}

Task<int> Library::writeLoan(int number)
{
    co_await sleepFor(Distance);
    const Book &book = bookAt(number);
    if (m_lent.contains(number))
        throw error(tr("“%1” has been lent already.").arg(book.title));
    m_lent.insert(number);
    co_return 28;
}
