<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>CancelQuestion</name>
    <message>
        <source>Let it go on</source>
        <translation>続けさせる</translation>
    </message>
    <message>
        <source>Cancel the task</source>
        <translation>タスクを取り消す</translation>
    </message>
</context>
<context>
    <name>DataView</name>
    <message>
        <source>%1 of %2 rows shown</source>
        <translation>%2 行中 %1 行を表示</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>rows shown, rows there are</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>No row has all of these words: %1</source>
        <translation>次の語をすべて含む行はありません: %1</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>フィルターを消去</translation>
    </message>
</context>
<context>
    <name>DetailField</name>
    <message>
        <source>Enter goes there</source>
        <comment>screen reader: a field that names another row</comment>
        <translation>Enter で移動します</translation>
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
        <translation>詳細</translation>
    </message>
    <message>
        <source>This object is gone; its last known state is shown.</source>
        <translation>このオブジェクトはもうありません。最後にわかった状態を表示しています。</translation>
    </message>
    <message>
        <source>gone</source>
        <comment>the object of the detail does not exist any more</comment>
        <translation>消滅</translation>
    </message>
    <message>
        <source>Copy the detail</source>
        <translation>詳細をコピー</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Close the detail</source>
        <translation>詳細を閉じる</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>フィールド</translation>
    </message>
    <message>
        <source>Select a row to see everything about it.</source>
        <translation>行を選ぶと、そのすべてが表示されます。</translation>
    </message>
    <message>
        <source>Del</source>
        <comment>key</comment>
        <translation>Del</translation>
    </message>
    <message>
        <source>Cancel the task …</source>
        <translation>タスクを取り消す…</translation>
    </message>
</context>
<context>
    <name>FilterField</name>
    <message>
        <source>Filter rows by words</source>
        <translation>語で行を絞り込む</translation>
    </message>
    <message>
        <source>F3: %1</source>
        <comment>placeholder of a filter; the key F3 goes to the next row with these words</comment>
        <translation>F3: %1</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>フィルター</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>フィルターを消去</translation>
    </message>
</context>
<context>
    <name>HeaderCell</name>
    <message>
        <source>%1, sorted ascending</source>
        <translation>%1、昇順</translation>
    </message>
    <message>
        <source>%1, sorted descending</source>
        <translation>%1、降順</translation>
    </message>
</context>
<context>
    <name>InspectorOverlay</name>
    <message>
        <source>%1 fps</source>
        <comment>frames per second</comment>
        <translation>%1 fps</translation>
    </message>
    <message>
        <source>Open the inspector</source>
        <comment>button</comment>
        <translation>インスペクターを開く</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>button: the inspector</comment>
        <translation>開く</translation>
    </message>
</context>
<context>
    <name>InspectorWindow</name>
    <message>
        <source>No row has all of these words: %1</source>
        <translation>次の語をすべて含む行はありません: %1</translation>
    </message>
    <message numerus="yes">
        <source>Copied %n row(s).</source>
        <translation>
            <numerusform>%n 行をコピーしました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied a snapshot of everything.</source>
        <translation>全体のスナップショットをコピーしました。</translation>
    </message>
    <message>
        <source>Inspector: %1</source>
        <comment>window title; name of the program</comment>
        <translation>インスペクター: %1</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>インスペクター</translation>
    </message>
    <message>
        <source>No loop of this process runs on Signalbox.
Call Signalbox::install() before the application object is made, and Signalbox::install(thread) before a thread starts.</source>
        <translation>このプロセスには Signalbox で動くループがありません。
アプリケーションオブジェクトを作る前に Signalbox::install() を、スレッドを開始する前に Signalbox::install(thread) を呼んでください。</translation>
    </message>
    <message>
        <source>Loops</source>
        <translation>ループ</translation>
    </message>
    <message>
        <source>No timers are running.
Every QTimer and QObject::startTimer() in a loop on Signalbox shows here.</source>
        <translation>動いているタイマーはありません。
Signalbox のループにある QTimer と QObject::startTimer() はすべてここに表示されます。</translation>
    </message>
    <message>
        <source>Timers</source>
        <translation>タイマー</translation>
    </message>
    <message>
        <source>No descriptors are watched.
Every enabled QSocketNotifier in a loop on Signalbox shows here; sockets and processes have theirs.</source>
        <translation>監視中の記述子はありません。
Signalbox のループにある有効な QSocketNotifier はすべてここに表示されます。ソケットとプロセスはそれぞれ自分のものを持っています。</translation>
    </message>
    <message>
        <source>Watchers</source>
        <translation>監視</translation>
    </message>
    <message>
        <source>No queues of events.
Whoever sends events by Signalbox::Scheduler has a queue for them; EventQueue::addQueue() adds others.</source>
        <translation>イベントのキューはありません。
Signalbox::Scheduler でイベントを送るものには専用のキューがあります。EventQueue::addQueue() でほかのキューを追加できます。</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>キュー</translation>
    </message>
    <message>
        <source>Nobody waits for events.
Scheduler::on(), EventListener and Wait show here with what they wait for.</source>
        <translation>イベントを待つものはありません。
Scheduler::on()、EventListener、Wait が、待っているものとともにここに表示されます。</translation>
    </message>
    <message>
        <source>Matchers</source>
        <translation>マッチャー</translation>
    </message>
    <message>
        <source>No event has come in since the inspector began to look.
What Scheduler::send() and RemoteScheduler::send() send shows here, and what became of it.</source>
        <translation>インスペクターが見始めてから届いたイベントはありません。
Scheduler::send() と RemoteScheduler::send() が送るものと、その結果がここに表示されます。</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>イベント</translation>
    </message>
    <message>
        <source>No tasks.
Every coroutine that a Signalbox::Scope has started shows here with what it waits for, until it ends.</source>
        <translation>タスクはありません。
Signalbox::Scope が開始したコルーチンはすべて、終わるまで、待っているものとともにここに表示されます。</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>タスク</translation>
    </message>
    <message>
        <source>Nothing is wrong, as far as can be seen.
Slow turns, timers and notifiers that spin, full queues, lost tasks and the like show here with what to try.</source>
        <translation>見えるかぎり、問題はありません。
遅いターン、空回りするタイマーや通知、満杯のキュー、起こされないタスクなどが、対処法とともにここに表示されます。</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Copied the detail.</source>
        <translation>詳細をコピーしました。</translation>
    </message>
    <message>
        <source>Paused. The program goes on; Space resumes.</source>
        <translation>一時停止中。プログラムは動き続けます。スペースキーで再開します。</translation>
    </message>
    <message>
        <source>Live again.</source>
        <translation>ライブに戻りました。</translation>
    </message>
    <message>
        <source>Copied the overview.</source>
        <translation>概要をコピーしました。</translation>
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
        <translation>キー</translation>
    </message>
    <message>
        <source>Ctrl+1 … Ctrl+9, Ctrl+0</source>
        <comment>key</comment>
        <translation>Ctrl+1 … Ctrl+9、Ctrl+0</translation>
    </message>
    <message>
        <source>Pages; Ctrl+3 again: the other table of its page</source>
        <translation>ページ。もう一度 Ctrl+3: 同じページの別の表</translation>
    </message>
    <message>
        <source>/, Ctrl+F</source>
        <comment>key</comment>
        <translation>/、Ctrl+F</translation>
    </message>
    <message>
        <source>Filter: rows with all words</source>
        <translation>フィルター: すべての語を含む行</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Clear the filter, then the selection</source>
        <translation>フィルターを消去し、次に選択を解除</translation>
    </message>
    <message>
        <source>F3, Shift+F3</source>
        <comment>key</comment>
        <translation>F3、Shift+F3</translation>
    </message>
    <message>
        <source>Next or previous row with these words</source>
        <translation>これらの語を含む次または前の行</translation>
    </message>
    <message>
        <source>Arrows, Page keys, Home, End</source>
        <comment>key</comment>
        <translation>矢印、Page、Home、End</translation>
    </message>
    <message>
        <source>Move; with Shift: select</source>
        <translation>移動。Shift を押しながら: 選択</translation>
    </message>
    <message>
        <source>Ctrl+click, Shift+click</source>
        <comment>key</comment>
        <translation>Ctrl+クリック、Shift+クリック</translation>
    </message>
    <message>
        <source>Select one more, or all up to there</source>
        <translation>もう 1 行、またはそこまでを選択</translation>
    </message>
    <message>
        <source>Ctrl+A</source>
        <comment>key</comment>
        <translation>Ctrl+A</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>すべて選択</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>key</comment>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Open the detail; in it, follow a link</source>
        <translation>詳細を開く。その中ではリンクをたどる</translation>
    </message>
    <message>
        <source>Menu, Shift+F10</source>
        <comment>key</comment>
        <translation>メニュー、Shift+F10</translation>
    </message>
    <message>
        <source>What can be done with the row</source>
        <translation>行に対してできること</translation>
    </message>
    <message>
        <source>Alt+Left</source>
        <comment>key</comment>
        <translation>Alt+左</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Space</source>
        <comment>key</comment>
        <translation>スペース</translation>
    </message>
    <message>
        <source>Pause or resume this window</source>
        <translation>このウィンドウを一時停止または再開</translation>
    </message>
    <message>
        <source>Ctrl+C, Ctrl+Shift+C</source>
        <comment>key</comment>
        <translation>Ctrl+C、Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>Copy rows, or everything</source>
        <translation>行またはすべてをコピー</translation>
    </message>
    <message>
        <source>Del</source>
        <comment>key</comment>
        <translation>Del</translation>
    </message>
    <message>
        <source>Cancel the task, in the control role</source>
        <translation>タスクを取り消す（操作の役割で）</translation>
    </message>
    <message>
        <source>F6</source>
        <comment>key</comment>
        <translation>F6</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>次の区画</translation>
    </message>
    <message>
        <source>Ctrl+O</source>
        <comment>key</comment>
        <translation>Ctrl+O</translation>
    </message>
    <message>
        <source>List of programs</source>
        <translation>プログラムの一覧</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <comment>key</comment>
        <translation>Ctrl+D</translation>
    </message>
    <message>
        <source>Light or dark colours</source>
        <translation>明るい配色または暗い配色</translation>
    </message>
    <message>
        <source>F1, ?</source>
        <comment>key</comment>
        <translation>F1、?</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>この一覧</translation>
    </message>
