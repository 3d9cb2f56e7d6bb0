<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>CancelQuestion</name>
    <message>
        <source>Let it go on</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Cancel the task</source>
        <translation>Aufgabe abbrechen</translation>
    </message>
</context>
<context>
    <name>DataView</name>
    <message>
        <source>%1 of %2 rows shown</source>
        <translation>%1 von %2 Zeilen sichtbar</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>rows shown, rows there are</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>No row has all of these words: %1</source>
        <translation>Keine Zeile enthält alle diese Wörter: %1</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter löschen</translation>
    </message>
</context>
<context>
    <name>DetailField</name>
    <message>
        <source>%1: %2</source>
        <comment>screen reader: field, value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Enter goes there</source>
        <comment>screen reader: a field that names another row</comment>
        <translation>Die Eingabetaste führt dorthin</translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>Detail</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>This object is gone; its last known state is shown.</source>
        <translation>Dieses Objekt gibt es nicht mehr; gezeigt wird sein letzter bekannter Zustand.</translation>
    </message>
    <message>
        <source>gone</source>
        <comment>the object of the detail does not exist any more</comment>
        <translation>fort</translation>
    </message>
    <message>
        <source>Copy the detail</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Close the detail</source>
        <translation>Einzelheiten schließen</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Select a row to see everything about it.</source>
        <translation>Eine Zeile auswählen, um alles über sie zu sehen.</translation>
    </message>
    <message>
        <source>Del</source>
        <comment>key</comment>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Cancel the task …</source>
        <translation>Aufgabe abbrechen …</translation>
    </message>
</context>
<context>
    <name>FilterField</name>
    <message>
        <source>Filter rows by words</source>
        <translation>Zeilen nach Wörtern filtern</translation>
    </message>
    <message>
        <source>F3: %1</source>
        <comment>placeholder of a filter; the key F3 goes to the next row with these words</comment>
        <translation>F3: %1</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter löschen</translation>
    </message>
</context>
<context>
    <name>HeaderCell</name>
    <message>
        <source>%1, sorted ascending</source>
        <translation>%1, aufsteigend sortiert</translation>
    </message>
    <message>
        <source>%1, sorted descending</source>
        <translation>%1, absteigend sortiert</translation>
    </message>
</context>
<context>
    <name>InspectorOverlay</name>
    <message>
        <source>%1 fps</source>
        <comment>frames per second</comment>
        <translation>%1 B/s</translation>
    </message>
    <message>
        <source>Open the inspector</source>
        <comment>button</comment>
        <translation>Inspektor öffnen</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>button: the inspector</comment>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>InspectorWindow</name>
    <message>
        <source>No row has all of these words: %1</source>
        <translation>Keine Zeile enthält alle diese Wörter: %1</translation>
    </message>
    <message numerus="yes">
        <source>Copied %n row(s).</source>
        <translation>
            <numerusform>%n Zeile kopiert.</numerusform>
            <numerusform>%n Zeilen kopiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied a snapshot of everything.</source>
        <translation>Momentaufnahme von allem kopiert.</translation>
    </message>
    <message>
        <source>Inspector: %1</source>
        <comment>window title; name of the program</comment>
        <translation>Inspektor: %1</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Loops</source>
        <translation>Schleifen</translation>
    </message>
    <message>
        <source>Timers</source>
        <translation>Timer</translation>
    </message>
    <message>
        <source>Watchers</source>
        <translation>Wächter</translation>
    </message>
    <message>
        <source>Copied the detail.</source>
        <translation>Einzelheiten kopiert.</translation>
    </message>
    <message>
        <source>Paused. The program goes on; Space resumes.</source>
        <translation>Angehalten. Das Programm läuft weiter; die Leertaste setzt fort.</translation>
    </message>
    <message>
        <source>Live again.</source>
        <translation>Wieder live.</translation>
    </message>
    <message>
        <source>No loop of this process runs on Signalbox.
Call Signalbox::install() before the application object is made, and Signalbox::install(thread) before a thread starts.</source>
        <translation>Keine Schleife dieses Prozesses läuft auf Signalbox.
Signalbox::install() gehört vor das Anwendungsobjekt, Signalbox::install(thread) vor den Start eines Threads.</translation>
    </message>
    <message>
        <source>No timers are running.
Every QTimer and QObject::startTimer() in a loop on Signalbox shows here.</source>
        <translation>Es laufen keine Timer.
Jeder QTimer und jedes QObject::startTimer() in einer Schleife auf Signalbox steht hier.</translation>
    </message>
    <message>
        <source>No descriptors are watched.
Every enabled QSocketNotifier in a loop on Signalbox shows here; sockets and processes have theirs.</source>
        <translation>Es werden keine Deskriptoren überwacht.
Jeder eingeschaltete QSocketNotifier in einer Schleife auf Signalbox steht hier; Sockets und Prozesse haben ihre eigenen.</translation>
    </message>
    <message>
        <source>No queues of events.
Whoever sends events by Signalbox::Scheduler has a queue for them; EventQueue::addQueue() adds others.</source>
        <translation>Keine Warteschlangen für Ereignisse.
Wer mit Signalbox::Scheduler Ereignisse sendet, hat eine; EventQueue::addQueue() fügt weitere hinzu.</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Warteschlangen</translation>
    </message>
    <message>
        <source>Nobody waits for events.
Scheduler::on(), EventListener and Wait show here with what they wait for.</source>
        <translation>Niemand wartet auf Ereignisse.
Scheduler::on(), EventListener und Wait erscheinen hier mit dem, worauf sie warten.</translation>
    </message>
    <message>
        <source>Matchers</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>No event has come in since the inspector began to look.
What Scheduler::send() and RemoteScheduler::send() send shows here, and what became of it.</source>
        <translation>Seit der Inspektor hinsieht, ist kein Ereignis eingetroffen.
Was Scheduler::send() und RemoteScheduler::send() senden, erscheint hier, und was daraus geworden ist.</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>No tasks.
Every coroutine that a Signalbox::Scope has started shows here with what it waits for, until it ends.</source>
        <translation>Keine Aufgaben.
Jede Koroutine, die ein Signalbox::Scope gestartet hat, erscheint hier mit dem, worauf sie wartet, bis sie endet.</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Nothing is wrong, as far as can be seen.
Slow turns, timers and notifiers that spin, full queues, lost tasks and the like show here with what to try.</source>
        <translation>Soweit zu sehen ist, fehlt nichts.
Langsame Umläufe, leerlaufende Timer und Notifier, volle Warteschlangen, verlorene Aufgaben und dergleichen stehen hier, mit einem Rat.</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Copied the overview.</source>
        <translation>Übersicht kopiert.</translation>
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
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Ctrl+1 … Ctrl+9, Ctrl+0</source>
        <comment>key</comment>
        <translation>Strg+1 … Strg+9, Strg+0</translation>
    </message>
    <message>
        <source>Pages; Ctrl+3 again: the other table of its page</source>
        <translation>Seiten; nochmals Strg+3: die andere Tabelle der Seite</translation>
    </message>
    <message>
        <source>/, Ctrl+F</source>
        <comment>key</comment>
        <translation>/, Strg+F</translation>
    </message>
    <message>
        <source>Filter: rows with all words</source>
        <translation>Filter: Zeilen mit allen Wörtern</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Clear the filter, then the selection</source>
        <translation>Filter löschen, dann die Auswahl</translation>
    </message>
    <message>
        <source>F3, Shift+F3</source>
        <comment>key</comment>
        <translation>F3, Umschalt+F3</translation>
    </message>
    <message>
        <source>Next or previous row with these words</source>
        <translation>Nächste oder vorige Zeile mit diesen Wörtern</translation>
    </message>
    <message>
        <source>Arrows, Page keys, Home, End</source>
        <comment>key</comment>
        <translation>Pfeile, Bildtasten, Pos1, Ende</translation>
    </message>
    <message>
        <source>Move; with Shift: select</source>
        <translation>Bewegen; mit Umschalt: auswählen</translation>
    </message>
    <message>
        <source>Ctrl+click, Shift+click</source>
        <comment>key</comment>
        <translation>Strg+Klick, Umschalt+Klick</translation>
    </message>
    <message>
        <source>Select one more, or all up to there</source>
        <translation>Eine weitere auswählen, oder alle bis dorthin</translation>
    </message>
    <message>
        <source>Ctrl+A</source>
        <comment>key</comment>
        <translation>Strg+A</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alle auswählen</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>key</comment>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Open the detail; in it, follow a link</source>
        <translation>Einzelheiten öffnen; darin einem Verweis folgen</translation>
    </message>
    <message>
        <source>Menu, Shift+F10</source>
        <comment>key</comment>
        <translation>Menü, Umschalt+F10</translation>
    </message>
    <message>
        <source>What can be done with the row</source>
        <translation>Was mit der Zeile getan werden kann</translation>
    </message>
    <message>
        <source>Alt+Left</source>
        <comment>key</comment>
        <translation>Alt+Links</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Space</source>
        <comment>key</comment>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Pause or resume this window</source>
        <translation>Dieses Fenster anhalten oder fortsetzen</translation>
    </message>
    <message>
        <source>Ctrl+C, Ctrl+Shift+C</source>
        <comment>key</comment>
        <translation>Strg+C, Strg+Umschalt+C</translation>
    </message>
    <message>
        <source>Copy rows, or everything</source>
        <translation>Zeilen kopieren, oder alles</translation>
    </message>
    <message>
        <source>Del</source>
        <comment>key</comment>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Cancel the task, in the control role</source>
        <translation>Aufgabe abbrechen, in der Steuerrolle</translation>
    </message>
    <message>
        <source>F6</source>
        <comment>key</comment>
        <translation>F6</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>Ctrl+O</source>
        <comment>key</comment>
        <translation>Strg+O</translation>
    </message>
    <message>
        <source>List of programs</source>
        <translation>Liste der Programme</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <comment>key</comment>
        <translation>Strg+D</translation>
    </message>
    <message>
        <source>Light or dark colours</source>
        <translation>Helle oder dunkle Farben</translation>
    </message>
    <message>
        <source>F1, ?</source>
        <comment>key</comment>
        <translation>F1, ?</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>Diese Liste</translation>
    </message>
