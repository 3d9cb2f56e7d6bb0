// SPDX-License-Identifier: MIT
// The window as it looks, on the demo's data, beside pictures of how it is to look. Run with
// SIGNALBOX_UPDATE_PICTURES=1 it makes these anew: look at them before they are committed.
#include "picturecompare.h"

#include "inspectorui/demosource.h"
#include "inspectorui/inspector.h"
#include "inspectorui/translation.h"

#include <QtCore/qdir.h>
#include <QtCore/qlibraryinfo.h>
#include <QtCore/qtranslator.h>
#include <QtGui/qfontinfo.h>
#include <QtGui/qguiapplication.h>
#include <QtGui/qpainter.h>
#include <QtQml/qqmlapplicationengine.h>
#include <QtQuick/qquickwindow.h>
#include <QtTest/qtest.h>

#include <algorithm>
#include <memory>

using namespace Signalbox;

class tst_Pictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void comparisonOverlooksSmoothing();
    void comparisonSeesAMissingSign();
    void comparisonSeesAFaintChangeEverywhere();
    void looksAsItDid_data();
    void looksAsItDid();

private:
    QImage pictureOf(Inspector::View view, const QString &language, bool isDark);
    void speak(const QString &language);

    Inspector m_inspector;
    QTranslator m_pseudo;
    std::unique_ptr<QQmlApplicationEngine> m_engine;
    QQuickWindow *m_window = nullptr;
};

static bool isUpdating()
{
    return qEnvironmentVariableIsSet("SIGNALBOX_UPDATE_PICTURES");
}

void tst_Pictures::initTestCase()
{
    if (QLibraryInfo::version().minorVersion() != 4)
        QSKIP("the pictures are those of Qt 6.4: others draw their controls differently");
    QFont font(QStringLiteral("DejaVu Sans"), 10);
    font.setStyleStrategy(QFont::NoSubpixelAntialias); // which depends on the machine's screen
    QCOMPARE(QFontInfo(font).family(), font.family()); // tests/run installs it
    QGuiApplication::setFont(font);
    m_inspector.setSample(demoSample(95)); // the GUI loop stands still
    m_engine = std::make_unique<QQmlApplicationEngine>();
    m_engine->addImportPath(QStringLiteral(":/qt/qml"));
    m_engine->setInitialProperties({{QStringLiteral("inspector"), QVariant::fromValue(&m_inspector)}});
    m_engine->load(QUrl(QStringLiteral("qrc:/qt/qml/Signalbox/Inspector/InspectorWindow.qml")));
    QVERIFY(!m_engine->rootObjects().isEmpty());
    m_window = qobject_cast<QQuickWindow *>(m_engine->rootObjects().constFirst());
    QVERIFY(m_window);
    m_window->setGeometry(50, 50, 1000,
                          560); // the mouse, which is in the corner of the screen, hovers over nothing
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window));
}

static QImage sheet()
{
    QImage image(400, 300, QImage::Format_RGB32);
    image.fill(Qt::white);
    return image;
}

void tst_Pictures::comparisonOverlooksSmoothing()
{
    QImage other = sheet();
    for (int i = 0; i < 100; ++i) // an edge here and there, and all of it by less than the eye sees
        other.setPixel(i * 4, 17 + i * 2, qRgb(200, 200, 200));
    for (int x = 0; x < 400; ++x)
        other.setPixel(x, 0, qRgb(250, 249, 248));
    const auto difference = PictureDifference::between(sheet(), other);
    QCOMPARE(difference.pixels, 100);
    QVERIFY(difference.isTolerable());
}

// Fewer pixels than are tolerated, but all in one place.
void tst_Pictures::comparisonSeesAMissingSign()
{
    QImage other = sheet();
    QPainter(&other).fillRect(100, 100, 10, 10, Qt::black);
    const auto difference = PictureDifference::between(sheet(), other);
    QCOMPARE(difference.pixels, 100);
    QVERIFY(!difference.isTolerable());
    QVERIFY(!PictureDifference::between(sheet(), other.copy(0, 0, 400, 299)).isTolerable());
}

void tst_Pictures::comparisonSeesAFaintChangeEverywhere()
{
    QImage other = sheet();
    for (int y = 0; y < 300; y += 16) {
        for (int x = 0; x < 400; x += 16)
            other.setPixel(x, y, qRgb(245, 255, 255)); // one of each tile
    }
    const auto difference = PictureDifference::between(sheet(), other);
    QCOMPARE(difference.mostInATile, 1);
    QVERIFY(!difference.isTolerable());
}

