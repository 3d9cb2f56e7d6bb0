<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CancelQuestion</name>
    <message>
        <source>Let it go on</source>
        <translation>让它继续</translation>
    </message>
    <message>
        <source>Cancel the task</source>
        <translation>取消任务</translation>
    </message>
</context>
<context>
    <name>DataView</name>
    <message>
        <source>%1 of %2 rows shown</source>
        <translation>显示 %1 行，共 %2 行</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>rows shown, rows there are</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>No row has all of these words: %1</source>
        <translation>没有一行包含所有这些词：%1</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
</context>
<context>
    <name>DetailField</name>
    <message>
        <source>Enter goes there</source>
        <comment>screen reader: a field that names another row</comment>
        <translation>按回车键前往</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>screen reader: field, value</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>Detail</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>This object is gone; its last known state is shown.</source>
        <translation>此对象已不存在；显示的是其最后已知的状态。</translation>
    </message>
    <message>
        <source>gone</source>
        <comment>the object of the detail does not exist any more</comment>
        <translation>已消失</translation>
    </message>
    <message>
        <source>Copy the detail</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Close the detail</source>
        <translation>关闭详情</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Select a row to see everything about it.</source>
        <translation>选择一行以查看其全部信息。</translation>
    </message>
    <message>
        <source>Del</source>
        <comment>key</comment>
        <translation>Del</translation>
    </message>
    <message>
        <source>Cancel the task …</source>
        <translation>取消任务…</translation>
    </message>
</context>
<context>
    <name>FilterField</name>
    <message>
        <source>Filter rows by words</source>
        <translation>按词筛选行</translation>
    </message>
    <message>
        <source>F3: %1</source>
        <comment>placeholder of a filter; the key F3 goes to the next row with these words</comment>
        <translation>F3：%1</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
</context>
<context>
    <name>HeaderCell</name>
    <message>
        <source>%1, sorted ascending</source>
        <translation>%1，升序</translation>
    </message>
    <message>
        <source>%1, sorted descending</source>
        <translation>%1，降序</translation>
    </message>
</context>
<context>
    <name>InspectorOverlay</name>
    <message>
        <source>%1 fps</source>
        <comment>frames per second</comment>
        <translation>%1 帧/秒</translation>
    </message>
    <message>
        <source>Open the inspector</source>
        <comment>button</comment>
        <translation>打开检查器</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>button: the inspector</comment>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>InspectorWindow</name>
    <message>
        <source>No row has all of these words: %1</source>
        <translation>没有一行包含所有这些词：%1</translation>
    </message>
    <message numerus="yes">
        <source>Copied %n row(s).</source>
        <translation>
            <numerusform>已复制 %n 行。</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied a snapshot of everything.</source>
        <translation>已复制全部内容的快照。</translation>
    </message>
    <message>
        <source>Inspector: %1</source>
        <comment>window title; name of the program</comment>
        <translation>检查器：%1</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>No loop of this process runs on Signalbox.
Call Signalbox::install() before the application object is made, and Signalbox::install(thread) before a thread starts.</source>
        <translation>此进程没有在 Signalbox 上运行的循环。
请在创建应用程序对象之前调用 Signalbox::install()，在线程启动之前调用 Signalbox::install(thread)。</translation>
    </message>
    <message>
        <source>Loops</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>No timers are running.
Every QTimer and QObject::startTimer() in a loop on Signalbox shows here.</source>
        <translation>没有运行中的定时器。
Signalbox 循环中的每个 QTimer 和 QObject::startTimer() 都显示在这里。</translation>
    </message>
    <message>
        <source>Timers</source>
        <translation>定时器</translation>
    </message>
    <message>
        <source>No descriptors are watched.
Every enabled QSocketNotifier in a loop on Signalbox shows here; sockets and processes have theirs.</source>
        <translation>没有受监视的描述符。
Signalbox 循环中每个启用的 QSocketNotifier 都显示在这里；套接字和进程各有自己的。</translation>
    </message>
    <message>
        <source>Watchers</source>
        <translation>监视器</translation>
    </message>
    <message>
        <source>No queues of events.
Whoever sends events by Signalbox::Scheduler has a queue for them; EventQueue::addQueue() adds others.</source>
        <translation>没有事件队列。
用 Signalbox::Scheduler 发送事件者各有一个队列；EventQueue::addQueue() 可添加其他队列。</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Nobody waits for events.
Scheduler::on(), EventListener and Wait show here with what they wait for.</source>
        <translation>没有谁在等待事件。
Scheduler::on()、EventListener 和 Wait 及其等待的内容显示在这里。</translation>
    </message>
    <message>
        <source>Matchers</source>
        <translation>匹配器</translation>
    </message>
    <message>
        <source>No event has come in since the inspector began to look.
What Scheduler::send() and RemoteScheduler::send() send shows here, and what became of it.</source>
        <translation>自检查器开始观察以来没有事件到来。
Scheduler::send() 和 RemoteScheduler::send() 发送的内容及其结果显示在这里。</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>No tasks.
Every coroutine that a Signalbox::Scope has started shows here with what it waits for, until it ends.</source>
        <translation>没有任务。
Signalbox::Scope 启动的每个协程及其等待的内容显示在这里，直到它结束。</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Nothing is wrong, as far as can be seen.
Slow turns, timers and notifiers that spin, full queues, lost tasks and the like show here with what to try.</source>
        <translation>目前看来一切正常。
缓慢的轮次、空转的定时器和通知器、已满的队列、丢失的任务等显示在这里，并附有建议。</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Copied the detail.</source>
        <translation>已复制详情。</translation>
    </message>
    <message>
        <source>Paused. The program goes on; Space resumes.</source>
        <translation>已暂停。程序继续运行；按空格键恢复。</translation>
    </message>
    <message>
        <source>Live again.</source>
        <translation>已恢复实时。</translation>
    </message>
    <message>
        <source>Copied the overview.</source>
        <translation>已复制概览。</translation>
    </message>
</context>
<context>
    <name>KeyLine</name>
    <message>
        <source>%1: %2</source>
        <comment>screen reader: keys, what they do</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Ctrl+1 … Ctrl+9, Ctrl+0</source>
        <comment>key</comment>
        <translation>Ctrl+1 … Ctrl+9、Ctrl+0</translation>
    </message>
    <message>
        <source>Pages; Ctrl+3 again: the other table of its page</source>
        <translation>页面；再按 Ctrl+3：该页的另一张表</translation>
    </message>
    <message>
        <source>/, Ctrl+F</source>
        <comment>key</comment>
        <translation>/、Ctrl+F</translation>
    </message>
    <message>
        <source>Filter: rows with all words</source>
        <translation>筛选：包含所有词的行</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Clear the filter, then the selection</source>
        <translation>先清除筛选，再清除选择</translation>
    </message>
    <message>
        <source>F3, Shift+F3</source>
        <comment>key</comment>
        <translation>F3、Shift+F3</translation>
    </message>
    <message>
        <source>Next or previous row with these words</source>
        <translation>包含这些词的下一行或上一行</translation>
    </message>
    <message>
        <source>Arrows, Page keys, Home, End</source>
        <comment>key</comment>
        <translation>方向键、翻页键、Home、End</translation>
    </message>
    <message>
        <source>Move; with Shift: select</source>
        <translation>移动；按住 Shift：选择</translation>
    </message>
    <message>
        <source>Ctrl+click, Shift+click</source>
        <comment>key</comment>
        <translation>Ctrl+单击、Shift+单击</translation>
    </message>
    <message>
        <source>Select one more, or all up to there</source>
        <translation>多选一行，或选到该处</translation>
    </message>
    <message>
        <source>Ctrl+A</source>
        <comment>key</comment>
        <translation>Ctrl+A</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>key</comment>
        <translation>回车</translation>
    </message>
    <message>
        <source>Open the detail; in it, follow a link</source>
        <translation>打开详情；在其中跟随链接</translation>
    </message>
    <message>
        <source>Menu, Shift+F10</source>
        <comment>key</comment>
        <translation>菜单键、Shift+F10</translation>
    </message>
    <message>
        <source>What can be done with the row</source>
        <translation>可对该行执行的操作</translation>
    </message>
    <message>
        <source>Alt+Left</source>
        <comment>key</comment>
        <translation>Alt+左</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Space</source>
        <comment>key</comment>
        <translation>空格</translation>
    </message>
    <message>
        <source>Pause or resume this window</source>
        <translation>暂停或恢复此窗口</translation>
    </message>
    <message>
        <source>Ctrl+C, Ctrl+Shift+C</source>
        <comment>key</comment>
        <translation>Ctrl+C、Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>Copy rows, or everything</source>
        <translation>复制行，或全部</translation>
    </message>
    <message>
        <source>Del</source>
        <comment>key</comment>
        <translation>Del</translation>
    </message>
    <message>
        <source>Cancel the task, in the control role</source>
        <translation>取消任务（控制角色）</translation>
    </message>
    <message>
        <source>F6</source>
        <comment>key</comment>
        <translation>F6</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>下一窗格</translation>
    </message>
    <message>
        <source>Ctrl+O</source>
        <comment>key</comment>
        <translation>Ctrl+O</translation>
    </message>
    <message>
        <source>List of programs</source>
        <translation>程序列表</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <comment>key</comment>
        <translation>Ctrl+D</translation>
    </message>
    <message>
        <source>Light or dark colours</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>F1, ?</source>
        <comment>key</comment>
        <translation>F1、?</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>此列表</translation>
    </message>