</context>
<context>
    <name>LoopStrips</name>
    <message>
        <source>Busy history of each loop</source>
        <translation>Auslastung jeder Schleife</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Loops</source>
        <translation>Schleifen</translation>
    </message>
    <message>
        <source>Posted events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Timers</source>
        <translation>Timer</translation>
    </message>
    <message>
        <source>Watchers</source>
        <translation>Wächter</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Warteschlangen</translation>
    </message>
    <message>
        <source>Matchers</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
</context>
<context>
    <name>NavigationItem</name>
    <message>
        <source>Ctrl+%1</source>
        <comment>key</comment>
        <translation>Strg+%1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>view, number of rows</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: %2 (Ctrl+%3)</source>
        <comment>view, number of rows, key</comment>
        <translation>%1: %2 (Strg+%3)</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
</context>
<context>
    <name>PostsPage</name>
    <message>
        <source>No thread has posted to another one since the inspector began to look.
What a thread posts to itself is not counted.</source>
        <translation>Seit der Inspektor hinsieht, hat kein Thread einem anderen etwas gepostet.
Was ein Thread sich selbst postet, wird nicht gezählt.</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>Posts</translation>
    </message>
    <message>
        <source>No posted events are waiting.
What QCoreApplication::postEvent(), deleteLater() and queued signals send shows here until it is delivered.</source>
        <translation>Es warten keine Ereignisse.
Was QCoreApplication::postEvent(), deleteLater() und eingereihte Signale senden, steht hier bis zur Zustellung.</translation>
    </message>
    <message>
        <source>Posted events</source>
        <translation>Ereignisse</translation>
    </message>
</context>
<context>
    <name>ProgramPage</name>
    <message>
        <source>Which program?</source>
        <translation>Welches Programm?</translation>
    </message>
    <message>
        <source>Programs of yours that have an InspectServer, or were started with SIGNALBOX_INSPECT=1.</source>
        <translation>Eigene Programme, die einen InspectServer haben oder mit SIGNALBOX_INSPECT=1 gestartet wurden.</translation>
    </message>
    <message>
        <source>None of your programs can be looked at.
Start one with SIGNALBOX_INSPECT=1 in its environment, or, if it knows nothing of Signalbox, by
signalbox run --inspect -- PROGRAM</source>
        <translation>Keines der eigenen Programme lässt sich ansehen.
Eines mit SIGNALBOX_INSPECT=1 in der Umgebung starten oder, wenn es nichts von Signalbox weiß, mit
signalbox run --inspect -- PROGRAMM</translation>
    </message>
</context>
<context>
    <name>ProgramRow</name>
    <message>
        <source>%1, process %2, up %3</source>
        <translation>%1, Prozess %2, läuft seit %3</translation>
    </message>
    <message>
        <source>pid %1</source>
        <comment>process id</comment>
        <translation>PID %1</translation>
    </message>
    <message>
        <source>up %1</source>
        <comment>time since the program&apos;s start</comment>
        <translation>läuft %1</translation>
    </message>
</context>
<context>
    <name>RowMenu</name>
    <message>
        <source>Ctrl+C</source>
        <comment>key</comment>
        <translation>Strg+C</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Filter by “%1”</source>
        <translation>Nach „%1“ filtern</translation>
    </message>
    <message>
        <source>Filter by this</source>
        <translation>Danach filtern</translation>
    </message>
    <message>
        <source>Del</source>
        <comment>key</comment>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Cancel the task …</source>
        <translation>Aufgabe abbrechen …</translation>
    </message>
    <message>
        <source>Go to %1: %2</source>
        <comment>field, what it names</comment>
        <translation>Gehe zu %1: %2</translation>
    </message>
</context>
<context>
    <name>Signalbox::EventModel</name>
    <message>
        <source>▲ refused</source>
        <comment>fate of an event: there was no room</comment>
        <translation>▲ abgelehnt</translation>
    </message>
    <message>
        <source>◌ waits for room</source>
        <comment>fate of an event</comment>
        <translation>◌ wartet auf Platz</translation>
    </message>
    <message>
        <source>○ queued</source>
        <comment>fate of an event</comment>
        <translation>○ eingereiht</translation>
    </message>
    <message>
        <source>● being delivered</source>
        <comment>fate of an event</comment>
        <translation>● wird zugestellt</translation>
    </message>
    <message>
        <source>✓ delivered</source>
        <comment>fate of an event</comment>
        <translation>✓ zugestellt</translation>
    </message>
    <message>
        <source>✓ latched</source>
        <comment>fate of an event: delivered, and kept for those who come late</comment>
        <translation>✓ aufbewahrt</translation>
    </message>
    <message>
        <source>◇ held</source>
        <comment>fate of an event: nobody has accepted it</comment>
        <translation>◇ gehalten</translation>
    </message>
    <message>
        <source>✓ accepted</source>
        <comment>fate of an event</comment>
        <translation>✓ angenommen</translation>
    </message>
    <message>
        <source>× dropped</source>
        <comment>fate of an event: nobody took it</comment>
        <translation>× verworfen</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Since it came in</source>
        <translation>Seit es eintraf</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Its type and keys; the type alone where many come</source>
        <translation>Typ und Schlüssel; nur der Typ, wo viele eintreffen</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Verbleib</translation>
    </message>
    <message>
        <source>What has become of it so far</source>
        <translation>Was bisher daraus geworden ist</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Got by</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Waiters that have got it</source>
        <translation>So viele Wartende haben es bekommen</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Of its loop, in the order of coming in</source>
        <translation>In seiner Schleife, in der Reihenfolge des Eintreffens</translation>
    </message>