</context>
<context>
    <name>LoopStrips</name>
    <message>
        <source>Busy history of each loop</source>
        <translation>各ループの負荷の履歴</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Views</source>
        <translation>ビュー</translation>
    </message>
    <message>
        <source>Loops</source>
        <translation>ループ</translation>
    </message>
    <message>
        <source>Posted events</source>
        <translation>ポスト済み</translation>
    </message>
    <message>
        <source>Timers</source>
        <translation>タイマー</translation>
    </message>
    <message>
        <source>Watchers</source>
        <translation>監視</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>キュー</translation>
    </message>
    <message>
        <source>Matchers</source>
        <translation>マッチャー</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>イベント</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>タスク</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概要</translation>
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
        <translation>%1、%2</translation>
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
        <translation>概要</translation>
    </message>
</context>
<context>
    <name>PostsPage</name>
    <message>
        <source>No thread has posted to another one since the inspector began to look.
What a thread posts to itself is not counted.</source>
        <translation>インスペクターが見始めてから、ほかのスレッドにポストしたスレッドはありません。
スレッドが自分自身にポストするものは数えません。</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>ポスト</translation>
    </message>
    <message>
        <source>No posted events are waiting.
What QCoreApplication::postEvent(), deleteLater() and queued signals send shows here until it is delivered.</source>
        <translation>待っているポスト済みイベントはありません。
QCoreApplication::postEvent()、deleteLater()、キュー経由のシグナルが送るものは、配送されるまでここに表示されます。</translation>
    </message>
    <message>
        <source>Posted events</source>
        <translation>ポスト済み</translation>
    </message>
</context>
<context>
    <name>ProgramPage</name>
    <message>
        <source>Which program?</source>
        <translation>どのプログラムですか?</translation>
    </message>
    <message>
        <source>Programs of yours that have an InspectServer, or were started with SIGNALBOX_INSPECT=1.</source>
        <translation>InspectServer を持つか、SIGNALBOX_INSPECT=1 で起動した自分のプログラム。</translation>
    </message>
    <message>
        <source>None of your programs can be looked at.
Start one with SIGNALBOX_INSPECT=1 in its environment, or, if it knows nothing of Signalbox, by
signalbox run --inspect -- PROGRAM</source>
        <translation>調べられる自分のプログラムがありません。
環境変数 SIGNALBOX_INSPECT=1 を付けて起動するか、Signalbox を知らないプログラムなら次で起動してください:
signalbox run --inspect -- PROGRAM</translation>
    </message>
</context>
<context>
    <name>ProgramRow</name>
    <message>
        <source>%1, process %2, up %3</source>
        <translation>%1、プロセス %2、稼働 %3</translation>
    </message>
    <message>
        <source>pid %1</source>
        <comment>process id</comment>
        <translation>PID %1</translation>
    </message>
    <message>
        <source>up %1</source>
        <comment>time since the program&apos;s start</comment>
        <translation>稼働 %1</translation>
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
        <translation>コピー</translation>
    </message>
    <message>
        <source>Filter by “%1”</source>
        <translation>「%1」で絞り込む</translation>
    </message>
    <message>
        <source>Filter by this</source>
        <translation>これで絞り込む</translation>
    </message>
    <message>
        <source>Del</source>
        <comment>key</comment>
        <translation>Del</translation>
    </message>
    <message>
        <source>Cancel the task …</source>
        <translation>タスクを取り消す…</translation>
    </message>
    <message>
        <source>Go to %1: %2</source>
        <comment>field, what it names</comment>
        <translation>%1 へ移動: %2</translation>
    </message>
</context>
<context>
    <name>Signalbox::EventModel</name>
    <message>
        <source>▲ refused</source>
        <comment>fate of an event: there was no room</comment>
        <translation>▲ 拒否</translation>
    </message>
    <message>
        <source>◌ waits for room</source>
        <comment>fate of an event</comment>
        <translation>◌ 空き待ち</translation>
    </message>
    <message>
        <source>○ queued</source>
        <comment>fate of an event</comment>
        <translation>○ キュー内</translation>
    </message>
    <message>
        <source>● being delivered</source>
        <comment>fate of an event</comment>
        <translation>● 配送中</translation>
    </message>
    <message>
        <source>✓ delivered</source>
        <comment>fate of an event</comment>
        <translation>✓ 配送済み</translation>
    </message>
    <message>
        <source>✓ latched</source>
        <comment>fate of an event: delivered, and kept for those who come late</comment>
        <translation>✓ 保持済み</translation>
    </message>
    <message>
        <source>◇ held</source>
        <comment>fate of an event: nobody has accepted it</comment>
        <translation>◇ 保留</translation>
    </message>
    <message>
        <source>✓ accepted</source>
        <comment>fate of an event</comment>
        <translation>✓ 受理</translation>
    </message>
    <message>
        <source>× dropped</source>
        <comment>fate of an event: nobody took it</comment>
        <translation>× 破棄</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>経過</translation>
    </message>
    <message>
        <source>Since it came in</source>
        <translation>届いてからの時間</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>イベント</translation>
    </message>
    <message>
        <source>Its type and keys; the type alone where many come</source>
        <translation>型とキー。多く届くものは型だけ</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>What has become of it so far</source>
        <translation>これまでにどうなったか</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>キュー</translation>
    </message>
    <message>
        <source>Got by</source>
        <translation>受け手</translation>
    </message>
    <message>
        <source>Waiters that have got it</source>
        <translation>受け取った待機者の数</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>ループ</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>型</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>番号</translation>
    </message>
    <message>
        <source>Of its loop, in the order of coming in</source>
        <translation>ループごとの到着順</translation>
    </message>