</context>
<context>
    <name>LoopStrips</name>
    <message>
        <source>Busy history of each loop</source>
        <translation>各循环的繁忙历史</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Loops</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>Posted events</source>
        <translation>已投递事件</translation>
    </message>
    <message>
        <source>Timers</source>
        <translation>定时器</translation>
    </message>
    <message>
        <source>Watchers</source>
        <translation>监视器</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Matchers</source>
        <translation>匹配器</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
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
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1: %2 (Ctrl+%3)</source>
        <comment>view, number of rows, key</comment>
        <translation>%1：%2 (Ctrl+%3)</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
</context>
<context>
    <name>PostsPage</name>
    <message>
        <source>No thread has posted to another one since the inspector began to look.
What a thread posts to itself is not counted.</source>
        <translation>自检查器开始观察以来，没有线程向其他线程投递。
线程投递给自己的不计入。</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>投递</translation>
    </message>
    <message>
        <source>No posted events are waiting.
What QCoreApplication::postEvent(), deleteLater() and queued signals send shows here until it is delivered.</source>
        <translation>没有等待中的已投递事件。
QCoreApplication::postEvent()、deleteLater() 和排队信号发送的内容在送达之前显示在这里。</translation>
    </message>
    <message>
        <source>Posted events</source>
        <translation>已投递事件</translation>
    </message>
</context>
<context>
    <name>ProgramPage</name>
    <message>
        <source>Which program?</source>
        <translation>哪个程序？</translation>
    </message>
    <message>
        <source>Programs of yours that have an InspectServer, or were started with SIGNALBOX_INSPECT=1.</source>
        <translation>您的程序中带有 InspectServer 或以 SIGNALBOX_INSPECT=1 启动的程序。</translation>
    </message>
    <message>
        <source>None of your programs can be looked at.
Start one with SIGNALBOX_INSPECT=1 in its environment, or, if it knows nothing of Signalbox, by
signalbox run --inspect -- PROGRAM</source>
        <translation>您没有可以检查的程序。
请在环境中设置 SIGNALBOX_INSPECT=1 来启动程序；若程序不使用 Signalbox，请用
signalbox run --inspect -- PROGRAM</translation>
    </message>
</context>
<context>
    <name>ProgramRow</name>
    <message>
        <source>%1, process %2, up %3</source>
        <translation>%1，进程 %2，已运行 %3</translation>
    </message>
    <message>
        <source>pid %1</source>
        <comment>process id</comment>
        <translation>PID %1</translation>
    </message>
    <message>
        <source>up %1</source>
        <comment>time since the program&apos;s start</comment>
        <translation>已运行 %1</translation>
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
        <translation>复制</translation>
    </message>
    <message>
        <source>Filter by “%1”</source>
        <translation>按“%1”筛选</translation>
    </message>
    <message>
        <source>Filter by this</source>
        <translation>按此筛选</translation>
    </message>
    <message>
        <source>Del</source>
        <comment>key</comment>
        <translation>Del</translation>
    </message>
    <message>
        <source>Cancel the task …</source>
        <translation>取消任务…</translation>
    </message>
    <message>
        <source>Go to %1: %2</source>
        <comment>field, what it names</comment>
        <translation>转到%1：%2</translation>
    </message>
</context>
<context>
    <name>Signalbox::EventModel</name>
    <message>
        <source>▲ refused</source>
        <comment>fate of an event: there was no room</comment>
        <translation>▲ 被拒绝</translation>
    </message>
    <message>
        <source>◌ waits for room</source>
        <comment>fate of an event</comment>
        <translation>◌ 等待空位</translation>
    </message>
    <message>
        <source>○ queued</source>
        <comment>fate of an event</comment>
        <translation>○ 已排队</translation>
    </message>
    <message>
        <source>● being delivered</source>
        <comment>fate of an event</comment>
        <translation>● 送达中</translation>
    </message>
    <message>
        <source>✓ delivered</source>
        <comment>fate of an event</comment>
        <translation>✓ 已送达</translation>
    </message>
    <message>
        <source>✓ latched</source>
        <comment>fate of an event: delivered, and kept for those who come late</comment>
        <translation>✓ 已保留</translation>
    </message>
    <message>
        <source>◇ held</source>
        <comment>fate of an event: nobody has accepted it</comment>
        <translation>◇ 被搁置</translation>
    </message>
    <message>
        <source>✓ accepted</source>
        <comment>fate of an event</comment>
        <translation>✓ 已接受</translation>
    </message>
    <message>
        <source>× dropped</source>
        <comment>fate of an event: nobody took it</comment>
        <translation>× 已丢弃</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Since it came in</source>
        <translation>自到来以来</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Its type and keys; the type alone where many come</source>
        <translation>其类型和键；大量到来时只有类型</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>What has become of it so far</source>
        <translation>目前的结果</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Got by</source>
        <translation>接收数</translation>
    </message>
    <message>
        <source>Waiters that have got it</source>
        <translation>收到它的等待者数量</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Of its loop, in the order of coming in</source>
        <translation>在其循环中按到来的顺序</translation>
    </message>
