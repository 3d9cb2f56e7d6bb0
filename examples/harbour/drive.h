// SPDX-License-Identifier: MIT
#pragma once

#include "witness.h"

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>

#include <chrono>

class Harbour;
class MainWindow;

/*!
    Uses the program as a person would, for some six seconds, and writes down what happened.

    Writes PREFIX-app.png, PREFIX-inspector.png and PREFIX-report.txt, then ends the program: with 0 when all
    went as it should.
*/
class Drive : public QObject
{
    Q_OBJECT

public:
    Drive(Harbour &harbour, MainWindow &window, const QString &prefix);

    void start();

private Q_SLOTS:
    void fillSettings();
    void closeAbout();

private:
    struct Step
    {
        std::chrono::milliseconds delay; //!< Before it, after the one before.
        void (Drive::*run)();
    };
    void runFrom(std::size_t index);

    void checkArrivals();
    void openSettings();
    void openAbout();
    void touchFiles();
    void renameFile();
    void hold();
    void checkHold();
    void takePictures();
    void finish();

    void expect(bool isTrue, const QString &what);
    void note(const QString &name, const QString &text);
    void noteLoops();

    Harbour &m_harbour;
    MainWindow &m_window;
    const QString m_prefix;
    QElapsedTimer m_time;
    Witness m_witness;
    QString m_culprit;
    QStringList m_report;
    QStringList m_failures;
    int m_checks = 0;
};