</context>
<context>
    <name>Signalbox::Finding</name>
    <message>
        <source>Slow turn</source>
        <translation>遅いターン</translation>
    </message>
    <message>
        <source>Nothing else of this thread happened meanwhile: no input, no painting, no timer, no socket.</source>
        <translation>その間、このスレッドではほかに何も起きませんでした。入力も描画もタイマーもソケットもです。</translation>
    </message>
    <message>
        <source>Do the work in pieces, in a task that awaits yield() now and then, or in another thread.</source>
        <translation>ときどき yield() を待つタスクか別のスレッドで、仕事を小分けにしてください。</translation>
    </message>
    <message>
        <source>Timer storm</source>
        <translation>タイマーの嵐</translation>
    </message>
    <message>
        <source>Each firing wakes the processor and costs a delivery, also when there is nothing to do.</source>
        <translation>発火のたびにプロセッサーが起き、することがなくても配送の手間がかかります。</translation>
    </message>
    <message>
        <source>Use longer intervals, coarse timers, one timer for many objects, or the signal that tells of the change.</source>
        <translation>間隔を長くする、粗いタイマーを使う、多くのオブジェクトに 1 つのタイマーを使う、または変化を知らせるシグナルを使ってください。</translation>
    </message>
    <message>
        <source>Late timers</source>
        <translation>タイマーの遅れ</translation>
    </message>
    <message>
        <source>What is driven by timers stutters: the loop is busy with something else when they are due.</source>
        <translation>タイマーで動くものがつかえます。期限が来たときにループがほかのことをしています。</translation>
    </message>
    <message>
        <source>Look for what keeps the loop busy, and move timers that must be on time to a thread of their own.</source>
        <translation>ループを忙しくしているものを探し、時間どおりでなければならないタイマーは専用のスレッドに移してください。</translation>
    </message>
    <message>
        <source>Zero timer spins</source>
        <translation>ゼロタイマーの空回り</translation>
    </message>
    <message>
        <source>A timer of 0 ms fires in each turn, so that the thread never sleeps.</source>
        <translation>0 ms のタイマーが毎ターン発火し、スレッドが眠りません。</translation>
    </message>
    <message>
        <source>Stop the timer when there is nothing left to do, or wait for the signal that brings new work.</source>
        <translation>することがなくなったらタイマーを止めるか、新しい仕事をもたらすシグナルを待ってください。</translation>
    </message>
    <message>
        <source>Notifier spins</source>
        <translation>通知の空回り</translation>
    </message>
    <message>
        <source>Nobody reads or writes what the descriptor is ready for, so it is ready again at once and the thread never sleeps.</source>
        <translation>記述子が準備できているものを誰も読み書きしないので、すぐまた準備ができ、スレッドが眠りません。</translation>
    </message>
    <message>
        <source>Read everything there is, and disable the notifier while nothing is wanted, above all one for writing.</source>
        <translation>あるものをすべて読み、不要な間は通知を無効にしてください。書き込み用は特にそうです。</translation>
    </message>
    <message>
        <source>Queue at its limit</source>
        <translation>キューが上限</translation>
    </message>
    <message>
        <source>More comes in than is taken out: senders wait, or are sent away.</source>
        <translation>出るより多く入ってきます。送り手は待つか、断られます。</translation>
    </message>
    <message>
        <source>Have the receiver do less for each event or take several at once, or send less; a larger limit only moves the moment.</source>
        <translation>受け手がイベントごとにすることを減らすか、まとめて受け取るか、送る数を減らしてください。上限を上げても先延ばしになるだけです。</translation>
    </message>
    <message>
        <source>Held event</source>
        <translation>保留のイベント</translation>
    </message>
    <message>
        <source>An event that has to be handled stays at the head of its queue, and those behind it wait until somebody accepts it.</source>
        <translation>処理が必要なイベントがキューの先頭に残り、誰かが受理するまで後ろのものが待ちます。</translation>
    </message>
    <message>
        <source>Call accept() where it is handled, or wait for it somewhere; ignore() drops those that nobody wants.</source>
        <translation>処理する所で accept() を呼ぶか、どこかでそれを待ってください。誰も要らないものは ignore() で捨てられます。</translation>
    </message>
    <message>
        <source>Starved</source>
        <translation>飢餓</translation>
    </message>
    <message>
        <source>What is more urgent leaves no time for this, and may never do so.</source>
        <translation>より急ぐものがこれに時間を残しません。この先も残さないかもしれません。</translation>
    </message>
    <message>
        <source>Give it a higher priority, or limit what goes first.</source>
        <translation>優先度を上げるか、先に進むものを制限してください。</translation>
    </message>
    <message>
        <source>Task never yields</source>
        <translation>譲らないタスク</translation>
    </message>
    <message>
        <source>While a task computes, its loop delivers nothing, and no other task goes on.</source>
        <translation>タスクが計算している間、ループは何も配送せず、ほかのタスクも進みません。</translation>
    </message>
    <message>
        <source>Await yield() within the loop that computes, or have the work done elsewhere.</source>
        <translation>計算するループの中で yield() を待つか、仕事をほかに任せてください。</translation>
    </message>
    <message>
        <source>Lost waker</source>
        <translation>起こされないタスク</translation>
    </message>
    <message>
        <source>The task never goes on, and what it holds is never let go of.</source>
        <translation>タスクは二度と進まず、持っているものも手放されません。</translation>
    </message>
    <message>
        <source>Break the circle: do not join a task from within it, lock mutexes in one order, or set a time limit.</source>
        <translation>循環を断ってください。タスクの中からそれ自身を待たない、ミューテックスを一定の順にロックする、または期限を設けることです。</translation>
    </message>
    <message>
        <source>Posts outrun their receiver</source>
        <translation>ポストが受け手を上回る</translation>
    </message>
    <message>
        <source>The queue of posted events has no limit: memory grows, and everything is delivered later and later.</source>
        <translation>ポスト済みイベントのキューには上限がありません。メモリーが増え、配送はどんどん遅れます。</translation>
    </message>
    <message>
        <source>Post less often, several at once, or through a queue with a limit that holds senders back.</source>
        <translation>ポストの回数を減らすか、まとめるか、送り手を抑える上限付きのキューを通してください。</translation>
    </message>
    <message>
        <source>Deferred deletes pile up</source>
        <translation>遅延削除の滞り</translation>
    </message>
    <message>
        <source>The objects live on until control returns to the loop in which deleteLater() was called.</source>
        <translation>deleteLater() が呼ばれたループに制御が戻るまで、オブジェクトは生き続けます。</translation>
    </message>
    <message>
        <source>Return to the event loop, do not call processEvents() in one handler for long, or delete them where they are not in use.</source>
        <translation>イベントループに戻るか、1 つのハンドラーで processEvents() を長く呼び続けないか、使われていない所で削除してください。</translation>
    </message>
    <message>
        <source>Closed descriptor</source>
        <translation>閉じた記述子</translation>
    </message>
    <message>
        <source>The watcher hears nothing any more, and the number may be given to another file, which it would watch then.</source>
        <translation>監視には何も届かなくなり、番号が別のファイルに渡ると、それを監視することになります。</translation>
    </message>
    <message>
        <source>Disable or delete the notifier before the descriptor is closed.</source>
        <translation>記述子を閉じる前に、通知を無効にするか削除してください。</translation>
    </message>
    <message>
        <source>the main queue</source>
        <translation>メインキュー</translation>
    </message>
    <message>
        <source>the queue “%1”</source>
        <translation>キュー「%1」</translation>
    </message>
    <message>
        <source>The task %1 has been ready for %2, and others went first: %3</source>
        <translation>タスク %1 は %2 前から準備ができていますが、ほかが先に進みました: %3</translation>
    </message>
    <message>
        <source>Events have been waiting in %1 for %2 while those of %3 are delivered</source>
        <translation>%1 でイベントが %2 待っている間に、%3 のイベントが配送されています</translation>
    </message>
    <message>
        <source>No room in %1: %2 of %3 events, and senders wait or are sent away</source>
        <translation>%1 に空きがありません: %3 件中 %2 件。送り手は待つか、断られます</translation>
    </message>
    <message>
        <source>Hardly any room in %1: %2 of %3 events, for %4</source>
        <translation>%1 にほとんど空きがありません: %3 件中 %2 件、%4 の間</translation>
    </message>
    <message>
        <source>%1 held the loop for %2</source>
        <comment>who, how long</comment>
        <translation>%1 がループを %2 止めました</translation>
    </message>
    <message>
        <source>Timers fire %1 times a second</source>
        <translation>タイマーが毎秒 %1 回発火しています</translation>
    </message>
    <message>
        <source>Timers fire %1 times a second, most often of %2</source>
        <translation>タイマーが毎秒 %1 回発火しています。最も多いのは %2</translation>
    </message>
    <message>
        <source>Of the last %2 firings of timers, %1 were late, by up to %3</source>
        <translation>最近のタイマー発火 %2 回のうち %1 回が遅れました。最大 %3</translation>
    </message>
    <message>
        <source>A timer of 0 ms of %1 fires %2 times a second</source>
        <translation>%1 の 0 ms タイマーが毎秒 %2 回発火しています</translation>
    </message>
    <message>
        <source>Descriptor %1 of %2 is ready again in each turn, %3 times a second</source>
        <translation>%2 の記述子 %1 が毎ターン準備完了になります。毎秒 %3 回</translation>
    </message>
    <message>
        <source>Nobody has accepted %1 for %2; events behind it in %3: %4</source>
        <translation>%1 が %2 の間、誰にも受理されていません。%3 で後ろにあるイベント: %4</translation>
    </message>
    <message>
        <source>an event</source>
        <translation>イベント</translation>
    </message>
    <message>
        <source>The task %1 has been running for %2 without letting others run</source>
        <translation>タスク %1 はほかに譲らず %2 走り続けています</translation>
    </message>
    <message>
        <source>The task %1 has been running for %2 without letting others run, since %3</source>
        <comment>task, how long, place</comment>
        <translation>タスク %1 はほかに譲らず %2 走り続けています。起点: %3</translation>
    </message>
    <message>
        <source>The task %1 has been waiting for %2 for %3, and nothing can end that</source>
        <comment>task, what, how long</comment>
        <translation>タスク %1 は %2 を %3 待っていますが、それを終わらせるものがありません</translation>
    </message>
    <message>
        <source>something</source>
        <translation>何か</translation>
    </message>
    <message>
        <source>%1 posted events wait, and each second there are %2 more</source>
        <translation>ポスト済みイベントが %1 件待ち、毎秒 %2 件増えています</translation>
    </message>
    <message>
        <source>%1 posted events wait, and each second there are %2 more, most of them %3 for %4</source>
        <translation>ポスト済みイベントが %1 件待ち、毎秒 %2 件増えています。最も多いのは %4 への %3</translation>
    </message>
    <message>
        <source>%1 objects have been waiting for %2 to be deleted, most of them %3</source>
        <translation>%1 個のオブジェクトが %2 削除を待っています。最も多いのは %3</translation>
    </message>
    <message>
        <source>Descriptor %1 was closed under its watcher (%2)</source>
        <translation>記述子 %1 が監視中に閉じられました (%2)</translation>
    </message>
    <message>
        <source>One turn took %1, and no single handler is known that made most of it</source>
        <translation>1 回のターンに %1 かかり、その大半を占めたハンドラーはわかっていません</translation>
    </message>
