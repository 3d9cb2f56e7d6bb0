// SPDX-License-Identifier: MIT
#include "inspect/printable.h"

#include <QtCore/qlist.h>

#include <algorithm>

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

//! Names of classes and functions, as nearly all that comes.
static bool isPlain(const QString &text)
{
    return text.size() <= MostOfAText && std::all_of(text.begin(), text.end(), [](QChar character) {
               return character >= u' ' && character <= u'~';
           });
}

QString printable(const QString &text)
{
    if (isPlain(text))
        return text;
    QString result;
    const auto characters = text.left(MostOfAText).toUcs4();
    for (const char32_t character : characters)
        result.append(QChar::fromUcs4(mayBePrinted(character) ? character : U'\ufffd'));
    return result;
}

} // namespace Signalbox::Detail