void tst_Pictures::speak(const QString &language)
{
    auto &translation = Translation::instance();
    QCoreApplication::removeTranslator(&m_pseudo);
    const bool isPseudo = language == QStringLiteral("pseudo");
    translation.setLanguage(isPseudo ? QLocale(QLocale::English) : QLocale(language));
    if (isPseudo) {
        QVERIFY(m_pseudo.load(QStringLiteral(PSEUDO_LANGUAGE)));
        QCoreApplication::installTranslator(&m_pseudo);
    }
    m_inspector.setLocale(translation.locale(), translation.isRightToLeft());
    m_engine->retranslate();
}

//! Drawn until nothing changes any more.
QImage tst_Pictures::pictureOf(Inspector::View view, const QString &language, bool isDark)
{
    speak(language);
    m_inspector.setView(view);
    const bool wasDark = m_window->color().lightness() < 128;
    if (wasDark != isDark)
        QMetaObject::invokeMethod(m_window, "toggleTheme");
    m_inspector.setSample(demoSample(95));
    QImage last;
    for (int i = 0; i < 20; ++i) {
        QCoreApplication::processEvents();
        QImage next = m_window->grabWindow().convertToFormat(QImage::Format_RGB32);
        if (next == last)
            return next;
        last = std::move(next);
    }
    return last;
}

void tst_Pictures::looksAsItDid_data()
{
    QTest::addColumn<int>("view");
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("isDark");
    struct Row
    {
        const char *name;
        Inspector::View view;
        const char *language;
        bool isDark;
    };
    // Each page once, and what may go wrong where colours, direction, length or size are others on some of them.
    static constexpr Row once[] = {
        {"overview", Inspector::OverviewView, "en", false},
        {"loops", Inspector::LoopsView, "en", false},
        {"posted", Inspector::PostedView, "en", false},
        {"timers", Inspector::TimersView, "en", false},
        {"watchers", Inspector::WatchersView, "en", false},
        {"queues", Inspector::QueuesView, "en", false},
        {"matchers", Inspector::MatchersView, "en", false},
        {"events", Inspector::EventsView, "en", false},
        {"tasks", Inspector::TasksView, "en", false},
        {"warnings", Inspector::WarningsView, "en", false},
        {"overview-dark", Inspector::OverviewView, "en", true},
        {"overview-arabic", Inspector::OverviewView, "ar", false},
        {"overview-long", Inspector::OverviewView, "pseudo", false},
        {"loops-dark", Inspector::LoopsView, "en", true},
        {"queues-dark", Inspector::QueuesView, "en", true},
        {"warnings-dark", Inspector::WarningsView, "en", true},
        {"timers-arabic", Inspector::TimersView, "ar", false},
        {"tasks-arabic-dark", Inspector::TasksView, "ar", true},
        {"loops-long", Inspector::LoopsView, "pseudo", false},
        {"queues-long", Inspector::QueuesView, "pseudo", false},
    };
    static constexpr Row large[] = {
        {"overview-2x", Inspector::OverviewView, "en", false},
        {"loops-2x", Inspector::LoopsView, "en", false},
        {"timers-2x-dark", Inspector::TimersView, "en", true},
        {"queues-2x-arabic", Inspector::QueuesView, "ar", false},
    };
    const auto add = [](const Row &row) {
        QTest::newRow(row.name) << int(row.view) << QString::fromLatin1(row.language) << row.isDark;
    };
    if (qGuiApp->devicePixelRatio() > 1)
        std::for_each(std::begin(large), std::end(large), add);
    else
        std::for_each(std::begin(once), std::end(once), add);
}

void tst_Pictures::looksAsItDid()
{
    QFETCH(int, view);
    QFETCH(QString, language);
    QFETCH(bool, isDark);
    const QString name = QString::fromLatin1(QTest::currentDataTag()) + QStringLiteral(".png");
    const QString path = QDir(QStringLiteral(EXPECTED_PICTURES)).filePath(name);
    const QImage actual = pictureOf(Inspector::View(view), language, isDark);
    QVERIFY(!actual.isNull());
    if (isUpdating()) {
        QVERIFY(actual.save(path, nullptr, 0)); // as small as it gets
        return;
    }
    const QImage expected(path);
    QVERIFY2(!expected.isNull(), qPrintable(path));
    const auto difference =
        PictureDifference::between(expected.convertToFormat(QImage::Format_RGB32), actual);
    if (difference.isTolerable())
        return;
    QVERIFY(actual.save(QStringLiteral("actual-") + name));
    QVERIFY(difference.map.save(QStringLiteral("difference-") + name));
    QFAIL(qPrintable(
        QStringLiteral(
            "%1 x %2 instead of %3 x %4; %5 pixels differ, up to %6 in one place: see actual-%7 and "
            "difference-%7 in %8")
            .arg(actual.width())
            .arg(actual.height())
            .arg(expected.width())
            .arg(expected.height())
            .arg(difference.pixels)
            .arg(difference.mostInATile)
            .arg(name, QDir::currentPath())));
}

QTEST_MAIN(tst_Pictures)
#include "tst_pictures.moc"
