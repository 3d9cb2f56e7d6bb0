// SPDX-License-Identifier: MIT
#include "pictures.h"

#include <QtCore/qdir.h>
#include <QtGui/qpainter.h>

#include <array>
#include <complex>
#include <numbers>
#include <stdexcept>

using namespace Qt::StringLiterals;

namespace {

constexpr QSize Drawn(360, 270);
constexpr QSize Framed(72, 54);
constexpr int Iterations = 120;

//! How fast \a z runs away: 0 at once, 1 never.
double stays(std::complex<double> z, std::complex<double> c)
{
    int i = 0;
    while (i < Iterations && std::norm(z) < 4) {
        z = {z.real() * z.real() - z.imag() * z.imag() + c.real(), 2 * z.real() * z.imag() + c.imag()};
        ++i;
    }
    return double(i) / Iterations;
}

std::array<QRgb, 256> palette(double hue)
{
    std::array<QRgb, 256> colors{};
    for (std::size_t i = 0; i < colors.size(); ++i) {
        const double part = std::sqrt(double(i) / 255);
        colors[i] =
            QColor::fromHsvF(float(std::fmod(hue + 0.25 * part, 1)), float(1 - 0.6 * part), float(part))
                .rgb();
    }
    return colors;
}

} // namespace

Picture drawn(const std::stop_token &stop, const Signalbox::Progress &progress, int number, int count)
{
    Picture picture{number, QImage(Drawn, QImage::Format_RGB32)};
    const double way = double(number) / count;
    const auto c = std::polar(0.7885, 2 * std::numbers::pi * (0.3 + 0.55 * way));
    const auto colors = palette(way);
    for (int y = 0; y < Drawn.height() && !stop.stop_requested(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(picture.image.scanLine(y));
        for (int x = 0; x < Drawn.width(); ++x) {
            const std::complex<double> z(3.2 * x / Drawn.width() - 1.6, 2.4 * y / Drawn.height() - 1.2);
            line[x] = colors[std::size_t(255 * stays(z, c))];
        }
        progress.report(y + 1, Drawn.height());
    }
    return picture;
}

Picture framed(const Picture &picture)
{
    Picture small{picture.number,
                  picture.image.scaled(Framed, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)};
    QPainter painter(&small.image);
    painter.setPen(QPen(QColor(0, 0, 0, 90), 2));
    painter.drawRect(small.image.rect());
    return small;
}

Picture saved(const Picture &picture, const QString &folder)
{
    const auto path = QDir(folder).filePath(u"%1.png"_s.arg(picture.number, 2, 10, QLatin1Char('0')));
    if (!picture.image.save(path))
        throw std::runtime_error("cannot write " + path.toStdString());
    return picture;
}
