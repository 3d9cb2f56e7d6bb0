<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>CancelQuestion</name>
    <message>
        <source>Let it go on</source>
        <translation>دعها تستمر</translation>
    </message>
    <message>
        <source>Cancel the task</source>
        <translation>إلغاء المهمة</translation>
    </message>
</context>
<context>
    <name>DataView</name>
    <message>
        <source>%1 of %2 rows shown</source>
        <translation>المعروض %1 من %2 صفًّا</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>rows shown, rows there are</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>No row has all of these words: %1</source>
        <translation>لا صفّ يحوي كل هذه الكلمات: ⁨%1⁩</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>مسح المرشّح</translation>
    </message>
</context>
<context>
    <name>DetailField</name>
    <message>
        <source>Enter goes there</source>
        <comment>screen reader: a field that names another row</comment>
        <translation>مفتاح الإدخال ينتقل إليه</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>screen reader: field, value</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>Detail</source>
        <translation>التفاصيل</translation>
    </message>
    <message>
        <source>This object is gone; its last known state is shown.</source>
        <translation>لم يعد هذا الكائن موجودًا؛ تظهر آخر حالة معروفة له.</translation>
    </message>
    <message>
        <source>gone</source>
        <comment>the object of the detail does not exist any more</comment>
        <translation>زال</translation>
    </message>
    <message>
        <source>Copy the detail</source>
        <translation>نسخ التفاصيل</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Close the detail</source>
        <translation>إغلاق التفاصيل</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>الحقول</translation>
    </message>
    <message>
        <source>Select a row to see everything about it.</source>
        <translation>اختر صفًّا لترى كل شيء عنه.</translation>
    </message>
    <message>
        <source>Del</source>
        <comment>key</comment>
        <translation>Del</translation>
    </message>
    <message>
        <source>Cancel the task …</source>
        <translation>إلغاء المهمة…</translation>
    </message>
</context>
<context>
    <name>FilterField</name>
    <message>
        <source>Filter rows by words</source>
        <translation>ترشيح الصفوف بالكلمات</translation>
    </message>
    <message>
        <source>F3: %1</source>
        <comment>placeholder of a filter; the key F3 goes to the next row with these words</comment>
        <translation>F3: ⁨%1⁩</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>مرشّح</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>مسح المرشّح</translation>
    </message>
</context>
<context>
    <name>HeaderCell</name>
    <message>
        <source>%1, sorted ascending</source>
        <translation>⁨%1⁩، مرتّب تصاعديًّا</translation>
    </message>
    <message>
        <source>%1, sorted descending</source>
        <translation>⁨%1⁩، مرتّب تنازليًّا</translation>
    </message>
</context>
<context>
    <name>InspectorOverlay</name>
    <message>
        <source>%1 fps</source>
        <comment>frames per second</comment>
        <translation>⁨%1⁩ إطار/ث</translation>
    </message>
    <message>
        <source>Open the inspector</source>
        <comment>button</comment>
        <translation>افتح المفتّش</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>button: the inspector</comment>
        <translation>افتح</translation>
    </message>
</context>
<context>
    <name>InspectorWindow</name>
    <message>
        <source>No row has all of these words: %1</source>
        <translation>لا صفّ يحوي كل هذه الكلمات: ⁨%1⁩</translation>
    </message>
    <message numerus="yes">
        <source>Copied %n row(s).</source>
        <translation>
            <numerusform>لم يُنسخ أي صفّ (%n).</numerusform>
            <numerusform>نُسخ صفّ واحد.</numerusform>
            <numerusform>نُسخ صفّان.</numerusform>
            <numerusform>نُسخت %n صفوف.</numerusform>
            <numerusform>نُسخ %n صفًّا.</numerusform>
            <numerusform>نُسخ %n صفّ.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied a snapshot of everything.</source>
        <translation>نُسخت لقطة لكل شيء.</translation>
    </message>
    <message>
        <source>Inspector: %1</source>
        <comment>window title; name of the program</comment>
        <translation>المفتّش: ⁨%1⁩</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>المفتّش</translation>
    </message>
    <message>
        <source>No loop of this process runs on Signalbox.
Call Signalbox::install() before the application object is made, and Signalbox::install(thread) before a thread starts.</source>
        <translation>لا حلقة في هذه العملية تعمل على Signalbox.
استدعِ Signalbox::install() قبل إنشاء كائن التطبيق، و Signalbox::install(thread) قبل بدء الخيط.</translation>
    </message>
    <message>
        <source>Loops</source>
        <translation>الحلقات</translation>
    </message>
    <message>
        <source>No timers are running.
Every QTimer and QObject::startTimer() in a loop on Signalbox shows here.</source>
        <translation>لا مؤقّتات تعمل.
كل QTimer وكل QObject::startTimer() في حلقة على Signalbox يظهر هنا.</translation>
    </message>
    <message>
        <source>Timers</source>
        <translation>المؤقّتات</translation>
    </message>
    <message>
        <source>No descriptors are watched.
Every enabled QSocketNotifier in a loop on Signalbox shows here; sockets and processes have theirs.</source>
        <translation>لا واصفات مُراقَبة.
كل QSocketNotifier مفعَّل في حلقة على Signalbox يظهر هنا؛ وللمقابس والعمليات ما يخصّها.</translation>
    </message>
    <message>
        <source>Watchers</source>
        <translation>المراقِبات</translation>
    </message>
    <message>
        <source>No queues of events.
Whoever sends events by Signalbox::Scheduler has a queue for them; EventQueue::addQueue() adds others.</source>
        <translation>لا طوابير أحداث.
من يرسل أحداثًا عبر Signalbox::Scheduler له طابور لها؛ و EventQueue::addQueue() تضيف غيرها.</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>الطوابير</translation>
    </message>
    <message>
        <source>Nobody waits for events.
Scheduler::on(), EventListener and Wait show here with what they wait for.</source>
        <translation>لا أحد ينتظر أحداثًا.
تظهر هنا Scheduler::on() و EventListener و Wait مع ما تنتظره.</translation>
    </message>
    <message>
        <source>Matchers</source>
        <translation>الأنماط</translation>
    </message>
    <message>
        <source>No event has come in since the inspector began to look.
What Scheduler::send() and RemoteScheduler::send() send shows here, and what became of it.</source>
        <translation>لم يصل أي حدث منذ بدأ المفتّش ينظر.
ما ترسله Scheduler::send() و RemoteScheduler::send() يظهر هنا، مع ما آل إليه.</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>الأحداث</translation>
    </message>
    <message>
        <source>No tasks.
Every coroutine that a Signalbox::Scope has started shows here with what it waits for, until it ends.</source>
        <translation>لا مهام.
كل روتين مشترك بدأه Signalbox::Scope يظهر هنا مع ما ينتظره حتى ينتهي.</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>المهام</translation>
    </message>
    <message>
        <source>Nothing is wrong, as far as can be seen.
Slow turns, timers and notifiers that spin, full queues, lost tasks and the like show here with what to try.</source>
        <translation>لا خلل، بقدر ما يُرى.
الدورات البطيئة، والمؤقّتات والمُخطِرات الدائرة بلا عمل، والطوابير الممتلئة، والمهام الضائعة وما شابهها تظهر هنا مع ما يمكن تجربته.</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>التحذيرات</translation>
    </message>
    <message>
        <source>Copied the detail.</source>
        <translation>نُسخت التفاصيل.</translation>
    </message>
    <message>
        <source>Paused. The program goes on; Space resumes.</source>
        <translation>إيقاف مؤقّت. البرنامج مستمر؛ مفتاح المسافة يستأنف.</translation>
    </message>
    <message>
        <source>Live again.</source>
        <translation>عاد العرض المباشر.</translation>
    </message>
    <message>
        <source>Copied the overview.</source>
        <translation>نُسخت النظرة العامة.</translation>
    </message>
</context>
<context>
    <name>KeyLine</name>
    <message>
        <source>%1: %2</source>
        <comment>screen reader: keys, what they do</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>المفاتيح</translation>
    </message>
    <message>
        <source>Ctrl+1 … Ctrl+9, Ctrl+0</source>
        <comment>key</comment>
        <translation>Ctrl+1 … Ctrl+9، Ctrl+0</translation>
    </message>
    <message>
        <source>Pages; Ctrl+3 again: the other table of its page</source>
        <translation>الصفحات؛ Ctrl+3 ثانيةً: الجدول الآخر في صفحته</translation>
    </message>
    <message>
        <source>/, Ctrl+F</source>
        <comment>key</comment>
        <translation>/، Ctrl+F</translation>
    </message>
    <message>
        <source>Filter: rows with all words</source>
        <translation>المرشّح: الصفوف التي فيها كل الكلمات</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Clear the filter, then the selection</source>
        <translation>مسح المرشّح ثم التحديد</translation>
    </message>
    <message>
        <source>F3, Shift+F3</source>
        <comment>key</comment>
        <translation>F3، Shift+F3</translation>
    </message>
    <message>
        <source>Next or previous row with these words</source>
        <translation>الصف التالي أو السابق الذي فيه هذه الكلمات</translation>
    </message>
    <message>
        <source>Arrows, Page keys, Home, End</source>
        <comment>key</comment>
        <translation>الأسهم، Page، Home، End</translation>
    </message>
    <message>
        <source>Move; with Shift: select</source>
        <translation>التنقّل؛ مع Shift: التحديد</translation>
    </message>
    <message>
        <source>Ctrl+click, Shift+click</source>
        <comment>key</comment>
        <translation>Ctrl+نقر، Shift+نقر</translation>
    </message>
    <message>
        <source>Select one more, or all up to there</source>
        <translation>تحديد صف آخر، أو الكل حتى هناك</translation>
    </message>
    <message>
        <source>Ctrl+A</source>
        <comment>key</comment>
        <translation>Ctrl+A</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>تحديد الكل</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>key</comment>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Open the detail; in it, follow a link</source>
        <translation>فتح التفاصيل؛ وفيها اتّباع رابط</translation>
    </message>
    <message>
        <source>Menu, Shift+F10</source>
        <comment>key</comment>
        <translation>القائمة، Shift+F10</translation>
    </message>
    <message>
        <source>What can be done with the row</source>
        <translation>ما يمكن فعله بالصف</translation>
    </message>
    <message>
        <source>Alt+Left</source>
        <comment>key</comment>
        <translation>Alt+Left</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Space</source>
        <comment>key</comment>
        <translation>المسافة</translation>
    </message>
    <message>
        <source>Pause or resume this window</source>
        <translation>إيقاف هذه النافذة مؤقّتًا أو استئنافها</translation>
    </message>
    <message>
        <source>Ctrl+C, Ctrl+Shift+C</source>
        <comment>key</comment>
        <translation>Ctrl+C، Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>Copy rows, or everything</source>
        <translation>نسخ الصفوف، أو كل شيء</translation>
    </message>
    <message>
        <source>Del</source>
        <comment>key</comment>
        <translation>Del</translation>
    </message>
    <message>
        <source>Cancel the task, in the control role</source>
        <translation>إلغاء المهمة، في دور التحكّم</translation>
    </message>
    <message>
        <source>F6</source>
        <comment>key</comment>
        <translation>F6</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>الجزء التالي</translation>
    </message>
    <message>
        <source>Ctrl+O</source>
        <comment>key</comment>
        <translation>Ctrl+O</translation>
    </message>
    <message>
        <source>List of programs</source>
        <translation>قائمة البرامج</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <comment>key</comment>
        <translation>Ctrl+D</translation>
    </message>
    <message>
        <source>Light or dark colours</source>
        <translation>ألوان فاتحة أو داكنة</translation>
    </message>
    <message>
        <source>F1, ?</source>
        <comment>key</comment>
        <translation>F1، ؟</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>هذه القائمة</translation>
    </message>