</context>
<context>
    <name>Signalbox::Finding</name>
    <message>
        <source>Slow turn</source>
        <translation>缓慢的轮次</translation>
    </message>
    <message>
        <source>Nothing else of this thread happened meanwhile: no input, no painting, no timer, no socket.</source>
        <translation>其间此线程没有发生其他任何事：没有输入、绘制、定时器或套接字。</translation>
    </message>
    <message>
        <source>Do the work in pieces, in a task that awaits yield() now and then, or in another thread.</source>
        <translation>请分段工作：放在不时等待 yield() 的任务中，或放到另一个线程。</translation>
    </message>
    <message>
        <source>Timer storm</source>
        <translation>定时器风暴</translation>
    </message>
    <message>
        <source>Each firing wakes the processor and costs a delivery, also when there is nothing to do.</source>
        <translation>每次触发都会唤醒处理器并花费一次送达，即使无事可做。</translation>
    </message>
    <message>
        <source>Use longer intervals, coarse timers, one timer for many objects, or the signal that tells of the change.</source>
        <translation>请使用更长的间隔、粗略定时器、由多个对象共用的一个定时器，或告知变化的信号。</translation>
    </message>
    <message>
        <source>Late timers</source>
        <translation>定时器延迟</translation>
    </message>
    <message>
        <source>What is driven by timers stutters: the loop is busy with something else when they are due.</source>
        <translation>由定时器驱动的内容会卡顿：到期时循环正忙于其他事情。</translation>
    </message>
    <message>
        <source>Look for what keeps the loop busy, and move timers that must be on time to a thread of their own.</source>
        <translation>请找出使循环繁忙的原因，并把必须准时的定时器移到单独的线程。</translation>
    </message>
    <message>
        <source>Zero timer spins</source>
        <translation>零定时器空转</translation>
    </message>
    <message>
        <source>A timer of 0 ms fires in each turn, so that the thread never sleeps.</source>
        <translation>0 ms 的定时器每轮都触发，线程从不休眠。</translation>
    </message>
    <message>
        <source>Stop the timer when there is nothing left to do, or wait for the signal that brings new work.</source>
        <translation>无事可做时请停止定时器，或等待带来新工作的信号。</translation>
    </message>
    <message>
        <source>Notifier spins</source>
        <translation>通知器空转</translation>
    </message>
    <message>
        <source>Nobody reads or writes what the descriptor is ready for, so it is ready again at once and the thread never sleeps.</source>
        <translation>描述符已就绪却无人读写，于是它立即再次就绪，线程从不休眠。</translation>
    </message>
    <message>
        <source>Read everything there is, and disable the notifier while nothing is wanted, above all one for writing.</source>
        <translation>请读完所有内容，并在不需要时禁用通知器，尤其是用于写入的通知器。</translation>
    </message>
    <message>
        <source>Queue at its limit</source>
        <translation>队列达到上限</translation>
    </message>
    <message>
        <source>More comes in than is taken out: senders wait, or are sent away.</source>
        <translation>进来的多于取出的：发送者等待，或被拒绝。</translation>
    </message>
    <message>
        <source>Have the receiver do less for each event or take several at once, or send less; a larger limit only moves the moment.</source>
        <translation>请让接收者对每个事件少做一些或一次取多个，或者少发送；提高上限只会推迟问题。</translation>
    </message>
    <message>
        <source>Held event</source>
        <translation>被搁置的事件</translation>
    </message>
    <message>
        <source>An event that has to be handled stays at the head of its queue, and those behind it wait until somebody accepts it.</source>
        <translation>必须处理的事件停在队列头部，其后的事件要等到有谁接受它。</translation>
    </message>
    <message>
        <source>Call accept() where it is handled, or wait for it somewhere; ignore() drops those that nobody wants.</source>
        <translation>请在处理它的地方调用 accept()，或在某处等待它；ignore() 会丢弃无人需要的事件。</translation>
    </message>
    <message>
        <source>Starved</source>
        <translation>饥饿</translation>
    </message>
    <message>
        <source>What is more urgent leaves no time for this, and may never do so.</source>
        <translation>更紧急的内容没有给它留出时间，也许永远不会。</translation>
    </message>
    <message>
        <source>Give it a higher priority, or limit what goes first.</source>
        <translation>请提高其优先级，或限制先行的内容。</translation>
    </message>
    <message>
        <source>Task never yields</source>
        <translation>任务从不让出</translation>
    </message>
    <message>
        <source>While a task computes, its loop delivers nothing, and no other task goes on.</source>
        <translation>任务计算时，其循环不送达任何内容，其他任务也无法继续。</translation>
    </message>
    <message>
        <source>Await yield() within the loop that computes, or have the work done elsewhere.</source>
        <translation>请在计算的循环中等待 yield()，或把工作放到别处。</translation>
    </message>
    <message>
        <source>Lost waker</source>
        <translation>丢失的唤醒</translation>
    </message>
    <message>
        <source>The task never goes on, and what it holds is never let go of.</source>
        <translation>任务永远不会继续，它持有的内容也永远不会释放。</translation>
    </message>
    <message>
        <source>Break the circle: do not join a task from within it, lock mutexes in one order, or set a time limit.</source>
        <translation>请打破循环等待：不要在任务内部等待它自己，按同一顺序锁定互斥量，或设置时限。</translation>
    </message>
    <message>
        <source>Posts outrun their receiver</source>
        <translation>投递快于接收</translation>
    </message>
    <message>
        <source>The queue of posted events has no limit: memory grows, and everything is delivered later and later.</source>
        <translation>已投递事件的队列没有上限：内存增长，一切送达得越来越晚。</translation>
    </message>
    <message>
        <source>Post less often, several at once, or through a queue with a limit that holds senders back.</source>
        <translation>请减少投递次数、一次投递多个，或通过有上限、能阻止发送者的队列投递。</translation>
    </message>
    <message>
        <source>Deferred deletes pile up</source>
        <translation>延迟删除堆积</translation>
    </message>
    <message>
        <source>The objects live on until control returns to the loop in which deleteLater() was called.</source>
        <translation>对象一直存在，直到控制返回调用 deleteLater() 的循环。</translation>
    </message>
    <message>
        <source>Return to the event loop, do not call processEvents() in one handler for long, or delete them where they are not in use.</source>
        <translation>请返回事件循环，不要在一个处理程序中长时间调用 processEvents()，或在对象不被使用的地方删除它们。</translation>
    </message>
    <message>
        <source>Closed descriptor</source>
        <translation>已关闭的描述符</translation>
    </message>
    <message>
        <source>The watcher hears nothing any more, and the number may be given to another file, which it would watch then.</source>
        <translation>监视器不再收到任何内容，而该编号可能分配给另一个文件，届时它会监视那个文件。</translation>
    </message>
    <message>
        <source>Disable or delete the notifier before the descriptor is closed.</source>
        <translation>请在关闭描述符之前禁用或删除通知器。</translation>
    </message>
    <message>
        <source>the main queue</source>
        <translation>主队列</translation>
    </message>
    <message>
        <source>the queue “%1”</source>
        <translation>队列“%1”</translation>
    </message>
    <message>
        <source>The task %1 has been ready for %2, and others went first: %3</source>
        <translation>任务 %1 已就绪 %2，而其他任务先行：%3</translation>
    </message>
    <message>
        <source>Events have been waiting in %1 for %2 while those of %3 are delivered</source>
        <translation>%1 中的事件已等待 %2，而 %3 的事件正在送达</translation>
    </message>
    <message>
        <source>No room in %1: %2 of %3 events, and senders wait or are sent away</source>
        <translation>%1 没有空位：%2 个事件，上限 %3，发送者等待或被拒绝</translation>
    </message>
    <message>
        <source>Hardly any room in %1: %2 of %3 events, for %4</source>
        <translation>%1 几乎没有空位：%2 个事件，上限 %3，已持续 %4</translation>
    </message>
    <message>
        <source>%1 held the loop for %2</source>
        <comment>who, how long</comment>
        <translation>%1 占住循环 %2</translation>
    </message>
    <message>
        <source>Timers fire %1 times a second</source>
        <translation>定时器每秒触发 %1 次</translation>
    </message>
    <message>
        <source>Timers fire %1 times a second, most often of %2</source>
        <translation>定时器每秒触发 %1 次，最多的是 %2</translation>
    </message>
    <message>
        <source>Of the last %2 firings of timers, %1 were late, by up to %3</source>
        <translation>最近 %2 次定时器触发中有 %1 次延迟，最多 %3</translation>
    </message>
    <message>
        <source>A timer of 0 ms of %1 fires %2 times a second</source>
        <translation>%1 的 0 ms 定时器每秒触发 %2 次</translation>
    </message>
    <message>
        <source>Descriptor %1 of %2 is ready again in each turn, %3 times a second</source>
        <translation>%2 的描述符 %1 每轮都再次就绪，每秒 %3 次</translation>
    </message>
    <message>
        <source>Nobody has accepted %1 for %2; events behind it in %3: %4</source>
        <translation>%1 已有 %2 无人接受；%3 中其后的事件：%4</translation>
    </message>
    <message>
        <source>an event</source>
        <translation>一个事件</translation>
    </message>
    <message>
        <source>The task %1 has been running for %2 without letting others run</source>
        <translation>任务 %1 已运行 %2，没有让其他任务运行</translation>
    </message>
    <message>
        <source>The task %1 has been running for %2 without letting others run, since %3</source>
        <comment>task, how long, place</comment>
        <translation>任务 %1 已运行 %2，没有让其他任务运行，始于 %3</translation>
    </message>
    <message>
        <source>The task %1 has been waiting for %2 for %3, and nothing can end that</source>
        <comment>task, what, how long</comment>
        <translation>任务 %1 等待 %2 已有 %3，没有什么能结束它</translation>
    </message>
    <message>
        <source>something</source>
        <translation>某事</translation>
    </message>
    <message>
        <source>%1 posted events wait, and each second there are %2 more</source>
        <translation>%1 个已投递事件在等待，每秒增加 %2 个</translation>
    </message>
    <message>
        <source>%1 posted events wait, and each second there are %2 more, most of them %3 for %4</source>
        <translation>%1 个已投递事件在等待，每秒增加 %2 个，其中最多的是给 %4 的 %3</translation>
    </message>
    <message>
        <source>%1 objects have been waiting for %2 to be deleted, most of them %3</source>
        <translation>%1 个对象等待删除已有 %2，其中最多的是 %3</translation>
    </message>
    <message>
        <source>Descriptor %1 was closed under its watcher (%2)</source>
        <translation>描述符 %1 在其监视器仍在时被关闭 (%2)</translation>
    </message>
    <message>
        <source>One turn took %1, and no single handler is known that made most of it</source>
        <translation>一轮用时 %1，没有已知的单个处理函数占了其中大部分</translation>
    </message>