</context>
<context>
    <name>Signalbox::Finding</name>
    <message>
        <source>Slow turn</source>
        <translation>Langsamer Umlauf</translation>
    </message>
    <message>
        <source>Nothing else of this thread happened meanwhile: no input, no painting, no timer, no socket.</source>
        <translation>Inzwischen geschah in diesem Thread nichts anderes: keine Eingabe, kein Zeichnen, kein Timer, kein Socket.</translation>
    </message>
    <message>
        <source>Do the work in pieces, in a task that awaits yield() now and then, or in another thread.</source>
        <translation>Die Arbeit in Stücken tun, in einem Task, der ab und zu auf yield() wartet, oder in einem anderen Thread.</translation>
    </message>
    <message>
        <source>Timer storm</source>
        <translation>Timersturm</translation>
    </message>
    <message>
        <source>Each firing wakes the processor and costs a delivery, also when there is nothing to do.</source>
        <translation>Jedes Auslösen weckt den Prozessor und kostet eine Zustellung, auch wenn nichts zu tun ist.</translation>
    </message>
    <message>
        <source>Use longer intervals, coarse timers, one timer for many objects, or the signal that tells of the change.</source>
        <translation>Längere Abstände, grobe Timer, einen Timer für viele Objekte oder das Signal nehmen, das die Änderung meldet.</translation>
    </message>
    <message>
        <source>Late timers</source>
        <translation>Verspätete Timer</translation>
    </message>
    <message>
        <source>What is driven by timers stutters: the loop is busy with something else when they are due.</source>
        <translation>Was an Timern hängt, stockt: Die Schleife tut etwas anderes, wenn sie fällig sind.</translation>
    </message>
    <message>
        <source>Look for what keeps the loop busy, and move timers that must be on time to a thread of their own.</source>
        <translation>Suchen, was die Schleife beschäftigt, und Timer, die pünktlich sein müssen, in einen eigenen Thread bringen.</translation>
    </message>
    <message>
        <source>Zero timer spins</source>
        <translation>Nulltimer läuft leer</translation>
    </message>
    <message>
        <source>A timer of 0 ms fires in each turn, so that the thread never sleeps.</source>
        <translation>Ein Timer von 0 ms löst in jedem Umlauf aus, und der Thread schläft nie.</translation>
    </message>
    <message>
        <source>Stop the timer when there is nothing left to do, or wait for the signal that brings new work.</source>
        <translation>Den Timer anhalten, wenn nichts mehr zu tun ist, oder auf das Signal warten, das neue Arbeit bringt.</translation>
    </message>
    <message>
        <source>Notifier spins</source>
        <translation>Notifier läuft leer</translation>
    </message>
    <message>
        <source>Nobody reads or writes what the descriptor is ready for, so it is ready again at once and the thread never sleeps.</source>
        <translation>Niemand liest oder schreibt, wozu der Deskriptor bereit ist; so ist er gleich wieder bereit, und der Thread schläft nie.</translation>
    </message>
    <message>
        <source>Read everything there is, and disable the notifier while nothing is wanted, above all one for writing.</source>
        <translation>Alles lesen, was da ist, und den Notifier abschalten, solange nichts gewollt ist, vor allem einen zum Schreiben.</translation>
    </message>
    <message>
        <source>Queue at its limit</source>
        <translation>Warteschlange an der Grenze</translation>
    </message>
    <message>
        <source>More comes in than is taken out: senders wait, or are sent away.</source>
        <translation>Es kommt mehr hinein, als herausgeholt wird: Absender warten oder werden abgewiesen.</translation>
    </message>
    <message>
        <source>Have the receiver do less for each event or take several at once, or send less; a larger limit only moves the moment.</source>
        <translation>Den Empfänger für jedes Ereignis weniger tun oder mehrere zugleich nehmen lassen, oder weniger senden; eine höhere Grenze verschiebt es nur.</translation>
    </message>
    <message>
        <source>Held event</source>
        <translation>Festgehaltenes Ereignis</translation>
    </message>
    <message>
        <source>An event that has to be handled stays at the head of its queue, and those behind it wait until somebody accepts it.</source>
        <translation>Ein Ereignis, das behandelt werden muss, bleibt vorn in seiner Warteschlange, und die dahinter warten, bis es jemand annimmt.</translation>
    </message>
    <message>
        <source>Call accept() where it is handled, or wait for it somewhere; ignore() drops those that nobody wants.</source>
        <translation>Dort accept() aufrufen, wo es behandelt wird, oder irgendwo darauf warten; ignore() verwirft, was niemand will.</translation>
    </message>
    <message>
        <source>Starved</source>
        <translation>Kommt nicht an die Reihe</translation>
    </message>
    <message>
        <source>What is more urgent leaves no time for this, and may never do so.</source>
        <translation>Dringenderes lässt hierfür keine Zeit, vielleicht nie.</translation>
    </message>
    <message>
        <source>Give it a higher priority, or limit what goes first.</source>
        <translation>Ihm mehr Vorrang geben oder begrenzen, was zuerst drankommt.</translation>
    </message>
    <message>
        <source>Task never yields</source>
        <translation>Task gibt nicht ab</translation>
    </message>
    <message>
        <source>While a task computes, its loop delivers nothing, and no other task goes on.</source>
        <translation>Während ein Task rechnet, stellt seine Schleife nichts zu, und kein anderer Task geht weiter.</translation>
    </message>
    <message>
        <source>Await yield() within the loop that computes, or have the work done elsewhere.</source>
        <translation>In der rechnenden Schleife auf yield() warten oder die Arbeit anderswo tun lassen.</translation>
    </message>
    <message>
        <source>Lost waker</source>
        <translation>Task, den niemand weckt</translation>
    </message>
    <message>
        <source>The task never goes on, and what it holds is never let go of.</source>
        <translation>Der Task geht nie weiter, und was er hält, wird nie frei.</translation>
    </message>
    <message>
        <source>Break the circle: do not join a task from within it, lock mutexes in one order, or set a time limit.</source>
        <translation>Den Kreis brechen: keinen Task in ihm selbst abwarten, Mutexe in einer Reihenfolge sperren oder eine Frist setzen.</translation>
    </message>
    <message>
        <source>Posts outrun their receiver</source>
        <translation>Mehr gepostet als zugestellt</translation>
    </message>
    <message>
        <source>The queue of posted events has no limit: memory grows, and everything is delivered later and later.</source>
        <translation>Die Schlange geposteter Ereignisse hat keine Grenze: Der Speicher wächst, und alles wird immer später zugestellt.</translation>
    </message>
    <message>
        <source>Post less often, several at once, or through a queue with a limit that holds senders back.</source>
        <translation>Seltener posten, mehreres zugleich, oder durch eine Warteschlange mit Grenze, die Absender aufhält.</translation>
    </message>
    <message>
        <source>Deferred deletes pile up</source>
        <translation>Aufgeschobenes Löschen staut sich</translation>
    </message>
    <message>
        <source>The objects live on until control returns to the loop in which deleteLater() was called.</source>
        <translation>Die Objekte leben weiter, bis die Schleife wieder an der Reihe ist, in der deleteLater() aufgerufen wurde.</translation>
    </message>
    <message>
        <source>Return to the event loop, do not call processEvents() in one handler for long, or delete them where they are not in use.</source>
        <translation>Zur Ereignisschleife zurückkehren, nicht lange in einem Handler processEvents() aufrufen, oder dort löschen, wo sie nicht in Gebrauch sind.</translation>
    </message>
    <message>
        <source>Closed descriptor</source>
        <translation>Geschlossener Deskriptor</translation>
    </message>
    <message>
        <source>The watcher hears nothing any more, and the number may be given to another file, which it would watch then.</source>
        <translation>Der Beobachter hört nichts mehr, und die Nummer kann an eine andere Datei gehen, die er dann beobachtet.</translation>
    </message>
    <message>
        <source>Disable or delete the notifier before the descriptor is closed.</source>
        <translation>Den Notifier abschalten oder löschen, bevor der Deskriptor geschlossen wird.</translation>
    </message>
    <message>
        <source>the main queue</source>
        <translation>der Hauptwarteschlange</translation>
    </message>
    <message>
        <source>the queue “%1”</source>
        <translation>der Warteschlange „%1“</translation>
    </message>
    <message>
        <source>The task %1 has been ready for %2, and others went first: %3</source>
        <translation>Der Task %1 ist seit %2 bereit, und andere gingen vor: %3</translation>
    </message>
    <message>
        <source>Events have been waiting in %1 for %2 while those of %3 are delivered</source>
        <translation>In %1 warten seit %2 Ereignisse, während die in %3 zugestellt werden</translation>
    </message>
    <message>
        <source>No room in %1: %2 of %3 events, and senders wait or are sent away</source>
        <translation>Kein Platz in %1: %2 von %3 Ereignissen, und Absender warten oder werden abgewiesen</translation>
    </message>
    <message>
        <source>Hardly any room in %1: %2 of %3 events, for %4</source>
        <translation>Kaum Platz in %1: %2 von %3 Ereignissen, seit %4</translation>
    </message>
    <message>
        <source>One turn took %1, and no single handler is known that made most of it</source>
        <translation>Ein Umlauf dauerte %1, und es ist kein einzelner Handler bekannt, der das meiste davon brauchte</translation>
    </message>
    <message>
        <source>%1 held the loop for %2</source>
        <comment>who, how long</comment>
        <translation>%1 hielt die Schleife %2 lang auf</translation>
    </message>
    <message>
        <source>Timers fire %1 times a second</source>
        <translation>Timer lösen %1-mal in der Sekunde aus</translation>
    </message>
    <message>
        <source>Timers fire %1 times a second, most often of %2</source>
        <translation>Timer lösen %1-mal in der Sekunde aus, am häufigsten die von %2</translation>
    </message>
    <message>
        <source>Of the last %2 firings of timers, %1 were late, by up to %3</source>
        <translation>Von den letzten %2 Auslösungen von Timern kamen %1 zu spät, um bis zu %3</translation>
    </message>
    <message>
        <source>A timer of 0 ms of %1 fires %2 times a second</source>
        <translation>Ein Timer von 0 ms von %1 löst %2-mal in der Sekunde aus</translation>
    </message>
    <message>
        <source>Descriptor %1 of %2 is ready again in each turn, %3 times a second</source>
        <translation>Deskriptor %1 von %2 ist in jedem Umlauf wieder bereit, %3-mal in der Sekunde</translation>
    </message>
    <message>
        <source>Nobody has accepted %1 for %2; events behind it in %3: %4</source>
        <translation>Niemand hat %1 angenommen, seit %2; dahinter in %3: %4</translation>
    </message>
    <message>
        <source>an event</source>
        <translation>ein Ereignis</translation>
    </message>
    <message>
        <source>The task %1 has been running for %2 without letting others run</source>
        <translation>Der Task %1 läuft seit %2, ohne andere laufen zu lassen</translation>
    </message>
    <message>
        <source>The task %1 has been running for %2 without letting others run, since %3</source>
        <comment>task, how long, place</comment>
        <translation>Der Task %1 läuft seit %2, ohne andere laufen zu lassen, seit %3</translation>
    </message>
    <message>
        <source>The task %1 has been waiting for %2 for %3, and nothing can end that</source>
        <comment>task, what, how long</comment>
        <translation>Der Task %1 wartet seit %3 auf %2, und nichts kann das beenden</translation>
    </message>
    <message>
        <source>something</source>
        <translation>etwas</translation>
    </message>
    <message>
        <source>%1 posted events wait, and each second there are %2 more</source>
        <translation>%1 gepostete Ereignisse warten, und jede Sekunde sind es %2 mehr</translation>
    </message>
    <message>
        <source>%1 posted events wait, and each second there are %2 more, most of them %3 for %4</source>
        <translation>%1 gepostete Ereignisse warten, und jede Sekunde sind es %2 mehr, die meisten %3 für %4</translation>
    </message>
    <message>
        <source>%1 objects have been waiting for %2 to be deleted, most of them %3</source>
        <translation>%1 Objekte warten seit %2 darauf, gelöscht zu werden, die meisten %3</translation>
    </message>
    <message>
        <source>Descriptor %1 was closed under its watcher (%2)</source>
        <translation>Deskriptor %1 wurde unter seinem Beobachter geschlossen (%2)</translation>
    </message>