</context>
<context>
    <name>LoopStrips</name>
    <message>
        <source>Busy history of each loop</source>
        <translation>سجلّ انشغال كل حلقة</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Views</source>
        <translation>العروض</translation>
    </message>
    <message>
        <source>Loops</source>
        <translation>الحلقات</translation>
    </message>
    <message>
        <source>Posted events</source>
        <translation>الأحداث المنشورة</translation>
    </message>
    <message>
        <source>Timers</source>
        <translation>المؤقّتات</translation>
    </message>
    <message>
        <source>Watchers</source>
        <translation>المراقِبات</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>الطوابير</translation>
    </message>
    <message>
        <source>Matchers</source>
        <translation>الأنماط</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>الأحداث</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>المهام</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>التحذيرات</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>نظرة عامة</translation>
    </message>
</context>
<context>
    <name>NavigationItem</name>
    <message>
        <source>Ctrl+%1</source>
        <comment>key</comment>
        <translation>Ctrl+%1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>view, number of rows</comment>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>%1: %2 (Ctrl+%3)</source>
        <comment>view, number of rows, key</comment>
        <translation>%1: %2 (Ctrl+%3)</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>نظرة عامة</translation>
    </message>
</context>
<context>
    <name>PostsPage</name>
    <message>
        <source>No thread has posted to another one since the inspector began to look.
What a thread posts to itself is not counted.</source>
        <translation>لم ينشر أي خيط لخيط آخر منذ بدأ المفتّش ينظر.
ما ينشره الخيط لنفسه لا يُعدّ.</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>النشر</translation>
    </message>
    <message>
        <source>No posted events are waiting.
What QCoreApplication::postEvent(), deleteLater() and queued signals send shows here until it is delivered.</source>
        <translation>لا أحداث منشورة في الانتظار.
ما ترسله QCoreApplication::postEvent() و deleteLater() والإشارات المؤجَّلة يظهر هنا حتى يُسلَّم.</translation>
    </message>
    <message>
        <source>Posted events</source>
        <translation>الأحداث المنشورة</translation>
    </message>
</context>
<context>
    <name>ProgramPage</name>
    <message>
        <source>Which program?</source>
        <translation>أي برنامج؟</translation>
    </message>
    <message>
        <source>Programs of yours that have an InspectServer, or were started with SIGNALBOX_INSPECT=1.</source>
        <translation>برامجك التي لديها InspectServer أو بدأت مع SIGNALBOX_INSPECT=1.</translation>
    </message>
    <message>
        <source>None of your programs can be looked at.
Start one with SIGNALBOX_INSPECT=1 in its environment, or, if it knows nothing of Signalbox, by
signalbox run --inspect -- PROGRAM</source>
        <translation>لا يمكن تفتيش أي من برامجك.
ابدأ واحدًا مع SIGNALBOX_INSPECT=1 في بيئته، أو، إن كان لا يعرف Signalbox، بالأمر
signalbox run --inspect -- PROGRAM</translation>
    </message>
</context>
<context>
    <name>ProgramRow</name>
    <message>
        <source>%1, process %2, up %3</source>
        <translation>⁨%1⁩، العملية ⁨%2⁩، يعمل منذ ⁨%3⁩</translation>
    </message>
    <message>
        <source>pid %1</source>
        <comment>process id</comment>
        <translation>PID %1</translation>
    </message>
    <message>
        <source>up %1</source>
        <comment>time since the program&apos;s start</comment>
        <translation>منذ ⁨%1⁩</translation>
    </message>
</context>
<context>
    <name>RowMenu</name>
    <message>
        <source>Ctrl+C</source>
        <comment>key</comment>
        <translation>Ctrl+C</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Filter by “%1”</source>
        <translation>الترشيح حسب «⁨%1⁩»</translation>
    </message>
    <message>
        <source>Filter by this</source>
        <translation>الترشيح حسب هذا</translation>
    </message>
    <message>
        <source>Del</source>
        <comment>key</comment>
        <translation>Del</translation>
    </message>
    <message>
        <source>Cancel the task …</source>
        <translation>إلغاء المهمة…</translation>
    </message>
    <message>
        <source>Go to %1: %2</source>
        <comment>field, what it names</comment>
        <translation>الانتقال إلى ⁨%1⁩: ⁨%2⁩</translation>
    </message>
</context>
<context>
    <name>Signalbox::EventModel</name>
    <message>
        <source>▲ refused</source>
        <comment>fate of an event: there was no room</comment>
        <translation>▲ رُفض</translation>
    </message>
    <message>
        <source>◌ waits for room</source>
        <comment>fate of an event</comment>
        <translation>◌ ينتظر مكانًا</translation>
    </message>
    <message>
        <source>○ queued</source>
        <comment>fate of an event</comment>
        <translation>○ في الطابور</translation>
    </message>
    <message>
        <source>● being delivered</source>
        <comment>fate of an event</comment>
        <translation>● يُسلَّم الآن</translation>
    </message>
    <message>
        <source>✓ delivered</source>
        <comment>fate of an event</comment>
        <translation>✓ سُلِّم</translation>
    </message>
    <message>
        <source>✓ latched</source>
        <comment>fate of an event: delivered, and kept for those who come late</comment>
        <translation>✓ مُستبقى</translation>
    </message>
    <message>
        <source>◇ held</source>
        <comment>fate of an event: nobody has accepted it</comment>
        <translation>◇ محتجَز</translation>
    </message>
    <message>
        <source>✓ accepted</source>
        <comment>fate of an event</comment>
        <translation>✓ قُبِل</translation>
    </message>
    <message>
        <source>× dropped</source>
        <comment>fate of an event: nobody took it</comment>
        <translation>× أُسقط</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>العمر</translation>
    </message>
    <message>
        <source>Since it came in</source>
        <translation>منذ وصوله</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>الحدث</translation>
    </message>
    <message>
        <source>Its type and keys; the type alone where many come</source>
        <translation>نوعه ومفاتيحه؛ والنوع وحده حين تصل أحداث كثيرة</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>المآل</translation>
    </message>
    <message>
        <source>What has become of it so far</source>
        <translation>ما آل إليه حتى الآن</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>الطابور</translation>
    </message>
    <message>
        <source>Got by</source>
        <translation>تسلّمه</translation>
    </message>
    <message>
        <source>Waiters that have got it</source>
        <translation>عدد المنتظرين الذين حصلوا عليه</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>الحلقة</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>الرقم</translation>
    </message>
    <message>
        <source>Of its loop, in the order of coming in</source>
        <translation>في حلقته، بترتيب الوصول</translation>
    </message>
