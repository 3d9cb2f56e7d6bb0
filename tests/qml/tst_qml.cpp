// SPDX-License-Identifier: MIT

// Runs the tst_*.qml beside it, on the demo's data.

#include "inspectorui/demosource.h"
#include "inspectorui/inspector.h"
#include "inspectorui/translation.h"

#include <QtCore/qregularexpression.h>
#include <QtCore/qtranslator.h>
#include <QtGui/qaccessible.h>
#include <QtGui/qclipboard.h>
#include <QtGui/qguiapplication.h>
#include <QtQml/qqmlengine.h>
#include <QtQuick/qquickitem.h>
#include <QtQuick/qquickwindow.h>
#include <QtQuickTest/quicktest.h>

using namespace Signalbox;

/*!
    An inspector that a test moves on by hand.
*/
class DemoInspector : public Inspector
{
    Q_OBJECT

public:
    //! Shows the sample of tick \a tick, with the history up to it.
    Q_INVOKABLE void goTo(int tick) { setSample(sampleOf(tick)); }
    //! From the next sample on, the user may act.
    Q_INVOKABLE void allowControl(bool isAllowed)
    {
        m_role = isAllowed ? InspectRole::Control : InspectRole::Observe;
    }
    //! Says in a sample of tick \a tick that the wish \a number for the task \a serial has become \a outcome.
    Q_INVOKABLE void report(int tick, int number, int serial, int outcome, bool isLate, const QString &error)
    {
        auto sample = sampleOf(tick);
        sample->cancels.append({.number = quint64(number),
                                .serial = quint64(serial),
                                .outcome = CancelOutcome(outcome),
                                .isLate = isLate,
                                .error = {.text = error}});
        setSample(sample);
    }
    //! The tasks that were wanted to be cancelled since this was asked last, as "pid serial".
    Q_INVOKABLE QStringList takeWanted() { return std::exchange(m_wanted, {}); }
    //! Shows a program in which all is well, but for a full queue: the second one of the first loop. Gives its number.
    Q_INVOKABLE int fillAQueue()
    {
        auto sample = sampleOf(20);
        Finding finding;
        finding.lint = Lint::QueueAtLimit;
        finding.loop = sample->snapshot.loops.constFirst().id;
        finding.subject = Finding::Subject::Queue;
        finding.serial = sample->snapshot.loops.constFirst().queues.at(1).serial;
        sample->findings = {finding};
        setSample(sample);
        return int(finding.serial);
    }
    //! Shows what a program without loops would.
    Q_INVOKABLE void showNothing() { setSample(std::make_shared<Sample>()); }
    //! Shows what a source says that offers \a programs: "name pid".
    Q_INVOKABLE void offer(const QStringList &programs)
    {
        auto sample = std::make_shared<Sample>();
        sample->link.state = Link::State::Choosing;
        for (const QString &program : programs)
            sample->link.choice.append(
                {program.section(u' ', 0, 0), program.section(u' ', 1).toLongLong(), {}});
        setSample(sample);
    }
    //! Shows the sample of tick 95, as one of another program that has since become \a state.
    Q_INVOKABLE void loseLink(int state, const QString &reason)
    {
        auto sample = std::make_shared<Sample>(*demoSample(95));
        sample->link = {
            Link::State(state), SteadyClock::now() - std::chrono::seconds(7), {.text = reason}, {}};
        setSample(sample);
    }
    //! Shows it refused, for the reason \a fault; false: there are not so many.
    Q_INVOKABLE bool refuse(int fault)
    {
        auto sample = std::make_shared<Sample>(*demoSample(95));
        const Detail::LookError error{Detail::LookFault(fault), QStringLiteral("why")};
        sample->link = {Link::State::Refused, SteadyClock::now(), error, {}};
        setSample(sample);
        return fault <= int(Detail::LookFault::NotAllowed);
    }
    Q_INVOKABLE QString clipboard() const { return QGuiApplication::clipboard()->text(); }

    //! All is said in \a language; empty: in that of the system.
    Q_INVOKABLE void speak(const QString &language)
    {
        if (language.isEmpty())
            Translation::instance().followSystem();
        else
            Translation::instance().setLanguage(QLocale(language));
        sayAnew();
    }
    //! All that can be translated is said in brackets: tests/shared/pseudolocale.py.
    Q_INVOKABLE bool speakPseudo()
    {
        const bool isLoaded = m_pseudo.load(QStringLiteral(PSEUDO_LANGUAGE));
        QCoreApplication::installTranslator(&m_pseudo);
        sayAnew();
        return isLoaded;
    }
    Q_INVOKABLE void stopPseudo()
    {
        QCoreApplication::removeTranslator(&m_pseudo);
        sayAnew();
    }
    //! The texts of \a window that are not in brackets.
    Q_INVOKABLE QStringList untranslated(QQuickWindow *window) const
    {
        QStringList texts;
        visitTexts(window->contentItem(), [&](const QString &text, bool) {
            static const QRegularExpression word(QStringLiteral("[A-Za-z]{2}"));
            if (text.contains(word) && !text.startsWith(u'['))
                texts.append(text);
        });
        return texts;
    }
    //! The same of the cells of its tables, but for columns with one of the English titles \a ofTheProgram: "title: text".
    Q_INVOKABLE QStringList untranslatedCells(QQuickWindow *window, const QStringList &ofTheProgram) const
    {
        QStringList texts;
        visitCells(window->contentItem(), [&](const QString &title, const QString &text) {
            static const QRegularExpression word(QStringLiteral("[A-Za-z]{2}"));
            if (text.contains(word) && !text.contains(u'[') && !ofTheProgram.contains(title))
                texts.append(title + QStringLiteral(": ") + text);
        });
        return texts;
    }
    //! The texts of \a window that have not enough room, but for titles of columns: these have tool tips.
    Q_INVOKABLE QStringList truncated(QQuickWindow *window) const
    {
        QStringList texts;
        visitTexts(
            window->contentItem(),
            [&](const QString &text, bool isTruncated) {
                if (isTruncated)
                    texts.append(text);
            },
            "HeaderCell");
        return texts;
    }

