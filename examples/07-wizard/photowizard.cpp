// SPDX-License-Identifier: MIT
#include "photowizard.h"

#include <Signalbox/Combinators>
#include <Signalbox/ConnectTask>
#include <Signalbox/Dialogs>
#include <Signalbox/Elsewhere>
#include <Signalbox/Signal>

#include <QtCore/qdir.h>
#include <QtCore/qtemporarydir.h>
#include <QtCore/qurl.h>
#include <QtWidgets/qcheckbox.h>
#include <QtWidgets/qcombobox.h>
#include <QtWidgets/qfiledialog.h>
#include <QtWidgets/qlabel.h>
#include <QtWidgets/qlineedit.h>
#include <QtWidgets/qprogressbar.h>
#include <QtWidgets/qpushbutton.h>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

//! All photos in \a folder and below. Cancelled, it ends behind the folder that is being read.
Task<QStringList> photosBelow(QString folder)
{
    QStringList photos;
    QStringList folders(folder);
    while (!folders.isEmpty()) {
        const Listing listing = co_await onPool(&listingOf, folders.takeLast());
        photos += listing.photos;
        folders += listing.folders;
    }
    co_return photos;
}

//! Asks for a folder, in a dialog, and writes it into \a edit.
Task<> browseInto(QLineEdit *edit)
{
    QFileDialog dialog(edit->window(), QString(), edit->text());
    dialog.setFileMode(QFileDialog::Directory);
    if (co_await Signalbox::exec(&dialog) == QDialog::Accepted)
        edit->setText(QDir::toNativeSeparators(dialog.selectedFiles().constFirst()));
}

QPushButton *browseButton(QLineEdit *edit)
{
    auto *button = new QPushButton(PhotoWizard::tr("Browse…"));
    const auto browse = [edit] { return browseInto(edit); };
    connectTask(button, &QPushButton::clicked, edit, browse, TaskPolicy::ignore());
    return button;
}

QString shown(const QString &path)
{
    return QDir::toNativeSeparators(path);
}

} // namespace

PhotoWizard::PhotoWizard()
{
    setWindowTitle(tr("Copy photos"));
}

//! Cancel, Escape and the window's close button all finish the dialog: any() cancels the pages then, whichever is open.
Task<> PhotoWizard::copyPhotos(Plan plan)
{
    co_await any(pages(plan), Signalbox::exec(this));
}

Task<> PhotoWizard::pages(Plan plan)
{
    while (true) {
        co_await choosePhotos(plan);
        QString problem;
        while (co_await chooseTarget(plan, problem)) { // Back leaves this loop
            problem.clear();
            if (!co_await confirm(plan))
                continue;
            try {
                co_await copy(plan);
                co_return co_await tellOfIt(plan);
            } catch (const CopyError &error) {
                problem = QString::fromUtf8(error.what());
            }
        }
    }
}

Task<> PhotoWizard::choosePhotos(Plan &plan)
{
    Page page(*this, tr("Which photos?"), tr("All those in a folder, and in the folders below it."));
    auto *folder = new QLineEdit(shown(plan.source));
    page.addRow(tr("Folder"), folder, browseButton(folder));
    folder->setObjectName(u"folder"_s);
    folder->setFocus();

    while (true) {
        co_await next();
        plan.source = QDir::fromNativeSeparators(folder->text());
        if (plan.source.isEmpty() || !QDir(plan.source).exists()) {
            complain(tr("There is no such folder."), folder);
            continue;
        }
        {
            const Busy busy(*this, tr("Looking for photos…"));
            const auto found =
                co_await any(photosBelow(plan.source), signal(folder, &QLineEdit::textChanged));
            if (found.index() == 1) // another folder is being typed
                continue;
            plan.photos = std::get<0>(found);
        }
        if (!plan.photos.isEmpty())
            co_return;
        complain(tr("There are no photos in this folder."), folder);
    }
}

Task<bool> PhotoWizard::chooseTarget(Plan &plan, QString problem)
{
    Page page(*this, tr("Where to?"), tr("Photos found: %1").arg(plan.photos.size()));
    auto *target = new QLineEdit(shown(plan.target));
    auto *folders = new QComboBox;
    folders->addItem(tr("One for each year"), u"yyyy"_s);
    folders->addItem(tr("One for each month"), u"yyyy/yyyy-MM"_s);
    folders->addItem(tr("None"), QString());
    folders->setCurrentIndex(folders->findData(plan.folders));
    auto *names = new QCheckBox(tr("Name them by the time they were taken"));
    names->setChecked(!plan.names.isEmpty());
    page.addRow(tr("New folder"), target);
    page.addRow(tr("Folders in it"), folders);
    page.addRow({}, names);
    target->setObjectName(u"target"_s);
    target->setFocus();
    if (!problem.isEmpty())
        complain(problem, target);

    while (co_await nextOrBack()) {
        plan.target = QDir::cleanPath(QDir::fromNativeSeparators(target->text()));
        plan.folders = folders->currentData().toString();
        plan.names = names->isChecked() ? u"yyyy-MM-dd hh.mm.ss"_s : QString();
        const QFileInfo file(plan.target);
        if (target->text().isEmpty() || !file.dir().exists())
            complain(tr("The new folder needs one that there is, to be in."), target);
        else if (file.exists())
            complain(tr("There is a folder of that name already."), target);
        else
            co_return true;
    }
    co_return false;
}

Task<bool> PhotoWizard::confirm(const Plan &plan)
{
    Page page(*this, tr("Copy them?"), tr("Nothing has been written yet."), tr("Copy"));
    page.addRow(tr("Photos"), new QLabel(QString::number(plan.photos.size())));
    page.addRow(tr("From"), new QLabel(shown(plan.source)));
    page.addRow(tr("To"), new QLabel(shown(plan.target)));
    co_return co_await nextOrBack();
}

Task<> PhotoWizard::copy(const Plan &plan)
{
    Page page(*this, tr("Copying"), tr("Cancel leaves nothing behind."));
    auto *bar = new QProgressBar;
    auto *name = new QLabel;
    bar->setObjectName(u"copied"_s);
    bar->setMaximum(int(plan.photos.size()));
    bar->setFormat(tr("%v of %m"));
    page.addRow(bar);
    page.addRow(name);

    const QTemporaryDir unfinished(plan.target +
                                   u"-XXXXXX"_s); // it goes in any case, with what is in it then
    if (!unfinished.isValid())
        throw CopyError(unfinished.errorString());
    const auto folder = unfinished.filePath(u"photos"_s);
    for (const auto &photo : plan.photos) {
        name->setText(QFileInfo(photo).fileName());
        co_await onPool(&copyPhoto, photo, folder, plan.folders, plan.names);
        bar->setValue(bar->value() + 1);
    }
    if (!QDir().rename(folder, plan.target))
        throw CopyError(tr("%1 cannot be made.").arg(shown(plan.target)));
}

Task<> PhotoWizard::tellOfIt(const Plan &plan)
{
    Page page(*this, tr("All photos have been copied"), tr("They are in “%1”.").arg(shown(plan.target)));
    const auto url = QUrl::fromLocalFile(QFileInfo(plan.target).absoluteFilePath());
    auto *link = new QLabel(tr("<a href='%1'>Open the folder</a>").arg(url.toString(QUrl::FullyEncoded)));
    link->setOpenExternalLinks(true);
    page.addRow(link);
    co_await finish();
}