</context>
<context>
    <name>Signalbox::FindingModel</name>
    <message>
        <source>○ over</source>
        <comment>a warning that does not hold any more</comment>
        <translation>○ 終了</translation>
    </message>
    <message>
        <source>● note</source>
        <comment>severity of a warning</comment>
        <translation>● 注記</translation>
    </message>
    <message>
        <source>▲ warning</source>
        <comment>severity of a warning</comment>
        <translation>▲ 警告</translation>
    </message>
    <message>
        <source>■ error</source>
        <comment>severity of a warning</comment>
        <translation>■ エラー</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>重大度</translation>
    </message>
    <message>
        <source>An error keeps something from going on; what is over is kept for a while</source>
        <translation>エラーは何かの進行を妨げます。終わったものもしばらく残ります</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>ループ</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>見つかったもの</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>初回</translation>
    </message>
    <message>
        <source>How long ago it was seen for the first time</source>
        <translation>最初に見えたのはどれだけ前か</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>回数</translation>
    </message>
    <message>
        <source>How often it began</source>
        <translation>何回始まったか</translation>
    </message>
    <message>
        <source>About</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>最終</translation>
    </message>
    <message>
        <source>How long ago</source>
        <translation>どれだけ前か</translation>
    </message>
    <message>
        <source>Why it matters</source>
        <translation>なぜ重要か</translation>
    </message>
    <message>
        <source>What to try</source>
        <translation>対処法</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Its name in docs/warnings.md</source>
        <translation>docs/warnings.md での名前</translation>
    </message>
</context>
<context>
    <name>Signalbox::Inspector</name>
    <message>
        <source>No program</source>
        <comment>none is chosen</comment>
        <translation>プログラムなし</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>接続中</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>応答なし</translation>
    </message>
    <message>
        <source>Ended</source>
        <comment>the program has</comment>
        <translation>終了</translation>
    </message>
    <message>
        <source>Refused</source>
        <comment>to be looked at</comment>
        <translation>拒否</translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <comment>updates per second</comment>
        <translation>%1 Hz</translation>
    </message>
    <message>
        <source>%1, pid %2, up %3</source>
        <comment>program</comment>
        <translation>%1、PID %2、稼働 %3</translation>
    </message>
    <message>
        <source>Loops</source>
        <translation>ループ</translation>
    </message>
    <message>
        <source>Posted events</source>
        <translation>ポスト済み</translation>
    </message>
    <message>
        <source>Timers</source>
        <translation>タイマー</translation>
    </message>
    <message>
        <source>Watchers</source>
        <translation>監視</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>キュー</translation>
    </message>
    <message>
        <source>Matchers</source>
        <translation>マッチャー</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>イベント</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>タスク</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>ポスト</translation>
    </message>
</context>
<context>
    <name>Signalbox::LookError</name>
    <message>
        <source>there is no such process</source>
        <translation>そのプロセスはありません</translation>
    </message>
    <message>
        <source>it is another user&apos;s</source>
        <translation>別のユーザーのものです</translation>
    </message>
    <message>
        <source>it cannot be inspected: SIGNALBOX_INSPECT=1 lets it be</source>
        <translation>調べられません。SIGNALBOX_INSPECT=1 で可能になります</translation>
    </message>
    <message>
        <source>no program of this user can be inspected: SIGNALBOX_INSPECT=1 lets one be</source>
        <translation>このユーザーのプログラムはどれも調べられません。SIGNALBOX_INSPECT=1 で可能になります</translation>
    </message>
    <message>
        <source>the folder of the sockets is not safe: %1</source>
        <comment>why, in English</comment>
        <translation>ソケットのフォルダーが安全ではありません: %1</translation>
    </message>
    <message>
        <source>it has gone away</source>
        <translation>いなくなりました</translation>
    </message>
    <message>
        <source>another user listens there</source>
        <translation>別のユーザーがそこで待ち受けています</translation>
    </message>
    <message>
        <source>what listens there is no inspect server</source>
        <translation>そこで待ち受けているのは InspectServer ではありません</translation>
    </message>
    <message>
        <source>it speaks another version of the protocol: use the inspector of its own Signalbox</source>
        <translation>別のバージョンのプロトコルを話します。相手の Signalbox のインスペクターを使ってください</translation>
    </message>
    <message>
        <source>its answer is not understood</source>
        <translation>応答を理解できません</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>応答しません</translation>
    </message>
    <message>
        <source>it refuses, and does not say why</source>
        <translation>理由を告げずに拒否しました</translation>
    </message>
    <message>
        <source>too many look at this program already</source>
        <translation>すでに多くがこのプログラムを調べています</translation>
    </message>
    <message>
        <source>it has not done what it was asked before</source>
        <translation>前に頼まれたことがまだ済んでいません</translation>
    </message>
    <message>
        <source>it has no memory or no file descriptor left</source>
        <translation>メモリーかファイル記述子が残っていません</translation>
    </message>
    <message>
        <source>it lets others look only: SIGNALBOX_INSPECT=control lets them cancel tasks too</source>
        <translation>見ることだけを許しています。SIGNALBOX_INSPECT=control でタスクの取り消しも可能になります</translation>
    </message>
</context>
<context>
    <name>Signalbox::LoopModel</name>
    <message>
        <source>○ idle</source>
        <comment>state of a loop: not in processEvents()</comment>
        <translation>○ 空き</translation>
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
        <translation>● 実行中</translation>
    </message>
    <message>
        <source>◇ handed over</source>
        <comment>state of a loop: the platform&apos;s own dispatcher delivers</comment>
        <translation>◇ 委譲</translation>
    </message>
    <message>
        <source>◇ guest</source>
        <comment>state of a loop: not ours, with a scheduler of ours in it</comment>
        <translation>◇ ゲスト</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>ループ</translation>
    </message>
    <message>
        <source>Name of the thread</source>
        <translation>スレッドの名前</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>What the loop is doing now</source>
        <translation>ループが今していること</translation>
    </message>
    <message>
        <source>For</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Since this turn or sleep began</source>
        <translation>このターンまたは休眠が始まってから</translation>
    </message>
    <message>
        <source>In</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>The innermost handler on the stack of the loop</source>
        <translation>ループのスタックで最も内側のハンドラー</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>負荷</translation>
    </message>
    <message>
        <source>Share of the last second spent in turns</source>
        <translation>直前の 1 秒のうちターンに使われた割合</translation>
    </message>
    <message>
        <source>Turns/s</source>
        <translation>ターン/秒</translation>
    </message>
    <message>
        <source>Calls of processEvents() in the last second</source>
        <translation>直前の 1 秒の processEvents() の呼び出し</translation>
    </message>
    <message>
        <source>Longest turn</source>
        <translation>最長ターン</translation>
    </message>
    <message>
        <source>Since the inspector began to look</source>
        <translation>インスペクターが見始めてから</translation>
    </message>
    <message>
        <source>Last turn</source>
        <translation>前のターン</translation>
    </message>
    <message>
        <source>Timers</source>
        <translation>タイマー</translation>
    </message>
    <message>
        <source>Watchers</source>
        <translation>監視</translation>
    </message>
    <message>
        <source>Posted</source>
        <translation>ポスト済み</translation>
    </message>
    <message>
        <source>Events waiting in Qt&apos;s queue</source>
        <translation>Qt のキューで待つイベント</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>深さ</translation>
    </message>
    <message>
        <source>Nested event loops on the stack</source>
        <translation>スタック上の入れ子のイベントループ</translation>
    </message>
    <message>
        <source>Handlers</source>
        <translation>ハンドラー</translation>
    </message>
    <message>
        <source>Longest turn in</source>
        <translation>最長ターンの場所</translation>
    </message>
    <message>
        <source>Longest handler</source>
        <translation>最長ハンドラー</translation>
    </message>
    <message>
        <source>Longest that one handler held the loop by itself</source>
        <translation>1 つのハンドラーだけでループを止めた最長の時間</translation>
    </message>
    <message>
        <source>Thread id</source>
        <translation>スレッド ID</translation>
    </message>
    <message>
        <source>Waits with</source>
        <translation>待機方法</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>プラットフォーム</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>ターン</translation>
    </message>
    <message>
        <source>Sleeps</source>
        <translation>休眠</translation>
    </message>
    <message>
        <source>Wake-ups</source>
        <translation>起床</translation>
    </message>
    <message>
        <source>Timers fired</source>
        <translation>タイマー発火</translation>
    </message>
    <message>
        <source>Timers late</source>
        <translation>遅れたタイマー</translation>
    </message>
    <message>
        <source>By 16 ms or more</source>
        <translation>16 ms 以上</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>活性化</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation>スライス</translation>
    </message>
    <message>
        <source>Turns in which the scheduler had something to do</source>
        <translation>スケジューラーにすることがあったターン</translation>
    </message>
    <message>
        <source>Longest slice</source>
        <translation>最長スライス</translation>
    </message>
    <message>
        <source>Budgets exceeded</source>
        <translation>予算超過</translation>
    </message>
    <message>
        <source>Slices in which something began after the budget was spent: there should be none</source>
        <translation>予算を使い切った後に何かが始まったスライス。ないはずのもの</translation>
    </message>
    <message>
        <source>System calls</source>
        <translation>システムコール</translation>
    </message>
    <message>
        <source>Busy time</source>
        <translation>稼働時間</translation>
    </message>
    <message>
        <source>Late p50</source>
        <translation>遅れ p50</translation>
    </message>
    <message>
        <source>Late p99</source>
        <translation>遅れ p99</translation>
    </message>
    <message>
        <source>Tasks started</source>
        <translation>開始したタスク</translation>
    </message>
    <message>
        <source>Tasks finished</source>
        <translation>終了したタスク</translation>
    </message>
    <message>
        <source>Tasks failed</source>
        <translation>失敗したタスク</translation>
    </message>
    <message>
        <source>Tasks cancelled</source>
        <translation>取り消されたタスク</translation>
    </message>