</context>
<context>
    <name>Signalbox::FindingModel</name>
    <message>
        <source>○ over</source>
        <comment>a warning that does not hold any more</comment>
        <translation>○ vorbei</translation>
    </message>
    <message>
        <source>● note</source>
        <comment>severity of a warning</comment>
        <translation>● Hinweis</translation>
    </message>
    <message>
        <source>▲ warning</source>
        <comment>severity of a warning</comment>
        <translation>▲ Warnung</translation>
    </message>
    <message>
        <source>■ error</source>
        <comment>severity of a warning</comment>
        <translation>■ Fehler</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>An error keeps something from going on; what is over is kept for a while</source>
        <translation>Ein Fehler hält etwas auf; was vorbei ist, bleibt eine Weile stehen</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Zuerst</translation>
    </message>
    <message>
        <source>How long ago it was seen for the first time</source>
        <translation>Wie lange es her ist, dass es zum ersten Mal zu sehen war</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>How often it began</source>
        <translation>Wie oft es begann</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>How long ago</source>
        <translation>Wie lange das her ist</translation>
    </message>
    <message>
        <source>Why it matters</source>
        <translation>Warum es zählt</translation>
    </message>
    <message>
        <source>What to try</source>
        <translation>Was hilft</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Its name in docs/warnings.md</source>
        <translation>Sein Name in docs/warnings.md</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Betrifft</translation>
    </message>
</context>
<context>
    <name>Signalbox::Inspector</name>
    <message>
        <source>%1, pid %2, up %3</source>
        <comment>program</comment>
        <translation>%1, PID %2, läuft seit %3</translation>
    </message>
    <message>
        <source>Loops</source>
        <translation>Schleifen</translation>
    </message>
    <message>
        <source>Posted events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Timers</source>
        <translation>Timer</translation>
    </message>
    <message>
        <source>Watchers</source>
        <translation>Wächter</translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <comment>updates per second</comment>
        <translation>%1 Hz</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Warteschlangen</translation>
    </message>
    <message>
        <source>Matchers</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>No program</source>
        <comment>none is chosen</comment>
        <translation>Kein Programm</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Ended</source>
        <comment>the program has</comment>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Refused</source>
        <comment>to be looked at</comment>
        <translation>Verweigert</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>Posts</translation>
    </message>
</context>
<context>
    <name>Signalbox::LookError</name>
    <message>
        <source>there is no such process</source>
        <translation>diesen Prozess gibt es nicht</translation>
    </message>
    <message>
        <source>it is another user&apos;s</source>
        <translation>es gehört einem anderen Benutzer</translation>
    </message>
    <message>
        <source>it cannot be inspected: SIGNALBOX_INSPECT=1 lets it be</source>
        <translation>es lässt sich nicht untersuchen: SIGNALBOX_INSPECT=1 erlaubt es</translation>
    </message>
    <message>
        <source>no program of this user can be inspected: SIGNALBOX_INSPECT=1 lets one be</source>
        <translation>kein Programm dieses Benutzers lässt sich untersuchen: SIGNALBOX_INSPECT=1 erlaubt es einem</translation>
    </message>
    <message>
        <source>the folder of the sockets is not safe: %1</source>
        <comment>why, in English</comment>
        <translation>der Ordner der Sockets ist nicht sicher: %1</translation>
    </message>
    <message>
        <source>it has gone away</source>
        <translation>es ist nicht mehr da</translation>
    </message>
    <message>
        <source>another user listens there</source>
        <translation>dort lauscht ein anderer Benutzer</translation>
    </message>
    <message>
        <source>what listens there is no inspect server</source>
        <translation>was dort lauscht, ist kein InspectServer</translation>
    </message>
    <message>
        <source>it speaks another version of the protocol: use the inspector of its own Signalbox</source>
        <translation>es spricht eine andere Version des Protokolls: den Inspektor seines eigenen Signalbox verwenden</translation>
    </message>
    <message>
        <source>its answer is not understood</source>
        <translation>seine Antwort ist nicht zu verstehen</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>es antwortet nicht</translation>
    </message>
    <message>
        <source>it refuses, and does not say why</source>
        <translation>es lehnt ab und sagt nicht, warum</translation>
    </message>
    <message>
        <source>too many look at this program already</source>
        <translation>zu viele sehen dieses Programm schon an</translation>
    </message>
    <message>
        <source>it has not done what it was asked before</source>
        <translation>es hat noch nicht erledigt, worum es zuvor gebeten wurde</translation>
    </message>
    <message>
        <source>it has no memory or no file descriptor left</source>
        <translation>ihm fehlt Speicher oder ein freier Dateideskriptor</translation>
    </message>
    <message>
        <source>it lets others look only: SIGNALBOX_INSPECT=control lets them cancel tasks too</source>
        <translation>es lässt andere nur zusehen: Mit SIGNALBOX_INSPECT=control dürfen sie auch Aufgaben abbrechen</translation>
    </message>
</context>
<context>
    <name>Signalbox::LoopModel</name>
    <message>
        <source>○ idle</source>
        <comment>state of a loop: not in processEvents()</comment>
        <translation>○ frei</translation>
    </message>
    <message>
        <source>◇ handed over</source>
        <comment>state of a loop: the platform&apos;s own dispatcher delivers</comment>
        <translation>◇ übergeben</translation>
    </message>
    <message>
        <source>◇ guest</source>
        <comment>state of a loop: not ours, with a scheduler of ours in it</comment>
        <translation>◇ Gast</translation>
    </message>
    <message>
        <source>○ sleeping</source>
        <comment>state of a loop</comment>
        <translation>○ schläft</translation>
    </message>
    <message>
        <source>▲ stalled</source>
        <comment>state of a loop: in one turn for too long</comment>
        <translation>▲ hängt</translation>
    </message>
    <message>
        <source>● running</source>
        <comment>state of a loop</comment>
        <translation>● läuft</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>Name of the thread</source>
        <translation>Name des Threads</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>What the loop is doing now</source>
        <translation>Was die Schleife gerade tut</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Since this turn or sleep began</source>
        <translation>Seit Beginn dieses Umlaufs oder Schlafs</translation>
    </message>
    <message>
        <source>In</source>
        <translation>In</translation>
    </message>
    <message>
        <source>The innermost handler on the stack of the loop</source>
        <translation>Der innerste Aufruf auf dem Stapel der Schleife</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>Share of the last second spent in turns</source>
        <translation>Anteil der letzten Sekunde, der in Umläufen verging</translation>
    </message>
    <message>
        <source>Turns/s</source>
        <translation>Uml./s</translation>
    </message>
    <message>
        <source>Calls of processEvents() in the last second</source>
        <translation>Aufrufe von processEvents() in der letzten Sekunde</translation>
    </message>
    <message>
        <source>Longest turn</source>
        <translation>Längster</translation>
    </message>
    <message>
        <source>Since the inspector began to look</source>
        <translation>Längster Umlauf, seit der Inspektor zusieht</translation>
    </message>
    <message>
        <source>Last turn</source>
        <translation>Letzter</translation>
    </message>
    <message>
        <source>Timers</source>
        <translation>Timer</translation>
    </message>
    <message>
        <source>Watchers</source>
        <translation>Wächter</translation>
    </message>
    <message>
        <source>Posted</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Events waiting in Qt&apos;s queue</source>
        <translation>Ereignisse in der Warteschlange von Qt</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Nested event loops on the stack</source>
        <translation>Verschachtelte Ereignisschleifen auf dem Stapel</translation>
    </message>
    <message>
        <source>Handlers</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Longest turn in</source>
        <translation>Längster in</translation>
    </message>
    <message>
        <source>Thread id</source>
        <translation>Thread-Nummer</translation>
    </message>
    <message>
        <source>Waits with</source>
        <translation>Wartet mit</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plattform</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>Umläufe</translation>
    </message>
    <message>
        <source>Sleeps</source>
        <translation>Schlafpausen</translation>
    </message>
    <message>
        <source>Wake-ups</source>
        <translation>Weckrufe</translation>
    </message>
    <message>
        <source>Timers fired</source>
        <translation>Timer ausgelöst</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Auslösungen</translation>
    </message>
    <message>
        <source>System calls</source>
        <translation>Systemaufrufe</translation>
    </message>
    <message>
        <source>Busy time</source>
        <translation>Arbeitszeit</translation>
    </message>
    <message>
        <source>Longest handler</source>
        <translation>Längster Aufruf</translation>
    </message>
    <message>
        <source>Longest that one handler held the loop by itself</source>
        <translation>So lange hielt ein Aufruf allein die Schleife am längsten auf</translation>
    </message>
    <message>
        <source>Timers late</source>
        <translation>Verspätete Timer</translation>
    </message>
    <message>
        <source>By 16 ms or more</source>
        <translation>Um 16 ms oder mehr</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation>Scheiben</translation>
    </message>
    <message>
        <source>Turns in which the scheduler had something to do</source>
        <translation>Umläufe, in denen der Scheduler etwas zu tun hatte</translation>
    </message>
    <message>
        <source>Longest slice</source>
        <translation>Längste Scheibe</translation>
    </message>
    <message>
        <source>Budgets exceeded</source>
        <translation>Budget überschritten</translation>
    </message>
    <message>
        <source>Slices in which something began after the budget was spent: there should be none</source>
        <translation>Scheiben, in denen etwas begann, als das Budget schon verbraucht war: es sollte keine geben</translation>
    </message>
    <message>
        <source>Late p50</source>
        <translation>Verspätung p50</translation>
    </message>
    <message>
        <source>Late p99</source>
        <translation>Verspätung p99</translation>
    </message>
    <message>
        <source>Tasks started</source>
        <translation>Gestartete Aufgaben</translation>
    </message>
    <message>
        <source>Tasks finished</source>
        <translation>Fertige Aufgaben</translation>
    </message>
    <message>
        <source>Tasks failed</source>
        <translation>Gescheiterte Aufgaben</translation>
    </message>
    <message>
        <source>Tasks cancelled</source>
        <translation>Abgebrochene Aufgaben</translation>
    </message>
