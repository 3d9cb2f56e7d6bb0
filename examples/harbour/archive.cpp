// SPDX-License-Identifier: MIT
#include "archive.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace {

constexpr int RowsPerFile = 12'000;
constexpr int FilesKept = 5;

QString fileName(int number)
{
    return u"log-%1.csv"_s.arg(number, 4, 10, QLatin1Char('0'));
}

} // namespace

Archive::Archive(const QString &folder) : m_folder(folder)
{
    setObjectName(u"archive"_s);
}

void Archive::append(const QList<Measurement> &measurements)
{
    if (measurements.isEmpty())
        return;
    if ((!m_file.isOpen() || m_rowsInFile >= RowsPerFile) && !beginFile())
        return;
    QByteArray rows;
    for (const Measurement &measurement : measurements) {
        rows += QByteArray::number(measurement.client) + ',' +
                QByteArray::number(measurement.sentAt.count()) + ',' +
                QByteArray::number(measurement.lateness.count()) + '\n';
    }
    if (m_file.write(rows) != rows.size() || !m_file.flush()) {
        Q_EMIT failed(m_file.errorString());
        return;
    }
    m_rowsInFile += int(measurements.size());
    m_rows += measurements.size();
    Q_EMIT written(QFileInfo(m_file).fileName(), m_rows);
}

bool Archive::beginFile()
{
    m_file.close();
    m_file.setFileName(m_folder.filePath(fileName(++m_number)));
    m_rowsInFile = 0;
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Truncate)) {
        Q_EMIT failed(m_file.errorString());
        return false;
    }
    m_file.write("client,sent_ns,lateness_ns\n");
    if (m_number > FilesKept)
        QFile::remove(m_folder.filePath(fileName(m_number - FilesKept)));
    return true;
}