</context>
<context>
    <name>Signalbox::MatcherModel</name>
    <message>
        <source>Matcher</source>
        <translation>マッチャー</translation>
    </message>
    <message>
        <source>The events that are wanted; * is any value, … some value</source>
        <translation>求めるイベント。* は任意の値、… は特定の値</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>待機</translation>
    </message>
    <message>
        <source>How many wait for events of this kind</source>
        <translation>この種類のイベントを待つものの数</translation>
    </message>
    <message>
        <source>Who waits</source>
        <translation>待つもの</translation>
    </message>
    <message>
        <source>The object or waiter that gets the event</source>
        <translation>イベントを受け取るオブジェクトまたは待機者</translation>
    </message>
    <message>
        <source>For</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>How long it has been waiting; nothing where it was before the inspector</source>
        <translation>待っている時間。インスペクターより前からなら空欄</translation>
    </message>
    <message>
        <source>Got</source>
        <translation>受信</translation>
    </message>
    <message>
        <source>Events that it has got since the inspector began to look</source>
        <translation>インスペクターが見始めてから受け取ったイベント</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>ループ</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>The type of event, and which keys have values</source>
        <translation>イベントの型と、値を持つキー</translation>
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
        <translation>合計 %1</translation>
    </message>
    <message>
        <source>%1 started a second, %2 failed</source>
        <comment>tasks</comment>
        <translation>毎秒 %1 開始、失敗 %2</translation>
    </message>
    <message>
        <source>%1 fired a second</source>
        <comment>timers</comment>
        <translation>毎秒 %1 回発火</translation>
    </message>
    <message>
        <source>%1 activations a second</source>
        <comment>of descriptors</comment>
        <translation>毎秒 %1 回通知</translation>
    </message>
    <message>
        <source>%1, in %2</source>
        <comment>loop, function</comment>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>none waits</source>
        <comment>posted events</comment>
        <translation>待ちなし</translation>
    </message>
    <message>
        <source>most wait in %1</source>
        <comment>posted events; loop</comment>
        <translation>最多は %1</translation>
    </message>
    <message>
        <source>none has a limit</source>
        <comment>queues</comment>
        <translation>上限のあるものはなし</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <comment>queue, events, limit</comment>
        <translation>%1: %2 / %3</translation>
    </message>
    <message>
        <source>root</source>
        <comment>queue</comment>
        <translation>ルート</translation>
    </message>
    <message>
        <source>nothing is wrong, as far as can be seen</source>
        <translation>見える範囲では問題なし</translation>
    </message>
    <message>
        <source>Busiest loop</source>
        <translation>最も忙しいループ</translation>
    </message>
    <message>
        <source>Longest turn of the last minute</source>
        <translation>直近 1 分の最長ターン</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>イベント</translation>
    </message>
    <message>
        <source>Posted events</source>
        <translation>ポスト済み</translation>
    </message>
    <message>
        <source>Fullest queue</source>
        <translation>最も埋まったキュー</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>タスク</translation>
    </message>
    <message>
        <source>Timers</source>
        <translation>タイマー</translation>
    </message>
    <message>
        <source>Watchers</source>
        <translation>監視</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>screen reader: title, number, note</comment>
        <translation>%1: %2、%3</translation>
    </message>
</context>
<context>
    <name>Signalbox::PostEdgeModel</name>
    <message>
        <source>(ended threads)</source>
        <translation>(終了したスレッド)</translation>
    </message>
    <message>
        <source>thread %1</source>
        <comment>number</comment>
        <translation>スレッド %1</translation>
    </message>
    <message>
        <source>(other loops)</source>
        <translation>(ほかのループ)</translation>
    </message>
    <message>
        <source>From</source>
        <translation>送信元</translation>
    </message>
    <message>
        <source>The thread that posts</source>
        <translation>ポストするスレッド</translation>
    </message>
    <message>
        <source>To</source>
        <translation>宛先</translation>
    </message>
    <message>
        <source>The thread whose loop delivers it</source>
        <translation>ループがそれを配送するスレッド</translation>
    </message>
    <message>
        <source>Posts/s</source>
        <translation>ポスト/秒</translation>
    </message>
    <message>
        <source>In the last second</source>
        <translation>直前の 1 秒</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>ポスト</translation>
    </message>
    <message>
        <source>Since somebody began to look</source>
        <translation>誰かが見始めてから</translation>
    </message>
    <message>
        <source>Qt&apos;s</source>
        <translation>Qt</translation>
    </message>
    <message>
        <source>Of these: by QCoreApplication::postEvent(), as queued signals are, and wake-ups</source>
        <translation>うち、キュー接続のシグナルなど QCoreApplication::postEvent() によるものと、起床</translation>
    </message>
    <message>
        <source>Scheduler&apos;s</source>
        <translation>スケジューラー</translation>
    </message>
    <message>
        <source>Of these: calls and events by RemoteScheduler</source>
        <translation>うち、RemoteScheduler による呼び出しとイベント</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>Posted events that the receiver has not delivered yet, whoever has posted them</source>
        <translation>受け手がまだ配送していないポスト済みイベント (送信元は問わない)</translation>
    </message>
    <message>
        <source>Thread id</source>
        <translation>スレッド ID</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>thread that posts, receiver</comment>
        <translation>%1 から %2</translation>
    </message>
</context>
<context>
    <name>Signalbox::PostedEventModel</name>
    <message>
        <source>Receiver</source>
        <translation>受け手</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>イベント</translation>
    </message>
    <message>
        <source>QEvent::Type</source>
        <translation>QEvent::Type</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>回数</translation>
    </message>
    <message>
        <source>Events of this type that wait for this receiver</source>
        <translation>この受け手を待つこの型のイベント</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>優先度</translation>
    </message>
    <message>
        <source>As given to postEvent(); larger is more urgent</source>
        <translation>postEvent() に渡した値。大きいほど急ぎ</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>ループ</translation>
    </message>
    <message>
        <source>Type number</source>
        <translation>型番号</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