</context>
<context>
    <name>Signalbox::MatcherModel</name>
    <message>
        <source>Matcher</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>The events that are wanted; * is any value, … some value</source>
        <translation>Die gewünschten Ereignisse; * ist jeder Wert, … ein bestimmter</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Wartende</translation>
    </message>
    <message>
        <source>How many wait for events of this kind</source>
        <translation>Wie viele auf Ereignisse dieser Art warten</translation>
    </message>
    <message>
        <source>Who waits</source>
        <translation>Wer wartet</translation>
    </message>
    <message>
        <source>The object or waiter that gets the event</source>
        <translation>Das Objekt, das das Ereignis bekommt</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>How long it has been waiting; nothing where it was before the inspector</source>
        <translation>Wie lange es schon wartet; nichts, wo es vor dem Inspektor begann</translation>
    </message>
    <message>
        <source>Got</source>
        <translation>Erhalten</translation>
    </message>
    <message>
        <source>Events that it has got since the inspector began to look</source>
        <translation>Ereignisse, die es bekommen hat, seit der Inspektor hinsieht</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>The type of event, and which keys have values</source>
        <translation>Der Typ der Ereignisse, und welche Schlüssel Werte haben</translation>
    </message>
</context>
<context>
    <name>Signalbox::OverviewModel</name>
    <message>
        <source>%1/s</source>
        <comment>events a second</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 altogether</source>
        <comment>events</comment>
        <translation>%1 insgesamt</translation>
    </message>
    <message>
        <source>%1 started a second, %2 failed</source>
        <comment>tasks</comment>
        <translation>%1 je Sekunde begonnen, %2 gescheitert</translation>
    </message>
    <message>
        <source>%1 fired a second</source>
        <comment>timers</comment>
        <translation>%1 Auslösungen je Sekunde</translation>
    </message>
    <message>
        <source>%1 activations a second</source>
        <comment>of descriptors</comment>
        <translation>%1 Aktivierungen je Sekunde</translation>
    </message>
    <message>
        <source>%1, in %2</source>
        <comment>loop, function</comment>
        <translation>%1, in %2</translation>
    </message>
    <message>
        <source>none waits</source>
        <comment>posted events</comment>
        <translation>keines wartet</translation>
    </message>
    <message>
        <source>most wait in %1</source>
        <comment>posted events; loop</comment>
        <translation>die meisten warten in %1</translation>
    </message>
    <message>
        <source>none has a limit</source>
        <comment>queues</comment>
        <translation>keine hat eine Grenze</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <comment>queue, events, limit</comment>
        <translation>%1: %2 von %3</translation>
    </message>
    <message>
        <source>root</source>
        <comment>queue</comment>
        <translation>Wurzel</translation>
    </message>
    <message>
        <source>nothing is wrong, as far as can be seen</source>
        <translation>nichts auffällig, soweit zu sehen</translation>
    </message>
    <message>
        <source>Busiest loop</source>
        <translation>Meistbeschäftigte Schleife</translation>
    </message>
    <message>
        <source>Longest turn of the last minute</source>
        <translation>Längster Umlauf der letzten Minute</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Posted events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Fullest queue</source>
        <translation>Vollste Warteschlange</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Timers</source>
        <translation>Timer</translation>
    </message>
    <message>
        <source>Watchers</source>
        <translation>Wächter</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>screen reader: title, number, note</comment>
        <translation>%1: %2, %3</translation>
    </message>
</context>
<context>
    <name>Signalbox::PostEdgeModel</name>
    <message>
        <source>(ended threads)</source>
        <translation>(beendete Threads)</translation>
    </message>
    <message>
        <source>thread %1</source>
        <comment>number</comment>
        <translation>Thread %1</translation>
    </message>
    <message>
        <source>(other loops)</source>
        <translation>(andere Schleifen)</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>The thread that posts</source>
        <translation>Der Thread, der postet</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>The thread whose loop delivers it</source>
        <translation>Der Thread, dessen Schleife es zustellt</translation>
    </message>
    <message>
        <source>Posts/s</source>
        <translation>Posts/s</translation>
    </message>
    <message>
        <source>In the last second</source>
        <translation>In der letzten Sekunde</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>Posts</translation>
    </message>
    <message>
        <source>Since somebody began to look</source>
        <translation>Seit jemand zusieht</translation>
    </message>
    <message>
        <source>Qt&apos;s</source>
        <translation>Von Qt</translation>
    </message>
    <message>
        <source>Of these: by QCoreApplication::postEvent(), as queued signals are, and wake-ups</source>
        <translation>Davon: mit QCoreApplication::postEvent(), wie eingereihte Signale, und Weckrufe</translation>
    </message>
    <message>
        <source>Scheduler&apos;s</source>
        <translation>Scheduler</translation>
    </message>
    <message>
        <source>Of these: calls and events by RemoteScheduler</source>
        <translation>Davon: Aufrufe und Ereignisse mit RemoteScheduler</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Posted events that the receiver has not delivered yet, whoever has posted them</source>
        <translation>Gepostete Ereignisse, die der Empfänger noch nicht zugestellt hat, von wem auch immer</translation>
    </message>
    <message>
        <source>Thread id</source>
        <translation>Thread-Nummer</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>thread that posts, receiver</comment>
        <translation>%1 an %2</translation>
    </message>
</context>
<context>
    <name>Signalbox::PostedEventModel</name>
    <message>
        <source>Receiver</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>QEvent::Type</source>
        <translation>QEvent::Type</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Events of this type that wait for this receiver</source>
        <translation>Ereignisse dieses Typs, die auf diesen Empfänger warten</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>As given to postEvent(); larger is more urgent</source>
        <translation>Wie bei postEvent() angegeben; größer ist dringender</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>Type number</source>
        <translation>Typnummer</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