</context>
<context>
    <name>Signalbox::FindingModel</name>
    <message>
        <source>○ over</source>
        <comment>a warning that does not hold any more</comment>
        <translation>○ 已过去</translation>
    </message>
    <message>
        <source>● note</source>
        <comment>severity of a warning</comment>
        <translation>● 提示</translation>
    </message>
    <message>
        <source>▲ warning</source>
        <comment>severity of a warning</comment>
        <translation>▲ 警告</translation>
    </message>
    <message>
        <source>■ error</source>
        <comment>severity of a warning</comment>
        <translation>■ 错误</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重性</translation>
    </message>
    <message>
        <source>An error keeps something from going on; what is over is kept for a while</source>
        <translation>错误会阻止某事继续；已过去的会保留一段时间</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>发现的问题</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>首次</translation>
    </message>
    <message>
        <source>How long ago it was seen for the first time</source>
        <translation>多久以前第一次看到</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>How often it began</source>
        <translation>开始的次数</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>How long ago</source>
        <translation>多久以前</translation>
    </message>
    <message>
        <source>Why it matters</source>
        <translation>为何重要</translation>
    </message>
    <message>
        <source>What to try</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Its name in docs/warnings.md</source>
        <translation>它在 docs/warnings.md 中的名称</translation>
    </message>
</context>
<context>
    <name>Signalbox::Inspector</name>
    <message>
        <source>No program</source>
        <comment>none is chosen</comment>
        <translation>无程序</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>Ended</source>
        <comment>the program has</comment>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Refused</source>
        <comment>to be looked at</comment>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <comment>updates per second</comment>
        <translation>%1 Hz</translation>
    </message>
    <message>
        <source>%1, pid %2, up %3</source>
        <comment>program</comment>
        <translation>%1，PID %2，已运行 %3</translation>
    </message>
    <message>
        <source>Loops</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>Posted events</source>
        <translation>已投递事件</translation>
    </message>
    <message>
        <source>Timers</source>
        <translation>定时器</translation>
    </message>
    <message>
        <source>Watchers</source>
        <translation>监视器</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Matchers</source>
        <translation>匹配器</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>投递</translation>
    </message>
</context>
<context>
    <name>Signalbox::LookError</name>
    <message>
        <source>there is no such process</source>
        <translation>没有此进程</translation>
    </message>
    <message>
        <source>it is another user&apos;s</source>
        <translation>它属于另一用户</translation>
    </message>
    <message>
        <source>it cannot be inspected: SIGNALBOX_INSPECT=1 lets it be</source>
        <translation>它不可检查：SIGNALBOX_INSPECT=1 可允许</translation>
    </message>
    <message>
        <source>no program of this user can be inspected: SIGNALBOX_INSPECT=1 lets one be</source>
        <translation>此用户没有可检查的程序：SIGNALBOX_INSPECT=1 可允许</translation>
    </message>
    <message>
        <source>the folder of the sockets is not safe: %1</source>
        <comment>why, in English</comment>
        <translation>套接字文件夹不安全：%1</translation>
    </message>
    <message>
        <source>it has gone away</source>
        <translation>它已离开</translation>
    </message>
    <message>
        <source>another user listens there</source>
        <translation>那里是另一用户在监听</translation>
    </message>
    <message>
        <source>what listens there is no inspect server</source>
        <translation>那里监听的不是 InspectServer</translation>
    </message>
    <message>
        <source>it speaks another version of the protocol: use the inspector of its own Signalbox</source>
        <translation>它使用另一版本的协议：请使用其自身 Signalbox 的检查器</translation>
    </message>
    <message>
        <source>its answer is not understood</source>
        <translation>无法理解其应答</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>它没有应答</translation>
    </message>
    <message>
        <source>it refuses, and does not say why</source>
        <translation>它拒绝，且未说明原因</translation>
    </message>
    <message>
        <source>too many look at this program already</source>
        <translation>检查此程序的已过多</translation>
    </message>
    <message>
        <source>it has not done what it was asked before</source>
        <translation>它尚未完成此前的请求</translation>
    </message>
    <message>
        <source>it has no memory or no file descriptor left</source>
        <translation>它已没有内存或文件描述符</translation>
    </message>
    <message>
        <source>it lets others look only: SIGNALBOX_INSPECT=control lets them cancel tasks too</source>
        <translation>它只允许查看：SIGNALBOX_INSPECT=control 也允许取消任务</translation>
    </message>
</context>
<context>
    <name>Signalbox::LoopModel</name>
    <message>
        <source>○ idle</source>
        <comment>state of a loop: not in processEvents()</comment>
        <translation>○ 空闲</translation>
    </message>
    <message>
        <source>○ sleeping</source>
        <comment>state of a loop</comment>
        <translation>○ 休眠</translation>
    </message>
    <message>
        <source>▲ stalled</source>
        <comment>state of a loop: in one turn for too long</comment>
        <translation>▲ 停滞</translation>
    </message>
    <message>
        <source>● running</source>
        <comment>state of a loop</comment>
        <translation>● 运行中</translation>
    </message>
    <message>
        <source>◇ handed over</source>
        <comment>state of a loop: the platform&apos;s own dispatcher delivers</comment>
        <translation>◇ 已移交</translation>
    </message>
    <message>
        <source>◇ guest</source>
        <comment>state of a loop: not ours, with a scheduler of ours in it</comment>
        <translation>◇ 客居</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>Name of the thread</source>
        <translation>线程的名称</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>What the loop is doing now</source>
        <translation>循环正在做什么</translation>
    </message>
    <message>
        <source>For</source>
        <translation>持续</translation>
    </message>
    <message>
        <source>Since this turn or sleep began</source>
        <translation>自本轮或本次休眠开始</translation>
    </message>
    <message>
        <source>In</source>
        <translation>位于</translation>
    </message>
    <message>
        <source>The innermost handler on the stack of the loop</source>
        <translation>循环栈上最内层的处理程序</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>繁忙</translation>
    </message>
    <message>
        <source>Share of the last second spent in turns</source>
        <translation>最近一秒中用于轮次的比例</translation>
    </message>
    <message>
        <source>Turns/s</source>
        <translation>轮/秒</translation>
    </message>
    <message>
        <source>Calls of processEvents() in the last second</source>
        <translation>最近一秒内 processEvents() 的调用</translation>
    </message>
    <message>
        <source>Longest turn</source>
        <translation>最长一轮</translation>
    </message>
    <message>
        <source>Since the inspector began to look</source>
        <translation>自检查器开始观察以来</translation>
    </message>
    <message>
        <source>Last turn</source>
        <translation>上一轮</translation>
    </message>
    <message>
        <source>Timers</source>
        <translation>定时器</translation>
    </message>
    <message>
        <source>Watchers</source>
        <translation>监视器</translation>
    </message>
    <message>
        <source>Posted</source>
        <translation>已投递</translation>
    </message>
    <message>
        <source>Events waiting in Qt&apos;s queue</source>
        <translation>在 Qt 队列中等待的事件</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>深度</translation>
    </message>
    <message>
        <source>Nested event loops on the stack</source>
        <translation>栈上嵌套的事件循环</translation>
    </message>
    <message>
        <source>Handlers</source>
        <translation>处理程序</translation>
    </message>
    <message>
        <source>Longest turn in</source>
        <translation>最长一轮位于</translation>
    </message>
    <message>
        <source>Longest handler</source>
        <translation>最长处理程序</translation>
    </message>
    <message>
        <source>Longest that one handler held the loop by itself</source>
        <translation>单个处理程序自身占住循环的最长时间</translation>
    </message>
    <message>
        <source>Thread id</source>
        <translation>线程 ID</translation>
    </message>
    <message>
        <source>Waits with</source>
        <translation>等待方式</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Sleeps</source>
        <translation>休眠</translation>
    </message>
    <message>
        <source>Wake-ups</source>
        <translation>唤醒</translation>
    </message>
    <message>
        <source>Timers fired</source>
        <translation>定时器触发</translation>
    </message>
    <message>
        <source>Timers late</source>
        <translation>延迟的定时器</translation>
    </message>
    <message>
        <source>By 16 ms or more</source>
        <translation>16 ms 或更多</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>激活</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation>时间片</translation>
    </message>
    <message>
        <source>Turns in which the scheduler had something to do</source>
        <translation>调度器有事可做的轮次</translation>
    </message>
    <message>
        <source>Longest slice</source>
        <translation>最长时间片</translation>
    </message>
    <message>
        <source>Budgets exceeded</source>
        <translation>超出预算</translation>
    </message>
    <message>
        <source>Slices in which something began after the budget was spent: there should be none</source>
        <translation>预算用完后仍有内容开始的时间片：不应有</translation>
    </message>
    <message>
        <source>System calls</source>
        <translation>系统调用</translation>
    </message>
    <message>
        <source>Busy time</source>
        <translation>繁忙时间</translation>
    </message>
    <message>
        <source>Late p50</source>
        <translation>延迟 p50</translation>
    </message>
    <message>
        <source>Late p99</source>
        <translation>延迟 p99</translation>
    </message>
    <message>
        <source>Tasks started</source>
        <translation>已启动的任务</translation>
    </message>
    <message>
        <source>Tasks finished</source>
        <translation>已完成的任务</translation>
    </message>
    <message>
        <source>Tasks failed</source>
        <translation>失败的任务</translation>
    </message>
    <message>
        <source>Tasks cancelled</source>
        <translation>已取消的任务</translation>
    </message>