</context>
<context>
    <name>Signalbox::Finding</name>
    <message>
        <source>Slow turn</source>
        <translation>دورة بطيئة</translation>
    </message>
    <message>
        <source>Nothing else of this thread happened meanwhile: no input, no painting, no timer, no socket.</source>
        <translation>لم يحدث في هذا الخيط شيء آخر أثناء ذلك: لا إدخال، ولا رسم، ولا مؤقّت، ولا مقبس.</translation>
    </message>
    <message>
        <source>Do the work in pieces, in a task that awaits yield() now and then, or in another thread.</source>
        <translation>أنجز العمل على أجزاء، في مهمة تنتظر yield() بين حين وآخر، أو في خيط آخر.</translation>
    </message>
    <message>
        <source>Timer storm</source>
        <translation>عاصفة مؤقّتات</translation>
    </message>
    <message>
        <source>Each firing wakes the processor and costs a delivery, also when there is nothing to do.</source>
        <translation>كل انطلاق يوقظ المعالج ويكلّف تسليمًا، حتى إن لم يكن هناك ما يُفعل.</translation>
    </message>
    <message>
        <source>Use longer intervals, coarse timers, one timer for many objects, or the signal that tells of the change.</source>
        <translation>استخدم فترات أطول، أو مؤقّتات تقريبية، أو مؤقّتًا واحدًا لكائنات كثيرة، أو الإشارة التي تُعلم بالتغيير.</translation>
    </message>
    <message>
        <source>Late timers</source>
        <translation>مؤقّتات متأخّرة</translation>
    </message>
    <message>
        <source>What is driven by timers stutters: the loop is busy with something else when they are due.</source>
        <translation>ما تقوده المؤقّتات يتقطّع: الحلقة مشغولة بشيء آخر حين يحين موعدها.</translation>
    </message>
    <message>
        <source>Look for what keeps the loop busy, and move timers that must be on time to a thread of their own.</source>
        <translation>ابحث عمّا يشغل الحلقة، وانقل المؤقّتات التي يجب أن تكون في موعدها إلى خيط خاص بها.</translation>
    </message>
    <message>
        <source>Zero timer spins</source>
        <translation>مؤقّت صفري يدور بلا عمل</translation>
    </message>
    <message>
        <source>A timer of 0 ms fires in each turn, so that the thread never sleeps.</source>
        <translation>مؤقّت من 0 ms ينطلق في كل دورة، فلا ينام الخيط أبدًا.</translation>
    </message>
    <message>
        <source>Stop the timer when there is nothing left to do, or wait for the signal that brings new work.</source>
        <translation>أوقف المؤقّت حين لا يبقى ما يُفعل، أو انتظر الإشارة التي تجلب عملًا جديدًا.</translation>
    </message>
    <message>
        <source>Notifier spins</source>
        <translation>مُخطِر يدور بلا عمل</translation>
    </message>
    <message>
        <source>Nobody reads or writes what the descriptor is ready for, so it is ready again at once and the thread never sleeps.</source>
        <translation>لا أحد يقرأ أو يكتب ما الواصف جاهز له، فيصبح جاهزًا من جديد على الفور ولا ينام الخيط أبدًا.</translation>
    </message>
    <message>
        <source>Read everything there is, and disable the notifier while nothing is wanted, above all one for writing.</source>
        <translation>اقرأ كل ما هو موجود، وعطّل المُخطِر ما دام لا شيء مطلوبًا، ولا سيما مُخطِر الكتابة.</translation>
    </message>
    <message>
        <source>Queue at its limit</source>
        <translation>طابور عند حدّه</translation>
    </message>
    <message>
        <source>More comes in than is taken out: senders wait, or are sent away.</source>
        <translation>يدخل أكثر مما يُخرَج: المرسلون ينتظرون أو يُردّون.</translation>
    </message>
    <message>
        <source>Have the receiver do less for each event or take several at once, or send less; a larger limit only moves the moment.</source>
        <translation>اجعل المستقبِل يفعل أقل لكل حدث أو يأخذ عدة أحداث معًا، أو أرسل أقل؛ والحدّ الأكبر لا يفعل إلا تأجيل اللحظة.</translation>
    </message>
    <message>
        <source>Held event</source>
        <translation>حدث محتجَز</translation>
    </message>
    <message>
        <source>An event that has to be handled stays at the head of its queue, and those behind it wait until somebody accepts it.</source>
        <translation>الحدث الذي يجب أن يُعالَج يبقى في رأس طابوره، وما خلفه ينتظر حتى يقبله أحد.</translation>
    </message>
    <message>
        <source>Call accept() where it is handled, or wait for it somewhere; ignore() drops those that nobody wants.</source>
        <translation>استدعِ accept() حيث يُعالَج، أو انتظره في مكان ما؛ و ignore() تُسقط ما لا يريده أحد.</translation>
    </message>
    <message>
        <source>Starved</source>
        <translation>محروم من الدور</translation>
    </message>
    <message>
        <source>What is more urgent leaves no time for this, and may never do so.</source>
        <translation>ما هو أكثر إلحاحًا لا يترك وقتًا لهذا، وقد لا يتركه أبدًا.</translation>
    </message>
    <message>
        <source>Give it a higher priority, or limit what goes first.</source>
        <translation>امنحه أولوية أعلى، أو حدّ مما يسبقه.</translation>
    </message>
    <message>
        <source>Task never yields</source>
        <translation>مهمة لا تُفسح أبدًا</translation>
    </message>
    <message>
        <source>While a task computes, its loop delivers nothing, and no other task goes on.</source>
        <translation>ما دامت مهمة تحسب، لا تسلّم حلقتها شيئًا، ولا تتقدّم أي مهمة أخرى.</translation>
    </message>
    <message>
        <source>Await yield() within the loop that computes, or have the work done elsewhere.</source>
        <translation>انتظر yield() داخل الحلقة التي تحسب، أو أنجز العمل في مكان آخر.</translation>
    </message>
    <message>
        <source>Lost waker</source>
        <translation>مهمة لا يوقظها أحد</translation>
    </message>
    <message>
        <source>The task never goes on, and what it holds is never let go of.</source>
        <translation>لا تتقدّم المهمة أبدًا، ولا يُفرَج عمّا تمسك به.</translation>
    </message>
    <message>
        <source>Break the circle: do not join a task from within it, lock mutexes in one order, or set a time limit.</source>
        <translation>اكسر الدائرة: لا تنتظر مهمة من داخلها، واقفل كائنات mutex بترتيب واحد، أو ضع مهلة.</translation>
    </message>
    <message>
        <source>Posts outrun their receiver</source>
        <translation>النشر يسبق المستقبِل</translation>
    </message>
    <message>
        <source>The queue of posted events has no limit: memory grows, and everything is delivered later and later.</source>
        <translation>ليس لطابور الأحداث المنشورة حدّ: الذاكرة تنمو، وكل شيء يُسلَّم متأخّرًا أكثر فأكثر.</translation>
    </message>
    <message>
        <source>Post less often, several at once, or through a queue with a limit that holds senders back.</source>
        <translation>انشر أقل تكرارًا، أو عدة أحداث معًا، أو عبر طابور له حدّ يوقف المرسلين.</translation>
    </message>
    <message>
        <source>Deferred deletes pile up</source>
        <translation>حذف مؤجَّل يتراكم</translation>
    </message>
    <message>
        <source>The objects live on until control returns to the loop in which deleteLater() was called.</source>
        <translation>تبقى الكائنات حيّة حتى يعود التحكّم إلى الحلقة التي استُدعيت فيها deleteLater().</translation>
    </message>
    <message>
        <source>Return to the event loop, do not call processEvents() in one handler for long, or delete them where they are not in use.</source>
        <translation>عُد إلى حلقة الأحداث، ولا تستدعِ processEvents() طويلًا في معالِج واحد، أو احذفها حيث لا تُستخدم.</translation>
    </message>
    <message>
        <source>Closed descriptor</source>
        <translation>واصف مغلق</translation>
    </message>
    <message>
        <source>The watcher hears nothing any more, and the number may be given to another file, which it would watch then.</source>
        <translation>لم يعد المراقِب يسمع شيئًا، وقد يُعطى الرقم لملف آخر فيراقبه عندئذ.</translation>
    </message>
    <message>
        <source>Disable or delete the notifier before the descriptor is closed.</source>
        <translation>عطّل المُخطِر أو احذفه قبل إغلاق الواصف.</translation>
    </message>
    <message>
        <source>the main queue</source>
        <translation>الطابور الرئيسي</translation>
    </message>
    <message>
        <source>the queue “%1”</source>
        <translation>الطابور «⁨%1⁩»</translation>
    </message>
    <message>
        <source>The task %1 has been ready for %2, and others went first: %3</source>
        <translation>المهمة ⁨%1⁩ جاهزة منذ ⁨%2⁩، وسبقتها غيرها: ⁨%3⁩</translation>
    </message>
    <message>
        <source>Events have been waiting in %1 for %2 while those of %3 are delivered</source>
        <translation>أحداث تنتظر في ⁨%1⁩ منذ ⁨%2⁩ بينما تُسلَّم أحداث ⁨%3⁩</translation>
    </message>
    <message>
        <source>No room in %1: %2 of %3 events, and senders wait or are sent away</source>
        <translation>لا مكان في ⁨%1⁩: ‏⁨%2⁩ من ⁨%3⁩ من الأحداث، والمرسلون ينتظرون أو يُردّون</translation>
    </message>
    <message>
        <source>Hardly any room in %1: %2 of %3 events, for %4</source>
        <translation>يكاد لا يبقى مكان في ⁨%1⁩: ‏⁨%2⁩ من ⁨%3⁩ من الأحداث، منذ ⁨%4⁩</translation>
    </message>
    <message>
        <source>%1 held the loop for %2</source>
        <comment>who, how long</comment>
        <translation>أمسك ⁨%1⁩ بالحلقة مدة ⁨%2⁩</translation>
    </message>
    <message>
        <source>Timers fire %1 times a second</source>
        <translation>تنطلق المؤقّتات ⁨%1⁩ مرة في الثانية</translation>
    </message>
    <message>
        <source>Timers fire %1 times a second, most often of %2</source>
        <translation>تنطلق المؤقّتات ⁨%1⁩ مرة في الثانية، وأكثرها لـ ⁨%2⁩</translation>
    </message>
    <message>
        <source>Of the last %2 firings of timers, %1 were late, by up to %3</source>
        <translation>من آخر ⁨%2⁩ انطلاقات للمؤقّتات تأخّر ⁨%1⁩، حتى ⁨%3⁩</translation>
    </message>
    <message>
        <source>A timer of 0 ms of %1 fires %2 times a second</source>
        <translation>مؤقّت من 0 ms لـ ⁨%1⁩ ينطلق ⁨%2⁩ مرة في الثانية</translation>
    </message>
    <message>
        <source>Descriptor %1 of %2 is ready again in each turn, %3 times a second</source>
        <translation>الواصف ⁨%1⁩ لـ ⁨%2⁩ جاهز من جديد في كل دورة، ⁨%3⁩ مرة في الثانية</translation>
    </message>
    <message>
        <source>Nobody has accepted %1 for %2; events behind it in %3: %4</source>
        <translation>لم يقبل أحد ⁨%1⁩ منذ ⁨%2⁩؛ الأحداث خلفه في ⁨%3⁩: ‏⁨%4⁩</translation>
    </message>
    <message>
        <source>an event</source>
        <translation>حدثًا</translation>
    </message>
    <message>
        <source>The task %1 has been running for %2 without letting others run</source>
        <translation>المهمة ⁨%1⁩ تعمل منذ ⁨%2⁩ دون أن تدع غيرها يعمل</translation>
    </message>
    <message>
        <source>The task %1 has been running for %2 without letting others run, since %3</source>
        <comment>task, how long, place</comment>
        <translation>المهمة ⁨%1⁩ تعمل منذ ⁨%2⁩ دون أن تدع غيرها يعمل، ابتداءً من ⁨%3⁩</translation>
    </message>
    <message>
        <source>The task %1 has been waiting for %2 for %3, and nothing can end that</source>
        <comment>task, what, how long</comment>
        <translation>المهمة ⁨%1⁩ تنتظر ⁨%2⁩ منذ ⁨%3⁩، ولا شيء يمكن أن ينهي ذلك</translation>
    </message>
    <message>
        <source>something</source>
        <translation>شيئًا</translation>
    </message>
    <message>
        <source>%1 posted events wait, and each second there are %2 more</source>
        <translation>الأحداث المنشورة المنتظرة: ⁨%1⁩، وتزيد كل ثانية بمقدار ⁨%2⁩</translation>
    </message>
    <message>
        <source>%1 posted events wait, and each second there are %2 more, most of them %3 for %4</source>
        <translation>الأحداث المنشورة المنتظرة: ⁨%1⁩، وتزيد كل ثانية بمقدار ⁨%2⁩، وأكثرها ⁨%3⁩ إلى ⁨%4⁩</translation>
    </message>
    <message>
        <source>%1 objects have been waiting for %2 to be deleted, most of them %3</source>
        <translation>الكائنات المنتظرة للحذف: ⁨%1⁩ منذ ⁨%2⁩، وأكثرها ⁨%3⁩</translation>
    </message>
    <message>
        <source>Descriptor %1 was closed under its watcher (%2)</source>
        <translation>أُغلق الواصف ⁨%1⁩ تحت مراقِبه (⁨%2⁩)</translation>
    </message>
    <message>
        <source>One turn took %1, and no single handler is known that made most of it</source>
        <translation>استغرقت دورة واحدة ⁨%1⁩، ولا يُعرف معالج واحد شغل معظمها</translation>
    </message>