</context>
<context>
    <name>Signalbox::QueueModel</name>
    <message>
        <source>%1 (root)</source>
        <comment>loop; the queue that all others are below</comment>
        <translation>%1 (Wurzel)</translation>
    </message>
    <message>
        <source>(no name)</source>
        <comment>queue</comment>
        <translation>(ohne Namen)</translation>
    </message>
    <message>
        <source>every event</source>
        <comment>what the root queue takes</comment>
        <translation>jedes Ereignis</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Among its siblings; larger is more urgent</source>
        <translation>Unter ihren Geschwistern; größer ist dringender</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Own events, with those that are held or being delivered</source>
        <translation>Eigene Ereignisse, mit gehaltenen und denen, die gerade zugestellt werden</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>The most own events that are let in</source>
        <translation>So viele eigene Ereignisse werden höchstens eingelassen</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Füllung</translation>
    </message>
    <message>
        <source>How near it is to its limit, or to that of all below it</source>
        <translation>Wie nahe sie ihrer Grenze ist, oder der für alle unter ihr</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Sender</translation>
    </message>
    <message>
        <source>Senders that wait for room</source>
        <translation>Sender, die auf Platz warten</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Events that were delivered, and that nobody has accepted</source>
        <translation>Ereignisse, die zugestellt wurden und die niemand angenommen hat</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Absagen</translation>
    </message>
    <message>
        <source>Sends that found no room</source>
        <translation>So oft war für ein Ereignis kein Platz</translation>
    </message>
    <message>
        <source>Wait p99</source>
        <translation>Zeit p99</translation>
    </message>
    <message>
        <source>99 % were delivered first within this time of being queued, in steps of two</source>
        <translation>99 % wurden innerhalb dieser Zeit zuerst zugestellt, in Zweierschritten</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Events that have come in</source>
        <translation>Ereignisse, die eingetroffen sind</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Nimmt</translation>
    </message>
    <message>
        <source>The events that it takes from its parent</source>
        <translation>Die Ereignisse, die sie ihrer Mutter abnimmt</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Hält</translation>
    </message>
    <message>
        <source>The oldest event that nobody has accepted</source>
        <translation>Das älteste Ereignis, das niemand angenommen hat</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Events in it and below it</source>
        <translation>Ereignisse in ihr und unter ihr</translation>
    </message>
    <message>
        <source>Total limit</source>
        <translation>Gesamtgrenze</translation>
    </message>
    <message>
        <source>The most events that are let in, with those below it</source>
        <translation>So viele Ereignisse werden höchstens eingelassen, mit denen unter ihr</translation>
    </message>
    <message>
        <source>Deepest</source>
        <translation>Höchststand</translation>
    </message>
    <message>
        <source>The most own events there were</source>
        <translation>Die meisten eigenen Ereignisse, die es waren</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Events that have left</source>
        <translation>Ereignisse, die sie verlassen haben</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Of those that left: nobody took them</source>
        <translation>Von diesen: niemand nahm sie</translation>
    </message>
    <message>
        <source>Have waited</source>
        <translation>Haben gewartet</translation>
    </message>
    <message>
        <source>Sends that waited for room</source>
        <translation>So oft wurde auf Platz gewartet</translation>
    </message>
    <message>
        <source>Wait p50</source>
        <translation>Zeit p50</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>Längste Wartezeit</translation>
    </message>
    <message>
        <source>Own priority</source>
        <translation>Eigene Priorität</translation>
    </message>
    <message>
        <source>Of its own events among its sub-queues</source>
        <translation>Der eigenen Ereignisse unter ihren Unterschlangen</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>Laufende Nr.</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>Unter</translation>
    </message>
    <message>
        <source>The queue that its events go on to</source>
        <translation>Die Warteschlange, an die ihre Ereignisse weitergehen</translation>
    </message>
    <message>
        <source>In/s</source>
        <translation>Eing./s</translation>
    </message>
    <message>
        <source>In the last second</source>
        <translation>In der letzten Sekunde</translation>
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
        <translation>Wird geladen…</translation>
    </message>
</context>
<context>
    <name>Signalbox::StripModel</name>
    <message>
        <source>Loop %1: busy %2, longest turn of the last minute %3</source>
        <comment>screen reader</comment>
        <translation>Schleife %1: Last %2, längster Umlauf der letzten Minute %3</translation>
    </message>
</context>
<context>
    <name>Signalbox::TaskCanceller</name>
    <message>
        <source>The program does not answer.</source>
        <translation>Das Programm antwortet nicht.</translation>
    </message>
    <message>
        <source>Tasks are cancelled in the control role only: start the program with SIGNALBOX_INSPECT=control, or by “signalbox run --inspect --control”.</source>
        <translation>Aufgaben werden nur in der Steuerrolle abgebrochen: das Programm mit SIGNALBOX_INSPECT=control oder durch „signalbox run --inspect --control“ starten.</translation>
    </message>
    <message>
        <source>Cancel the task “%1” (%2)?</source>
        <comment>name, number</comment>
        <translation>Die Aufgabe „%1“ (%2) abbrechen?</translation>
    </message>
    <message>
        <source>It does not go on behind its co_await: it resumes with its cancellation, which destroys its frames from the innermost outwards, and ends the tasks of its scopes. Who joins it is told that it was cancelled.</source>
        <translation>Hinter ihrem co_await geht sie nicht weiter: Sie wird mit ihrem Abbruch fortgesetzt, der ihre Frames von innen nach außen zerstört und die Aufgaben ihrer Scopes beendet. Wer auf ihr Ende wartet, erfährt, dass sie abgebrochen wurde.</translation>
    </message>
    <message>
        <source>It waits for %1, in %2.</source>
        <comment>what, where</comment>
        <translation>Sie wartet auf %1, in %2.</translation>
    </message>
    <message>
        <source>It waits for %1.</source>
        <comment>what</comment>
        <translation>Sie wartet auf %1.</translation>
    </message>
    <message>
        <source>Select the task that is to be cancelled.</source>
        <translation>Die Aufgabe auswählen, die abgebrochen werden soll.</translation>
    </message>
    <message>
        <source>The task “%1” was not cancelled: %2</source>
        <comment>name, why</comment>
        <translation>Die Aufgabe „%1“ wurde nicht abgebrochen: %2</translation>
    </message>
    <message>
        <source>The loop of the task “%1” is busy or stuck, and cancels it when it goes on.</source>
        <translation>Die Schleife der Aufgabe „%1“ ist beschäftigt oder hängt, und bricht sie ab, sobald sie weiterläuft.</translation>
    </message>
    <message>
        <source>The task “%1” was cancelled.</source>
        <translation>Die Aufgabe „%1“ wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The task “%1” was cancelled, and ends when what it is in allows that.</source>
        <translation>Die Aufgabe „%1“ wurde abgebrochen, und endet, sobald das, worin sie ist, es zulässt.</translation>
    </message>
    <message>
        <source>The task “%1” has ended before.</source>
        <translation>Die Aufgabe „%1“ war schon beendet.</translation>
    </message>
    <message>
        <source>The task “%1” was cancelled before, and has not come to its end.</source>
        <translation>Die Aufgabe „%1“ wurde schon abgebrochen, und ist noch nicht am Ende.</translation>
    </message>
    <message>
        <source>The task “%1” has ended with its loop.</source>
        <translation>Die Aufgabe „%1“ hat mit ihrer Schleife geendet.</translation>
    </message>
    <message>
        <source>The task “%1” was not cancelled: too many wait for that already.</source>
        <translation>Die Aufgabe „%1“ wurde nicht abgebrochen: Zu viele warten schon darauf.</translation>
    </message>
</context>
<context>
    <name>Signalbox::TaskModel</name>
    <message>
        <source>started in %1</source>
        <comment>a task without a name</comment>
        <translation>gestartet in %1</translation>
    </message>
    <message>
        <source>× cancelling</source>
        <comment>state of a task: it ends as soon as it can</comment>
        <translation>× wird abgebrochen</translation>
    </message>
    <message>
        <source>● running</source>
        <comment>state of a task</comment>
        <translation>● läuft</translation>
    </message>
    <message>
        <source>◌ ready</source>
        <comment>state of a task: its turn will come</comment>
        <translation>◌ bereit</translation>
    </message>
    <message>
        <source>○ waiting</source>
        <comment>state of a task</comment>
        <translation>○ wartet</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Its name, or where it was started; below the task that it belongs to</source>
        <translation>Ihr Name, oder wo sie gestartet wurde; unter der Aufgabe, zu der sie gehört</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Wartet auf</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Since this state began; nothing where it was before the inspector</source>
        <translation>Seit dieser Zustand begann; nichts, wo das vor dem Inspektor war</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Rest</translation>
    </message>
    <message>
        <source>Until what it waits for ends by itself, where that is known</source>
        <translation>Bis von selbst endet, worauf sie wartet, wo das bekannt ist</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>The co_await at which it waits, or has waited last</source>
        <translation>Das co_await, an dem sie wartet oder zuletzt gewartet hat</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Tätig</translation>
    </message>
    <message>
        <source>Time on the stack since the inspector began to look</source>
        <translation>Zeit auf dem Stapel, seit der Inspektor hinsieht</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Time from being woken until its turn came</source>
        <translation>Zeit vom Wecken, bis sie an der Reihe war</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Untätig</translation>
    </message>
    <message>
        <source>Time in which it waited</source>
        <translation>Zeit, in der sie gewartet hat</translation>
    </message>
    <message>
        <source>Resumes</source>
        <translation>Fortsetzungen</translation>
    </message>
    <message>
        <source>How often it went on since the inspector began to look</source>
        <translation>Wie oft sie weiterlief, seit der Inspektor hinsieht</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>Started in</source>
        <translation>Gestartet in</translation>
    </message>
    <message>
        <source>Alive for</source>
        <translation>Lebt seit</translation>
    </message>
    <message>
        <source>Nothing where it began before the inspector</source>
        <translation>Nichts, wo sie vor dem Inspektor begann</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Scope</translation>
    </message>
    <message>
        <source>The name of the scope that it was started in</source>
        <translation>Der Name des Scopes, in dem sie gestartet wurde</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Among the tasks that are ready; larger is more urgent</source>
        <translation>Unter den Aufgaben, die bereit sind; größer ist dringender</translation>
    </message>
    <message>
        <source>Daemon</source>
        <translation>Daemon</translation>
    </message>
    <message>
        <source>Scheduler::run() does not go on for it</source>
        <translation>Scheduler::run() läuft ihretwegen nicht weiter</translation>
    </message>
    <message>
        <source>yes</source>
        <comment>a task is a daemon</comment>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <comment>a task is no daemon</comment>
        <translation>nein</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>Laufende Nr.</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Gehört zu</translation>
    </message>
    <message>
        <source>The task whose scope it is in, or that waits for it</source>
        <translation>Die Aufgabe, in deren Scope sie ist oder die auf sie wartet</translation>
    </message>
    <message>
        <source>▲ running</source>
        <comment>state of a task: on the stack for too long</comment>
        <translation>▲ läuft</translation>
    </message>