</context>
<context>
    <name>Signalbox::MatcherModel</name>
    <message>
        <source>Matcher</source>
        <translation>匹配器</translation>
    </message>
    <message>
        <source>The events that are wanted; * is any value, … some value</source>
        <translation>想要的事件；* 是任意值，… 是某个值</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>等待数</translation>
    </message>
    <message>
        <source>How many wait for events of this kind</source>
        <translation>有多少在等待此类事件</translation>
    </message>
    <message>
        <source>Who waits</source>
        <translation>等待者</translation>
    </message>
    <message>
        <source>The object or waiter that gets the event</source>
        <translation>得到事件的对象或等待者</translation>
    </message>
    <message>
        <source>For</source>
        <translation>持续</translation>
    </message>
    <message>
        <source>How long it has been waiting; nothing where it was before the inspector</source>
        <translation>已等待多久；若早于检查器则为空</translation>
    </message>
    <message>
        <source>Got</source>
        <translation>得到</translation>
    </message>
    <message>
        <source>Events that it has got since the inspector began to look</source>
        <translation>自检查器开始观察以来得到的事件</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>The type of event, and which keys have values</source>
        <translation>事件的类型，以及哪些键有值</translation>
    </message>
</context>
<context>
    <name>Signalbox::OverviewModel</name>
    <message>
        <source>%1/s</source>
        <comment>events a second</comment>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>%1 altogether</source>
        <comment>events</comment>
        <translation>共 %1</translation>
    </message>
    <message>
        <source>%1 started a second, %2 failed</source>
        <comment>tasks</comment>
        <translation>每秒启动 %1，失败 %2</translation>
    </message>
    <message>
        <source>%1 fired a second</source>
        <comment>timers</comment>
        <translation>每秒触发 %1 次</translation>
    </message>
    <message>
        <source>%1 activations a second</source>
        <comment>of descriptors</comment>
        <translation>每秒激活 %1 次</translation>
    </message>
    <message>
        <source>%1, in %2</source>
        <comment>loop, function</comment>
        <translation>%1，在 %2 中</translation>
    </message>
    <message>
        <source>none waits</source>
        <comment>posted events</comment>
        <translation>没有等待的</translation>
    </message>
    <message>
        <source>most wait in %1</source>
        <comment>posted events; loop</comment>
        <translation>多数在 %1 中等待</translation>
    </message>
    <message>
        <source>none has a limit</source>
        <comment>queues</comment>
        <translation>都没有上限</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <comment>queue, events, limit</comment>
        <translation>%1：%2 / %3</translation>
    </message>
    <message>
        <source>root</source>
        <comment>queue</comment>
        <translation>根</translation>
    </message>
    <message>
        <source>nothing is wrong, as far as can be seen</source>
        <translation>目前未见异常</translation>
    </message>
    <message>
        <source>Busiest loop</source>
        <translation>最忙的循环</translation>
    </message>
    <message>
        <source>Longest turn of the last minute</source>
        <translation>最近一分钟内最长的一轮</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Posted events</source>
        <translation>已投递事件</translation>
    </message>
    <message>
        <source>Fullest queue</source>
        <translation>最满的队列</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Timers</source>
        <translation>定时器</translation>
    </message>
    <message>
        <source>Watchers</source>
        <translation>监视器</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>screen reader: title, number, note</comment>
        <translation>%1：%2，%3</translation>
    </message>
</context>
<context>
    <name>Signalbox::PostEdgeModel</name>
    <message>
        <source>(ended threads)</source>
        <translation>(已结束的线程)</translation>
    </message>
    <message>
        <source>thread %1</source>
        <comment>number</comment>
        <translation>线程 %1</translation>
    </message>
    <message>
        <source>(other loops)</source>
        <translation>(其他循环)</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来自</translation>
    </message>
    <message>
        <source>The thread that posts</source>
        <translation>投递的线程</translation>
    </message>
    <message>
        <source>To</source>
        <translation>发往</translation>
    </message>
    <message>
        <source>The thread whose loop delivers it</source>
        <translation>其循环负责送达的线程</translation>
    </message>
    <message>
        <source>Posts/s</source>
        <translation>投递/秒</translation>
    </message>
    <message>
        <source>In the last second</source>
        <translation>最近一秒内</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>投递</translation>
    </message>
    <message>
        <source>Since somebody began to look</source>
        <translation>自有人开始观察以来</translation>
    </message>
    <message>
        <source>Qt&apos;s</source>
        <translation>Qt 的</translation>
    </message>
    <message>
        <source>Of these: by QCoreApplication::postEvent(), as queued signals are, and wake-ups</source>
        <translation>其中：通过 QCoreApplication::postEvent()（排队信号即如此）以及唤醒</translation>
    </message>
    <message>
        <source>Scheduler&apos;s</source>
        <translation>调度器的</translation>
    </message>
    <message>
        <source>Of these: calls and events by RemoteScheduler</source>
        <translation>其中：通过 RemoteScheduler 的调用和事件</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Posted events that the receiver has not delivered yet, whoever has posted them</source>
        <translation>接收方尚未送达的已投递事件，不论由谁投递</translation>
    </message>
    <message>
        <source>Thread id</source>
        <translation>线程 ID</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>thread that posts, receiver</comment>
        <translation>%1 到 %2</translation>
    </message>
</context>
<context>
    <name>Signalbox::PostedEventModel</name>
    <message>
        <source>Receiver</source>
        <translation>接收者</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>QEvent::Type</source>
        <translation>QEvent::Type</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Events of this type that wait for this receiver</source>
        <translation>等待此接收者的此类型事件</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>As given to postEvent(); larger is more urgent</source>
        <translation>传给 postEvent() 的值；越大越紧急</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>Type number</source>
        <translation>类型编号</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