    //! What is wrong with the accessibility of \a window: a line for each item that keys reach without role
    //! or name.
    Q_INVOKABLE QStringList accessibilityFaults(QQuickWindow *window) const
    {
        QStringList faults;
        visit(window->contentItem(), faults);
        return faults;
    }

    DemoInspector()
    {
        connect(canceller(), &TaskCanceller::wanted, this, [this](const TaskAddress &task) {
            m_wanted.append(QStringLiteral("%1 %2").arg(task.pid).arg(task.serial));
        });
    }

private:
    std::shared_ptr<Sample> sampleOf(int tick) const
    {
        auto sample = std::make_shared<Sample>(*demoSample(tick));
        sample->role = m_role;
        return sample;
    }
    void sayAnew()
    {
        setLocale(Translation::instance().locale(), Translation::instance().isRightToLeft());
        qmlEngine(this)->retranslate();
    }

    //! Those that are visible, but for the cells of tables and the values beside a label.
    template <typename Visitor>
    static void visitTexts(const QQuickItem *item, const Visitor &visitor, const char *leftOut = "TableCell")
    {
        const QByteArray className = item->metaObject()->className();
        if (!item->isVisible() || className.startsWith("TableCell") || className.startsWith(leftOut))
            return;
        const QQuickItem *parent = item->parentItem();
        const QVariant text = item->property("text");
        const bool isData =
            parent && (parent->property("name") == text || // of a loop
                       (parent->property("label").isValid() && parent->property("text") == text));
        if (className == "QQuickText" && !isData)
            visitor(text.toString(), item->property("truncated").toBool());
        const QList<QQuickItem *> children = item->childItems();
        for (const QQuickItem *child : children)
            visitTexts(child, visitor, leftOut);
    }

    //! What has become \a text in the pseudo-language.
    static QString inEnglish(const QString &text)
    {
        static const QRegularExpression added(QStringLiteral("[\\p{M}\\[\\]~]"));
        return text.normalized(QString::NormalizationForm_D).remove(added);
    }

    //! "Column: text" is what a cell says to those who listen; without the unit.
    template <typename Visitor>
    static void visitCells(const QQuickItem *item, const Visitor &visitor)
    {
        if (!item->isVisible())
            return;
        if (QByteArray(item->metaObject()->className()).startsWith("TableCell")) {
            const QString spoken = item->property("spoken").toString();
            return visitor(inEnglish(spoken.section(QStringLiteral(": "), 0, 0)),
                           item->property("text").toString());
        }
        const QList<QQuickItem *> children = item->childItems();
        for (const QQuickItem *child : children)
            visitCells(child, visitor);
    }

    static void visit(QQuickItem *item, QStringList &faults)
    {
        if (!item->isVisible())
            return;
        // Scopes hand their focus on; only what keeps it is met by a user.
        if (item->activeFocusOnTab() && !item->isFocusScope()) {
            QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(item);
            const QString name = QString::fromUtf8(item->metaObject()->className());
            if (!accessible)
                faults.append(name + QStringLiteral(": not accessible"));
            else if (accessible->role() == QAccessible::NoRole)
                faults.append(name + QStringLiteral(": no role"));
            else if (accessible->text(QAccessible::Name).isEmpty())
                faults.append(name + QStringLiteral(": no name"));
        }
        const QList<QQuickItem *> children = item->childItems();
        for (QQuickItem *child : children)
            visit(child, faults);
    }

    QTranslator m_pseudo;
    InspectRole m_role = InspectRole::Observe;
    QStringList m_wanted;
};

class Setup : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void applicationAvailable()
    {
        QLocale::setDefault(QLocale::c());
        qputenv("SIGNALBOX_INSPECTOR_DEMO", "1"); // what items of a program's own windows show
    }
    void qmlEngineAvailable(QQmlEngine *engine)
    {
        engine->addImportPath(QStringLiteral(":/qt/qml"));
        qmlRegisterType<DemoInspector>("Signalbox.Test", 1, 0, "DemoInspector");
    }
};

QUICK_TEST_MAIN_WITH_SETUP(inspector, Setup)
#include "tst_qml.moc"
