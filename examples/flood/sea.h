// SPDX-License-Identifier: MIT
#pragma once

#include <QVariantAnimation>
#include <QWidget>

#include <chrono>
#include <functional>

/*!
    Waves that roll, and below them a bar for each frame that was painted: as wide as the time since the frame before, as high as
    what came in meanwhile. A loop that is late shows.
*/
class Sea : public QWidget
{
    Q_OBJECT

public:
    //! \a arrived tells how much has come in so far.
    explicit Sea(std::function<int()> arrived);

    //! Counts and measures frames anew, from now on.
    void forgetFrames();
    int frames() const { return m_frameCount; }
    std::chrono::nanoseconds longestGap() const { return m_longestGap; }

    QSize sizeHint() const override { return {780, 250}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    using Moment = std::chrono::steady_clock::time_point;
    struct Frame
    {
        Moment at;
        int arrived; // since the one before
    };
    void noteFrame();
    void paintWaves(QPainter &painter, const QRectF &area) const;
    void paintFrames(QPainter &painter, const QRectF &area) const;

    const std::function<int()> m_arrived;
    QVariantAnimation m_roll;
    QList<Frame> m_frames; // of the last seconds
    int m_arrivedBefore = 0;
    int m_frameCount = 0;
    std::chrono::nanoseconds m_longestGap{};
};