</context>
<context>
    <name>Signalbox::FindingModel</name>
    <message>
        <source>○ over</source>
        <comment>a warning that does not hold any more</comment>
        <translation>○ انتهى</translation>
    </message>
    <message>
        <source>● note</source>
        <comment>severity of a warning</comment>
        <translation>● ملاحظة</translation>
    </message>
    <message>
        <source>▲ warning</source>
        <comment>severity of a warning</comment>
        <translation>▲ تحذير</translation>
    </message>
    <message>
        <source>■ error</source>
        <comment>severity of a warning</comment>
        <translation>■ خطأ</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>الشدّة</translation>
    </message>
    <message>
        <source>An error keeps something from going on; what is over is kept for a while</source>
        <translation>الخطأ يمنع شيئًا من التقدّم؛ وما انتهى يُحتفظ به مدة</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>التحذير</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>الحلقة</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>ما وُجد</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>أول مرة</translation>
    </message>
    <message>
        <source>How long ago it was seen for the first time</source>
        <translation>منذ متى شوهد لأول مرة</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>العدد</translation>
    </message>
    <message>
        <source>How often it began</source>
        <translation>كم مرة بدأ</translation>
    </message>
    <message>
        <source>About</source>
        <translation>عن</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>آخر مرة</translation>
    </message>
    <message>
        <source>How long ago</source>
        <translation>منذ متى</translation>
    </message>
    <message>
        <source>Why it matters</source>
        <translation>لماذا يهمّ</translation>
    </message>
    <message>
        <source>What to try</source>
        <translation>ما يمكن تجربته</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>المعرّف</translation>
    </message>
    <message>
        <source>Its name in docs/warnings.md</source>
        <translation>اسمه في docs/warnings.md</translation>
    </message>
</context>
<context>
    <name>Signalbox::Inspector</name>
    <message>
        <source>No program</source>
        <comment>none is chosen</comment>
        <translation>لا برنامج</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>جارٍ الاتصال</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>لا جواب</translation>
    </message>
    <message>
        <source>Ended</source>
        <comment>the program has</comment>
        <translation>انتهى</translation>
    </message>
    <message>
        <source>Refused</source>
        <comment>to be looked at</comment>
        <translation>مرفوض</translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <comment>updates per second</comment>
        <translation>%1 Hz</translation>
    </message>
    <message>
        <source>%1, pid %2, up %3</source>
        <comment>program</comment>
        <translation>⁨%1⁩، ‏PID ⁨%2⁩، يعمل منذ ⁨%3⁩</translation>
    </message>
    <message>
        <source>Loops</source>
        <translation>الحلقات</translation>
    </message>
    <message>
        <source>Posted events</source>
        <translation>الأحداث المنشورة</translation>
    </message>
    <message>
        <source>Timers</source>
        <translation>المؤقّتات</translation>
    </message>
    <message>
        <source>Watchers</source>
        <translation>المراقِبات</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>الطوابير</translation>
    </message>
    <message>
        <source>Matchers</source>
        <translation>الأنماط</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>الأحداث</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>المهام</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>التحذيرات</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>النشر</translation>
    </message>
</context>
<context>
    <name>Signalbox::LookError</name>
    <message>
        <source>there is no such process</source>
        <translation>لا توجد عملية كهذه</translation>
    </message>
    <message>
        <source>it is another user&apos;s</source>
        <translation>هو لمستخدم آخر</translation>
    </message>
    <message>
        <source>it cannot be inspected: SIGNALBOX_INSPECT=1 lets it be</source>
        <translation>لا يمكن تفتيشه: SIGNALBOX_INSPECT=1 يسمح بذلك</translation>
    </message>
    <message>
        <source>no program of this user can be inspected: SIGNALBOX_INSPECT=1 lets one be</source>
        <translation>لا يمكن تفتيش أي برنامج لهذا المستخدم: SIGNALBOX_INSPECT=1 يسمح بذلك</translation>
    </message>
    <message>
        <source>the folder of the sockets is not safe: %1</source>
        <comment>why, in English</comment>
        <translation>مجلد المقابس غير آمن: ⁨%1⁩</translation>
    </message>
    <message>
        <source>it has gone away</source>
        <translation>لم يعد موجودًا</translation>
    </message>
    <message>
        <source>another user listens there</source>
        <translation>مستخدم آخر يستمع هناك</translation>
    </message>
    <message>
        <source>what listens there is no inspect server</source>
        <translation>ما يستمع هناك ليس InspectServer</translation>
    </message>
    <message>
        <source>it speaks another version of the protocol: use the inspector of its own Signalbox</source>
        <translation>يتكلم إصدارًا آخر من البروتوكول: استعمل مفتّش Signalbox الخاص به</translation>
    </message>
    <message>
        <source>its answer is not understood</source>
        <translation>جوابه غير مفهوم</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>لا يجيب</translation>
    </message>
    <message>
        <source>it refuses, and does not say why</source>
        <translation>يرفض ولا يقول لماذا</translation>
    </message>
    <message>
        <source>too many look at this program already</source>
        <translation>يفتّش هذا البرنامج عدد كبير بالفعل</translation>
    </message>
    <message>
        <source>it has not done what it was asked before</source>
        <translation>لم ينجز بعد ما طُلب منه من قبل</translation>
    </message>
    <message>
        <source>it has no memory or no file descriptor left</source>
        <translation>لم تبقَ لديه ذاكرة أو واصفات ملفات</translation>
    </message>
    <message>
        <source>it lets others look only: SIGNALBOX_INSPECT=control lets them cancel tasks too</source>
        <translation>يسمح بالنظر فقط: SIGNALBOX_INSPECT=control يسمح أيضًا بإلغاء المهام</translation>
    </message>
</context>
<context>
    <name>Signalbox::LoopModel</name>
    <message>
        <source>○ idle</source>
        <comment>state of a loop: not in processEvents()</comment>
        <translation>○ متفرّغة</translation>
    </message>
    <message>
        <source>○ sleeping</source>
        <comment>state of a loop</comment>
        <translation>○ نائمة</translation>
    </message>
    <message>
        <source>▲ stalled</source>
        <comment>state of a loop: in one turn for too long</comment>
        <translation>▲ متعطّلة</translation>
    </message>
    <message>
        <source>● running</source>
        <comment>state of a loop</comment>
        <translation>● تعمل</translation>
    </message>
    <message>
        <source>◇ handed over</source>
        <comment>state of a loop: the platform&apos;s own dispatcher delivers</comment>
        <translation>◇ مُسلَّمة</translation>
    </message>
    <message>
        <source>◇ guest</source>
        <comment>state of a loop: not ours, with a scheduler of ours in it</comment>
        <translation>◇ ضيفة</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>الحلقة</translation>
    </message>
    <message>
        <source>Name of the thread</source>
        <translation>اسم الخيط</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>What the loop is doing now</source>
        <translation>ما تفعله الحلقة الآن</translation>
    </message>
    <message>
        <source>For</source>
        <translation>منذ</translation>
    </message>
    <message>
        <source>Since this turn or sleep began</source>
        <translation>منذ بدء هذه الدورة أو هذا النوم</translation>
    </message>
    <message>
        <source>In</source>
        <translation>في</translation>
    </message>
    <message>
        <source>The innermost handler on the stack of the loop</source>
        <translation>أعمق معالِج على مكدّس الحلقة</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>الانشغال</translation>
    </message>
    <message>
        <source>Share of the last second spent in turns</source>
        <translation>نسبة ما مضى من الثانية الأخيرة في الدورات</translation>
    </message>
    <message>
        <source>Turns/s</source>
        <translation>دورة/ث</translation>
    </message>
    <message>
        <source>Calls of processEvents() in the last second</source>
        <translation>استدعاءات processEvents() في الثانية الأخيرة</translation>
    </message>
    <message>
        <source>Longest turn</source>
        <translation>أطول دورة</translation>
    </message>
    <message>
        <source>Since the inspector began to look</source>
        <translation>منذ بدأ المفتّش ينظر</translation>
    </message>
    <message>
        <source>Last turn</source>
        <translation>آخر دورة</translation>
    </message>
    <message>
        <source>Timers</source>
        <translation>المؤقّتات</translation>
    </message>
    <message>
        <source>Watchers</source>
        <translation>المراقِبات</translation>
    </message>
    <message>
        <source>Posted</source>
        <translation>المنشور</translation>
    </message>
    <message>
        <source>Events waiting in Qt&apos;s queue</source>
        <translation>الأحداث المنتظرة في طابور Qt</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>العمق</translation>
    </message>
    <message>
        <source>Nested event loops on the stack</source>
        <translation>حلقات الأحداث المتداخلة على المكدّس</translation>
    </message>
    <message>
        <source>Handlers</source>
        <translation>المعالِجات</translation>
    </message>
    <message>
        <source>Longest turn in</source>
        <translation>أطول دورة في</translation>
    </message>
    <message>
        <source>Longest handler</source>
        <translation>أطول معالِج</translation>
    </message>
    <message>
        <source>Longest that one handler held the loop by itself</source>
        <translation>أطول مدة أمسك فيها معالِج واحد بالحلقة وحده</translation>
    </message>
    <message>
        <source>Thread id</source>
        <translation>معرّف الخيط</translation>
    </message>
    <message>
        <source>Waits with</source>
        <translation>تنتظر بـ</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>المنصّة</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>الدورات</translation>
    </message>
    <message>
        <source>Sleeps</source>
        <translation>مرات النوم</translation>
    </message>
    <message>
        <source>Wake-ups</source>
        <translation>مرات الإيقاظ</translation>
    </message>
    <message>
        <source>Timers fired</source>
        <translation>انطلاقات المؤقّتات</translation>
    </message>
    <message>
        <source>Timers late</source>
        <translation>المؤقّتات المتأخّرة</translation>
    </message>
    <message>
        <source>By 16 ms or more</source>
        <translation>بمقدار 16 ms أو أكثر</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>التنشيطات</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation>الشرائح</translation>
    </message>
    <message>
        <source>Turns in which the scheduler had something to do</source>
        <translation>الدورات التي كان للمجدول فيها ما يفعله</translation>
    </message>
    <message>
        <source>Longest slice</source>
        <translation>أطول شريحة</translation>
    </message>
    <message>
        <source>Budgets exceeded</source>
        <translation>تجاوزات الميزانية</translation>
    </message>
    <message>
        <source>Slices in which something began after the budget was spent: there should be none</source>
        <translation>شرائح بدأ فيها شيء بعد نفاد الميزانية: ينبغي ألّا توجد</translation>
    </message>
    <message>
        <source>System calls</source>
        <translation>نداءات النظام</translation>
    </message>
    <message>
        <source>Busy time</source>
        <translation>وقت الانشغال</translation>
    </message>
    <message>
        <source>Late p50</source>
        <translation>التأخّر p50</translation>
    </message>
    <message>
        <source>Late p99</source>
        <translation>التأخّر p99</translation>
    </message>
    <message>
        <source>Tasks started</source>
        <translation>المهام البادئة</translation>
    </message>
    <message>
        <source>Tasks finished</source>
        <translation>المهام المنتهية</translation>
    </message>
    <message>
        <source>Tasks failed</source>
        <translation>المهام الفاشلة</translation>
    </message>
    <message>
        <source>Tasks cancelled</source>
        <translation>المهام الملغاة</translation>
    </message>