</context>
<context>
    <name>Signalbox::QueueModel</name>
    <message>
        <source>%1 (root)</source>
        <comment>loop; the queue that all others are below</comment>
        <translation>%1（根）</translation>
    </message>
    <message>
        <source>(no name)</source>
        <comment>queue</comment>
        <translation>（无名称）</translation>
    </message>
    <message>
        <source>every event</source>
        <comment>what the root queue takes</comment>
        <translation>所有事件</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Among its siblings; larger is more urgent</source>
        <translation>在同级之间；越大越紧急</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>排队</translation>
    </message>
    <message>
        <source>Own events, with those that are held or being delivered</source>
        <translation>自身的事件，包括被搁置的和送达中的</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>The most own events that are let in</source>
        <translation>最多容纳的自身事件</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>满度</translation>
    </message>
    <message>
        <source>How near it is to its limit, or to that of all below it</source>
        <translation>距其上限或其下全部上限有多近</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Senders that wait for room</source>
        <translation>等待空位的发送者</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>Events that were delivered, and that nobody has accepted</source>
        <translation>已送达但无人接受的事件</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Sends that found no room</source>
        <translation>没有空位的发送</translation>
    </message>
    <message>
        <source>Wait p99</source>
        <translation>等待 p99</translation>
    </message>
    <message>
        <source>99 % were delivered first within this time of being queued, in steps of two</source>
        <translation>99 % 在排队后的这段时间内首次送达，按二倍分级</translation>
    </message>
    <message>
        <source>In</source>
        <translation>进入</translation>
    </message>
    <message>
        <source>Events that have come in</source>
        <translation>到来的事件</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>上级</translation>
    </message>
    <message>
        <source>The queue that its events go on to</source>
        <translation>其事件接着前往的队列</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>取用</translation>
    </message>
    <message>
        <source>The events that it takes from its parent</source>
        <translation>它从父队列取用的事件</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>持有</translation>
    </message>
    <message>
        <source>The oldest event that nobody has accepted</source>
        <translation>无人接受的最早事件</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>总计</translation>
    </message>
    <message>
        <source>Events in it and below it</source>
        <translation>其中及其下的事件</translation>
    </message>
    <message>
        <source>Total limit</source>
        <translation>总上限</translation>
    </message>
    <message>
        <source>The most events that are let in, with those below it</source>
        <translation>连同其下最多容纳的事件</translation>
    </message>
    <message>
        <source>Deepest</source>
        <translation>最高</translation>
    </message>
    <message>
        <source>The most own events there were</source>
        <translation>自身事件曾达到的最大数量</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Events that have left</source>
        <translation>已离开的事件</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Of those that left: nobody took them</source>
        <translation>已离开者中无人取用的</translation>
    </message>
    <message>
        <source>Have waited</source>
        <translation>曾等待</translation>
    </message>
    <message>
        <source>Sends that waited for room</source>
        <translation>曾等待空位的发送</translation>
    </message>
    <message>
        <source>Wait p50</source>
        <translation>等待 p50</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>最长等待</translation>
    </message>
    <message>
        <source>Own priority</source>
        <translation>自身优先级</translation>
    </message>
    <message>
        <source>Of its own events among its sub-queues</source>
        <translation>自身事件在其子队列之间的优先级</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>In/s</source>
        <translation>进入/秒</translation>
    </message>
    <message>
        <source>In the last second</source>
        <translation>最近一秒内</translation>
    </message>
</context>
<context>
    <name>Signalbox::SnapshotModel</name>
    <message>
        <source>%1: %2</source>
        <comment>screen reader: column, cell</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Loading…</source>
        <comment>a row of a table</comment>
        <translation>正在加载…</translation>
    </message>
</context>
<context>
    <name>Signalbox::StripModel</name>
    <message>
        <source>Loop %1: busy %2, longest turn of the last minute %3</source>
        <comment>screen reader</comment>
        <translation>循环 %1：繁忙 %2，最近一分钟最长一轮 %3</translation>
    </message>
</context>
<context>
    <name>Signalbox::TaskCanceller</name>
    <message>
        <source>The program does not answer.</source>
        <translation>程序没有应答。</translation>
    </message>
    <message>
        <source>Tasks are cancelled in the control role only: start the program with SIGNALBOX_INSPECT=control, or by “signalbox run --inspect --control”.</source>
        <translation>只有控制角色才能取消任务：请以 SIGNALBOX_INSPECT=control 或通过“signalbox run --inspect --control”启动程序。</translation>
    </message>
    <message>
        <source>Cancel the task “%1” (%2)?</source>
        <comment>name, number</comment>
        <translation>取消任务“%1”（%2）吗？</translation>
    </message>
    <message>
        <source>It does not go on behind its co_await: it resumes with its cancellation, which destroys its frames from the innermost outwards, and ends the tasks of its scopes. Who joins it is told that it was cancelled.</source>
        <translation>它不会在其 co_await 之后继续：它以取消恢复，由内向外销毁其帧，并结束其作用域中的任务。等待它结束者会得知它已被取消。</translation>
    </message>
    <message>
        <source>It waits for %1, in %2.</source>
        <comment>what, where</comment>
        <translation>它在 %2 中等待 %1。</translation>
    </message>
    <message>
        <source>It waits for %1.</source>
        <comment>what</comment>
        <translation>它在等待 %1。</translation>
    </message>
    <message>
        <source>Select the task that is to be cancelled.</source>
        <translation>请选择要取消的任务。</translation>
    </message>
    <message>
        <source>The task “%1” was not cancelled: %2</source>
        <comment>name, why</comment>
        <translation>任务“%1”未被取消：%2</translation>
    </message>
    <message>
        <source>The loop of the task “%1” is busy or stuck, and cancels it when it goes on.</source>
        <translation>任务“%1”的循环正忙或卡住，继续运行时会取消它。</translation>
    </message>
    <message>
        <source>The task “%1” was cancelled.</source>
        <translation>任务“%1”已取消。</translation>
    </message>
    <message>
        <source>The task “%1” was cancelled, and ends when what it is in allows that.</source>
        <translation>任务“%1”已取消，待其正在进行的内容允许时结束。</translation>
    </message>
    <message>
        <source>The task “%1” has ended before.</source>
        <translation>任务“%1”此前已结束。</translation>
    </message>
    <message>
        <source>The task “%1” was cancelled before, and has not come to its end.</source>
        <translation>任务“%1”此前已被取消，但尚未结束。</translation>
    </message>
    <message>
        <source>The task “%1” has ended with its loop.</source>
        <translation>任务“%1”已随其循环结束。</translation>
    </message>
    <message>
        <source>The task “%1” was not cancelled: too many wait for that already.</source>
        <translation>任务“%1”未被取消：等待取消的任务已过多。</translation>
    </message>
</context>
<context>
    <name>Signalbox::TaskModel</name>
    <message>
        <source>started in %1</source>
        <comment>a task without a name</comment>
        <translation>启动于 %1</translation>
    </message>
    <message>
        <source>× cancelling</source>
        <comment>state of a task: it ends as soon as it can</comment>
        <translation>× 取消中</translation>
    </message>
    <message>
        <source>● running</source>
        <comment>state of a task</comment>
        <translation>● 运行中</translation>
    </message>
    <message>
        <source>◌ ready</source>
        <comment>state of a task: its turn will come</comment>
        <translation>◌ 就绪</translation>
    </message>
    <message>
        <source>○ waiting</source>
        <comment>state of a task</comment>
        <translation>○ 等待中</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Its name, or where it was started; below the task that it belongs to</source>
        <translation>其名称或启动位置；列在所属任务之下</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>等待内容</translation>
    </message>
    <message>
        <source>For</source>
        <translation>持续</translation>
    </message>
    <message>
        <source>Since this state began; nothing where it was before the inspector</source>
        <translation>自此状态开始；若早于检查器则为空</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Until what it waits for ends by itself, where that is known</source>
        <translation>到所等待的内容自行结束为止，若已知</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>The co_await at which it waits, or has waited last</source>
        <translation>正在等待或最近等待的 co_await</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>忙时</translation>
    </message>
    <message>
        <source>Time on the stack since the inspector began to look</source>
        <translation>自检查器开始观察以来在栈上的时间</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Time in which it waited</source>
        <translation>等待的时间</translation>
    </message>
    <message>
        <source>Resumes</source>
        <translation>恢复次数</translation>
    </message>
    <message>
        <source>How often it went on since the inspector began to look</source>
        <translation>自检查器开始观察以来继续运行的次数</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>属于</translation>
    </message>
    <message>
        <source>The task whose scope it is in, or that waits for it</source>
        <translation>它所在作用域的任务，或等待它的任务</translation>
    </message>
    <message>
        <source>Started in</source>
        <translation>启动于</translation>
    </message>
    <message>
        <source>Alive for</source>
        <translation>存活</translation>
    </message>
    <message>
        <source>Nothing where it began before the inspector</source>
        <translation>若早于检查器则为空</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Time from being woken until its turn came</source>
        <translation>从被唤醒到轮到它的时间</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>作用域</translation>
    </message>
    <message>
        <source>The name of the scope that it was started in</source>
        <translation>启动它的作用域的名称</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Among the tasks that are ready; larger is more urgent</source>
        <translation>在就绪的任务之间；越大越紧急</translation>
    </message>
    <message>
        <source>Daemon</source>
        <translation>守护</translation>
    </message>
    <message>
        <source>Scheduler::run() does not go on for it</source>
        <translation>Scheduler::run() 不会为它而继续</translation>
    </message>
    <message>
        <source>yes</source>
        <comment>a task is a daemon</comment>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <comment>a task is no daemon</comment>
        <translation>否</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>▲ running</source>
        <comment>state of a task: on the stack for too long</comment>
        <translation>▲ 运行中</translation>
    </message>
