// SPDX-License-Identifier: MIT
#include "drive.h"

#include "photowizard.h"

#include <Signalbox/Scope>
#include <Signalbox/Sleep>
#include <Signalbox/Stream>
#include <Signalbox/Until>

#include <QtCore/qdatetime.h>
#include <QtCore/qdir.h>
#include <QtCore/qtemporarydir.h>
#include <QtCore/qtextstream.h>
#include <QtGui/qpainter.h>
#include <QtWidgets/qlineedit.h>
#include <QtWidgets/qprogressbar.h>
#include <QtWidgets/qpushbutton.h>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

void print(const QString &line)
{
    QTextStream(stdout) << line << Qt::endl;
}

//! A camera's card: a dozen photos of three years in two folders, and a folder without any.
void fill(const QDir &card)
{
    card.mkpath(u"misc"_s);
    card.mkpath(u"photos/first"_s);
    card.mkpath(u"photos/second"_s);
    QImage image(16, 12, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    for (int i = 0; i < 12; ++i) {
        const auto folder = i % 2 ? u"first"_s : u"second"_s;
        QFile file(card.filePath(u"photos/%1/IMG_%2.png"_s.arg(folder).arg(1234 + i)));
        if (!file.open(QIODevice::ReadWrite) || !image.save(&file, "png"))
            continue;
        file.setFileTime(QDateTime(QDate(2024 + i / 5, 1 + i, 14), QTime(15, 9)),
                         QFileDevice::FileModificationTime);
    }
}

int photosIn(const QString &folder)
{
    const Listing listing = listingOf(folder);
    int count = int(listing.photos.size());
    for (const auto &below : listing.folders)
        count += photosIn(below);
    return count;
}

//! The pictures in two columns, with a little room around each.
bool save(const QList<QPixmap> &pictures, const QString &file)
{
    constexpr int Gap = 12;
    const auto size = pictures.first().size();
    QPixmap all(2 * size.width() + 3 * Gap, 2 * size.height() + 3 * Gap);
    all.fill(QColor(0x9a, 0xa5, 0xb1));
    QPainter painter(&all);
    for (qsizetype i = 0; i < pictures.size(); ++i)
        painter.drawPixmap(Gap + int(i % 2) * (size.width() + Gap), Gap + int(i / 2) * (size.height() + Gap),
                           pictures[i]);
    painter.end();
    return all.save(file);
}

//! Somebody in front of a wizard.
class User
{
public:
    explicit User(Wizard &wizard) : m_wizard(wizard), m_said(stream(&wizard, &Wizard::said)) {}

    //! Reads what the wizard says next.
    Task<> read()
    {
        const auto text = co_await m_said.next();
        print(text.value_or(u"(nothing)"_s));
    }
    void type(const QString &field, const QString &text)
    {
        m_wizard.findChild<QLineEdit *>(field)->setText(text);
    }
    //! Presses \a button, when that can be pressed, and reads.
    Task<> press(QString button)
    {
        auto *pressed = m_wizard.findChild<QPushButton *>(button);
        while (!pressed->isEnabled())
            co_await breathe();
        pressed->click();
        co_await read();
    }
    //! Looks at the page, when it is painted.
    Task<QPixmap> look()
    {
        co_await idle();
        co_return m_wizard.grab();
    }
    //! Looks at the page until \a count photos have been copied.
    Task<> watch(int count)
    {
        auto *bar = m_wizard.findChild<QProgressBar *>(u"copied"_s);
        co_await until(bar, &QProgressBar::value, &QProgressBar::valueChanged,
                       [&count](int value) { return value >= count; });
    }

private:
    Wizard &m_wizard;
    SignalStream<decltype(&Wizard::said)> m_said;
};

//! Goes astray wherever one can, and comes to the end. Returns pictures.
Task<QList<QPixmap>> copyAll(QString card, QString target)
{
    QList<QPixmap> pictures;
    PhotoWizard wizard;
    User user(wizard);
    Scope scope;
    Plan plan;
    plan.source = card + u"/misc"_s;
    const auto copying = scope.start(wizard.copyPhotos(plan));
    co_await user.read();
    co_await user.press(u"next"_s);
    co_await user.read(); // that there are none
    pictures.append(co_await user.look());
    user.type(u"folder"_s, card);
    co_await user.press(u"next"_s);
    user.type(u"folder"_s, card + u"/photos"_s); // which ends the search
    co_await user.press(u"next"_s);
    co_await user.read();
    user.type(u"target"_s, card);
    co_await user.press(u"next"_s); // it is there already
    co_await user.press(u"back"_s);
    co_await user.press(u"next"_s);
    co_await user.read();
    user.type(u"target"_s, target);
    pictures.append(co_await user.look());
    co_await user.press(u"next"_s);
    co_await user.press(u"next"_s);
    co_await user.watch(5);
    pictures.append(wizard.grab());
    co_await user.read();
    pictures.append(co_await user.look());
    wizard.findChild<QPushButton *>(u"next"_s)->click();
    co_await copying.join();
    co_return pictures;
}

//! Loses a photo meanwhile, and closes the window in the middle.
Task<> copySome(QString card, QString target)
{
    PhotoWizard wizard;
    User user(wizard);
    Scope scope;
    Plan plan;
    plan.source = card;
    plan.target = target;
    const auto copying = scope.start(wizard.copyPhotos(plan));
    co_await user.read();
    co_await user.press(u"next"_s);
    co_await user.read();
    co_await user.press(u"next"_s);
    QFile::remove(card + u"/photos/second/IMG_1234.png"_s);
    co_await user.press(u"next"_s);
    co_await user.read(); // where to?
    co_await user.read(); // that one is no longer there
    co_await user.press(u"back"_s);
    co_await user.press(u"next"_s);
    co_await user.read();
    co_await user.press(u"next"_s);
    co_await user.press(u"next"_s);
    co_await user.watch(5);
    wizard.close();
    co_await copying.join();
}

} // namespace

Task<int> drive(QString picture)
{
    const auto file = QFileInfo(picture).absoluteFilePath();
    const QTemporaryDir place;
    QDir::setCurrent(place.path()); // so that the picture has short paths
    fill(QDir(u"Camera"_s));
    const auto pictures = co_await copyAll(u"Camera"_s, u"Copies"_s);
    print(u"%1 photos are in the new folder"_s.arg(photosIn(u"Copies"_s)));
    co_await copySome(u"Camera"_s, u"Others"_s);
    const QStringList others(u"Others*"_s);
    print(u"closed: %1 folders are left behind"_s.arg(QDir().entryList(others).size()));
    if (save(pictures, file))
        co_return 0;
    QTextStream(stderr) << "wizard: " << picture << " cannot be written" << Qt::endl;
    co_return 1;
}