</context>
<context>
    <name>Signalbox::TimerModel</name>
    <message>
        <source>precise</source>
        <comment>timer type</comment>
        <translation>genau</translation>
    </message>
    <message>
        <source>coarse</source>
        <comment>timer type</comment>
        <translation>grob</translation>
    </message>
    <message>
        <source>very coarse</source>
        <comment>timer type</comment>
        <translation>sehr grob</translation>
    </message>
    <message>
        <source>Due in</source>
        <translation>Fällig in</translation>
    </message>
    <message>
        <source>Time to the next deadline; negative when it has passed</source>
        <translation>Zeit bis zum nächsten Termin; negativ, wenn er vorbei ist</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>The object that gets the QTimerEvent</source>
        <translation>Das Objekt, das den QTimerEvent bekommt</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Intervall</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Fired</source>
        <translation>Ausgelöst</translation>
    </message>
    <message>
        <source>How often it has been delivered</source>
        <translation>Wie oft er zugestellt wurde</translation>
    </message>
    <message>
        <source>Worst late</source>
        <translation>Spätester</translation>
    </message>
    <message>
        <source>The latest delivery so far</source>
        <translation>Die bisher späteste Zustellung</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Qt&apos;s timer id</source>
        <translation>Timer-Id von Qt</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Verspätet</translation>
    </message>
    <message>
        <source>How far the deadline lies back now</source>
        <translation>Wie weit der Termin jetzt zurückliegt</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>Laufende Nr.</translation>
    </message>
    <message>
        <source>Fired/s</source>
        <translation>Ausl./s</translation>
    </message>
    <message>
        <source>In the last second</source>
        <translation>In der letzten Sekunde</translation>
    </message>
</context>
<context>
    <name>Signalbox::Verdict</name>
    <message>
        <source>Main loop</source>
        <translation>Hauptschleife</translation>
    </message>
    <message>
        <source>GUI loop</source>
        <translation>GUI-Schleife</translation>
    </message>
    <message>
        <source>Loop “%1”</source>
        <translation>Schleife „%1“</translation>
    </message>
    <message>
        <source>one turn</source>
        <comment>in one turn for 1.2 s</comment>
        <translation>einem Umlauf</translation>
    </message>
    <message>
        <source>%1: in %2 for %3</source>
        <translation>%1: seit %3 in %2</translation>
    </message>
    <message>
        <source>%1: was in %2 for %3, just now</source>
        <translation>%1: war eben %3 lang in %2</translation>
    </message>
    <message numerus="yes">
        <source>%1: was in %2 for %3, %n second(s) ago</source>
        <translation>
            <numerusform>%1: war vor %n Sekunde %3 lang in %2</numerusform>
            <numerusform>%1: war vor %n Sekunden %3 lang in %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: descriptor %2 was closed under its watcher (%3)</source>
        <translation>%1: Deskriptor %2 wurde unter seinem Wächter geschlossen (%3)</translation>
    </message>
    <message numerus="yes">
        <source>Healthy: %n loop(s) answering, longest turn of the last minute %1</source>
        <translation>
            <numerusform>Gesund: %n Schleife antwortet, längster Umlauf der letzten Minute %1</numerusform>
            <numerusform>Gesund: %n Schleifen antworten, längster Umlauf der letzten Minute %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Another event dispatcher than Signalbox&apos;s delivers: nothing is measured</source>
        <translation>Ein anderer Ereignisverteiler als der von Signalbox stellt zu: nichts wird gemessen</translation>
    </message>
    <message>
        <source>No loop of this process runs on Signalbox</source>
        <translation>Keine Schleife dieses Prozesses läuft auf Signalbox</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>loop, what is wrong</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Process %1</source>
        <comment>pid</comment>
        <translation>Prozess %1</translation>
    </message>
    <message>
        <source>%1 (pid %2)</source>
        <translation>%1 (PID %2)</translation>
    </message>
    <message numerus="yes">
        <source>%n program(s) can be looked at</source>
        <translation>
            <numerusform>%n Programm lässt sich ansehen</numerusform>
            <numerusform>%n Programme lassen sich ansehen</numerusform>
        </translation>
    </message>
    <message>
        <source>Connecting to %1 …</source>
        <translation>Verbindung zu %1 …</translation>
    </message>
    <message>
        <source>Connecting to %1: %2</source>
        <translation>Verbindung zu %1: %2</translation>
    </message>
    <message>
        <source>%1 has not answered for %2: it is stopped, or has no processor</source>
        <translation>%1 antwortet seit %2 nicht: es ist angehalten oder bekommt keinen Prozessor</translation>
    </message>
    <message>
        <source>%1 has ended: this is the last that was seen of it</source>
        <translation>%1 ist zu Ende: so war es zuletzt</translation>
    </message>
    <message>
        <source>%1 cannot be looked at: %2</source>
        <translation>%1 lässt sich nicht ansehen: %2</translation>
    </message>
</context>
<context>
    <name>Signalbox::WaitText</name>
    <message>
        <source>a timer</source>
        <extracomment>What a task waits for; all of these stand behind “waits for”.</extracomment>
        <translation>einen Timer</translation>
    </message>
    <message>
        <source>a tick</source>
        <translation>einen Takt</translation>
    </message>
    <message>
        <source>the event %1</source>
        <extracomment>Text: of an event, with its fields.</extracomment>
        <translation>das Ereignis %1</translation>
    </message>
    <message>
        <source>the end of the task %1</source>
        <extracomment>Name: of a task.</extracomment>
        <translation>das Ende der Aufgabe %1</translation>
    </message>
    <message>
        <source>the task %1</source>
        <extracomment>Name: of a task.</extracomment>
        <translation>die Aufgabe %1</translation>
    </message>
    <message>
        <source>a task</source>
        <translation>eine Aufgabe</translation>
    </message>
    <message>
        <source>the tasks of a scope</source>
        <translation>die Aufgaben eines Scopes</translation>
    </message>
    <message>
        <source>the tasks of the scope &quot;%1&quot;</source>
        <extracomment>Name: of a scope.</extracomment>
        <translation>die Aufgaben des Scopes „%1“</translation>
    </message>
    <message>
        <source>room for an event</source>
        <translation>Platz für ein Ereignis</translation>
    </message>
    <message>
        <source>queues to be empty</source>
        <translation>leere Warteschlangen</translation>
    </message>
    <message>
        <source>nothing any more</source>
        <translation>nichts mehr</translation>
    </message>
    <message>
        <source>the others to have run</source>
        <translation>den Lauf der anderen</translation>
    </message>
    <message>
        <source>the next turn of the loop</source>
        <translation>den nächsten Umlauf der Schleife</translation>
    </message>
    <message>
        <source>nothing else to be done</source>
        <translation>das Ende aller übrigen Arbeit</translation>
    </message>
    <message>
        <source>a QFuture</source>
        <translation>ein QFuture</translation>
    </message>
    <message>
        <source>work in another thread</source>
        <translation>Arbeit in einem anderen Thread</translation>
    </message>
    <message>
        <source>descriptor %1</source>
        <translation>Deskriptor %1</translation>
    </message>
    <message>
        <source>signal %1 of the system</source>
        <extracomment>Number: of a signal such as SIGTERM.</extracomment>
        <translation>Signal %1 des Systems</translation>
    </message>
    <message>
        <source>the signal %1 of an object that has gone</source>
        <extracomment>Name: of a signal of Qt.</extracomment>
        <translation>das Signal %1 eines Objekts, das es nicht mehr gibt</translation>
    </message>
    <message>
        <source>the signal %1 of an object of another thread</source>
        <extracomment>Name: of a signal of Qt.</extracomment>
        <translation>das Signal %1 eines Objekts in einem anderen Thread</translation>
    </message>
    <message>
        <source>a stream that has gone</source>
        <translation>einen Strom, den es nicht mehr gibt</translation>
    </message>
    <message>
        <source>a notification of something that has gone</source>
        <translation>eine Benachrichtigung von etwas, das es nicht mehr gibt</translation>
    </message>
    <message>
        <source>a notification of %1</source>
        <extracomment>Text: the key.</extracomment>
        <translation>eine Benachrichtigung von %1</translation>
    </message>
    <message>
        <source>a task that waits for a notification of something that has gone</source>
        <translation>eine Aufgabe, die auf eine Benachrichtigung von etwas wartet, das es nicht mehr gibt</translation>
    </message>
    <message>
        <source>a task that waits for a notification of %1</source>
        <extracomment>Text: the key.</extracomment>
        <translation>eine Aufgabe, die auf eine Benachrichtigung von %1 wartet</translation>
    </message>
    <message>
        <source>who asks for its next value</source>
        <extracomment>A coroutine that yields values waits for that.</extracomment>
        <translation>die Frage nach ihrem nächsten Wert</translation>
    </message>
    <message>
        <source>the next value of a generator</source>
        <translation>den nächsten Wert eines Generators</translation>
    </message>
    <message>
        <source>a mutex</source>
        <translation>einen Mutex</translation>
    </message>
    <message>
        <source>a recursive mutex</source>
        <translation>einen rekursiven Mutex</translation>
    </message>
    <message>
        <source>a semaphore</source>
        <translation>eine Semaphore</translation>
    </message>
    <message>
        <source>a semaphore of a key</source>
        <translation>die Semaphore eines Schlüssels</translation>
    </message>
    <message>
        <source>a condition</source>
        <translation>eine Bedingung</translation>
    </message>
    <message>
        <source>the mutex of a condition</source>
        <translation>den Mutex einer Bedingung</translation>
    </message>
    <message>
        <source>an event flag</source>
        <translation>ein EventFlag</translation>
    </message>
    <message>
        <source>a latch</source>
        <translation>ein Latch</translation>
    </message>
    <message>
        <source>the others at a barrier</source>
        <translation>die anderen an einer Barriere</translation>
    </message>
    <message>
        <source>a rate limiter</source>
        <translation>einen RateLimiter</translation>
    </message>
    <message>
        <source>a value</source>
        <translation>einen Wert</translation>
    </message>
    <message>
        <source>room in a channel</source>
        <translation>Platz in einem Kanal</translation>
    </message>
    <message>
        <source>an item of a channel</source>
        <translation>ein Element eines Kanals</translation>
    </message>
    <message>
        <source>the items of a channel to be done</source>
        <translation>die Erledigung aller Elemente eines Kanals</translation>
    </message>
    <message>
        <source>the next item of a topic</source>
        <translation>das nächste Element eines Themas</translation>
    </message>
    <message>
        <source>something that was destroyed</source>
        <translation>etwas, das zerstört wurde</translation>
    </message>
    <message>
        <source>(its description threw an exception)</source>
        <translation>(seine Beschreibung warf eine Ausnahme)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>signal or function, object</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 of what has gone</source>
        <comment>function</comment>
        <translation>%1 von etwas, das es nicht mehr gibt</translation>
    </message>
    <message>
        <source>one of: %1</source>
        <comment>any of these ends the wait</comment>
        <translation>eines von: %1</translation>
    </message>
    <message>
        <source>all of: %1</source>
        <comment>the wait ends with the last of these</comment>
        <translation>alles von: %1</translation>
    </message>