</context>
<context>
    <name>Signalbox::MatcherModel</name>
    <message>
        <source>Matcher</source>
        <translation>النمط</translation>
    </message>
    <message>
        <source>The events that are wanted; * is any value, … some value</source>
        <translation>الأحداث المطلوبة؛ * أي قيمة، … قيمة ما</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>المنتظرون</translation>
    </message>
    <message>
        <source>How many wait for events of this kind</source>
        <translation>كم ينتظر أحداثًا من هذا الصنف</translation>
    </message>
    <message>
        <source>Who waits</source>
        <translation>من ينتظر</translation>
    </message>
    <message>
        <source>The object or waiter that gets the event</source>
        <translation>الكائن أو المنتظر الذي يحصل على الحدث</translation>
    </message>
    <message>
        <source>For</source>
        <translation>منذ</translation>
    </message>
    <message>
        <source>How long it has been waiting; nothing where it was before the inspector</source>
        <translation>كم مضى على انتظاره؛ لا شيء إن كان قبل المفتّش</translation>
    </message>
    <message>
        <source>Got</source>
        <translation>حصل على</translation>
    </message>
    <message>
        <source>Events that it has got since the inspector began to look</source>
        <translation>الأحداث التي حصل عليها منذ بدأ المفتّش ينظر</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>الحلقة</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>الصنف</translation>
    </message>
    <message>
        <source>The type of event, and which keys have values</source>
        <translation>نوع الحدث، وأي المفاتيح لها قيم</translation>
    </message>
</context>
<context>
    <name>Signalbox::OverviewModel</name>
    <message>
        <source>%1/s</source>
        <comment>events a second</comment>
        <translation>%1/ث</translation>
    </message>
    <message>
        <source>%1 altogether</source>
        <comment>events</comment>
        <translation>%1 إجمالًا</translation>
    </message>
    <message>
        <source>%1 started a second, %2 failed</source>
        <comment>tasks</comment>
        <translation>بدأت %1 في الثانية، وأخفقت %2</translation>
    </message>
    <message>
        <source>%1 fired a second</source>
        <comment>timers</comment>
        <translation>%1 إطلاقًا في الثانية</translation>
    </message>
    <message>
        <source>%1 activations a second</source>
        <comment>of descriptors</comment>
        <translation>%1 تنشيطًا في الثانية</translation>
    </message>
    <message>
        <source>%1, in %2</source>
        <comment>loop, function</comment>
        <translation>%1، في %2</translation>
    </message>
    <message>
        <source>none waits</source>
        <comment>posted events</comment>
        <translation>لا شيء ينتظر</translation>
    </message>
    <message>
        <source>most wait in %1</source>
        <comment>posted events; loop</comment>
        <translation>ينتظر معظمها في %1</translation>
    </message>
    <message>
        <source>none has a limit</source>
        <comment>queues</comment>
        <translation>لا حدّ لأيّ منها</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <comment>queue, events, limit</comment>
        <translation>%1: %2 من %3</translation>
    </message>
    <message>
        <source>root</source>
        <comment>queue</comment>
        <translation>الجذر</translation>
    </message>
    <message>
        <source>nothing is wrong, as far as can be seen</source>
        <translation>لا خلل فيما يُرى</translation>
    </message>
    <message>
        <source>Busiest loop</source>
        <translation>الحلقة الأكثر انشغالًا</translation>
    </message>
    <message>
        <source>Longest turn of the last minute</source>
        <translation>أطول دورة في الدقيقة الأخيرة</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>التحذيرات</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>الأحداث</translation>
    </message>
    <message>
        <source>Posted events</source>
        <translation>الأحداث المنشورة</translation>
    </message>
    <message>
        <source>Fullest queue</source>
        <translation>الطابور الأكثر امتلاءً</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>المهام</translation>
    </message>
    <message>
        <source>Timers</source>
        <translation>المؤقّتات</translation>
    </message>
    <message>
        <source>Watchers</source>
        <translation>المراقِبات</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>screen reader: title, number, note</comment>
        <translation>%1: %2، %3</translation>
    </message>
</context>
<context>
    <name>Signalbox::PostEdgeModel</name>
    <message>
        <source>(ended threads)</source>
        <translation>(خيوط انتهت)</translation>
    </message>
    <message>
        <source>thread %1</source>
        <comment>number</comment>
        <translation>الخيط %1</translation>
    </message>
    <message>
        <source>(other loops)</source>
        <translation>(حلقات أخرى)</translation>
    </message>
    <message>
        <source>From</source>
        <translation>من</translation>
    </message>
    <message>
        <source>The thread that posts</source>
        <translation>الخيط الذي ينشر</translation>
    </message>
    <message>
        <source>To</source>
        <translation>إلى</translation>
    </message>
    <message>
        <source>The thread whose loop delivers it</source>
        <translation>الخيط الذي تسلّمه حلقته</translation>
    </message>
    <message>
        <source>Posts/s</source>
        <translation>نشر/ث</translation>
    </message>
    <message>
        <source>In the last second</source>
        <translation>في الثانية الأخيرة</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>النشر</translation>
    </message>
    <message>
        <source>Since somebody began to look</source>
        <translation>منذ بدأ أحدهم ينظر</translation>
    </message>
    <message>
        <source>Qt&apos;s</source>
        <translation>لـ Qt</translation>
    </message>
    <message>
        <source>Of these: by QCoreApplication::postEvent(), as queued signals are, and wake-ups</source>
        <translation>منها: عبر QCoreApplication::postEvent() كالإشارات المصفوفة، والإيقاظات</translation>
    </message>
    <message>
        <source>Scheduler&apos;s</source>
        <translation>للمجدوِل</translation>
    </message>
    <message>
        <source>Of these: calls and events by RemoteScheduler</source>
        <translation>منها: استدعاءات وأحداث عبر RemoteScheduler</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>بالانتظار</translation>
    </message>
    <message>
        <source>Posted events that the receiver has not delivered yet, whoever has posted them</source>
        <translation>أحداث منشورة لم يسلّمها المستقبِل بعد، أيًّا كان ناشرها</translation>
    </message>
    <message>
        <source>Thread id</source>
        <translation>معرّف الخيط</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>thread that posts, receiver</comment>
        <translation>%1 إلى %2</translation>
    </message>
</context>
<context>
    <name>Signalbox::PostedEventModel</name>
    <message>
        <source>Receiver</source>
        <translation>المستقبِل</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>الحدث</translation>
    </message>
    <message>
        <source>QEvent::Type</source>
        <translation>QEvent::Type</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>العدد</translation>
    </message>
    <message>
        <source>Events of this type that wait for this receiver</source>
        <translation>الأحداث من هذا النوع التي تنتظر هذا المستقبِل</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>الأولوية</translation>
    </message>
    <message>
        <source>As given to postEvent(); larger is more urgent</source>
        <translation>كما أُعطيت لـ postEvent()؛ الأكبر أكثر إلحاحًا</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>الحلقة</translation>
    </message>
    <message>
        <source>Type number</source>
        <translation>رقم النوع</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>العنوان</translation>
    </message>
</context>
<context>
    <name>Signalbox::QueueModel</name>
    <message>
        <source>%1 (root)</source>
        <comment>loop; the queue that all others are below</comment>
        <translation>%1 (الجذر)</translation>
    </message>
    <message>
        <source>(no name)</source>
        <comment>queue</comment>
        <translation>(بلا اسم)</translation>
    </message>
    <message>
        <source>every event</source>
        <comment>what the root queue takes</comment>
        <translation>كل حدث</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>الطابور</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>الأولوية</translation>
    </message>
    <message>
        <source>Among its siblings; larger is more urgent</source>
        <translation>بين إخوته؛ الأكبر أكثر إلحاحًا</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>في الطابور</translation>
    </message>
    <message>
        <source>Own events, with those that are held or being delivered</source>
        <translation>أحداثه هو، مع المحتجَزة والتي تُسلَّم الآن</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>الحدّ</translation>
    </message>
    <message>
        <source>The most own events that are let in</source>
        <translation>أقصى ما يُسمح بدخوله من أحداثه</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>الامتلاء</translation>
    </message>
    <message>
        <source>How near it is to its limit, or to that of all below it</source>
        <translation>مدى قربه من حدّه، أو من حدّ كل ما تحته</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>بالانتظار</translation>
    </message>
    <message>
        <source>Senders that wait for room</source>
        <translation>المرسلون الذين ينتظرون مكانًا</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>المحتجَز</translation>
    </message>
    <message>
        <source>Events that were delivered, and that nobody has accepted</source>
        <translation>أحداث سُلِّمت ولم يقبلها أحد</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>المرفوض</translation>
    </message>
    <message>
        <source>Sends that found no room</source>
        <translation>إرسالات لم تجد مكانًا</translation>
    </message>
    <message>
        <source>Wait p99</source>
        <translation>انتظار p99</translation>
    </message>
    <message>
        <source>99 % were delivered first within this time of being queued, in steps of two</source>
        <translation>99 % سُلِّمت أول مرة خلال هذا الوقت من دخولها الطابور، بخطوات مضاعفة</translation>
    </message>
    <message>
        <source>In</source>
        <translation>الداخل</translation>
    </message>
    <message>
        <source>Events that have come in</source>
        <translation>الأحداث التي وصلت</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>تحت</translation>
    </message>
    <message>
        <source>The queue that its events go on to</source>
        <translation>الطابور الذي تنتقل إليه أحداثه</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>يأخذ</translation>
    </message>
    <message>
        <source>The events that it takes from its parent</source>
        <translation>الأحداث التي يأخذها من أبيه</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>يحتجز</translation>
    </message>
    <message>
        <source>The oldest event that nobody has accepted</source>
        <translation>أقدم حدث لم يقبله أحد</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>المجموع</translation>
    </message>
    <message>
        <source>Events in it and below it</source>
        <translation>الأحداث فيه وتحته</translation>
    </message>
    <message>
        <source>Total limit</source>
        <translation>الحدّ الكلي</translation>
    </message>
    <message>
        <source>The most events that are let in, with those below it</source>
        <translation>أقصى ما يُسمح بدخوله من أحداث، مع ما تحته</translation>
    </message>
    <message>
        <source>Deepest</source>
        <translation>الأقصى</translation>
    </message>
    <message>
        <source>The most own events there were</source>
        <translation>أكثر ما كان من أحداثه</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>الخارج</translation>
    </message>
    <message>
        <source>Events that have left</source>
        <translation>الأحداث التي غادرت</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>المُسقَط</translation>
    </message>
    <message>
        <source>Of those that left: nobody took them</source>
        <translation>مما غادر: لم يأخذه أحد</translation>
    </message>
    <message>
        <source>Have waited</source>
        <translation>انتظرت</translation>
    </message>
    <message>
        <source>Sends that waited for room</source>
        <translation>إرسالات انتظرت مكانًا</translation>
    </message>
    <message>
        <source>Wait p50</source>
        <translation>انتظار p50</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>أطول انتظار</translation>
    </message>
    <message>
        <source>Own priority</source>
        <translation>الأولوية الذاتية</translation>
    </message>
    <message>
        <source>Of its own events among its sub-queues</source>
        <translation>لأحداثه هو بين طوابيره الفرعية</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>الحلقة</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>الرقم التسلسلي</translation>
    </message>
    <message>
        <source>In/s</source>
        <translation>داخل/ث</translation>
    </message>
    <message>
        <source>In the last second</source>
        <translation>في الثانية الأخيرة</translation>
    </message>
