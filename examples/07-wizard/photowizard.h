// SPDX-License-Identifier: MIT
#pragma once

#include "photos.h"
#include "wizard.h"

/*!
    Copies the photos of a folder. Each page is a coroutine, which ends with an answer, and pages() is the story.
*/
class PhotoWizard : public Wizard
{
    Q_OBJECT

public:
    PhotoWizard();

    //! Opens the dialog, and waits until it is over. Closed while it copies, it leaves nothing behind.
    Signalbox::Task<> copyPhotos(Plan plan);

private:
    Signalbox::Task<> pages(Plan plan);
    Signalbox::Task<> choosePhotos(Plan &plan);
    Signalbox::Task<bool> chooseTarget(Plan &plan, QString problem);
    Signalbox::Task<bool> confirm(const Plan &plan);
    Signalbox::Task<> copy(const Plan &plan);
    Signalbox::Task<> tellOfIt(const Plan &plan);
};
