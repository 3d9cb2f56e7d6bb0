// SPDX-License-Identifier: MIT
#pragma once

#include <QtGui/qimage.h>

#include <algorithm>
#include <cstdlib>

/*!
    Whether two pictures look the same: where edges of letters are smoothed a little differently they do, where a
    sign, a bar or a word is missing they do not.
*/
struct PictureDifference
{
    qint64 pixels = 0;   //!< That differ by more than the eye would see.
    int mostInATile = 0; //!< Of 16 × 16 of them.
    QImage map;          //!< Red where they differ, on the faded picture that was expected.
    bool isOfOtherSize = false;

    static constexpr int Tile = 16;
    static constexpr int MostOfAChannel = 8; // of 255
    static constexpr int MostOfATile = Tile * Tile / 8;

    bool isTolerable() const
    {
        return !isOfOtherSize && pixels * 1000 <= qint64(map.width()) * map.height() &&
               mostInATile <= MostOfATile;
    }

    static bool differs(QRgb a, QRgb b)
    {
        const auto channel = [](int x, int y) { return std::abs(x - y) > MostOfAChannel; };
        return channel(qRed(a), qRed(b)) || channel(qGreen(a), qGreen(b)) || channel(qBlue(a), qBlue(b));
    }

    static PictureDifference between(const QImage &expected, const QImage &actual)
    {
        PictureDifference result;
        result.map = expected.convertToFormat(QImage::Format_RGB32);
        result.isOfOtherSize = expected.size() != actual.size();
        if (result.isOfOtherSize)
            return result;
        const int tilesInARow = (expected.width() + Tile - 1) / Tile;
        QList<int> tiles(tilesInARow * ((expected.height() + Tile - 1) / Tile), 0);
        for (int y = 0; y < expected.height(); ++y) {
            for (int x = 0; x < expected.width(); ++x) {
                const QRgb was = expected.pixel(x, y);
                const bool isOther = differs(was, actual.pixel(x, y));
                const int grey = 160 + qGray(was) / 4;
                result.map.setPixel(x, y, isOther ? qRgb(220, 0, 0) : qRgb(grey, grey, grey));
                result.pixels += isOther;
                tiles[y / Tile * tilesInARow + x / Tile] += isOther;
            }
        }
        result.mostInATile = *std::max_element(tiles.cbegin(), tiles.cend());
        return result;
    }
};