</context>
<context>
    <name>Signalbox::SnapshotModel</name>
    <message>
        <source>%1: %2</source>
        <comment>screen reader: column, cell</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Loading…</source>
        <comment>a row of a table</comment>
        <translation>جارٍ التحميل…</translation>
    </message>
</context>
<context>
    <name>Signalbox::StripModel</name>
    <message>
        <source>Loop %1: busy %2, longest turn of the last minute %3</source>
        <comment>screen reader</comment>
        <translation>الحلقة ⁨%1⁩: الانشغال ⁨%2⁩، أطول دورة في الدقيقة الأخيرة ⁨%3⁩</translation>
    </message>
</context>
<context>
    <name>Signalbox::TaskCanceller</name>
    <message>
        <source>The program does not answer.</source>
        <translation>البرنامج لا يجيب.</translation>
    </message>
    <message>
        <source>Tasks are cancelled in the control role only: start the program with SIGNALBOX_INSPECT=control, or by “signalbox run --inspect --control”.</source>
        <translation>لا تُلغى المهام إلا في دور التحكّم: شغّل البرنامج مع ⁨SIGNALBOX_INSPECT=control⁩، أو بالأمر «⁨signalbox run --inspect --control⁩».</translation>
    </message>
    <message>
        <source>Cancel the task “%1” (%2)?</source>
        <comment>name, number</comment>
        <translation>إلغاء المهمة «⁨%1⁩» (⁨%2⁩)؟</translation>
    </message>
    <message>
        <source>It does not go on behind its co_await: it resumes with its cancellation, which destroys its frames from the innermost outwards, and ends the tasks of its scopes. Who joins it is told that it was cancelled.</source>
        <translation>لا تستمر بعد ⁨co_await⁩ الذي هي عنده: تُستأنف بإلغائها، فتُهدم إطاراتها من الداخل إلى الخارج وتنتهي مهام نطاقاتها. ومن ينتظر نهايتها يُخبَر بأنها أُلغيت.</translation>
    </message>
    <message>
        <source>It waits for %1, in %2.</source>
        <comment>what, where</comment>
        <translation>تنتظر ⁨%1⁩، في ⁨%2⁩.</translation>
    </message>
    <message>
        <source>It waits for %1.</source>
        <comment>what</comment>
        <translation>تنتظر ⁨%1⁩.</translation>
    </message>
    <message>
        <source>Select the task that is to be cancelled.</source>
        <translation>اختر المهمة المراد إلغاؤها.</translation>
    </message>
    <message>
        <source>The task “%1” was not cancelled: %2</source>
        <comment>name, why</comment>
        <translation>لم تُلغَ المهمة «⁨%1⁩»: ⁨%2⁩</translation>
    </message>
    <message>
        <source>The loop of the task “%1” is busy or stuck, and cancels it when it goes on.</source>
        <translation>حلقة المهمة «⁨%1⁩» مشغولة أو عالقة، وستلغيها حين تستمر.</translation>
    </message>
    <message>
        <source>The task “%1” was cancelled.</source>
        <translation>أُلغيت المهمة «⁨%1⁩».</translation>
    </message>
    <message>
        <source>The task “%1” was cancelled, and ends when what it is in allows that.</source>
        <translation>أُلغيت المهمة «⁨%1⁩»، وتنتهي حين يسمح بذلك ما هي فيه.</translation>
    </message>
    <message>
        <source>The task “%1” has ended before.</source>
        <translation>كانت المهمة «⁨%1⁩» قد انتهت.</translation>
    </message>
    <message>
        <source>The task “%1” was cancelled before, and has not come to its end.</source>
        <translation>سبق إلغاء المهمة «⁨%1⁩»، ولم تنتهِ بعد.</translation>
    </message>
    <message>
        <source>The task “%1” has ended with its loop.</source>
        <translation>انتهت المهمة «⁨%1⁩» مع حلقتها.</translation>
    </message>
    <message>
        <source>The task “%1” was not cancelled: too many wait for that already.</source>
        <translation>لم تُلغَ المهمة «⁨%1⁩»: ينتظر ذلك عدد كبير من قبل.</translation>
    </message>
</context>
<context>
    <name>Signalbox::TaskModel</name>
    <message>
        <source>started in %1</source>
        <comment>a task without a name</comment>
        <translation>بدأت في ⁨%1⁩</translation>
    </message>
    <message>
        <source>× cancelling</source>
        <comment>state of a task: it ends as soon as it can</comment>
        <translation>× تُلغى</translation>
    </message>
    <message>
        <source>● running</source>
        <comment>state of a task</comment>
        <translation>● تعمل</translation>
    </message>
    <message>
        <source>◌ ready</source>
        <comment>state of a task: its turn will come</comment>
        <translation>◌ جاهزة</translation>
    </message>
    <message>
        <source>○ waiting</source>
        <comment>state of a task</comment>
        <translation>○ تنتظر</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>المهمة</translation>
    </message>
    <message>
        <source>Its name, or where it was started; below the task that it belongs to</source>
        <translation>اسمها، أو حيث بدأت؛ تحت المهمة التي تنتمي إليها</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>في انتظار</translation>
    </message>
    <message>
        <source>For</source>
        <translation>منذ</translation>
    </message>
    <message>
        <source>Since this state began; nothing where it was before the inspector</source>
        <translation>منذ بدء هذه الحالة؛ لا شيء إن كان قبل المفتّش</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>المتبقّي</translation>
    </message>
    <message>
        <source>Until what it waits for ends by itself, where that is known</source>
        <translation>حتى ينتهي من نفسه ما تنتظره، إن كان معروفًا</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>الموضع</translation>
    </message>
    <message>
        <source>The co_await at which it waits, or has waited last</source>
        <translation>الـ co_await الذي تنتظر عنده، أو انتظرت عنده آخر مرة</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>مشغولة</translation>
    </message>
    <message>
        <source>Time on the stack since the inspector began to look</source>
        <translation>الوقت على المكدّس منذ بدأ المفتّش ينظر</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>خاملة</translation>
    </message>
    <message>
        <source>Time in which it waited</source>
        <translation>الوقت الذي انتظرت فيه</translation>
    </message>
    <message>
        <source>Resumes</source>
        <translation>الاستئنافات</translation>
    </message>
    <message>
        <source>How often it went on since the inspector began to look</source>
        <translation>كم مرة تابعت منذ بدأ المفتّش ينظر</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>الحلقة</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>تنتمي إلى</translation>
    </message>
    <message>
        <source>The task whose scope it is in, or that waits for it</source>
        <translation>المهمة التي هي في نطاقها، أو التي تنتظرها</translation>
    </message>
    <message>
        <source>Started in</source>
        <translation>بدأت في</translation>
    </message>
    <message>
        <source>Alive for</source>
        <translation>حيّة منذ</translation>
    </message>
    <message>
        <source>Nothing where it began before the inspector</source>
        <translation>لا شيء إن بدأت قبل المفتّش</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>جاهزة</translation>
    </message>
    <message>
        <source>Time from being woken until its turn came</source>
        <translation>الوقت من إيقاظها حتى جاء دورها</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Scope</translation>
    </message>
    <message>
        <source>The name of the scope that it was started in</source>
        <translation>اسم الـ scope الذي بدأت فيه</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>الأولوية</translation>
    </message>
    <message>
        <source>Among the tasks that are ready; larger is more urgent</source>
        <translation>بين المهام الجاهزة؛ الأكبر أكثر إلحاحًا</translation>
    </message>
    <message>
        <source>Daemon</source>
        <translation>خفيّة</translation>
    </message>
    <message>
        <source>Scheduler::run() does not go on for it</source>
        <translation>لا تستمر Scheduler::run() من أجلها</translation>
    </message>
    <message>
        <source>yes</source>
        <comment>a task is a daemon</comment>
        <translation>نعم</translation>
    </message>
    <message>
        <source>no</source>
        <comment>a task is no daemon</comment>
        <translation>لا</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>الرقم التسلسلي</translation>
    </message>
    <message>
        <source>▲ running</source>
        <comment>state of a task: on the stack for too long</comment>
        <translation>▲ تعمل</translation>
    </message>
