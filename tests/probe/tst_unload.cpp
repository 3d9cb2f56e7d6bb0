// SPDX-License-Identifier: MIT
// A plugin brought the library, had a loop of ours and a Probe, and was unloaded: each delivery called what was no more
// there, as the Probe had registered a callback with Qt. So the library stays.
#include <QtCore/qcoreapplication.h>
#include <QtCore/qtimer.h>
#include <QtTest/qtest.h>

#include <dlfcn.h>

class tst_Unload : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventsAreDeliveredAfterThePluginHasGone()
    {
        QVERIFY(!::dlsym(RTLD_DEFAULT, "signalbox_provideDispatcher"));
        void *plugin = ::dlopen(PROBING_PLUGIN, RTLD_NOW | RTLD_LOCAL);
        QVERIFY2(plugin, ::dlerror());
        const auto probe = reinterpret_cast<bool (*)()>(::dlsym(plugin, "probe"));
        QVERIFY(probe);
        QVERIFY(probe());
        QCOMPARE(::dlclose(plugin), 0);
        QVERIFY(!::dlopen(PROBING_PLUGIN, RTLD_NOW | RTLD_NOLOAD));

        QCOMPARE(delivered(), 2);
    }

private:
    //! A queued call and a timer.
    static int delivered()
    {
        int count = 0;
        QEventLoop loop;
        QMetaObject::invokeMethod(
            &loop, [&] { ++count; }, Qt::QueuedConnection);
        QTimer::singleShot(1, &loop, [&] {
            ++count;
            loop.quit();
        });
        loop.exec();
        return count;
    }
};

QTEST_GUILESS_MAIN(tst_Unload)
#include "tst_unload.moc"
