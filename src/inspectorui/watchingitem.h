// SPDX-License-Identifier: MIT
#pragma once

#include "inspectorglobal.h"
#include "sharedsampling.h"

#include <QtCore/qpointer.h>
#include <QtQml/qqmlregistration.h>
#include <QtQuick/qquickitem.h>

namespace Signalbox {

/*!
    An item for windows of the program itself that shows something of its loops: what LoopMeter, QueueStrip and
    InspectorOverlay have in common.

    It looks only while it can be seen, and shares the looking with all others, see SharedSampling.

    Who derives names it with its namespace: the tool that writes the types for QML finds no base without.
*/
class SIGNALBOX_INSPECTOR_EXPORT WatchingItem : public QQuickItem
{
    Q_OBJECT
    QML_ANONYMOUS

    //! True while it looks: it is visible, in a window that is shown and not minimised.
    Q_PROPERTY(bool watching READ isWatching NOTIFY watchingChanged)
    //! What it shows, as a sentence for a screen reader; a new one each second at most.
    Q_PROPERTY(QString spoken READ spoken NOTIFY spokenChanged)

public:
    bool isWatching() const { return m_isWatching; }
    QString spoken() const { return m_spoken; }

Q_SIGNALS:
    void watchingChanged();
    void spokenChanged();
    //! What it shows is of another sample now, or of something else.
    void changed();

protected:
    //! One that shows \a lists besides states and counts.
    explicit WatchingItem(SnapshotParts lists, QQuickItem *parent);
    ~WatchingItem() override;

    //! Takes over what \a sample says.
    virtual void look(const Sample &sample) = 0;
    //! What it shows, in words.
    virtual QString sentence() const = 0;
    //! To be called when something else is to be shown.
    void lookAnew();

    void componentComplete() override;
    void itemChange(ItemChange change, const ItemChangeData &data) override;

private:
    void setWindow(QQuickWindow *window);
    void follow();
    void setWatching(bool watching);
    void show(const SamplePointer &sample);

    const SnapshotParts m_lists;
    const std::shared_ptr<SharedSampling> m_sampling = SharedSampling::instance();
    QPointer<QQuickWindow> m_window;
    QString m_spoken;
    Deadline m_lastSpoken{};
    bool m_isWatching = false;
    bool m_isComplete = false;
};

} // namespace Signalbox