</context>
<context>
    <name>Signalbox::TimerModel</name>
    <message>
        <source>precise</source>
        <comment>timer type</comment>
        <translation>دقيق</translation>
    </message>
    <message>
        <source>coarse</source>
        <comment>timer type</comment>
        <translation>تقريبي</translation>
    </message>
    <message>
        <source>very coarse</source>
        <comment>timer type</comment>
        <translation>تقريبي جدًّا</translation>
    </message>
    <message>
        <source>Due in</source>
        <translation>الموعد بعد</translation>
    </message>
    <message>
        <source>Time to the next deadline; negative when it has passed</source>
        <translation>الوقت حتى الموعد القادم؛ سالب إن مضى</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>المالك</translation>
    </message>
    <message>
        <source>The object that gets the QTimerEvent</source>
        <translation>الكائن الذي يحصل على QTimerEvent</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>الفترة</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Fired</source>
        <translation>انطلق</translation>
    </message>
    <message>
        <source>How often it has been delivered</source>
        <translation>كم مرة سُلِّم</translation>
    </message>
    <message>
        <source>Worst late</source>
        <translation>أقصى تأخّر</translation>
    </message>
    <message>
        <source>The latest delivery so far</source>
        <translation>أكثر تسليم تأخّرًا حتى الآن</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>المعرّف</translation>
    </message>
    <message>
        <source>Qt&apos;s timer id</source>
        <translation>معرّف المؤقّت في Qt</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>الحلقة</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>التأخّر</translation>
    </message>
    <message>
        <source>How far the deadline lies back now</source>
        <translation>كم مضى على الموعد الآن</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>الرقم التسلسلي</translation>
    </message>
    <message>
        <source>Fired/s</source>
        <translation>انطلاق/ث</translation>
    </message>
    <message>
        <source>In the last second</source>
        <translation>في الثانية الأخيرة</translation>
    </message>
</context>
<context>
    <name>Signalbox::Verdict</name>
    <message>
        <source>Main loop</source>
        <translation>الحلقة الرئيسية</translation>
    </message>
    <message>
        <source>GUI loop</source>
        <translation>حلقة الواجهة</translation>
    </message>
    <message>
        <source>Loop “%1”</source>
        <translation>الحلقة «⁨%1⁩»</translation>
    </message>
    <message>
        <source>one turn</source>
        <comment>in one turn for 1.2 s</comment>
        <translation>دورة واحدة</translation>
    </message>
    <message>
        <source>%1: in %2 for %3</source>
        <translation>⁨%1⁩: في ⁨%2⁩ منذ ⁨%3⁩</translation>
    </message>
    <message>
        <source>%1: was in %2 for %3, just now</source>
        <translation>⁨%1⁩: كانت في ⁨%2⁩ مدة ⁨%3⁩، للتوّ</translation>
    </message>
    <message numerus="yes">
        <source>%1: was in %2 for %3, %n second(s) ago</source>
        <translation>
            <numerusform>⁨%1⁩: كانت في ⁨%2⁩ مدة ⁨%3⁩، قبل %n ثانية</numerusform>
            <numerusform>⁨%1⁩: كانت في ⁨%2⁩ مدة ⁨%3⁩، قبل ثانية واحدة</numerusform>
            <numerusform>⁨%1⁩: كانت في ⁨%2⁩ مدة ⁨%3⁩، قبل ثانيتين</numerusform>
            <numerusform>⁨%1⁩: كانت في ⁨%2⁩ مدة ⁨%3⁩، قبل %n ثوانٍ</numerusform>
            <numerusform>⁨%1⁩: كانت في ⁨%2⁩ مدة ⁨%3⁩، قبل %n ثانية</numerusform>
            <numerusform>⁨%1⁩: كانت في ⁨%2⁩ مدة ⁨%3⁩، قبل %n ثانية</numerusform>
        </translation>
    </message>
    <message>
        <source>Process %1</source>
        <comment>pid</comment>
        <translation>العملية ⁨%1⁩</translation>
    </message>
    <message>
        <source>%1 (pid %2)</source>
        <translation>%1 ‏(PID %2)</translation>
    </message>
    <message numerus="yes">
        <source>%n program(s) can be looked at</source>
        <translation>
            <numerusform>لا برامج يمكن تفتيشها (%n)</numerusform>
            <numerusform>برنامج واحد يمكن تفتيشه</numerusform>
            <numerusform>برنامجان يمكن تفتيشهما</numerusform>
            <numerusform>%n برامج يمكن تفتيشها</numerusform>
            <numerusform>%n برنامجًا يمكن تفتيشه</numerusform>
            <numerusform>%n برنامج يمكن تفتيشه</numerusform>
        </translation>
    </message>
    <message>
        <source>Connecting to %1 …</source>
        <translation>جارٍ الاتصال بـ ⁨%1⁩ …</translation>
    </message>
    <message>
        <source>Connecting to %1: %2</source>
        <translation>جارٍ الاتصال بـ ⁨%1⁩: ⁨%2⁩</translation>
    </message>
    <message>
        <source>%1 has not answered for %2: it is stopped, or has no processor</source>
        <translation>لم يجب ⁨%1⁩ منذ ⁨%2⁩: إنه متوقّف، أو بلا معالج</translation>
    </message>
    <message>
        <source>%1 has ended: this is the last that was seen of it</source>
        <translation>انتهى ⁨%1⁩: هذا آخر ما شوهد منه</translation>
    </message>
    <message>
        <source>%1 cannot be looked at: %2</source>
        <translation>لا يمكن تفتيش ⁨%1⁩: ⁨%2⁩</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>loop, what is wrong</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No loop of this process runs on Signalbox</source>
        <translation>لا حلقة في هذه العملية تعمل على Signalbox</translation>
    </message>
    <message>
        <source>%1: descriptor %2 was closed under its watcher (%3)</source>
        <translation>⁨%1⁩: أُغلق الواصف ⁨%2⁩ تحت مراقِبه (⁨%3⁩)</translation>
    </message>
    <message>
        <source>Another event dispatcher than Signalbox&apos;s delivers: nothing is measured</source>
        <translation>يُسلِّم موزّع أحداث غير موزّع Signalbox: لا شيء يُقاس</translation>
    </message>
    <message numerus="yes">
        <source>Healthy: %n loop(s) answering, longest turn of the last minute %1</source>
        <translation>
            <numerusform>سليم: لا حلقات تجيب (%n)، أطول دورة في الدقيقة الأخيرة ⁨%1⁩</numerusform>
            <numerusform>سليم: حلقة واحدة تجيب، أطول دورة في الدقيقة الأخيرة ⁨%1⁩</numerusform>
            <numerusform>سليم: حلقتان تجيبان، أطول دورة في الدقيقة الأخيرة ⁨%1⁩</numerusform>
            <numerusform>سليم: %n حلقات تجيب، أطول دورة في الدقيقة الأخيرة ⁨%1⁩</numerusform>
            <numerusform>سليم: %n حلقة تجيب، أطول دورة في الدقيقة الأخيرة ⁨%1⁩</numerusform>
            <numerusform>سليم: %n حلقة تجيب، أطول دورة في الدقيقة الأخيرة ⁨%1⁩</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Signalbox::WaitText</name>
    <message>
        <source>a timer</source>
        <extracomment>What a task waits for; all of these stand behind “waits for”.</extracomment>
        <translation>مؤقّتًا</translation>
    </message>
    <message>
        <source>a tick</source>
        <translation>نبضة</translation>
    </message>
    <message>
        <source>the event %1</source>
        <extracomment>Text: of an event, with its fields.</extracomment>
        <translation>الحدث ⁨%1⁩</translation>
    </message>
    <message>
        <source>the end of the task %1</source>
        <extracomment>Name: of a task.</extracomment>
        <translation>نهاية المهمة ⁨%1⁩</translation>
    </message>
    <message>
        <source>the task %1</source>
        <extracomment>Name: of a task.</extracomment>
        <translation>المهمة ⁨%1⁩</translation>
    </message>
    <message>
        <source>a task</source>
        <translation>مهمة</translation>
    </message>
    <message>
        <source>the tasks of a scope</source>
        <translation>مهام أحد الـ scope</translation>
    </message>
    <message>
        <source>the tasks of the scope &quot;%1&quot;</source>
        <extracomment>Name: of a scope.</extracomment>
        <translation>مهام الـ scope «⁨%1⁩»</translation>
    </message>
    <message>
        <source>room for an event</source>
        <translation>مكانًا لحدث</translation>
    </message>
    <message>
        <source>queues to be empty</source>
        <translation>فراغ الطوابير</translation>
    </message>
    <message>
        <source>nothing any more</source>
        <translation>لا شيء بعد الآن</translation>
    </message>
    <message>
        <source>the others to have run</source>
        <translation>أن يعمل الآخرون</translation>
    </message>
    <message>
        <source>the next turn of the loop</source>
        <translation>الدورة التالية للحلقة</translation>
    </message>
    <message>
        <source>nothing else to be done</source>
        <translation>ألّا يبقى عمل آخر</translation>
    </message>
    <message>
        <source>a QFuture</source>
        <translation>كائن QFuture</translation>
    </message>
    <message>
        <source>work in another thread</source>
        <translation>عملًا في خيط آخر</translation>
    </message>
    <message>
        <source>descriptor %1</source>
        <translation>الواصف ⁨%1⁩</translation>
    </message>
    <message>
        <source>signal %1 of the system</source>
        <extracomment>Number: of a signal such as SIGTERM.</extracomment>
        <translation>إشارة النظام ⁨%1⁩</translation>
    </message>
    <message>
        <source>the signal %1 of an object that has gone</source>
        <extracomment>Name: of a signal of Qt.</extracomment>
        <translation>الإشارة ⁨%1⁩ لكائن لم يعد موجودًا</translation>
    </message>
    <message>
        <source>the signal %1 of an object of another thread</source>
        <extracomment>Name: of a signal of Qt.</extracomment>
        <translation>الإشارة ⁨%1⁩ لكائن في خيط آخر</translation>
    </message>
    <message>
        <source>a stream that has gone</source>
        <translation>تدفّقًا لم يعد موجودًا</translation>
    </message>
    <message>
        <source>a notification of something that has gone</source>
        <translation>إشعارًا بشيء لم يعد موجودًا</translation>
    </message>
    <message>
        <source>a notification of %1</source>
        <extracomment>Text: the key.</extracomment>
        <translation>إشعارًا بـ ⁨%1⁩</translation>
    </message>
    <message>
        <source>a task that waits for a notification of something that has gone</source>
        <translation>مهمة تنتظر إشعارًا بشيء لم يعد موجودًا</translation>
    </message>
    <message>
        <source>a task that waits for a notification of %1</source>
        <extracomment>Text: the key.</extracomment>
        <translation>مهمة تنتظر إشعارًا بـ ⁨%1⁩</translation>
    </message>
    <message>
        <source>who asks for its next value</source>
        <extracomment>A coroutine that yields values waits for that.</extracomment>
        <translation>من يطلب قيمتها التالية</translation>
    </message>
    <message>
        <source>the next value of a generator</source>
        <translation>القيمة التالية لمولّد</translation>
    </message>
    <message>
        <source>a mutex</source>
        <translation>كائن mutex</translation>
    </message>
    <message>
        <source>a recursive mutex</source>
        <translation>كائن mutex تكراريًّا</translation>
    </message>
    <message>
        <source>a semaphore</source>
        <translation>كائن semaphore</translation>
    </message>
    <message>
        <source>a semaphore of a key</source>
        <translation>كائن semaphore لمفتاح</translation>
    </message>
    <message>
        <source>a condition</source>
        <translation>شرطًا</translation>
    </message>
    <message>
        <source>the mutex of a condition</source>
        <translation>كائن mutex لشرط</translation>
    </message>
    <message>
        <source>an event flag</source>
        <translation>كائن EventFlag</translation>
    </message>
    <message>
        <source>a latch</source>
        <translation>كائن Latch</translation>
    </message>
    <message>
        <source>the others at a barrier</source>
        <translation>الآخرين عند حاجز</translation>
    </message>
    <message>
        <source>a rate limiter</source>
        <translation>كائن RateLimiter</translation>
    </message>
    <message>
        <source>a value</source>
        <translation>قيمة</translation>
    </message>
    <message>
        <source>room in a channel</source>
        <translation>مكانًا في قناة</translation>
    </message>
    <message>
        <source>an item of a channel</source>
        <translation>عنصرًا من قناة</translation>
    </message>
    <message>
        <source>the items of a channel to be done</source>
        <translation>إنجاز عناصر قناة</translation>
    </message>
    <message>
        <source>the next item of a topic</source>
        <translation>العنصر التالي من موضوع</translation>
    </message>
    <message>
        <source>something that was destroyed</source>
        <translation>شيئًا دُمّر</translation>
    </message>
    <message>
        <source>(its description threw an exception)</source>
        <translation>(رمى وصفه استثناءً)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>signal or function, object</comment>
        <translation>%1 من %2</translation>
    </message>
    <message>
        <source>%1 of what has gone</source>
        <comment>function</comment>
        <translation>%1 من شيء زال</translation>
    </message>
    <message>
        <source>one of: %1</source>
        <comment>any of these ends the wait</comment>
        <translation>واحد من: %1</translation>
    </message>
    <message>
        <source>all of: %1</source>
        <comment>the wait ends with the last of these</comment>
        <translation>كلها: %1</translation>
    </message>