</context>
<context>
    <name>Signalbox::TimerModel</name>
    <message>
        <source>precise</source>
        <comment>timer type</comment>
        <translation>精确</translation>
    </message>
    <message>
        <source>coarse</source>
        <comment>timer type</comment>
        <translation>粗略</translation>
    </message>
    <message>
        <source>very coarse</source>
        <comment>timer type</comment>
        <translation>非常粗略</translation>
    </message>
    <message>
        <source>Due in</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Time to the next deadline; negative when it has passed</source>
        <translation>距下次到期的时间；已过则为负</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>所有者</translation>
    </message>
    <message>
        <source>The object that gets the QTimerEvent</source>
        <translation>得到 QTimerEvent 的对象</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>间隔</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Fired</source>
        <translation>触发</translation>
    </message>
    <message>
        <source>How often it has been delivered</source>
        <translation>已送达的次数</translation>
    </message>
    <message>
        <source>Worst late</source>
        <translation>最大延迟</translation>
    </message>
    <message>
        <source>The latest delivery so far</source>
        <translation>迄今最晚的送达</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Qt&apos;s timer id</source>
        <translation>Qt 的定时器 ID</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>How far the deadline lies back now</source>
        <translation>现在已过期多久</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Fired/s</source>
        <translation>触发/秒</translation>
    </message>
    <message>
        <source>In the last second</source>
        <translation>最近一秒内</translation>
    </message>
</context>
<context>
    <name>Signalbox::Verdict</name>
    <message>
        <source>Main loop</source>
        <translation>主循环</translation>
    </message>
    <message>
        <source>GUI loop</source>
        <translation>GUI 循环</translation>
    </message>
    <message>
        <source>Loop “%1”</source>
        <translation>循环“%1”</translation>
    </message>
    <message>
        <source>one turn</source>
        <comment>in one turn for 1.2 s</comment>
        <translation>一个轮次</translation>
    </message>
    <message>
        <source>%1: in %2 for %3</source>
        <translation>%1：在 %2 中已 %3</translation>
    </message>
    <message>
        <source>%1: was in %2 for %3, just now</source>
        <translation>%1：刚才在 %2 中 %3</translation>
    </message>
    <message numerus="yes">
        <source>%1: was in %2 for %3, %n second(s) ago</source>
        <translation>
            <numerusform>%1：%n 秒前在 %2 中 %3</numerusform>
        </translation>
    </message>
    <message>
        <source>Process %1</source>
        <comment>pid</comment>
        <translation>进程 %1</translation>
    </message>
    <message>
        <source>%1 (pid %2)</source>
        <translation>%1 (PID %2)</translation>
    </message>
    <message numerus="yes">
        <source>%n program(s) can be looked at</source>
        <translation>
            <numerusform>可以检查 %n 个程序</numerusform>
        </translation>
    </message>
    <message>
        <source>Connecting to %1 …</source>
        <translation>正在连接 %1 …</translation>
    </message>
    <message>
        <source>Connecting to %1: %2</source>
        <translation>正在连接 %1：%2</translation>
    </message>
    <message>
        <source>%1 has not answered for %2: it is stopped, or has no processor</source>
        <translation>%1 已有 %2 没有应答：它已停止，或得不到处理器</translation>
    </message>
    <message>
        <source>%1 has ended: this is the last that was seen of it</source>
        <translation>%1 已结束：这是最后看到的状态</translation>
    </message>
    <message>
        <source>%1 cannot be looked at: %2</source>
        <translation>无法检查 %1：%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>loop, what is wrong</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>No loop of this process runs on Signalbox</source>
        <translation>此进程没有在 Signalbox 上运行的循环</translation>
    </message>
    <message>
        <source>%1: descriptor %2 was closed under its watcher (%3)</source>
        <translation>%1：描述符 %2 在其监视器仍在时被关闭 (%3)</translation>
    </message>
    <message>
        <source>Another event dispatcher than Signalbox&apos;s delivers: nothing is measured</source>
        <translation>由 Signalbox 以外的事件分发器送达：没有测量任何内容</translation>
    </message>
    <message numerus="yes">
        <source>Healthy: %n loop(s) answering, longest turn of the last minute %1</source>
        <translation>
            <numerusform>正常：%n 个循环有应答，最近一分钟最长一轮 %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Signalbox::WaitText</name>
    <message>
        <source>a timer</source>
        <extracomment>What a task waits for; all of these stand behind “waits for”.</extracomment>
        <translation>定时器</translation>
    </message>
    <message>
        <source>a tick</source>
        <translation>一次节拍</translation>
    </message>
    <message>
        <source>the event %1</source>
        <extracomment>Text: of an event, with its fields.</extracomment>
        <translation>事件 %1</translation>
    </message>
    <message>
        <source>the end of the task %1</source>
        <extracomment>Name: of a task.</extracomment>
        <translation>任务 %1 结束</translation>
    </message>
    <message>
        <source>the task %1</source>
        <extracomment>Name: of a task.</extracomment>
        <translation>任务 %1</translation>
    </message>
    <message>
        <source>a task</source>
        <translation>一个任务</translation>
    </message>
    <message>
        <source>the tasks of a scope</source>
        <translation>作用域的任务</translation>
    </message>
    <message>
        <source>the tasks of the scope &quot;%1&quot;</source>
        <extracomment>Name: of a scope.</extracomment>
        <translation>作用域“%1”的任务</translation>
    </message>
    <message>
        <source>room for an event</source>
        <translation>事件的空位</translation>
    </message>
    <message>
        <source>queues to be empty</source>
        <translation>队列变空</translation>
    </message>
    <message>
        <source>nothing any more</source>
        <translation>不再等待什么</translation>
    </message>
    <message>
        <source>the others to have run</source>
        <translation>其他任务先运行</translation>
    </message>
    <message>
        <source>the next turn of the loop</source>
        <translation>循环的下一轮</translation>
    </message>
    <message>
        <source>nothing else to be done</source>
        <translation>没有其他事可做</translation>
    </message>
    <message>
        <source>a QFuture</source>
        <translation>一个 QFuture</translation>
    </message>
    <message>
        <source>work in another thread</source>
        <translation>另一线程中的工作</translation>
    </message>
    <message>
        <source>descriptor %1</source>
        <translation>描述符 %1</translation>
    </message>
    <message>
        <source>signal %1 of the system</source>
        <extracomment>Number: of a signal such as SIGTERM.</extracomment>
        <translation>系统信号 %1</translation>
    </message>
    <message>
        <source>the signal %1 of an object that has gone</source>
        <extracomment>Name: of a signal of Qt.</extracomment>
        <translation>已不存在的对象的信号 %1</translation>
    </message>
    <message>
        <source>the signal %1 of an object of another thread</source>
        <extracomment>Name: of a signal of Qt.</extracomment>
        <translation>另一线程的对象的信号 %1</translation>
    </message>
    <message>
        <source>a stream that has gone</source>
        <translation>已不存在的流</translation>
    </message>
    <message>
        <source>a notification of something that has gone</source>
        <translation>已不存在之物的通知</translation>
    </message>
    <message>
        <source>a notification of %1</source>
        <extracomment>Text: the key.</extracomment>
        <translation>%1 的通知</translation>
    </message>
    <message>
        <source>a task that waits for a notification of something that has gone</source>
        <translation>等待已不存在之物的通知的任务</translation>
    </message>
    <message>
        <source>a task that waits for a notification of %1</source>
        <extracomment>Text: the key.</extracomment>
        <translation>等待 %1 的通知的任务</translation>
    </message>
    <message>
        <source>who asks for its next value</source>
        <extracomment>A coroutine that yields values waits for that.</extracomment>
        <translation>请求其下一个值者</translation>
    </message>
    <message>
        <source>the next value of a generator</source>
        <translation>生成器的下一个值</translation>
    </message>
    <message>
        <source>a mutex</source>
        <translation>互斥量</translation>
    </message>
    <message>
        <source>a recursive mutex</source>
        <translation>递归互斥量</translation>
    </message>
    <message>
        <source>a semaphore</source>
        <translation>信号量</translation>
    </message>
    <message>
        <source>a semaphore of a key</source>
        <translation>某个键的信号量</translation>
    </message>
    <message>
        <source>a condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>the mutex of a condition</source>
        <translation>条件的互斥量</translation>
    </message>
    <message>
        <source>an event flag</source>
        <translation>一个 EventFlag</translation>
    </message>
    <message>
        <source>a latch</source>
        <translation>一个 Latch</translation>
    </message>
    <message>
        <source>the others at a barrier</source>
        <translation>屏障处的其他任务</translation>
    </message>
    <message>
        <source>a rate limiter</source>
        <translation>一个 RateLimiter</translation>
    </message>
    <message>
        <source>a value</source>
        <translation>一个值</translation>
    </message>
    <message>
        <source>room in a channel</source>
        <translation>通道中的空位</translation>
    </message>
    <message>
        <source>an item of a channel</source>
        <translation>通道中的一项</translation>
    </message>
    <message>
        <source>the items of a channel to be done</source>
        <translation>通道中的各项完成</translation>
    </message>
    <message>
        <source>the next item of a topic</source>
        <translation>主题的下一项</translation>
    </message>
    <message>
        <source>something that was destroyed</source>
        <translation>已被销毁之物</translation>
    </message>
    <message>
        <source>(its description threw an exception)</source>
        <translation>（其描述抛出了异常）</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>signal or function, object</comment>
        <translation>%2 的 %1</translation>
    </message>
    <message>
        <source>%1 of what has gone</source>
        <comment>function</comment>
        <translation>已消失对象的 %1</translation>
    </message>
    <message>
        <source>one of: %1</source>
        <comment>any of these ends the wait</comment>
        <translation>其中之一：%1</translation>
    </message>
    <message>
        <source>all of: %1</source>
        <comment>the wait ends with the last of these</comment>
        <translation>全部：%1</translation>
    </message>
