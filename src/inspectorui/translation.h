// SPDX-License-Identifier: MIT
#pragma once

#include "inspectorglobal.h"

#include <QtCore/qlocale.h>
#include <QtCore/qobject.h>
#include <QtCore/qtranslator.h>

#include <memory>
#include <optional>

namespace Signalbox {

/*!
    The language of our texts, for all inspectors of the program: that of the system until one is chosen, in the
    environment (SIGNALBOX_LANGUAGE) or here.

    It leaves QLocale's default and the layout direction to the program.

    Thread-safety: GUI thread. Cost: a change says all texts of all windows anew, some milliseconds.
*/
class SIGNALBOX_INSPECTOR_EXPORT Translation : public QObject
{
    Q_OBJECT

public:
    //! The program's. Ownership: the application's; made at the first call.
    static Translation &instance();

    ~Translation() override;

    //! How numbers are written.
    QLocale locale() const { return m_locale; }
    //! True where the texts read from right to left. Those of a language that we do not have are English.
    bool isRightToLeft() const { return m_isRightToLeft; }

    //! Chooses \a language, whatever the system's is.
    void setLanguage(const QLocale &language);
    //! Chooses none: it is that of the system, and of QLocale::setDefault(), again.
    void followSystem();

    //! Learns from \a window when the program changes its language. A filter of the application's would see each event there is.
    void watch(QObject *window);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    //! The texts are others now.
    void changed();

private:
    explicit Translation(QObject *parent);
    void load(const QLocale &locale);

    std::optional<QLocale> m_chosen;
    QLocale m_locale;
    std::unique_ptr<QTranslator> m_translator; //!< Null where there are not even English texts.
    bool m_isRightToLeft = false;
};

} // namespace Signalbox
