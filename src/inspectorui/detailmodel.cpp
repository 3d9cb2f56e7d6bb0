// SPDX-License-Identifier: MIT
#include "detailmodel.h"

namespace Signalbox {

DetailModel::DetailModel(QObject *parent) : QAbstractListModel(parent) {}

int DetailModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_fields.size());
}

QVariant DetailModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Field &field = m_fields.at(index.row());
    switch (role) {
    case LabelRole:
        return field.label;
    case Qt::DisplayRole:
    case TextRole:
        return field.text;
    case ToneRole:
        return int(field.tone);
    case LinkRole:
        return field.reference.has_value();
    default:
        return {};
    }
}

QHash<int, QByteArray> DetailModel::roleNames() const
{
    return {{LabelRole, "label"}, {TextRole, "text"}, {ToneRole, "tone"}, {LinkRole, "link"}};
}

std::optional<Reference> DetailModel::referenceAt(int row) const
{
    return row >= 0 && row < m_fields.size() ? m_fields.at(row).reference : std::nullopt;
}

int DetailModel::nextLink(int row, int step) const
{
    for (int next = row + step; next >= 0 && next < m_fields.size(); next += step) {
        if (m_fields.at(next).reference)
            return next;
    }
    return row;
}

QString DetailModel::toText() const
{
    QString text = m_title;
    for (const Field &field : m_fields)
        text += QStringLiteral("\n%1\t%2").arg(field.label, field.text);
    return text;
}

void DetailModel::setFields(const QString &title, const QList<Field> &fields)
{
    const qsizetype common = std::min(fields.size(), m_fields.size());
    if (fields.size() < m_fields.size()) {
        beginRemoveRows({}, int(common), int(m_fields.size()) - 1);
        m_fields.resize(common);
        endRemoveRows();
    }
    qsizetype first = common;
    qsizetype last = -1;
    for (qsizetype i = 0; i < common; ++i) {
        if (m_fields.at(i) == fields.at(i))
            continue;
        m_fields[i] = fields.at(i);
        first = std::min(first, i);
        last = i;
    }
    if (last >= 0)
        Q_EMIT dataChanged(index(int(first)), index(int(last)));
    if (fields.size() > common) {
        beginInsertRows({}, int(common), int(fields.size()) - 1);
        m_fields.append(fields.mid(common));
        endInsertRows();
    }
    if (m_title != title || m_isGone || common == 0) {
        m_title = title;
        m_isGone = false;
        Q_EMIT headingChanged();
    }
}

void DetailModel::setGone()
{
    if (m_isGone || m_fields.isEmpty())
        return;
    m_isGone = true;
    Q_EMIT headingChanged();
}

} // namespace Signalbox