</context>
<context>
    <name>Signalbox::QueueModel</name>
    <message>
        <source>%1 (root)</source>
        <comment>loop; the queue that all others are below</comment>
        <translation>%1 (ルート)</translation>
    </message>
    <message>
        <source>(no name)</source>
        <comment>queue</comment>
        <translation>(名前なし)</translation>
    </message>
    <message>
        <source>every event</source>
        <comment>what the root queue takes</comment>
        <translation>すべてのイベント</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>キュー</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>優先度</translation>
    </message>
    <message>
        <source>Among its siblings; larger is more urgent</source>
        <translation>兄弟の間での値。大きいほど急ぎ</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>キュー内</translation>
    </message>
    <message>
        <source>Own events, with those that are held or being delivered</source>
        <translation>自身のイベント。保留や配送中を含む</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>The most own events that are let in</source>
        <translation>入れる自身のイベントの最大数</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>充満</translation>
    </message>
    <message>
        <source>How near it is to its limit, or to that of all below it</source>
        <translation>上限、または配下全体の上限にどれだけ近いか</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>送信待ち</translation>
    </message>
    <message>
        <source>Senders that wait for room</source>
        <translation>空きを待つ送り手</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Events that were delivered, and that nobody has accepted</source>
        <translation>配送されたが誰も受理していないイベント</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒否</translation>
    </message>
    <message>
        <source>Sends that found no room</source>
        <translation>空きがなかった送信</translation>
    </message>
    <message>
        <source>Wait p99</source>
        <translation>待ち p99</translation>
    </message>
    <message>
        <source>99 % were delivered first within this time of being queued, in steps of two</source>
        <translation>99 % がキューに入ってからこの時間内に最初に配送された。2 倍刻み</translation>
    </message>
    <message>
        <source>In</source>
        <translation>入</translation>
    </message>
    <message>
        <source>Events that have come in</source>
        <translation>届いたイベント</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>上位</translation>
    </message>
    <message>
        <source>The queue that its events go on to</source>
        <translation>イベントが次に進むキュー</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>受け持ち</translation>
    </message>
    <message>
        <source>The events that it takes from its parent</source>
        <translation>親から受け取るイベント</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>保留中</translation>
    </message>
    <message>
        <source>The oldest event that nobody has accepted</source>
        <translation>誰も受理していない最も古いイベント</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合計</translation>
    </message>
    <message>
        <source>Events in it and below it</source>
        <translation>それ自身と配下のイベント</translation>
    </message>
    <message>
        <source>Total limit</source>
        <translation>合計の上限</translation>
    </message>
    <message>
        <source>The most events that are let in, with those below it</source>
        <translation>配下を含めて入れるイベントの最大数</translation>
    </message>
    <message>
        <source>Deepest</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>The most own events there were</source>
        <translation>自身のイベントの最大の数</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>出</translation>
    </message>
    <message>
        <source>Events that have left</source>
        <translation>出ていったイベント</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>破棄</translation>
    </message>
    <message>
        <source>Of those that left: nobody took them</source>
        <translation>出ていったうち、誰も取らなかったもの</translation>
    </message>
    <message>
        <source>Have waited</source>
        <translation>待った送信</translation>
    </message>
    <message>
        <source>Sends that waited for room</source>
        <translation>空きを待った送信</translation>
    </message>
    <message>
        <source>Wait p50</source>
        <translation>待ち p50</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>最長の待ち</translation>
    </message>
    <message>
        <source>Own priority</source>
        <translation>自身の優先度</translation>
    </message>
    <message>
        <source>Of its own events among its sub-queues</source>
        <translation>サブキューの間での自身のイベントの優先度</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>ループ</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>通し番号</translation>
    </message>
    <message>
        <source>In/s</source>
        <translation>入/秒</translation>
    </message>
    <message>
        <source>In the last second</source>
        <translation>直前の 1 秒</translation>
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
        <translation>読み込み中…</translation>
    </message>
</context>
<context>
    <name>Signalbox::StripModel</name>
    <message>
        <source>Loop %1: busy %2, longest turn of the last minute %3</source>
        <comment>screen reader</comment>
        <translation>ループ %1: 負荷 %2、直前 1 分の最長ターン %3</translation>
    </message>
</context>
<context>
    <name>Signalbox::TaskCanceller</name>
    <message>
        <source>The program does not answer.</source>
        <translation>プログラムが応答しません。</translation>
    </message>
    <message>
        <source>Tasks are cancelled in the control role only: start the program with SIGNALBOX_INSPECT=control, or by “signalbox run --inspect --control”.</source>
        <translation>タスクを取り消せるのは操作の役割だけです。プログラムを SIGNALBOX_INSPECT=control で、または「signalbox run --inspect --control」で起動してください。</translation>
    </message>
    <message>
        <source>Cancel the task “%1” (%2)?</source>
        <comment>name, number</comment>
        <translation>タスク「%1」（%2）を取り消しますか？</translation>
    </message>
    <message>
        <source>It does not go on behind its co_await: it resumes with its cancellation, which destroys its frames from the innermost outwards, and ends the tasks of its scopes. Who joins it is told that it was cancelled.</source>
        <translation>co_await の先へは進みません。取り消しとして再開し、そのフレームが内側から外側へ破棄され、スコープのタスクも終わります。終わりを待つものには、取り消されたことが伝わります。</translation>
    </message>
    <message>
        <source>It waits for %1, in %2.</source>
        <comment>what, where</comment>
        <translation>%2 で %1 を待っています。</translation>
    </message>
    <message>
        <source>It waits for %1.</source>
        <comment>what</comment>
        <translation>%1 を待っています。</translation>
    </message>
    <message>
        <source>Select the task that is to be cancelled.</source>
        <translation>取り消すタスクを選んでください。</translation>
    </message>
    <message>
        <source>The task “%1” was not cancelled: %2</source>
        <comment>name, why</comment>
        <translation>タスク「%1」は取り消されませんでした: %2</translation>
    </message>
    <message>
        <source>The loop of the task “%1” is busy or stuck, and cancels it when it goes on.</source>
        <translation>タスク「%1」のループは処理中か停止中で、動き出したときに取り消します。</translation>
    </message>
    <message>
        <source>The task “%1” was cancelled.</source>
        <translation>タスク「%1」を取り消しました。</translation>
    </message>
    <message>
        <source>The task “%1” was cancelled, and ends when what it is in allows that.</source>
        <translation>タスク「%1」を取り消しました。実行中の処理が許した時点で終わります。</translation>
    </message>
    <message>
        <source>The task “%1” has ended before.</source>
        <translation>タスク「%1」はすでに終わっていました。</translation>
    </message>
    <message>
        <source>The task “%1” was cancelled before, and has not come to its end.</source>
        <translation>タスク「%1」はすでに取り消されていますが、まだ終わっていません。</translation>
    </message>
    <message>
        <source>The task “%1” has ended with its loop.</source>
        <translation>タスク「%1」はループとともに終わりました。</translation>
    </message>
    <message>
        <source>The task “%1” was not cancelled: too many wait for that already.</source>
        <translation>タスク「%1」は取り消されませんでした。すでに多くが取り消しを待っています。</translation>
    </message>
</context>
<context>
    <name>Signalbox::TaskModel</name>
    <message>
        <source>started in %1</source>
        <comment>a task without a name</comment>
        <translation>%1 で開始</translation>
    </message>
    <message>
        <source>× cancelling</source>
        <comment>state of a task: it ends as soon as it can</comment>
        <translation>× 取消中</translation>
    </message>
    <message>
        <source>● running</source>
        <comment>state of a task</comment>
        <translation>● 実行中</translation>
    </message>
    <message>
        <source>◌ ready</source>
        <comment>state of a task: its turn will come</comment>
        <translation>◌ 準備完了</translation>
    </message>
    <message>
        <source>○ waiting</source>
        <comment>state of a task</comment>
        <translation>○ 待機中</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>タスク</translation>
    </message>
    <message>
        <source>Its name, or where it was started; below the task that it belongs to</source>
        <translation>名前、または開始された場所。属するタスクの下に表示</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>待つもの</translation>
    </message>
    <message>
        <source>For</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Since this state began; nothing where it was before the inspector</source>
        <translation>この状態が始まってから。インスペクターより前からなら空欄</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>残り</translation>
    </message>
    <message>
        <source>Until what it waits for ends by itself, where that is known</source>
        <translation>待っているものが自ら終わるまで。わかる場合のみ</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>The co_await at which it waits, or has waited last</source>
        <translation>待っている、または最後に待った co_await</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>稼働</translation>
    </message>
    <message>
        <source>Time on the stack since the inspector began to look</source>
        <translation>インスペクターが見始めてからスタック上にいた時間</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>待機</translation>
    </message>
    <message>
        <source>Time in which it waited</source>
        <translation>待っていた時間</translation>
    </message>
    <message>
        <source>Resumes</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>How often it went on since the inspector began to look</source>
        <translation>インスペクターが見始めてから再開した回数</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>ループ</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>所属先</translation>
    </message>
    <message>
        <source>The task whose scope it is in, or that waits for it</source>
        <translation>属するスコープのタスク、またはこれを待つタスク</translation>
    </message>
    <message>
        <source>Started in</source>
        <translation>開始場所</translation>
    </message>
    <message>
        <source>Alive for</source>
        <translation>生存</translation>
    </message>
    <message>
        <source>Nothing where it began before the inspector</source>
        <translation>インスペクターより前に始まったなら空欄</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>準備</translation>
    </message>
    <message>
        <source>Time from being woken until its turn came</source>
        <translation>起こされてから順番が来るまでの時間</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>スコープ</translation>
    </message>
    <message>
        <source>The name of the scope that it was started in</source>
        <translation>開始されたスコープの名前</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>優先度</translation>
    </message>
    <message>
        <source>Among the tasks that are ready; larger is more urgent</source>
        <translation>準備のできたタスクの間での値。大きいほど急ぎ</translation>
    </message>
    <message>
        <source>Daemon</source>
        <translation>デーモン</translation>
    </message>
    <message>
        <source>Scheduler::run() does not go on for it</source>
        <translation>Scheduler::run() はこれのためには続きません</translation>
    </message>
    <message>
        <source>yes</source>
        <comment>a task is a daemon</comment>
        <translation>はい</translation>
    </message>
    <message>
        <source>no</source>
        <comment>a task is no daemon</comment>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>通し番号</translation>
    </message>
    <message>
        <source>▲ running</source>
        <comment>state of a task: on the stack for too long</comment>
        <translation>▲ 実行中</translation>
    </message>
