// SPDX-License-Identifier: MIT
#include "inspect/printable.h"

#include <QtCore/qlist.h>

namespace Signalbox::Detail {

static bool mayBePrinted(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // marks of the writing direction among them
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

QString printable(const QString &text)
{
    QString result;
    const auto characters = text.left(MostOfAText).toUcs4();
    for (const char32_t character : characters)
        result.append(QChar::fromUcs4(mayBePrinted(character) ? character : U'\ufffd'));
    return result;
}

} // namespace Signalbox::Detail
