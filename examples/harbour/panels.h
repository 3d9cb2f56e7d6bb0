// SPDX-License-Identifier: MIT
#pragma once

#include "folderwatch.h"

#include <QFrame>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTreeWidget>

//! One figure in large letters, with its name above and a remark below.
class Tile : public QFrame
{
    Q_OBJECT

public:
    explicit Tile(const QString &name, QWidget *parent = nullptr);
    void setFigure(const QString &figure, const QString &remark);

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyColors();

    QLabel *m_name;
    QLabel *m_figure;
    QLabel *m_remark;
};

//! The changes of a folder, newest first; repeated changes of one file share a row.
class FolderList : public QTreeWidget
{
    Q_OBJECT

public:
    explicit FolderList(QWidget *parent = nullptr);
    int changeCount(FolderWatch::Change change) const { return m_counts[int(change)]; }

public Q_SLOTS:
    void add(FolderWatch::Change change, const QString &fileName, qint64 size);

private:
    int m_counts[3] = {};
};

//! The last lines of a process.
class ProcessView : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit ProcessView(QWidget *parent = nullptr);
    int lineTotal() const { return m_lineTotal; }

public Q_SLOTS:
    void addLine(const QString &line);

private:
    int m_lineTotal = 0;
};

//! \a content under a heading in bold.
QWidget *titled(const QString &title, QWidget *content);