</context>
<context>
    <name>Signalbox::TimerModel</name>
    <message>
        <source>precise</source>
        <comment>timer type</comment>
        <translation>精密</translation>
    </message>
    <message>
        <source>coarse</source>
        <comment>timer type</comment>
        <translation>粗い</translation>
    </message>
    <message>
        <source>very coarse</source>
        <comment>timer type</comment>
        <translation>とても粗い</translation>
    </message>
    <message>
        <source>Due in</source>
        <translation>期限まで</translation>
    </message>
    <message>
        <source>Time to the next deadline; negative when it has passed</source>
        <translation>次の期限までの時間。過ぎていれば負</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>所有者</translation>
    </message>
    <message>
        <source>The object that gets the QTimerEvent</source>
        <translation>QTimerEvent を受け取るオブジェクト</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>間隔</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>型</translation>
    </message>
    <message>
        <source>Fired</source>
        <translation>発火</translation>
    </message>
    <message>
        <source>How often it has been delivered</source>
        <translation>配送された回数</translation>
    </message>
    <message>
        <source>Worst late</source>
        <translation>最大遅れ</translation>
    </message>
    <message>
        <source>The latest delivery so far</source>
        <translation>これまでで最も遅い配送</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Qt&apos;s timer id</source>
        <translation>Qt のタイマー ID</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>ループ</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>遅れ</translation>
    </message>
    <message>
        <source>How far the deadline lies back now</source>
        <translation>期限が今からどれだけ前か</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>通し番号</translation>
    </message>
    <message>
        <source>Fired/s</source>
        <translation>発火/秒</translation>
    </message>
    <message>
        <source>In the last second</source>
        <translation>直前の 1 秒</translation>
    </message>
</context>
<context>
    <name>Signalbox::Verdict</name>
    <message>
        <source>Main loop</source>
        <translation>メインループ</translation>
    </message>
    <message>
        <source>GUI loop</source>
        <translation>GUI ループ</translation>
    </message>
    <message>
        <source>Loop “%1”</source>
        <translation>ループ「%1」</translation>
    </message>
    <message>
        <source>one turn</source>
        <comment>in one turn for 1.2 s</comment>
        <translation>1 つのターン</translation>
    </message>
    <message>
        <source>%1: in %2 for %3</source>
        <translation>%1: %2 に %3</translation>
    </message>
    <message>
        <source>%1: was in %2 for %3, just now</source>
        <translation>%1: %2 に %3、たった今</translation>
    </message>
    <message numerus="yes">
        <source>%1: was in %2 for %3, %n second(s) ago</source>
        <translation>
            <numerusform>%1: %2 に %3、%n 秒前</numerusform>
        </translation>
    </message>
    <message>
        <source>Process %1</source>
        <comment>pid</comment>
        <translation>プロセス %1</translation>
    </message>
    <message>
        <source>%1 (pid %2)</source>
        <translation>%1 (PID %2)</translation>
    </message>
    <message numerus="yes">
        <source>%n program(s) can be looked at</source>
        <translation>
            <numerusform>調べられるプログラム: %n 個</numerusform>
        </translation>
    </message>
    <message>
        <source>Connecting to %1 …</source>
        <translation>%1 に接続中 …</translation>
    </message>
    <message>
        <source>Connecting to %1: %2</source>
        <translation>%1 に接続中: %2</translation>
    </message>
    <message>
        <source>%1 has not answered for %2: it is stopped, or has no processor</source>
        <translation>%1 は %2 応答していません。停止しているか、プロセッサーを得ていません</translation>
    </message>
    <message>
        <source>%1 has ended: this is the last that was seen of it</source>
        <translation>%1 は終了しました。これが最後に見えた状態です</translation>
    </message>
    <message>
        <source>%1 cannot be looked at: %2</source>
        <translation>%1 は調べられません: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>loop, what is wrong</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No loop of this process runs on Signalbox</source>
        <translation>このプロセスには Signalbox で動くループがありません</translation>
    </message>
    <message>
        <source>%1: descriptor %2 was closed under its watcher (%3)</source>
        <translation>%1: 記述子 %2 が監視中に閉じられました (%3)</translation>
    </message>
    <message>
        <source>Another event dispatcher than Signalbox&apos;s delivers: nothing is measured</source>
        <translation>Signalbox 以外のイベントディスパッチャーが配送しています。何も測定されません</translation>
    </message>
    <message numerus="yes">
        <source>Healthy: %n loop(s) answering, longest turn of the last minute %1</source>
        <translation>
            <numerusform>正常: %n 個のループが応答中、直前 1 分の最長ターン %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Signalbox::WaitText</name>
    <message>
        <source>a timer</source>
        <extracomment>What a task waits for; all of these stand behind “waits for”.</extracomment>
        <translation>タイマー</translation>
    </message>
    <message>
        <source>a tick</source>
        <translation>刻み</translation>
    </message>
    <message>
        <source>the event %1</source>
        <extracomment>Text: of an event, with its fields.</extracomment>
        <translation>イベント %1</translation>
    </message>
    <message>
        <source>the end of the task %1</source>
        <extracomment>Name: of a task.</extracomment>
        <translation>タスク %1 の終わり</translation>
    </message>
    <message>
        <source>the task %1</source>
        <extracomment>Name: of a task.</extracomment>
        <translation>タスク %1</translation>
    </message>
    <message>
        <source>a task</source>
        <translation>タスク</translation>
    </message>
    <message>
        <source>the tasks of a scope</source>
        <translation>スコープのタスク</translation>
    </message>
    <message>
        <source>the tasks of the scope &quot;%1&quot;</source>
        <extracomment>Name: of a scope.</extracomment>
        <translation>スコープ「%1」のタスク</translation>
    </message>
    <message>
        <source>room for an event</source>
        <translation>イベントの空き</translation>
    </message>
    <message>
        <source>queues to be empty</source>
        <translation>キューが空になること</translation>
    </message>
    <message>
        <source>nothing any more</source>
        <translation>もう何もなし</translation>
    </message>
    <message>
        <source>the others to have run</source>
        <translation>ほかが実行されること</translation>
    </message>
    <message>
        <source>the next turn of the loop</source>
        <translation>ループの次の周回</translation>
    </message>
    <message>
        <source>nothing else to be done</source>
        <translation>ほかの仕事がなくなること</translation>
    </message>
    <message>
        <source>a QFuture</source>
        <translation>QFuture</translation>
    </message>
    <message>
        <source>work in another thread</source>
        <translation>別のスレッドの仕事</translation>
    </message>
    <message>
        <source>descriptor %1</source>
        <translation>記述子 %1</translation>
    </message>
    <message>
        <source>signal %1 of the system</source>
        <extracomment>Number: of a signal such as SIGTERM.</extracomment>
        <translation>システムのシグナル %1</translation>
    </message>
    <message>
        <source>the signal %1 of an object that has gone</source>
        <extracomment>Name: of a signal of Qt.</extracomment>
        <translation>消えたオブジェクトのシグナル %1</translation>
    </message>
    <message>
        <source>the signal %1 of an object of another thread</source>
        <extracomment>Name: of a signal of Qt.</extracomment>
        <translation>別のスレッドのオブジェクトのシグナル %1</translation>
    </message>
    <message>
        <source>a stream that has gone</source>
        <translation>消えたストリーム</translation>
    </message>
    <message>
        <source>a notification of something that has gone</source>
        <translation>消えたものの通知</translation>
    </message>
    <message>
        <source>a notification of %1</source>
        <extracomment>Text: the key.</extracomment>
        <translation>%1 の通知</translation>
    </message>
    <message>
        <source>a task that waits for a notification of something that has gone</source>
        <translation>消えたものの通知を待つタスク</translation>
    </message>
    <message>
        <source>a task that waits for a notification of %1</source>
        <extracomment>Text: the key.</extracomment>
        <translation>%1 の通知を待つタスク</translation>
    </message>
    <message>
        <source>who asks for its next value</source>
        <extracomment>A coroutine that yields values waits for that.</extracomment>
        <translation>次の値を求めるもの</translation>
    </message>
    <message>
        <source>the next value of a generator</source>
        <translation>ジェネレーターの次の値</translation>
    </message>
    <message>
        <source>a mutex</source>
        <translation>ミューテックス</translation>
    </message>
    <message>
        <source>a recursive mutex</source>
        <translation>再帰ミューテックス</translation>
    </message>
    <message>
        <source>a semaphore</source>
        <translation>セマフォ</translation>
    </message>
    <message>
        <source>a semaphore of a key</source>
        <translation>キーのセマフォ</translation>
    </message>
    <message>
        <source>a condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>the mutex of a condition</source>
        <translation>条件のミューテックス</translation>
    </message>
    <message>
        <source>an event flag</source>
        <translation>EventFlag</translation>
    </message>
    <message>
        <source>a latch</source>
        <translation>Latch</translation>
    </message>
    <message>
        <source>the others at a barrier</source>
        <translation>バリアのほかの参加者</translation>
    </message>
    <message>
        <source>a rate limiter</source>
        <translation>RateLimiter</translation>
    </message>
    <message>
        <source>a value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>room in a channel</source>
        <translation>チャネルの空き</translation>
    </message>
    <message>
        <source>an item of a channel</source>
        <translation>チャネルの項目</translation>
    </message>
    <message>
        <source>the items of a channel to be done</source>
        <translation>チャネルの項目の完了</translation>
    </message>
    <message>
        <source>the next item of a topic</source>
        <translation>トピックの次の項目</translation>
    </message>
    <message>
        <source>something that was destroyed</source>
        <translation>破棄されたもの</translation>
    </message>
    <message>
        <source>(its description threw an exception)</source>
        <translation>（その説明が例外を投げました）</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>signal or function, object</comment>
        <translation>%2 の %1</translation>
    </message>
    <message>
        <source>%1 of what has gone</source>
        <comment>function</comment>
        <translation>なくなったものの %1</translation>
    </message>
    <message>
        <source>one of: %1</source>
        <comment>any of these ends the wait</comment>
        <translation>いずれか: %1</translation>
    </message>
    <message>
        <source>all of: %1</source>
        <comment>the wait ends with the last of these</comment>
        <translation>すべて: %1</translation>
    </message>
