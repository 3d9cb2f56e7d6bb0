// SPDX-License-Identifier: MIT
#include "translation.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qcoreevent.h>
#include <QtCore/qloggingcategory.h>
#include <QtCore/qpointer.h>

#include <utility>

using namespace Qt::StringLiterals;

namespace Signalbox {

Q_DECLARE_LOGGING_CATEGORY(lcInspector)

namespace {

std::optional<QLocale> languageOfEnvironment()
{
    const QString name = qEnvironmentVariable("SIGNALBOX_LANGUAGE");
    if (name.isEmpty())
        return {};
    const QLocale locale(name);
    if (locale.language() == QLocale::C && name != "C"_L1) {
        qCWarning(lcInspector, "SIGNALBOX_LANGUAGE=%ls is ignored: it must name a language, such as fr or zh_CN",
                  qUtf16Printable(name));
        return {};
    }
    return locale;
}

//! English has texts too, for its plurals.
bool loadTexts(QTranslator &translator, const QLocale &locale)
{
    if (translator.load(locale, u"signalbox"_s, u"_"_s, u":/i18n"_s))
        return true;
    // The script counts, not the country.
    if (locale.language() == QLocale::Chinese && locale.script() == QLocale::SimplifiedHanScript)
        return translator.load(u":/i18n/signalbox_zh_CN.qm"_s);
    return translator.load(u":/i18n/signalbox_en.qm"_s);
}

} // namespace

Translation &Translation::instance()
{
    static QPointer<Translation> theOne; // an application after the first has its own
    if (!theOne)
        theOne = new Translation(qApp);
    return *theOne;
}

Translation::Translation(QObject *parent) : QObject(parent), m_chosen(languageOfEnvironment())
{
    load(m_chosen.value_or(QLocale()));
}

Translation::~Translation() = default;

void Translation::setLanguage(const QLocale &language)
{
    m_chosen = language;
    load(language);
}

void Translation::followSystem()
{
    m_chosen.reset();
    load(QLocale());
}

void Translation::watch(QObject *window)
{
    window->installEventFilter(this);
}

bool Translation::eventFilter(QObject *watched, QEvent *event)
{
    const bool mayHaveChanged = event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange;
    // Our own translators tell of themselves like this as well.
    if (mayHaveChanged && !m_chosen && QLocale() != m_locale)
        load(QLocale());
    return QObject::eventFilter(watched, event);
}

void Translation::load(const QLocale &locale)
{
    m_locale = locale;
    auto translator = std::make_unique<QTranslator>();
    if (!loadTexts(*translator, locale)) {
        qCWarning(lcInspector, "No translation was found, not even the English one: plurals will look odd.");
        translator.reset();
    }
    m_isRightToLeft = translator && QLocale(translator->language()).textDirection() == Qt::RightToLeft;
    m_translator = std::move(translator); // what was installed before removes itself
    if (m_translator)
        QCoreApplication::installTranslator(m_translator.get());
    Q_EMIT changed();
}

} // namespace Signalbox
