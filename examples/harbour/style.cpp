// SPDX-License-Identifier: MIT
#include "style.h"

#include <QApplication>
#include <QLocale>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>

using namespace Qt::StringLiterals;

Colors Colors::current()
{
    if (QApplication::palette().window().color().lightness() < 128)
        return {QColor(0x79b0ff), QColor(0xf2b95c), QColor(0x343a43), QColor(0xa3abb6), QColor(0xff9488)};
    return {QColor(0x1f6fd0), QColor(0xb27300), QColor(0xdfe3e8), QColor(0x555d68), QColor(0xa81c14)};
}

void applyAppearance(Appearance appearance)
{
    const bool isDark = appearance == Appearance::Dark;
    const QColor text(isDark ? 0xe6e8eb : 0x1b1f24);
    const QColor faded(isDark ? 0x767e89 : 0x8a919b);
    QPalette palette;
    palette.setColor(QPalette::Window, QColor(isDark ? 0x1c1f24 : 0xf4f5f7));
    palette.setColor(QPalette::Base, QColor(isDark ? 0x16181c : 0xffffff));
    palette.setColor(QPalette::AlternateBase, QColor(isDark ? 0x1a1d22 : 0xf7f8fa));
    palette.setColor(QPalette::Button, QColor(isDark ? 0x2a2f37 : 0xeceef1));
    palette.setColor(QPalette::ToolTipBase, QColor(isDark ? 0x2a2f37 : 0xffffff));
    palette.setColor(QPalette::Highlight, QColor(isDark ? 0x2f6fc4 : 0x1f6fd0));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, QColor(isDark ? 0x79b0ff : 0x1459b3));
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText}) {
        palette.setColor(role, text);
        palette.setColor(QPalette::Disabled, role, faded);
    }
    palette.setColor(QPalette::PlaceholderText, faded);
    palette.setColor(QPalette::Light, QColor(isDark ? 0x3a4049 : 0xffffff));
    palette.setColor(QPalette::Midlight, QColor(isDark ? 0x343a43 : 0xf0f1f3));
    palette.setColor(QPalette::Mid, QColor(isDark ? 0x343a43 : 0xc9ced5));
    palette.setColor(QPalette::Dark, QColor(isDark ? 0x101216 : 0xa9b0b9));
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QApplication::setPalette(palette);
}

QString durationText(std::chrono::nanoseconds duration)
{
    const double microseconds = double(duration.count()) / 1e3;
    const auto scaled = [](double value) { return QLocale().toString(value, 'f', value < 9.95 ? 1 : 0); };
    if (microseconds < 999.5)
        return u"%1 µs"_s.arg(QLocale().toString(microseconds, 'f', 0));
    if (microseconds < 999'500)
        return u"%1 ms"_s.arg(scaled(microseconds / 1e3));
    return u"%1 s"_s.arg(scaled(microseconds / 1e6));
}

QString countText(double count)
{
    return QLocale().toString(qint64(count + 0.5));
}

QString sizeText(double bytes)
{
    return QLocale().formattedDataSize(qint64(bytes), bytes < 10'000 ? 1 : 0, QLocale::DataSizeSIFormat);
}