</context>
<context>
    <name>Signalbox::WatchedLoop</name>
    <message>
        <source>Loop %1: there is none</source>
        <comment>screen reader</comment>
        <translation>الحلقة ⁨%1⁩: غير موجودة</translation>
    </message>
    <message>
        <source>Loop %1: busy %2, longest turn of the last minute %3</source>
        <comment>screen reader</comment>
        <translation>الحلقة ⁨%1⁩: الانشغال ⁨%2⁩، أطول دورة في الدقيقة الأخيرة ⁨%3⁩</translation>
    </message>
</context>
<context>
    <name>Signalbox::WatchedProgram</name>
    <message>
        <source>Inspector: frames per second %1, tasks %2, warnings %3</source>
        <comment>screen reader</comment>
        <translation>المفتّش: الإطارات في الثانية ⁨%1⁩، المهام ⁨%2⁩، التحذيرات ⁨%3⁩</translation>
    </message>
</context>
<context>
    <name>Signalbox::WatchedQueue</name>
    <message>
        <source>%1 / %2</source>
        <comment>events in a queue; its limit</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>root</source>
        <comment>queue</comment>
        <translation>الجذر</translation>
    </message>
    <message>
        <source>Queue %1: there is none</source>
        <comment>screen reader</comment>
        <translation>الطابور ⁨%1⁩: غير موجود</translation>
    </message>
    <message>
        <source>Queue %1: %2, held %3, waiting senders %4</source>
        <comment>screen reader; %2 is &quot;12 / 100&quot;</comment>
        <translation>الطابور ⁨%1⁩: ⁨%2⁩، المحتجَز ⁨%3⁩، المرسلون المنتظرون ⁨%4⁩</translation>
    </message>
</context>
<context>
    <name>Signalbox::WatcherModel</name>
    <message>
        <source>read</source>
        <comment>kind of watcher</comment>
        <translation>قراءة</translation>
    </message>
    <message>
        <source>write</source>
        <comment>kind of watcher</comment>
        <translation>كتابة</translation>
    </message>
    <message>
        <source>exception</source>
        <comment>kind of watcher</comment>
        <translation>استثناء</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>what a descriptor is</comment>
        <translation>غير معروف</translation>
    </message>
    <message>
        <source>file</source>
        <comment>what a descriptor is</comment>
        <translation>ملف</translation>
    </message>
    <message>
        <source>directory</source>
        <comment>what a descriptor is</comment>
        <translation>مجلد</translation>
    </message>
    <message>
        <source>device</source>
        <comment>what a descriptor is</comment>
        <translation>جهاز</translation>
    </message>
    <message>
        <source>terminal</source>
        <comment>what a descriptor is</comment>
        <translation>طرفية</translation>
    </message>
    <message>
        <source>pipe</source>
        <comment>what a descriptor is</comment>
        <translation>أنبوب</translation>
    </message>
    <message>
        <source>socket</source>
        <comment>what a descriptor is</comment>
        <translation>مقبس</translation>
    </message>
    <message>
        <source>× closed</source>
        <comment>what a descriptor is: somebody closed it under the watcher</comment>
        <translation>× مغلق</translation>
    </message>
    <message>
        <source>Fd</source>
        <translation>Fd</translation>
    </message>
    <message>
        <source>File descriptor</source>
        <translation>واصف الملف</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>في انتظار</translation>
    </message>
    <message>
        <source>What the watcher waits for</source>
        <translation>ما ينتظره المراقِب</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>الهدف</translation>
    </message>
    <message>
        <source>What the descriptor is</source>
        <translation>ما هو الواصف</translation>
    </message>
    <message>
        <source>Path or peer</source>
        <translation>المسار أو الطرف الآخر</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>المالك</translation>
    </message>
    <message>
        <source>Parent of the QSocketNotifier, or the notifier itself</source>
        <translation>أصل الـ QSocketNotifier، أو هو نفسه</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>التنشيطات</translation>
    </message>
    <message>
        <source>How often it was ready</source>
        <translation>كم مرة كان جاهزًا</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>الحلقة</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>الرقم التسلسلي</translation>
    </message>
    <message>
        <source>fd %1</source>
        <comment>heading of a watcher</comment>
        <translation>Fd %1</translation>
    </message>
    <message>
        <source>Activations/s</source>
        <translation>تنشيط/ث</translation>
    </message>
    <message>
        <source>In the last second</source>
        <translation>في الثانية الأخيرة</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Enter look at it   Ctrl+D colours</source>
        <translation>Enter تفتيش   Ctrl+D الألوان</translation>
    </message>
    <message>
        <source>sample %1</source>
        <comment>what taking a sample costs</comment>
        <translation>العيّنة ⁨%1⁩</translation>
    </message>
    <message>
        <source>Ctrl+0…9 views   / filter   Enter detail   Space pause   Ctrl+C copy rows   F1 keys</source>
        <translation>Ctrl+0…9 العروض   / المرشّح   Enter التفاصيل   المسافة إيقاف مؤقّت   Ctrl+C نسخ الصفوف   F1 المفاتيح</translation>
    </message>
</context>
<context>
    <name>StripRow</name>
    <message>
        <source>busy %1</source>
        <comment>share of the time</comment>
        <translation>الانشغال ⁨%1⁩</translation>
    </message>
    <message>
        <source>worst %1</source>
        <comment>longest turn of the last minute</comment>
        <translation>الأقصى ⁨%1⁩</translation>
    </message>
    <message>
        <source>Newest at the right, a tick under each 10 s. A bar&apos;s height is the share of time the loop was busy; its colour tells turns that kept the loop from answering.</source>
        <translation>الأحدث إلى اليمين، وعلامة كل 10 ثوانٍ. ارتفاع العمود هو نسبة الوقت الذي كانت الحلقة فيه مشغولة؛ ولونه يدل على الدورات التي منعت الحلقة من الجواب.</translation>
    </message>
</context>
<context>
    <name>TableHeader</name>
    <message>
        <source>Columns</source>
        <translation>الأعمدة</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Alt+Left</source>
        <comment>key</comment>
        <translation>Alt+Left</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Program %1</source>
        <translation>البرنامج ⁨%1⁩</translation>
    </message>
    <message>
        <source>pid %1</source>
        <comment>process id</comment>
        <translation>PID %1</translation>
    </message>
    <message>
        <source>up %1</source>
        <comment>time since the program&apos;s start</comment>
        <translation>منذ ⁨%1⁩</translation>
    </message>
    <message>
        <source>Paused for %1</source>
        <translation>متوقّف مؤقّتًا منذ ⁨%1⁩</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>متوقّف مؤقّتًا</translation>
    </message>
    <message>
        <source>Live, %1</source>
        <comment>updates per second</comment>
        <translation>مباشر، ⁨%1⁩</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>مباشر</translation>
    </message>
    <message>
        <source>Ctrl+O</source>
        <comment>key</comment>
        <translation>Ctrl+O</translation>
    </message>
    <message>
        <source>Programs</source>
        <translation>البرامج</translation>
    </message>
    <message>
        <source>Space</source>
        <comment>key</comment>
        <translation>المسافة</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>استئناف</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقّت</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <comment>key</comment>
        <translation>Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>Copy snapshot</source>
        <translation>نسخ لقطة</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <comment>key</comment>
        <translation>Ctrl+D</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>ألوان فاتحة</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>ألوان داكنة</translation>
    </message>
    <message>
        <source>Control role: tasks can be cancelled</source>
        <translation>دور التحكّم: يمكن إلغاء المهام</translation>
    </message>
    <message>
        <source>Control</source>
        <comment>role: the user may act on the program</comment>
        <translation>تحكّم</translation>
    </message>
</context>
<context>
    <name>VerdictBar</name>
    <message>
        <source>Waiting for the first sample …</source>
        <translation>في انتظار العيّنة الأولى …</translation>
    </message>
    <message>
        <source>Show loop</source>
        <translation>إظهار الحلقة</translation>
    </message>
    <message>
        <source>Show timer</source>
        <translation>إظهار المؤقّت</translation>
    </message>
    <message>
        <source>Show watcher</source>
        <translation>إظهار المراقِب</translation>
    </message>
    <message>
        <source>Show queue</source>
        <translation>إظهار الطابور</translation>
    </message>
    <message>
        <source>Show task</source>
        <translation>إظهار المهمة</translation>
    </message>
</context>
</TS>