</context>
<context>
    <name>Signalbox::WatchedLoop</name>
    <message>
        <source>Loop %1: there is none</source>
        <comment>screen reader</comment>
        <translation>ループ %1: ありません</translation>
    </message>
    <message>
        <source>Loop %1: busy %2, longest turn of the last minute %3</source>
        <comment>screen reader</comment>
        <translation>ループ %1: 負荷 %2、直前 1 分の最長ターン %3</translation>
    </message>
</context>
<context>
    <name>Signalbox::WatchedProgram</name>
    <message>
        <source>Inspector: frames per second %1, tasks %2, warnings %3</source>
        <comment>screen reader</comment>
        <translation>インスペクター: 毎秒フレーム数 %1、タスク %2、警告 %3</translation>
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
        <translation>ルート</translation>
    </message>
    <message>
        <source>Queue %1: there is none</source>
        <comment>screen reader</comment>
        <translation>キュー %1: ありません</translation>
    </message>
    <message>
        <source>Queue %1: %2, held %3, waiting senders %4</source>
        <comment>screen reader; %2 is &quot;12 / 100&quot;</comment>
        <translation>キュー %1: %2、保留 %3、送信待ち %4</translation>
    </message>
</context>
<context>
    <name>Signalbox::WatcherModel</name>
    <message>
        <source>read</source>
        <comment>kind of watcher</comment>
        <translation>読み取り</translation>
    </message>
    <message>
        <source>write</source>
        <comment>kind of watcher</comment>
        <translation>書き込み</translation>
    </message>
    <message>
        <source>exception</source>
        <comment>kind of watcher</comment>
        <translation>例外</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>what a descriptor is</comment>
        <translation>不明</translation>
    </message>
    <message>
        <source>file</source>
        <comment>what a descriptor is</comment>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>directory</source>
        <comment>what a descriptor is</comment>
        <translation>ディレクトリ</translation>
    </message>
    <message>
        <source>device</source>
        <comment>what a descriptor is</comment>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>terminal</source>
        <comment>what a descriptor is</comment>
        <translation>端末</translation>
    </message>
    <message>
        <source>pipe</source>
        <comment>what a descriptor is</comment>
        <translation>パイプ</translation>
    </message>
    <message>
        <source>socket</source>
        <comment>what a descriptor is</comment>
        <translation>ソケット</translation>
    </message>
    <message>
        <source>× closed</source>
        <comment>what a descriptor is: somebody closed it under the watcher</comment>
        <translation>× 閉鎖</translation>
    </message>
    <message>
        <source>Fd</source>
        <translation>Fd</translation>
    </message>
    <message>
        <source>File descriptor</source>
        <translation>ファイル記述子</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>待つもの</translation>
    </message>
    <message>
        <source>What the watcher waits for</source>
        <translation>監視が待つもの</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>What the descriptor is</source>
        <translation>記述子の正体</translation>
    </message>
    <message>
        <source>Path or peer</source>
        <translation>パスまたは相手</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>所有者</translation>
    </message>
    <message>
        <source>Parent of the QSocketNotifier, or the notifier itself</source>
        <translation>QSocketNotifier の親、またはそれ自身</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>活性化</translation>
    </message>
    <message>
        <source>How often it was ready</source>
        <translation>準備ができた回数</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>ループ</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>通し番号</translation>
    </message>
    <message>
        <source>fd %1</source>
        <comment>heading of a watcher</comment>
        <translation>Fd %1</translation>
    </message>
    <message>
        <source>Activations/s</source>
        <translation>活性化/秒</translation>
    </message>
    <message>
        <source>In the last second</source>
        <translation>直前の 1 秒</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Enter look at it   Ctrl+D colours</source>
        <translation>Enter 調べる   Ctrl+D 配色</translation>
    </message>
    <message>
        <source>sample %1</source>
        <comment>what taking a sample costs</comment>
        <translation>採取 %1</translation>
    </message>
    <message>
        <source>Ctrl+0…9 views   / filter   Enter detail   Space pause   Ctrl+C copy rows   F1 keys</source>
        <translation>Ctrl+0…9 ビュー   / フィルター   Enter 詳細   スペース 一時停止   Ctrl+C 行をコピー   F1 キー</translation>
    </message>
</context>
<context>
    <name>StripRow</name>
    <message>
        <source>busy %1</source>
        <comment>share of the time</comment>
        <translation>負荷 %1</translation>
    </message>
    <message>
        <source>worst %1</source>
        <comment>longest turn of the last minute</comment>
        <translation>最大 %1</translation>
    </message>
    <message>
        <source>Newest at the right, a tick under each 10 s. A bar&apos;s height is the share of time the loop was busy; its colour tells turns that kept the loop from answering.</source>
        <translation>右が最新で、10 秒ごとに目盛りがあります。棒の高さはループが稼働した時間の割合、色はループの応答を妨げたターンを示します。</translation>
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
        <translation>戻る</translation>
    </message>
    <message>
        <source>Program %1</source>
        <translation>プログラム %1</translation>
    </message>
    <message>
        <source>pid %1</source>
        <comment>process id</comment>
        <translation>PID %1</translation>
    </message>
    <message>
        <source>up %1</source>
        <comment>time since the program&apos;s start</comment>
        <translation>稼働 %1</translation>
    </message>
    <message>
        <source>Paused for %1</source>
        <translation>一時停止 %1</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>Live, %1</source>
        <comment>updates per second</comment>
        <translation>ライブ、%1</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>ライブ</translation>
    </message>
    <message>
        <source>Ctrl+O</source>
        <comment>key</comment>
        <translation>Ctrl+O</translation>
    </message>
    <message>
        <source>Programs</source>
        <translation>プログラム</translation>
    </message>
    <message>
        <source>Space</source>
        <comment>key</comment>
        <translation>スペース</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <comment>key</comment>
        <translation>Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>Copy snapshot</source>
        <translation>全体をコピー</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <comment>key</comment>
        <translation>Ctrl+D</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>明るい配色</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>暗い配色</translation>
    </message>
    <message>
        <source>Control role: tasks can be cancelled</source>
        <translation>操作の役割: タスクを取り消せます</translation>
    </message>
    <message>
        <source>Control</source>
        <comment>role: the user may act on the program</comment>
        <translation>操作</translation>
    </message>
</context>
<context>
    <name>VerdictBar</name>
    <message>
        <source>Waiting for the first sample …</source>
        <translation>最初の採取を待っています …</translation>
    </message>
    <message>
        <source>Show loop</source>
        <translation>ループを表示</translation>
    </message>
    <message>
        <source>Show timer</source>
        <translation>タイマーを表示</translation>
    </message>
    <message>
        <source>Show watcher</source>
        <translation>監視を表示</translation>
    </message>
    <message>
        <source>Show queue</source>
        <translation>キューを表示</translation>
    </message>
    <message>
        <source>Show task</source>
        <translation>タスクを表示</translation>
    </message>
</context>
</TS>