</context>
<context>
    <name>Signalbox::WatchedLoop</name>
    <message>
        <source>Loop %1: there is none</source>
        <comment>screen reader</comment>
        <translation>Schleife %1: gibt es nicht</translation>
    </message>
    <message>
        <source>Loop %1: busy %2, longest turn of the last minute %3</source>
        <comment>screen reader</comment>
        <translation>Schleife %1: Last %2, längster Umlauf der letzten Minute %3</translation>
    </message>
</context>
<context>
    <name>Signalbox::WatchedProgram</name>
    <message>
        <source>Inspector: frames per second %1, tasks %2, warnings %3</source>
        <comment>screen reader</comment>
        <translation>Inspektor: Bilder pro Sekunde %1, Aufgaben %2, Warnungen %3</translation>
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
        <translation>Wurzel</translation>
    </message>
    <message>
        <source>Queue %1: there is none</source>
        <comment>screen reader</comment>
        <translation>Warteschlange %1: gibt es nicht</translation>
    </message>
    <message>
        <source>Queue %1: %2, held %3, waiting senders %4</source>
        <comment>screen reader; %2 is &quot;12 / 100&quot;</comment>
        <translation>Warteschlange %1: %2, offen %3, wartende Sender %4</translation>
    </message>
</context>
<context>
    <name>Signalbox::WatcherModel</name>
    <message>
        <source>read</source>
        <comment>kind of watcher</comment>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>write</source>
        <comment>kind of watcher</comment>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>exception</source>
        <comment>kind of watcher</comment>
        <translation>Ausnahme</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>what a descriptor is</comment>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>file</source>
        <comment>what a descriptor is</comment>
        <translation>Datei</translation>
    </message>
    <message>
        <source>directory</source>
        <comment>what a descriptor is</comment>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>device</source>
        <comment>what a descriptor is</comment>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>terminal</source>
        <comment>what a descriptor is</comment>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>pipe</source>
        <comment>what a descriptor is</comment>
        <translation>Pipe</translation>
    </message>
    <message>
        <source>socket</source>
        <comment>what a descriptor is</comment>
        <translation>Socket</translation>
    </message>
    <message>
        <source>× closed</source>
        <comment>what a descriptor is: somebody closed it under the watcher</comment>
        <translation>× geschl.</translation>
    </message>
    <message>
        <source>Fd</source>
        <translation>Fd</translation>
    </message>
    <message>
        <source>File descriptor</source>
        <translation>Dateideskriptor</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Wartet auf</translation>
    </message>
    <message>
        <source>What the watcher waits for</source>
        <translation>Worauf der Wächter wartet</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>What the descriptor is</source>
        <translation>Was der Deskriptor ist</translation>
    </message>
    <message>
        <source>Path or peer</source>
        <translation>Pfad oder Gegenstelle</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>Parent of the QSocketNotifier, or the notifier itself</source>
        <translation>Elternobjekt des QSocketNotifier, oder er selbst</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Auslösungen</translation>
    </message>
    <message>
        <source>How often it was ready</source>
        <translation>Wie oft er bereit war</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>Laufende Nr.</translation>
    </message>
    <message>
        <source>fd %1</source>
        <comment>heading of a watcher</comment>
        <translation>Fd %1</translation>
    </message>
    <message>
        <source>Activations/s</source>
        <translation>Auslösungen/s</translation>
    </message>
    <message>
        <source>In the last second</source>
        <translation>In der letzten Sekunde</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>sample %1</source>
        <comment>what taking a sample costs</comment>
        <translation>Probe %1</translation>
    </message>
    <message>
        <source>Enter look at it   Ctrl+D colours</source>
        <translation>Eingabe ansehen   Strg+D Farben</translation>
    </message>
    <message>
        <source>Ctrl+0…9 views   / filter   Enter detail   Space pause   Ctrl+C copy rows   F1 keys</source>
        <translation>Strg+0…9 Ansichten   / Filter   Eingabe Einzelheiten   Leertaste Pause   Strg+C Zeilen kopieren   F1 Tasten</translation>
    </message>
</context>
<context>
    <name>StripRow</name>
    <message>
        <source>busy %1</source>
        <comment>share of the time</comment>
        <translation>Last %1</translation>
    </message>
    <message>
        <source>worst %1</source>
        <comment>longest turn of the last minute</comment>
        <translation>max. %1</translation>
    </message>
    <message>
        <source>Newest at the right, a tick under each 10 s. A bar&apos;s height is the share of time the loop was busy; its colour tells turns that kept the loop from answering.</source>
        <translation>Das Neueste rechts, ein Strich unter je 10 s. Die Höhe eines Balkens ist der Anteil der Zeit, in der die Schleife arbeitete; seine Farbe zeigt Umläufe, in denen sie nicht antworten konnte.</translation>
    </message>
</context>
<context>
    <name>TableHeader</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Program %1</source>
        <translation>Programm %1</translation>
    </message>
    <message>
        <source>pid %1</source>
        <comment>process id</comment>
        <translation>PID %1</translation>
    </message>
    <message>
        <source>up %1</source>
        <comment>time since the program&apos;s start</comment>
        <translation>läuft %1</translation>
    </message>
    <message>
        <source>Paused for %1</source>
        <translation>Angehalten seit %1</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Space</source>
        <comment>key</comment>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <comment>key</comment>
        <translation>Strg+Umschalt+C</translation>
    </message>
    <message>
        <source>Copy snapshot</source>
        <translation>Alles kopieren</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <comment>key</comment>
        <translation>Strg+D</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>Helle Farben</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>Dunkle Farben</translation>
    </message>
    <message>
        <source>Live, %1</source>
        <comment>updates per second</comment>
        <translation>Live, %1</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Alt+Left</source>
        <comment>key</comment>
        <translation>Alt+Links</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Ctrl+O</source>
        <comment>key</comment>
        <translation>Strg+O</translation>
    </message>
    <message>
        <source>Programs</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Control role: tasks can be cancelled</source>
        <translation>Steuerrolle: Aufgaben können abgebrochen werden</translation>
    </message>
    <message>
        <source>Control</source>
        <comment>role: the user may act on the program</comment>
        <translation>Steuerung</translation>
    </message>
</context>
<context>
    <name>VerdictBar</name>
    <message>
        <source>Waiting for the first sample …</source>
        <translation>Warten auf die erste Probe …</translation>
    </message>
    <message>
        <source>Show loop</source>
        <translation>Schleife zeigen</translation>
    </message>
    <message>
        <source>Show timer</source>
        <translation>Timer zeigen</translation>
    </message>
    <message>
        <source>Show watcher</source>
        <translation>Wächter zeigen</translation>
    </message>
    <message>
        <source>Show queue</source>
        <translation>Warteschlange zeigen</translation>
    </message>
    <message>
        <source>Show task</source>
        <translation>Aufgabe zeigen</translation>
    </message>
</context>
</TS>