</context>
<context>
    <name>Signalbox::WatchedLoop</name>
    <message>
        <source>Loop %1: there is none</source>
        <comment>screen reader</comment>
        <translation>循环 %1：不存在</translation>
    </message>
    <message>
        <source>Loop %1: busy %2, longest turn of the last minute %3</source>
        <comment>screen reader</comment>
        <translation>循环 %1：繁忙 %2，最近一分钟最长一轮 %3</translation>
    </message>
</context>
<context>
    <name>Signalbox::WatchedProgram</name>
    <message>
        <source>Inspector: frames per second %1, tasks %2, warnings %3</source>
        <comment>screen reader</comment>
        <translation>检查器：每秒帧数 %1，任务 %2，警告 %3</translation>
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
        <translation>根</translation>
    </message>
    <message>
        <source>Queue %1: there is none</source>
        <comment>screen reader</comment>
        <translation>队列 %1：不存在</translation>
    </message>
    <message>
        <source>Queue %1: %2, held %3, waiting senders %4</source>
        <comment>screen reader; %2 is &quot;12 / 100&quot;</comment>
        <translation>队列 %1：%2，搁置 %3，等待的发送者 %4</translation>
    </message>
</context>
<context>
    <name>Signalbox::WatcherModel</name>
    <message>
        <source>read</source>
        <comment>kind of watcher</comment>
        <translation>读取</translation>
    </message>
    <message>
        <source>write</source>
        <comment>kind of watcher</comment>
        <translation>写入</translation>
    </message>
    <message>
        <source>exception</source>
        <comment>kind of watcher</comment>
        <translation>异常</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>what a descriptor is</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>file</source>
        <comment>what a descriptor is</comment>
        <translation>文件</translation>
    </message>
    <message>
        <source>directory</source>
        <comment>what a descriptor is</comment>
        <translation>目录</translation>
    </message>
    <message>
        <source>device</source>
        <comment>what a descriptor is</comment>
        <translation>设备</translation>
    </message>
    <message>
        <source>terminal</source>
        <comment>what a descriptor is</comment>
        <translation>终端</translation>
    </message>
    <message>
        <source>pipe</source>
        <comment>what a descriptor is</comment>
        <translation>管道</translation>
    </message>
    <message>
        <source>socket</source>
        <comment>what a descriptor is</comment>
        <translation>套接字</translation>
    </message>
    <message>
        <source>× closed</source>
        <comment>what a descriptor is: somebody closed it under the watcher</comment>
        <translation>× 已关闭</translation>
    </message>
    <message>
        <source>Fd</source>
        <translation>Fd</translation>
    </message>
    <message>
        <source>File descriptor</source>
        <translation>文件描述符</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>等待内容</translation>
    </message>
    <message>
        <source>What the watcher waits for</source>
        <translation>监视器等待的内容</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>What the descriptor is</source>
        <translation>描述符是什么</translation>
    </message>
    <message>
        <source>Path or peer</source>
        <translation>路径或对端</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>所有者</translation>
    </message>
    <message>
        <source>Parent of the QSocketNotifier, or the notifier itself</source>
        <translation>QSocketNotifier 的父对象，或通知器自身</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>激活</translation>
    </message>
    <message>
        <source>How often it was ready</source>
        <translation>就绪的次数</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>fd %1</source>
        <comment>heading of a watcher</comment>
        <translation>Fd %1</translation>
    </message>
    <message>
        <source>Activations/s</source>
        <translation>激活/秒</translation>
    </message>
    <message>
        <source>In the last second</source>
        <translation>最近一秒内</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Enter look at it   Ctrl+D colours</source>
        <translation>回车 查看   Ctrl+D 配色</translation>
    </message>
    <message>
        <source>sample %1</source>
        <comment>what taking a sample costs</comment>
        <translation>采样 %1</translation>
    </message>
    <message>
        <source>Ctrl+0…9 views   / filter   Enter detail   Space pause   Ctrl+C copy rows   F1 keys</source>
        <translation>Ctrl+0…9 视图   / 筛选   回车 详情   空格 暂停   Ctrl+C 复制行   F1 按键</translation>
    </message>
</context>
<context>
    <name>StripRow</name>
    <message>
        <source>busy %1</source>
        <comment>share of the time</comment>
        <translation>繁忙 %1</translation>
    </message>
    <message>
        <source>worst %1</source>
        <comment>longest turn of the last minute</comment>
        <translation>最长 %1</translation>
    </message>
    <message>
        <source>Newest at the right, a tick under each 10 s. A bar&apos;s height is the share of time the loop was busy; its colour tells turns that kept the loop from answering.</source>
        <translation>最新的在右侧，每 10 秒一个刻度。条形的高度是循环繁忙时间的比例；颜色表示使循环无法应答的轮次。</translation>
    </message>
</context>
<context>
    <name>TableHeader</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Alt+Left</source>
        <comment>key</comment>
        <translation>Alt+左</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Program %1</source>
        <translation>程序 %1</translation>
    </message>
    <message>
        <source>pid %1</source>
        <comment>process id</comment>
        <translation>PID %1</translation>
    </message>
    <message>
        <source>up %1</source>
        <comment>time since the program&apos;s start</comment>
        <translation>已运行 %1</translation>
    </message>
    <message>
        <source>Paused for %1</source>
        <translation>已暂停 %1</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Live, %1</source>
        <comment>updates per second</comment>
        <translation>实时，%1</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Ctrl+O</source>
        <comment>key</comment>
        <translation>Ctrl+O</translation>
    </message>
    <message>
        <source>Programs</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Space</source>
        <comment>key</comment>
        <translation>空格</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <comment>key</comment>
        <translation>Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>Copy snapshot</source>
        <translation>复制快照</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <comment>key</comment>
        <translation>Ctrl+D</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Control role: tasks can be cancelled</source>
        <translation>控制角色：可以取消任务</translation>
    </message>
    <message>
        <source>Control</source>
        <comment>role: the user may act on the program</comment>
        <translation>控制</translation>
    </message>
</context>
<context>
    <name>VerdictBar</name>
    <message>
        <source>Waiting for the first sample …</source>
        <translation>正在等待第一次采样 …</translation>
    </message>
    <message>
        <source>Show loop</source>
        <translation>显示循环</translation>
    </message>
    <message>
        <source>Show timer</source>
        <translation>显示定时器</translation>
    </message>
    <message>
        <source>Show watcher</source>
        <translation>显示监视器</translation>
    </message>
    <message>
        <source>Show queue</source>
        <translation>显示队列</translation>
    </message>
    <message>
        <source>Show task</source>
        <translation>显示任务</translation>
    </message>
</context>
</TS>
