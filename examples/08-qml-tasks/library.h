// SPDX-License-Identifier: MIT
#pragma once

#include <Signalbox/QmlTask>

#include <QtCore/qobject.h>
#include <QtCore/qset.h>
#include <QtCore/qvariant.h>
#include <QtQml/qqmlregistration.h>

/*!
    A library that is far away: each answer takes its time, and may be an error. What it starts ends with it.
*/
class Library : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON

public:
    //! A list of objects with title and author; where a book stands in it is its number.
    Q_INVOKABLE Signalbox::QmlTask *catalogue();
    //! An object with title, author, year, and how it begins.
    Q_INVOKABLE Signalbox::QmlTask *open(int number);
    //! Lends it: for how many days.
    Q_INVOKABLE Signalbox::QmlTask *lend(int number);

private:
    Signalbox::Task<QVariantList> readCatalogue();
    Signalbox::Task<QVariantMap> fetch(int number);
    Signalbox::Task<int> writeLoan(int number);

    QSet<int> m_lent;
};
