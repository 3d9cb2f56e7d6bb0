<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>CancelQuestion</name>
    <message>
        <source>Let it go on</source>
        <translation>La laisser continuer</translation>
    </message>
    <message>
        <source>Cancel the task</source>
        <translation>Annuler la tâche</translation>
    </message>
</context>
<context>
    <name>DataView</name>
    <message>
        <source>%1 of %2 rows shown</source>
        <translation>%1 lignes sur %2 affichées</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>rows shown, rows there are</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>No row has all of these words: %1</source>
        <translation>Aucune ligne ne contient tous ces mots&#xa0;: %1</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Effacer le filtre</translation>
    </message>
</context>
<context>
    <name>DetailField</name>
    <message>
        <source>Enter goes there</source>
        <comment>screen reader: a field that names another row</comment>
        <translation>Entrée y mène</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>screen reader: field, value</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>Detail</source>
        <translation>Détail</translation>
    </message>
    <message>
        <source>This object is gone; its last known state is shown.</source>
        <translation>Cet objet n’existe plus&#xa0;; voici son dernier état connu.</translation>
    </message>
    <message>
        <source>gone</source>
        <comment>the object of the detail does not exist any more</comment>
        <translation>disparu</translation>
    </message>
    <message>
        <source>Copy the detail</source>
        <translation>Copier le détail</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Close the detail</source>
        <translation>Fermer le détail</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Champs</translation>
    </message>
    <message>
        <source>Select a row to see everything about it.</source>
        <translation>Choisir une ligne pour tout voir à son sujet.</translation>
    </message>
    <message>
        <source>Del</source>
        <comment>key</comment>
        <translation>Suppr</translation>
    </message>
    <message>
        <source>Cancel the task …</source>
        <translation>Annuler la tâche…</translation>
    </message>
</context>
<context>
    <name>FilterField</name>
    <message>
        <source>Filter rows by words</source>
        <translation>Filtrer les lignes par mots</translation>
    </message>
    <message>
        <source>F3: %1</source>
        <comment>placeholder of a filter; the key F3 goes to the next row with these words</comment>
        <translation>F3&#xa0;: %1</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtre</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Effacer le filtre</translation>
    </message>
</context>
<context>
    <name>HeaderCell</name>
    <message>
        <source>%1, sorted ascending</source>
        <translation>%1, tri croissant</translation>
    </message>
    <message>
        <source>%1, sorted descending</source>
        <translation>%1, tri décroissant</translation>
    </message>
</context>
<context>
    <name>InspectorOverlay</name>
    <message>
        <source>%1 fps</source>
        <comment>frames per second</comment>
        <translation>%1 i/s</translation>
    </message>
    <message>
        <source>Open the inspector</source>
        <comment>button</comment>
        <translation>Ouvrir l’inspecteur</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>button: the inspector</comment>
        <translation>Ouvrir</translation>
    </message>
</context>
<context>
    <name>InspectorWindow</name>
    <message>
        <source>No row has all of these words: %1</source>
        <translation>Aucune ligne ne contient tous ces mots&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>Copied %n row(s).</source>
        <translation>
            <numerusform>%n ligne copiée.</numerusform>
            <numerusform>%n lignes copiées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied a snapshot of everything.</source>
        <translation>Instantané de l’ensemble copié.</translation>
    </message>
    <message>
        <source>Inspector: %1</source>
        <comment>window title; name of the program</comment>
        <translation>Inspecteur&#xa0;: %1</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspecteur</translation>
    </message>
    <message>
        <source>No loop of this process runs on Signalbox.
Call Signalbox::install() before the application object is made, and Signalbox::install(thread) before a thread starts.</source>
        <translation>Aucune boucle de ce processus ne tourne sur Signalbox.
Appeler Signalbox::install() avant de créer l’objet application, et Signalbox::install(thread) avant de démarrer un thread.</translation>
    </message>
    <message>
        <source>Loops</source>
        <translation>Boucles</translation>
    </message>
    <message>
        <source>No timers are running.
Every QTimer and QObject::startTimer() in a loop on Signalbox shows here.</source>
        <translation>Aucun minuteur ne tourne.
Chaque QTimer et chaque QObject::startTimer() d’une boucle sur Signalbox s’affiche ici.</translation>
    </message>
    <message>
        <source>Timers</source>
        <translation>Minuteurs</translation>
    </message>
    <message>
        <source>No descriptors are watched.
Every enabled QSocketNotifier in a loop on Signalbox shows here; sockets and processes have theirs.</source>
        <translation>Aucun descripteur n’est surveillé.
Chaque QSocketNotifier actif d’une boucle sur Signalbox s’affiche ici&#xa0;; les sockets et les processus ont les leurs.</translation>
    </message>
    <message>
        <source>Watchers</source>
        <translation>Veilleurs</translation>
    </message>
    <message>
        <source>No queues of events.
Whoever sends events by Signalbox::Scheduler has a queue for them; EventQueue::addQueue() adds others.</source>
        <translation>Aucune file d’événements.
Qui envoie des événements par Signalbox::Scheduler a une file pour eux&#xa0;; EventQueue::addQueue() en ajoute d’autres.</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>Nobody waits for events.
Scheduler::on(), EventListener and Wait show here with what they wait for.</source>
        <translation>Personne n’attend d’événements.
Scheduler::on(), EventListener et Wait s’affichent ici avec ce qu’ils attendent.</translation>
    </message>
    <message>
        <source>Matchers</source>
        <translation>Motifs</translation>
    </message>
    <message>
        <source>No event has come in since the inspector began to look.
What Scheduler::send() and RemoteScheduler::send() send shows here, and what became of it.</source>
        <translation>Aucun événement n’est arrivé depuis que l’inspecteur regarde.
Ce qu’envoient Scheduler::send() et RemoteScheduler::send() s’affiche ici, avec ce qu’il en est advenu.</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Événements</translation>
    </message>
    <message>
        <source>No tasks.
Every coroutine that a Signalbox::Scope has started shows here with what it waits for, until it ends.</source>
        <translation>Aucune tâche.
Chaque coroutine démarrée par un Signalbox::Scope s’affiche ici avec ce qu’elle attend, jusqu’à sa fin.</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Nothing is wrong, as far as can be seen.
Slow turns, timers and notifiers that spin, full queues, lost tasks and the like show here with what to try.</source>
        <translation>Rien ne va mal, pour autant qu’on puisse voir.
Tours lents, minuteurs et notificateurs qui tournent à vide, files pleines, tâches perdues et autres s’affichent ici, avec un conseil.</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Alertes</translation>
    </message>
    <message>
        <source>Copied the detail.</source>
        <translation>Détail copié.</translation>
    </message>
    <message>
        <source>Paused. The program goes on; Space resumes.</source>
        <translation>En pause. Le programme continue&#xa0;; Espace reprend.</translation>
    </message>
    <message>
        <source>Live again.</source>
        <translation>De nouveau en direct.</translation>
    </message>
    <message>
        <source>Copied the overview.</source>
        <translation>Vue d’ensemble copiée.</translation>
    </message>
</context>
<context>
    <name>KeyLine</name>
    <message>
        <source>%1: %2</source>
        <comment>screen reader: keys, what they do</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Ctrl+1 … Ctrl+9, Ctrl+0</source>
        <comment>key</comment>
        <translation>Ctrl+1 … Ctrl+9, Ctrl+0</translation>
    </message>
    <message>
        <source>Pages; Ctrl+3 again: the other table of its page</source>
        <translation>Pages&#xa0;; Ctrl+3 encore&#xa0;: l’autre table de sa page</translation>
    </message>
    <message>
        <source>/, Ctrl+F</source>
        <comment>key</comment>
        <translation>/, Ctrl+F</translation>
    </message>
    <message>
        <source>Filter: rows with all words</source>
        <translation>Filtre&#xa0;: lignes contenant tous les mots</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Clear the filter, then the selection</source>
        <translation>Effacer le filtre, puis la sélection</translation>
    </message>
    <message>
        <source>F3, Shift+F3</source>
        <comment>key</comment>
        <translation>F3, Maj+F3</translation>
    </message>
    <message>
        <source>Next or previous row with these words</source>
        <translation>Ligne suivante ou précédente avec ces mots</translation>
    </message>
    <message>
        <source>Arrows, Page keys, Home, End</source>
        <comment>key</comment>
        <translation>Flèches, Page, Début, Fin</translation>
    </message>
    <message>
        <source>Move; with Shift: select</source>
        <translation>Se déplacer&#xa0;; avec Maj&#xa0;: sélectionner</translation>
    </message>
    <message>
        <source>Ctrl+click, Shift+click</source>
        <comment>key</comment>
        <translation>Ctrl+clic, Maj+clic</translation>
    </message>
    <message>
        <source>Select one more, or all up to there</source>
        <translation>Sélectionner une de plus, ou toutes jusque-là</translation>
    </message>
    <message>
        <source>Ctrl+A</source>
        <comment>key</comment>
        <translation>Ctrl+A</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Tout sélectionner</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>key</comment>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Open the detail; in it, follow a link</source>
        <translation>Ouvrir le détail&#xa0;; y suivre un lien</translation>
    </message>
    <message>
        <source>Menu, Shift+F10</source>
        <comment>key</comment>
        <translation>Menu, Maj+F10</translation>
    </message>
    <message>
        <source>What can be done with the row</source>
        <translation>Ce qu’on peut faire de la ligne</translation>
    </message>
    <message>
        <source>Alt+Left</source>
        <comment>key</comment>
        <translation>Alt+Gauche</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Space</source>
        <comment>key</comment>
        <translation>Espace</translation>
    </message>
    <message>
        <source>Pause or resume this window</source>
        <translation>Suspendre ou reprendre cette fenêtre</translation>
    </message>
    <message>
        <source>Ctrl+C, Ctrl+Shift+C</source>
        <comment>key</comment>
        <translation>Ctrl+C, Ctrl+Maj+C</translation>
    </message>
    <message>
        <source>Copy rows, or everything</source>
        <translation>Copier les lignes, ou tout</translation>
    </message>
    <message>
        <source>Del</source>
        <comment>key</comment>
        <translation>Suppr</translation>
    </message>
    <message>
        <source>Cancel the task, in the control role</source>
        <translation>Annuler la tâche, dans le rôle de contrôle</translation>
    </message>
    <message>
        <source>F6</source>
        <comment>key</comment>
        <translation>F6</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Panneau suivant</translation>
    </message>
    <message>
        <source>Ctrl+O</source>
        <comment>key</comment>
        <translation>Ctrl+O</translation>
    </message>
    <message>
        <source>List of programs</source>
        <translation>Liste des programmes</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <comment>key</comment>
        <translation>Ctrl+D</translation>
    </message>
    <message>
        <source>Light or dark colours</source>
        <translation>Couleurs claires ou sombres</translation>
    </message>
    <message>
        <source>F1, ?</source>
        <comment>key</comment>
        <translation>F1, ?</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>Cette liste</translation>
    </message>
</context>
<context>
    <name>LoopStrips</name>
    <message>
        <source>Busy history of each loop</source>
        <translation>Historique d’occupation de chaque boucle</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Views</source>
        <translation>Vues</translation>
    </message>
    <message>
        <source>Loops</source>
        <translation>Boucles</translation>
    </message>
    <message>
        <source>Posted events</source>
        <translation>Postés</translation>
    </message>
    <message>
        <source>Timers</source>
        <translation>Minuteurs</translation>
    </message>
    <message>
        <source>Watchers</source>
        <translation>Veilleurs</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>Matchers</source>
        <translation>Motifs</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Événements</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Alertes</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Vue d’ensemble</translation>
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
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: %2 (Ctrl+%3)</source>
        <comment>view, number of rows, key</comment>
        <translation>%1&#xa0;: %2 (Ctrl+%3)</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Vue d’ensemble</translation>
    </message>
</context>
<context>
    <name>PostsPage</name>
    <message>
        <source>No thread has posted to another one since the inspector began to look.
What a thread posts to itself is not counted.</source>
        <translation>Aucun thread n’a rien posté à un autre depuis que l’inspecteur regarde.
Ce qu’un thread se poste à lui-même n’est pas compté.</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>Envois</translation>
    </message>
    <message>
        <source>No posted events are waiting.
What QCoreApplication::postEvent(), deleteLater() and queued signals send shows here until it is delivered.</source>
        <translation>Aucun événement posté n’attend.
Ce qu’envoient QCoreApplication::postEvent(), deleteLater() et les signaux en file s’affiche ici jusqu’à la remise.</translation>
    </message>
    <message>
        <source>Posted events</source>
        <translation>Postés</translation>
    </message>
</context>
<context>
    <name>ProgramPage</name>
    <message>
        <source>Which program?</source>
        <translation>Quel programme&#xa0;?</translation>
    </message>
    <message>
        <source>Programs of yours that have an InspectServer, or were started with SIGNALBOX_INSPECT=1.</source>
        <translation>Vos programmes qui ont un InspectServer ou qui ont été démarrés avec SIGNALBOX_INSPECT=1.</translation>
    </message>
    <message>
        <source>None of your programs can be looked at.
Start one with SIGNALBOX_INSPECT=1 in its environment, or, if it knows nothing of Signalbox, by
signalbox run --inspect -- PROGRAM</source>
        <translation>Aucun de vos programmes ne peut être inspecté.
En démarrer un avec SIGNALBOX_INSPECT=1 dans son environnement ou, s’il ne connaît pas Signalbox, par
signalbox run --inspect -- PROGRAMME</translation>
    </message>
</context>
<context>
    <name>ProgramRow</name>
    <message>
        <source>%1, process %2, up %3</source>
        <translation>%1, processus %2, démarré depuis %3</translation>
    </message>
    <message>
        <source>pid %1</source>
        <comment>process id</comment>
        <translation>PID %1</translation>
    </message>
    <message>
        <source>up %1</source>
        <comment>time since the program&apos;s start</comment>
        <translation>depuis %1</translation>
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
        <translation>Copier</translation>
    </message>
    <message>
        <source>Filter by “%1”</source>
        <translation>Filtrer par «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Filter by this</source>
        <translation>Filtrer par ceci</translation>
    </message>
    <message>
        <source>Del</source>
        <comment>key</comment>
        <translation>Suppr</translation>
    </message>
    <message>
        <source>Cancel the task …</source>
        <translation>Annuler la tâche…</translation>
    </message>
    <message>
        <source>Go to %1: %2</source>
        <comment>field, what it names</comment>
        <translation>Aller à %1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>Signalbox::EventModel</name>
    <message>
        <source>▲ refused</source>
        <comment>fate of an event: there was no room</comment>
        <translation>▲ refusé</translation>
    </message>
    <message>
        <source>◌ waits for room</source>
        <comment>fate of an event</comment>
        <translation>◌ attend une place</translation>
    </message>
    <message>
        <source>○ queued</source>
        <comment>fate of an event</comment>
        <translation>○ en file</translation>
    </message>
    <message>
        <source>● being delivered</source>
        <comment>fate of an event</comment>
        <translation>● en cours de remise</translation>
    </message>
    <message>
        <source>✓ delivered</source>
        <comment>fate of an event</comment>
        <translation>✓ remis</translation>
    </message>
    <message>
        <source>✓ latched</source>
        <comment>fate of an event: delivered, and kept for those who come late</comment>
        <translation>✓ conservé</translation>
    </message>
    <message>
        <source>◇ held</source>
        <comment>fate of an event: nobody has accepted it</comment>
        <translation>◇ retenu</translation>
    </message>
    <message>
        <source>✓ accepted</source>
        <comment>fate of an event</comment>
        <translation>✓ accepté</translation>
    </message>
    <message>
        <source>× dropped</source>
        <comment>fate of an event: nobody took it</comment>
        <translation>× abandonné</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Âge</translation>
    </message>
    <message>
        <source>Since it came in</source>
        <translation>Depuis son arrivée</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Événement</translation>
    </message>
    <message>
        <source>Its type and keys; the type alone where many come</source>
        <translation>Son type et ses clés&#xa0;; le type seul quand il en vient beaucoup</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>What has become of it so far</source>
        <translation>Ce qu’il en est advenu jusqu’ici</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Got by</source>
        <translation>Reçu par</translation>
    </message>
    <message>
        <source>Waiters that have got it</source>
        <translation>Nombre d’attentes qui l’ont reçu</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Boucle</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Of its loop, in the order of coming in</source>
        <translation>Dans sa boucle, par ordre d’arrivée</translation>
    </message>
</context>
<context>
    <name>Signalbox::Finding</name>
    <message>
        <source>Slow turn</source>
        <translation>Tour lent</translation>
    </message>
    <message>
        <source>Nothing else of this thread happened meanwhile: no input, no painting, no timer, no socket.</source>
        <translation>Pendant ce temps, rien d’autre ne s’est passé dans ce thread&#xa0;: ni saisie, ni dessin, ni minuteur, ni socket.</translation>
    </message>
    <message>
        <source>Do the work in pieces, in a task that awaits yield() now and then, or in another thread.</source>
        <translation>Faire le travail par morceaux, dans une tâche qui attend yield() de temps en temps, ou dans un autre thread.</translation>
    </message>
    <message>
        <source>Timer storm</source>
        <translation>Tempête de minuteurs</translation>
    </message>
    <message>
        <source>Each firing wakes the processor and costs a delivery, also when there is nothing to do.</source>
        <translation>Chaque déclenchement réveille le processeur et coûte une remise, même quand il n’y a rien à faire.</translation>
    </message>
    <message>
        <source>Use longer intervals, coarse timers, one timer for many objects, or the signal that tells of the change.</source>
        <translation>Prendre des intervalles plus longs, des minuteurs grossiers, un seul minuteur pour beaucoup d’objets, ou le signal qui annonce le changement.</translation>
    </message>
    <message>
        <source>Late timers</source>
        <translation>Minuteurs en retard</translation>
    </message>
    <message>
        <source>What is driven by timers stutters: the loop is busy with something else when they are due.</source>
        <translation>Ce que rythment les minuteurs saccade&#xa0;: la boucle fait autre chose à l’échéance.</translation>
    </message>
    <message>
        <source>Look for what keeps the loop busy, and move timers that must be on time to a thread of their own.</source>
        <translation>Chercher ce qui occupe la boucle, et mettre dans leur propre thread les minuteurs qui doivent être ponctuels.</translation>
    </message>
    <message>
        <source>Zero timer spins</source>
        <translation>Minuteur de 0 ms à vide</translation>
    </message>
    <message>
        <source>A timer of 0 ms fires in each turn, so that the thread never sleeps.</source>
        <translation>Un minuteur de 0 ms se déclenche à chaque tour, si bien que le thread ne dort jamais.</translation>
    </message>
    <message>
        <source>Stop the timer when there is nothing left to do, or wait for the signal that brings new work.</source>
        <translation>Arrêter le minuteur quand il n’y a plus rien à faire, ou attendre le signal qui apporte du travail.</translation>
    </message>
    <message>
        <source>Notifier spins</source>
        <translation>Notificateur à vide</translation>
    </message>
    <message>
        <source>Nobody reads or writes what the descriptor is ready for, so it is ready again at once and the thread never sleeps.</source>
        <translation>Personne ne lit ni n’écrit ce pour quoi le descripteur est prêt&#xa0;; il l’est donc aussitôt de nouveau, et le thread ne dort jamais.</translation>
    </message>
    <message>
        <source>Read everything there is, and disable the notifier while nothing is wanted, above all one for writing.</source>
        <translation>Lire tout ce qu’il y a, et désactiver le notificateur tant qu’on ne veut rien, surtout celui d’écriture.</translation>
    </message>
    <message>
        <source>Queue at its limit</source>
        <translation>File à sa limite</translation>
    </message>
    <message>
        <source>More comes in than is taken out: senders wait, or are sent away.</source>
        <translation>Il entre plus qu’il ne sort&#xa0;: les émetteurs attendent ou sont renvoyés.</translation>
    </message>
    <message>
        <source>Have the receiver do less for each event or take several at once, or send less; a larger limit only moves the moment.</source>
        <translation>Faire moins par événement chez le récepteur ou en prendre plusieurs à la fois, ou envoyer moins&#xa0;; une limite plus grande ne fait que repousser le moment.</translation>
    </message>
    <message>
        <source>Held event</source>
        <translation>Événement retenu</translation>
    </message>
    <message>
        <source>An event that has to be handled stays at the head of its queue, and those behind it wait until somebody accepts it.</source>
        <translation>Un événement qui doit être traité reste en tête de sa file, et ceux de derrière attendent que quelqu’un l’accepte.</translation>
    </message>
    <message>
        <source>Call accept() where it is handled, or wait for it somewhere; ignore() drops those that nobody wants.</source>
        <translation>Appeler accept() là où il est traité, ou l’attendre quelque part&#xa0;; ignore() abandonne ceux dont personne ne veut.</translation>
    </message>
    <message>
        <source>Starved</source>
        <translation>Famine</translation>
    </message>
    <message>
        <source>What is more urgent leaves no time for this, and may never do so.</source>
        <translation>Ce qui est plus urgent ne laisse pas de temps pour ceci, et n’en laissera peut-être jamais.</translation>
    </message>
    <message>
        <source>Give it a higher priority, or limit what goes first.</source>
        <translation>Lui donner une priorité plus haute, ou limiter ce qui passe devant.</translation>
    </message>
    <message>
        <source>Task never yields</source>
        <translation>Tâche qui ne cède jamais</translation>
    </message>
    <message>
        <source>While a task computes, its loop delivers nothing, and no other task goes on.</source>
        <translation>Tant qu’une tâche calcule, sa boucle ne remet rien, et aucune autre tâche n’avance.</translation>
    </message>
    <message>
        <source>Await yield() within the loop that computes, or have the work done elsewhere.</source>
        <translation>Attendre yield() dans la boucle de calcul, ou faire faire le travail ailleurs.</translation>
    </message>
    <message>
        <source>Lost waker</source>
        <translation>Réveil perdu</translation>
    </message>
    <message>
        <source>The task never goes on, and what it holds is never let go of.</source>
        <translation>La tâche ne reprend jamais, et ce qu’elle tient n’est jamais libéré.</translation>
    </message>
    <message>
        <source>Break the circle: do not join a task from within it, lock mutexes in one order, or set a time limit.</source>
        <translation>Rompre le cercle&#xa0;: ne pas attendre une tâche depuis elle-même, verrouiller les mutex dans un seul ordre, ou fixer un délai.</translation>
    </message>
    <message>
        <source>Posts outrun their receiver</source>
        <translation>Envois plus rapides que la remise</translation>
    </message>
    <message>
        <source>The queue of posted events has no limit: memory grows, and everything is delivered later and later.</source>
        <translation>La file des événements postés n’a pas de limite&#xa0;: la mémoire croît, et tout est remis de plus en plus tard.</translation>
    </message>
    <message>
        <source>Post less often, several at once, or through a queue with a limit that holds senders back.</source>
        <translation>Poster moins souvent, plusieurs à la fois, ou par une file à limite qui retient les émetteurs.</translation>
    </message>
    <message>
        <source>Deferred deletes pile up</source>
        <translation>Suppressions différées en tas</translation>
    </message>
    <message>
        <source>The objects live on until control returns to the loop in which deleteLater() was called.</source>
        <translation>Les objets vivent jusqu’au retour à la boucle dans laquelle deleteLater() a été appelé.</translation>
    </message>
    <message>
        <source>Return to the event loop, do not call processEvents() in one handler for long, or delete them where they are not in use.</source>
        <translation>Revenir à la boucle d’événements, ne pas appeler longtemps processEvents() dans un gestionnaire, ou supprimer les objets là où ils ne servent pas.</translation>
    </message>
    <message>
        <source>Closed descriptor</source>
        <translation>Descripteur fermé</translation>
    </message>
    <message>
        <source>The watcher hears nothing any more, and the number may be given to another file, which it would watch then.</source>
        <translation>Le veilleur n’entend plus rien, et le numéro peut être donné à un autre fichier, qu’il surveillerait alors.</translation>
    </message>
    <message>
        <source>Disable or delete the notifier before the descriptor is closed.</source>
        <translation>Désactiver ou supprimer le notificateur avant de fermer le descripteur.</translation>
    </message>
    <message>
        <source>the main queue</source>
        <translation>la file principale</translation>
    </message>
    <message>
        <source>the queue “%1”</source>
        <translation>la file «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>The task %1 has been ready for %2, and others went first: %3</source>
        <translation>La tâche %1 est prête depuis %2, et d’autres sont passées devant&#xa0;: %3</translation>
    </message>
    <message>
        <source>Events have been waiting in %1 for %2 while those of %3 are delivered</source>
        <translation>Des événements attendent dans %1 depuis %2 pendant que ceux de %3 sont remis</translation>
    </message>
    <message>
        <source>No room in %1: %2 of %3 events, and senders wait or are sent away</source>
        <translation>Plus de place dans %1&#xa0;: %2 événements sur %3, et les émetteurs attendent ou sont renvoyés</translation>
    </message>
    <message>
        <source>Hardly any room in %1: %2 of %3 events, for %4</source>
        <translation>Presque plus de place dans %1&#xa0;: %2 événements sur %3, depuis %4</translation>
    </message>
    <message>
        <source>%1 held the loop for %2</source>
        <comment>who, how long</comment>
        <translation>%1 a retenu la boucle pendant %2</translation>
    </message>
    <message>
        <source>Timers fire %1 times a second</source>
        <translation>Des minuteurs se déclenchent %1 fois par seconde</translation>
    </message>
    <message>
        <source>Timers fire %1 times a second, most often of %2</source>
        <translation>Des minuteurs se déclenchent %1 fois par seconde, le plus souvent ceux de %2</translation>
    </message>
    <message>
        <source>Of the last %2 firings of timers, %1 were late, by up to %3</source>
        <translation>Sur les %2 derniers déclenchements de minuteurs, %1 étaient en retard, jusqu’à %3</translation>
    </message>
    <message>
        <source>A timer of 0 ms of %1 fires %2 times a second</source>
        <translation>Un minuteur de 0 ms de %1 se déclenche %2 fois par seconde</translation>
    </message>
    <message>
        <source>Descriptor %1 of %2 is ready again in each turn, %3 times a second</source>
        <translation>Le descripteur %1 de %2 est de nouveau prêt à chaque tour, %3 fois par seconde</translation>
    </message>
    <message>
        <source>Nobody has accepted %1 for %2; events behind it in %3: %4</source>
        <translation>Personne n’a accepté %1 depuis %2&#xa0;; événements derrière lui dans %3&#xa0;: %4</translation>
    </message>
    <message>
        <source>an event</source>
        <translation>un événement</translation>
    </message>
    <message>
        <source>The task %1 has been running for %2 without letting others run</source>
        <translation>La tâche %1 tourne depuis %2 sans laisser tourner les autres</translation>
    </message>
    <message>
        <source>The task %1 has been running for %2 without letting others run, since %3</source>
        <comment>task, how long, place</comment>
        <translation>La tâche %1 tourne depuis %2 sans laisser tourner les autres, depuis %3</translation>
    </message>
    <message>
        <source>The task %1 has been waiting for %2 for %3, and nothing can end that</source>
        <comment>task, what, how long</comment>
        <translation>La tâche %1 attend %2 depuis %3, et rien ne peut y mettre fin</translation>
    </message>
    <message>
        <source>something</source>
        <translation>quelque chose</translation>
    </message>
    <message>
        <source>%1 posted events wait, and each second there are %2 more</source>
        <translation>%1 événements postés attendent, et il y en a %2 de plus chaque seconde</translation>
    </message>
    <message>
        <source>%1 posted events wait, and each second there are %2 more, most of them %3 for %4</source>
        <translation>%1 événements postés attendent, et il y en a %2 de plus chaque seconde, pour la plupart %3 pour %4</translation>
    </message>
    <message>
        <source>%1 objects have been waiting for %2 to be deleted, most of them %3</source>
        <translation>%1 objets attendent depuis %2 d’être supprimés, pour la plupart %3</translation>
    </message>
    <message>
        <source>Descriptor %1 was closed under its watcher (%2)</source>
        <translation>Le descripteur %1 a été fermé sous son veilleur (%2)</translation>
    </message>
    <message>
        <source>One turn took %1, and no single handler is known that made most of it</source>
        <translation>Un tour a duré %1, sans qu’un seul gestionnaire connu en ait pris la plus grande part</translation>
    </message>
</context>
<context>
    <name>Signalbox::FindingModel</name>
    <message>
        <source>○ over</source>
        <comment>a warning that does not hold any more</comment>
        <translation>○ passé</translation>
    </message>
    <message>
        <source>● note</source>
        <comment>severity of a warning</comment>
        <translation>● note</translation>
    </message>
    <message>
        <source>▲ warning</source>
        <comment>severity of a warning</comment>
        <translation>▲ alerte</translation>
    </message>
    <message>
        <source>■ error</source>
        <comment>severity of a warning</comment>
        <translation>■ erreur</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravité</translation>
    </message>
    <message>
        <source>An error keeps something from going on; what is over is kept for a while</source>
        <translation>Une erreur empêche quelque chose d’avancer&#xa0;; ce qui est passé est gardé un moment</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Alerte</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Boucle</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Constat</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Première fois</translation>
    </message>
    <message>
        <source>How long ago it was seen for the first time</source>
        <translation>Il y a combien de temps on l’a vu pour la première fois</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>How often it began</source>
        <translation>Combien de fois cela a commencé</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Concerne</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Dernière fois</translation>
    </message>
    <message>
        <source>How long ago</source>
        <translation>Il y a combien de temps</translation>
    </message>
    <message>
        <source>Why it matters</source>
        <translation>Pourquoi c’est important</translation>
    </message>
    <message>
        <source>What to try</source>
        <translation>Que faire</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Its name in docs/warnings.md</source>
        <translation>Son nom dans docs/warnings.md</translation>
    </message>
</context>
<context>
    <name>Signalbox::Inspector</name>
    <message>
        <source>No program</source>
        <comment>none is chosen</comment>
        <translation>Aucun programme</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Pas de réponse</translation>
    </message>
    <message>
        <source>Ended</source>
        <comment>the program has</comment>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Refused</source>
        <comment>to be looked at</comment>
        <translation>Refusé</translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <comment>updates per second</comment>
        <translation>%1 Hz</translation>
    </message>
    <message>
        <source>%1, pid %2, up %3</source>
        <comment>program</comment>
        <translation>%1, PID %2, démarré depuis %3</translation>
    </message>
    <message>
        <source>Loops</source>
        <translation>Boucles</translation>
    </message>
    <message>
        <source>Posted events</source>
        <translation>Postés</translation>
    </message>
    <message>
        <source>Timers</source>
        <translation>Minuteurs</translation>
    </message>
    <message>
        <source>Watchers</source>
        <translation>Veilleurs</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>Matchers</source>
        <translation>Motifs</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Événements</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Alertes</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>Envois</translation>
    </message>
</context>
<context>
    <name>Signalbox::LookError</name>
    <message>
        <source>there is no such process</source>
        <translation>ce processus n’existe pas</translation>
    </message>
    <message>
        <source>it is another user&apos;s</source>
        <translation>il appartient à un autre utilisateur</translation>
    </message>
    <message>
        <source>it cannot be inspected: SIGNALBOX_INSPECT=1 lets it be</source>
        <translation>il ne se laisse pas inspecter : SIGNALBOX_INSPECT=1 le permet</translation>
    </message>
    <message>
        <source>no program of this user can be inspected: SIGNALBOX_INSPECT=1 lets one be</source>
        <translation>aucun programme de cet utilisateur ne se laisse inspecter : SIGNALBOX_INSPECT=1 le permet</translation>
    </message>
    <message>
        <source>the folder of the sockets is not safe: %1</source>
        <comment>why, in English</comment>
        <translation>le dossier des sockets n’est pas sûr : %1</translation>
    </message>
    <message>
        <source>it has gone away</source>
        <translation>il a disparu</translation>
    </message>
    <message>
        <source>another user listens there</source>
        <translation>un autre utilisateur écoute là</translation>
    </message>
    <message>
        <source>what listens there is no inspect server</source>
        <translation>ce qui écoute là n’est pas un InspectServer</translation>
    </message>
    <message>
        <source>it speaks another version of the protocol: use the inspector of its own Signalbox</source>
        <translation>il parle une autre version du protocole : utiliser l’inspecteur de son propre Signalbox</translation>
    </message>
    <message>
        <source>its answer is not understood</source>
        <translation>sa réponse est incompréhensible</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>il ne répond pas</translation>
    </message>
    <message>
        <source>it refuses, and does not say why</source>
        <translation>il refuse, et ne dit pas pourquoi</translation>
    </message>
    <message>
        <source>too many look at this program already</source>
        <translation>trop d’autres inspectent déjà ce programme</translation>
    </message>
    <message>
        <source>it has not done what it was asked before</source>
        <translation>il n’a pas encore fait ce qui lui a été demandé avant</translation>
    </message>
    <message>
        <source>it has no memory or no file descriptor left</source>
        <translation>il n’a plus de mémoire ou plus de descripteur de fichier</translation>
    </message>
    <message>
        <source>it lets others look only: SIGNALBOX_INSPECT=control lets them cancel tasks too</source>
        <translation>il laisse seulement regarder : SIGNALBOX_INSPECT=control permet aussi d’annuler des tâches</translation>
    </message>
</context>
<context>
    <name>Signalbox::LoopModel</name>
    <message>
        <source>○ idle</source>
        <comment>state of a loop: not in processEvents()</comment>
        <translation>○ libre</translation>
    </message>
    <message>
        <source>○ sleeping</source>
        <comment>state of a loop</comment>
        <translation>○ dort</translation>
    </message>
    <message>
        <source>▲ stalled</source>
        <comment>state of a loop: in one turn for too long</comment>
        <translation>▲ bloquée</translation>
    </message>
    <message>
        <source>● running</source>
        <comment>state of a loop</comment>
        <translation>● tourne</translation>
    </message>
    <message>
        <source>◇ handed over</source>
        <comment>state of a loop: the platform&apos;s own dispatcher delivers</comment>
        <translation>◇ cédée</translation>
    </message>
    <message>
        <source>◇ guest</source>
        <comment>state of a loop: not ours, with a scheduler of ours in it</comment>
        <translation>◇ invitée</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Boucle</translation>
    </message>
    <message>
        <source>Name of the thread</source>
        <translation>Nom du thread</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>What the loop is doing now</source>
        <translation>Ce que fait la boucle en ce moment</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Since this turn or sleep began</source>
        <translation>Depuis le début de ce tour ou de ce sommeil</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Dans</translation>
    </message>
    <message>
        <source>The innermost handler on the stack of the loop</source>
        <translation>Le gestionnaire le plus intérieur sur la pile de la boucle</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Occup.</translation>
    </message>
    <message>
        <source>Share of the last second spent in turns</source>
        <translation>Part de la dernière seconde passée dans des tours</translation>
    </message>
    <message>
        <source>Turns/s</source>
        <translation>Tours/s</translation>
    </message>
    <message>
        <source>Calls of processEvents() in the last second</source>
        <translation>Appels de processEvents() dans la dernière seconde</translation>
    </message>
    <message>
        <source>Longest turn</source>
        <translation>Tour max.</translation>
    </message>
    <message>
        <source>Since the inspector began to look</source>
        <translation>Depuis que l’inspecteur regarde</translation>
    </message>
    <message>
        <source>Last turn</source>
        <translation>Dernier tour</translation>
    </message>
    <message>
        <source>Timers</source>
        <translation>Minuteurs</translation>
    </message>
    <message>
        <source>Watchers</source>
        <translation>Veilleurs</translation>
    </message>
    <message>
        <source>Posted</source>
        <translation>Postés</translation>
    </message>
    <message>
        <source>Events waiting in Qt&apos;s queue</source>
        <translation>Événements qui attendent dans la file de Qt</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Nested event loops on the stack</source>
        <translation>Boucles d’événements imbriquées sur la pile</translation>
    </message>
    <message>
        <source>Handlers</source>
        <translation>Gestionnaires</translation>
    </message>
    <message>
        <source>Longest turn in</source>
        <translation>Tour max. dans</translation>
    </message>
    <message>
        <source>Longest handler</source>
        <translation>Gestionnaire le plus long</translation>
    </message>
    <message>
        <source>Longest that one handler held the loop by itself</source>
        <translation>Le plus longtemps qu’un seul gestionnaire a retenu la boucle</translation>
    </message>
    <message>
        <source>Thread id</source>
        <translation>Id du thread</translation>
    </message>
    <message>
        <source>Waits with</source>
        <translation>Attend par</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plateforme</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>Tours</translation>
    </message>
    <message>
        <source>Sleeps</source>
        <translation>Sommeils</translation>
    </message>
    <message>
        <source>Wake-ups</source>
        <translation>Réveils</translation>
    </message>
    <message>
        <source>Timers fired</source>
        <translation>Minuteurs déclenchés</translation>
    </message>
    <message>
        <source>Timers late</source>
        <translation>Minuteurs en retard</translation>
    </message>
    <message>
        <source>By 16 ms or more</source>
        <translation>De 16 ms ou plus</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Activations</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation>Tranches</translation>
    </message>
    <message>
        <source>Turns in which the scheduler had something to do</source>
        <translation>Tours où l’ordonnanceur avait à faire</translation>
    </message>
    <message>
        <source>Longest slice</source>
        <translation>Tranche la plus longue</translation>
    </message>
    <message>
        <source>Budgets exceeded</source>
        <translation>Budgets dépassés</translation>
    </message>
    <message>
        <source>Slices in which something began after the budget was spent: there should be none</source>
        <translation>Tranches où quelque chose a commencé après l’épuisement du budget&#xa0;: il ne devrait pas y en avoir</translation>
    </message>
    <message>
        <source>System calls</source>
        <translation>Appels système</translation>
    </message>
    <message>
        <source>Busy time</source>
        <translation>Temps occupé</translation>
    </message>
    <message>
        <source>Late p50</source>
        <translation>Retard p50</translation>
    </message>
    <message>
        <source>Late p99</source>
        <translation>Retard p99</translation>
    </message>
    <message>
        <source>Tasks started</source>
        <translation>Tâches lancées</translation>
    </message>
    <message>
        <source>Tasks finished</source>
        <translation>Tâches terminées</translation>
    </message>
    <message>
        <source>Tasks failed</source>
        <translation>Tâches échouées</translation>
    </message>
    <message>
        <source>Tasks cancelled</source>
        <translation>Tâches annulées</translation>
    </message>
</context>
<context>
    <name>Signalbox::MatcherModel</name>
    <message>
        <source>Matcher</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>The events that are wanted; * is any value, … some value</source>
        <translation>Les événements voulus&#xa0;; * est toute valeur, … une certaine valeur</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Attentes</translation>
    </message>
    <message>
        <source>How many wait for events of this kind</source>
        <translation>Combien attendent des événements de cette sorte</translation>
    </message>
    <message>
        <source>Who waits</source>
        <translation>Qui attend</translation>
    </message>
    <message>
        <source>The object or waiter that gets the event</source>
        <translation>L’objet ou l’attente qui reçoit l’événement</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>How long it has been waiting; nothing where it was before the inspector</source>
        <translation>Depuis combien de temps&#xa0;; rien si cela date d’avant l’inspecteur</translation>
    </message>
    <message>
        <source>Got</source>
        <translation>Reçus</translation>
    </message>
    <message>
        <source>Events that it has got since the inspector began to look</source>
        <translation>Événements reçus depuis que l’inspecteur regarde</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Boucle</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Sorte</translation>
    </message>
    <message>
        <source>The type of event, and which keys have values</source>
        <translation>Le type d’événement, et les clés qui ont une valeur</translation>
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
        <translation>%1 en tout</translation>
    </message>
    <message>
        <source>%1 started a second, %2 failed</source>
        <comment>tasks</comment>
        <translation>%1 démarrées par seconde, %2 en échec</translation>
    </message>
    <message>
        <source>%1 fired a second</source>
        <comment>timers</comment>
        <translation>%1 déclenchements par seconde</translation>
    </message>
    <message>
        <source>%1 activations a second</source>
        <comment>of descriptors</comment>
        <translation>%1 activations par seconde</translation>
    </message>
    <message>
        <source>%1, in %2</source>
        <comment>loop, function</comment>
        <translation>%1, dans %2</translation>
    </message>
    <message>
        <source>none waits</source>
        <comment>posted events</comment>
        <translation>aucun en attente</translation>
    </message>
    <message>
        <source>most wait in %1</source>
        <comment>posted events; loop</comment>
        <translation>la plupart attendent dans %1</translation>
    </message>
    <message>
        <source>none has a limit</source>
        <comment>queues</comment>
        <translation>aucune n’a de limite</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <comment>queue, events, limit</comment>
        <translation>%1 : %2 sur %3</translation>
    </message>
    <message>
        <source>root</source>
        <comment>queue</comment>
        <translation>racine</translation>
    </message>
    <message>
        <source>nothing is wrong, as far as can be seen</source>
        <translation>rien d’anormal, autant qu’on puisse voir</translation>
    </message>
    <message>
        <source>Busiest loop</source>
        <translation>Boucle la plus occupée</translation>
    </message>
    <message>
        <source>Longest turn of the last minute</source>
        <translation>Tour le plus long de la dernière minute</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Alertes</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Événements</translation>
    </message>
    <message>
        <source>Posted events</source>
        <translation>Postés</translation>
    </message>
    <message>
        <source>Fullest queue</source>
        <translation>File la plus remplie</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Timers</source>
        <translation>Minuteurs</translation>
    </message>
    <message>
        <source>Watchers</source>
        <translation>Veilleurs</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>screen reader: title, number, note</comment>
        <translation>%1 : %2, %3</translation>
    </message>
</context>
<context>
    <name>Signalbox::PostEdgeModel</name>
    <message>
        <source>(ended threads)</source>
        <translation>(threads terminés)</translation>
    </message>
    <message>
        <source>thread %1</source>
        <comment>number</comment>
        <translation>thread %1</translation>
    </message>
    <message>
        <source>(other loops)</source>
        <translation>(autres boucles)</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>The thread that posts</source>
        <translation>Le thread qui poste</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Vers</translation>
    </message>
    <message>
        <source>The thread whose loop delivers it</source>
        <translation>Le thread dont la boucle le remet</translation>
    </message>
    <message>
        <source>Posts/s</source>
        <translation>Envois/s</translation>
    </message>
    <message>
        <source>In the last second</source>
        <translation>Dans la dernière seconde</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>Envois</translation>
    </message>
    <message>
        <source>Since somebody began to look</source>
        <translation>Depuis que quelqu’un regarde</translation>
    </message>
    <message>
        <source>Qt&apos;s</source>
        <translation>De Qt</translation>
    </message>
    <message>
        <source>Of these: by QCoreApplication::postEvent(), as queued signals are, and wake-ups</source>
        <translation>Dont : par QCoreApplication::postEvent(), comme les signaux en file, et réveils</translation>
    </message>
    <message>
        <source>Scheduler&apos;s</source>
        <translation>Scheduler</translation>
    </message>
    <message>
        <source>Of these: calls and events by RemoteScheduler</source>
        <translation>Dont : appels et événements par RemoteScheduler</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Posted events that the receiver has not delivered yet, whoever has posted them</source>
        <translation>Événements postés que le destinataire n’a pas encore remis, quel que soit l’expéditeur</translation>
    </message>
    <message>
        <source>Thread id</source>
        <translation>Id du thread</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>thread that posts, receiver</comment>
        <translation>%1 vers %2</translation>
    </message>
</context>
<context>
    <name>Signalbox::PostedEventModel</name>
    <message>
        <source>Receiver</source>
        <translation>Récepteur</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Événement</translation>
    </message>
    <message>
        <source>QEvent::Type</source>
        <translation>QEvent::Type</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Events of this type that wait for this receiver</source>
        <translation>Événements de ce type qui attendent pour ce récepteur</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorité</translation>
    </message>
    <message>
        <source>As given to postEvent(); larger is more urgent</source>
        <translation>Comme donnée à postEvent()&#xa0;; plus grande, plus urgente</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Boucle</translation>
    </message>
    <message>
        <source>Type number</source>
        <translation>Numéro de type</translation>
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
        <translation>%1 (racine)</translation>
    </message>
    <message>
        <source>(no name)</source>
        <comment>queue</comment>
        <translation>(sans nom)</translation>
    </message>
    <message>
        <source>every event</source>
        <comment>what the root queue takes</comment>
        <translation>tout événement</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorité</translation>
    </message>
    <message>
        <source>Among its siblings; larger is more urgent</source>
        <translation>Parmi ses sœurs&#xa0;; plus grande, plus urgente</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>En file</translation>
    </message>
    <message>
        <source>Own events, with those that are held or being delivered</source>
        <translation>Événements propres, avec ceux retenus ou en cours de remise</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limite</translation>
    </message>
    <message>
        <source>The most own events that are let in</source>
        <translation>Nombre maximal d’événements propres admis</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Plein</translation>
    </message>
    <message>
        <source>How near it is to its limit, or to that of all below it</source>
        <translation>À quel point elle est proche de sa limite, ou de celle de tout ce qui est dessous</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Bloqués</translation>
    </message>
    <message>
        <source>Senders that wait for room</source>
        <translation>Émetteurs qui attendent une place</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Retenus</translation>
    </message>
    <message>
        <source>Events that were delivered, and that nobody has accepted</source>
        <translation>Événements remis que personne n’a acceptés</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusés</translation>
    </message>
    <message>
        <source>Sends that found no room</source>
        <translation>Envois qui n’ont pas trouvé de place</translation>
    </message>
    <message>
        <source>Wait p99</source>
        <translation>Attente p99</translation>
    </message>
    <message>
        <source>99 % were delivered first within this time of being queued, in steps of two</source>
        <translation>99 % ont été remis une première fois dans ce délai après leur mise en file, par pas de deux</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Entrés</translation>
    </message>
    <message>
        <source>Events that have come in</source>
        <translation>Événements arrivés</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>Sous</translation>
    </message>
    <message>
        <source>The queue that its events go on to</source>
        <translation>La file à laquelle passent ses événements</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Prend</translation>
    </message>
    <message>
        <source>The events that it takes from its parent</source>
        <translation>Les événements qu’elle prend à sa parente</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Retient</translation>
    </message>
    <message>
        <source>The oldest event that nobody has accepted</source>
        <translation>Le plus ancien événement que personne n’a accepté</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Events in it and below it</source>
        <translation>Événements dans la file et en dessous</translation>
    </message>
    <message>
        <source>Total limit</source>
        <translation>Limite totale</translation>
    </message>
    <message>
        <source>The most events that are let in, with those below it</source>
        <translation>Nombre maximal d’événements admis, avec ceux d’en dessous</translation>
    </message>
    <message>
        <source>Deepest</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>The most own events there were</source>
        <translation>Le plus d’événements propres qu’il y a eu</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Sortis</translation>
    </message>
    <message>
        <source>Events that have left</source>
        <translation>Événements partis</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Abandonnés</translation>
    </message>
    <message>
        <source>Of those that left: nobody took them</source>
        <translation>Parmi ceux partis&#xa0;: personne ne les a pris</translation>
    </message>
    <message>
        <source>Have waited</source>
        <translation>Ont attendu</translation>
    </message>
    <message>
        <source>Sends that waited for room</source>
        <translation>Envois qui ont attendu une place</translation>
    </message>
    <message>
        <source>Wait p50</source>
        <translation>Attente p50</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>Plus longue attente</translation>
    </message>
    <message>
        <source>Own priority</source>
        <translation>Priorité propre</translation>
    </message>
    <message>
        <source>Of its own events among its sub-queues</source>
        <translation>De ses propres événements parmi ses sous-files</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Boucle</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>N° de série</translation>
    </message>
    <message>
        <source>In/s</source>
        <translation>Entr./s</translation>
    </message>
    <message>
        <source>In the last second</source>
        <translation>Dans la dernière seconde</translation>
    </message>
</context>
<context>
    <name>Signalbox::SnapshotModel</name>
    <message>
        <source>%1: %2</source>
        <comment>screen reader: column, cell</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Loading…</source>
        <comment>a row of a table</comment>
        <translation>Chargement…</translation>
    </message>
</context>
<context>
    <name>Signalbox::StripModel</name>
    <message>
        <source>Loop %1: busy %2, longest turn of the last minute %3</source>
        <comment>screen reader</comment>
        <translation>Boucle %1&#xa0;: occupée à %2, plus long tour de la dernière minute %3</translation>
    </message>
</context>
<context>
    <name>Signalbox::TaskCanceller</name>
    <message>
        <source>The program does not answer.</source>
        <translation>Le programme ne répond pas.</translation>
    </message>
    <message>
        <source>Tasks are cancelled in the control role only: start the program with SIGNALBOX_INSPECT=control, or by “signalbox run --inspect --control”.</source>
        <translation>Les tâches ne s’annulent que dans le rôle de contrôle&#xa0;: démarrez le programme avec SIGNALBOX_INSPECT=control, ou par «&#xa0;signalbox run --inspect --control&#xa0;».</translation>
    </message>
    <message>
        <source>Cancel the task “%1” (%2)?</source>
        <comment>name, number</comment>
        <translation>Annuler la tâche «&#xa0;%1&#xa0;» (%2)&#xa0;?</translation>
    </message>
    <message>
        <source>It does not go on behind its co_await: it resumes with its cancellation, which destroys its frames from the innermost outwards, and ends the tasks of its scopes. Who joins it is told that it was cancelled.</source>
        <translation>Elle ne continue pas après son co_await&#xa0;: elle reprend avec son annulation, qui détruit ses cadres du plus interne vers l’extérieur et termine les tâches de ses scopes. Qui attend sa fin apprend qu’elle a été annulée.</translation>
    </message>
    <message>
        <source>It waits for %1, in %2.</source>
        <comment>what, where</comment>
        <translation>Elle attend %1, dans %2.</translation>
    </message>
    <message>
        <source>It waits for %1.</source>
        <comment>what</comment>
        <translation>Elle attend %1.</translation>
    </message>
    <message>
        <source>Select the task that is to be cancelled.</source>
        <translation>Choisir la tâche à annuler.</translation>
    </message>
    <message>
        <source>The task “%1” was not cancelled: %2</source>
        <comment>name, why</comment>
        <translation>La tâche «&#xa0;%1&#xa0;» n’a pas été annulée&#xa0;: %2</translation>
    </message>
    <message>
        <source>The loop of the task “%1” is busy or stuck, and cancels it when it goes on.</source>
        <translation>La boucle de la tâche «&#xa0;%1&#xa0;» est occupée ou bloquée, et l’annulera quand elle continuera.</translation>
    </message>
    <message>
        <source>The task “%1” was cancelled.</source>
        <translation>La tâche «&#xa0;%1&#xa0;» a été annulée.</translation>
    </message>
    <message>
        <source>The task “%1” was cancelled, and ends when what it is in allows that.</source>
        <translation>La tâche «&#xa0;%1&#xa0;» a été annulée, et se terminera quand ce qu’elle fait le permettra.</translation>
    </message>
    <message>
        <source>The task “%1” has ended before.</source>
        <translation>La tâche «&#xa0;%1&#xa0;» s’était déjà terminée.</translation>
    </message>
    <message>
        <source>The task “%1” was cancelled before, and has not come to its end.</source>
        <translation>La tâche «&#xa0;%1&#xa0;» a déjà été annulée, et n’est pas encore terminée.</translation>
    </message>
    <message>
        <source>The task “%1” has ended with its loop.</source>
        <translation>La tâche «&#xa0;%1&#xa0;» s’est terminée avec sa boucle.</translation>
    </message>
    <message>
        <source>The task “%1” was not cancelled: too many wait for that already.</source>
        <translation>La tâche «&#xa0;%1&#xa0;» n’a pas été annulée&#xa0;: trop d’autres l’attendent déjà.</translation>
    </message>
</context>
<context>
    <name>Signalbox::TaskModel</name>
    <message>
        <source>started in %1</source>
        <comment>a task without a name</comment>
        <translation>démarrée dans %1</translation>
    </message>
    <message>
        <source>× cancelling</source>
        <comment>state of a task: it ends as soon as it can</comment>
        <translation>× s’annule</translation>
    </message>
    <message>
        <source>● running</source>
        <comment>state of a task</comment>
        <translation>● tourne</translation>
    </message>
    <message>
        <source>◌ ready</source>
        <comment>state of a task: its turn will come</comment>
        <translation>◌ prête</translation>
    </message>
    <message>
        <source>○ waiting</source>
        <comment>state of a task</comment>
        <translation>○ attend</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tâche</translation>
    </message>
    <message>
        <source>Its name, or where it was started; below the task that it belongs to</source>
        <translation>Son nom, ou le lieu de son démarrage&#xa0;; sous la tâche à laquelle elle appartient</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Attend</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Since this state began; nothing where it was before the inspector</source>
        <translation>Depuis le début de cet état&#xa0;; rien si cela date d’avant l’inspecteur</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Reste</translation>
    </message>
    <message>
        <source>Until what it waits for ends by itself, where that is known</source>
        <translation>Jusqu’à ce que finisse de soi-même ce qu’elle attend, si on le sait</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Lieu</translation>
    </message>
    <message>
        <source>The co_await at which it waits, or has waited last</source>
        <translation>Le co_await où elle attend, ou a attendu en dernier</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Actif</translation>
    </message>
    <message>
        <source>Time on the stack since the inspector began to look</source>
        <translation>Temps sur la pile depuis que l’inspecteur regarde</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Inactive</translation>
    </message>
    <message>
        <source>Time in which it waited</source>
        <translation>Temps passé à attendre</translation>
    </message>
    <message>
        <source>Resumes</source>
        <translation>Reprises</translation>
    </message>
    <message>
        <source>How often it went on since the inspector began to look</source>
        <translation>Combien de fois elle a repris depuis que l’inspecteur regarde</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Boucle</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Appartient à</translation>
    </message>
    <message>
        <source>The task whose scope it is in, or that waits for it</source>
        <translation>La tâche dont le scope la contient, ou qui l’attend</translation>
    </message>
    <message>
        <source>Started in</source>
        <translation>Démarrée dans</translation>
    </message>
    <message>
        <source>Alive for</source>
        <translation>Vit depuis</translation>
    </message>
    <message>
        <source>Nothing where it began before the inspector</source>
        <translation>Rien si elle a commencé avant l’inspecteur</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prête</translation>
    </message>
    <message>
        <source>Time from being woken until its turn came</source>
        <translation>Temps entre le réveil et son tour</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Scope</translation>
    </message>
    <message>
        <source>The name of the scope that it was started in</source>
        <translation>Le nom du scope dans lequel elle a été démarrée</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorité</translation>
    </message>
    <message>
        <source>Among the tasks that are ready; larger is more urgent</source>
        <translation>Parmi les tâches prêtes&#xa0;; plus grande, plus urgente</translation>
    </message>
    <message>
        <source>Daemon</source>
        <translation>Démon</translation>
    </message>
    <message>
        <source>Scheduler::run() does not go on for it</source>
        <translation>Scheduler::run() ne continue pas pour elle</translation>
    </message>
    <message>
        <source>yes</source>
        <comment>a task is a daemon</comment>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <comment>a task is no daemon</comment>
        <translation>non</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>N° de série</translation>
    </message>
    <message>
        <source>▲ running</source>
        <comment>state of a task: on the stack for too long</comment>
        <translation>▲ tourne</translation>
    </message>
</context>
<context>
    <name>Signalbox::TimerModel</name>
    <message>
        <source>precise</source>
        <comment>timer type</comment>
        <translation>précis</translation>
    </message>
    <message>
        <source>coarse</source>
        <comment>timer type</comment>
        <translation>grossier</translation>
    </message>
    <message>
        <source>very coarse</source>
        <comment>timer type</comment>
        <translation>très grossier</translation>
    </message>
    <message>
        <source>Due in</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>Time to the next deadline; negative when it has passed</source>
        <translation>Temps jusqu’à la prochaine échéance&#xa0;; négatif si elle est passée</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Propriétaire</translation>
    </message>
    <message>
        <source>The object that gets the QTimerEvent</source>
        <translation>L’objet qui reçoit le QTimerEvent</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Intervalle</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Fired</source>
        <translation>Déclenché</translation>
    </message>
    <message>
        <source>How often it has been delivered</source>
        <translation>Combien de fois il a été remis</translation>
    </message>
    <message>
        <source>Worst late</source>
        <translation>Retard max.</translation>
    </message>
    <message>
        <source>The latest delivery so far</source>
        <translation>La remise la plus tardive jusqu’ici</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Qt&apos;s timer id</source>
        <translation>L’id du minuteur de Qt</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Boucle</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Retard</translation>
    </message>
    <message>
        <source>How far the deadline lies back now</source>
        <translation>De combien l’échéance est passée à présent</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>N° de série</translation>
    </message>
    <message>
        <source>Fired/s</source>
        <translation>Décl./s</translation>
    </message>
    <message>
        <source>In the last second</source>
        <translation>Dans la dernière seconde</translation>
    </message>
</context>
<context>
    <name>Signalbox::Verdict</name>
    <message>
        <source>Main loop</source>
        <translation>Boucle principale</translation>
    </message>
    <message>
        <source>GUI loop</source>
        <translation>Boucle d’interface</translation>
    </message>
    <message>
        <source>Loop “%1”</source>
        <translation>Boucle «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>one turn</source>
        <comment>in one turn for 1.2 s</comment>
        <translation>un tour</translation>
    </message>
    <message>
        <source>%1: in %2 for %3</source>
        <translation>%1&#xa0;: dans %2 depuis %3</translation>
    </message>
    <message>
        <source>%1: was in %2 for %3, just now</source>
        <translation>%1&#xa0;: a été dans %2 pendant %3, à l’instant</translation>
    </message>
    <message numerus="yes">
        <source>%1: was in %2 for %3, %n second(s) ago</source>
        <translation>
            <numerusform>%1&#xa0;: a été dans %2 pendant %3, il y a %n seconde</numerusform>
            <numerusform>%1&#xa0;: a été dans %2 pendant %3, il y a %n secondes</numerusform>
        </translation>
    </message>
    <message>
        <source>Process %1</source>
        <comment>pid</comment>
        <translation>Processus %1</translation>
    </message>
    <message>
        <source>%1 (pid %2)</source>
        <translation>%1 (PID %2)</translation>
    </message>
    <message numerus="yes">
        <source>%n program(s) can be looked at</source>
        <translation>
            <numerusform>%n programme peut être inspecté</numerusform>
            <numerusform>%n programmes peuvent être inspectés</numerusform>
        </translation>
    </message>
    <message>
        <source>Connecting to %1 …</source>
        <translation>Connexion à %1 …</translation>
    </message>
    <message>
        <source>Connecting to %1: %2</source>
        <translation>Connexion à %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 has not answered for %2: it is stopped, or has no processor</source>
        <translation>%1 ne répond pas depuis %2&#xa0;: il est arrêté, ou n’a pas de processeur</translation>
    </message>
    <message>
        <source>%1 has ended: this is the last that was seen of it</source>
        <translation>%1 est terminé&#xa0;: voici son dernier état vu</translation>
    </message>
    <message>
        <source>%1 cannot be looked at: %2</source>
        <translation>%1 ne peut pas être inspecté&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>loop, what is wrong</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>No loop of this process runs on Signalbox</source>
        <translation>Aucune boucle de ce processus ne tourne sur Signalbox</translation>
    </message>
    <message>
        <source>%1: descriptor %2 was closed under its watcher (%3)</source>
        <translation>%1&#xa0;: le descripteur %2 a été fermé sous son veilleur (%3)</translation>
    </message>
    <message>
        <source>Another event dispatcher than Signalbox&apos;s delivers: nothing is measured</source>
        <translation>Un autre répartiteur d’événements que celui de Signalbox est à l’œuvre&#xa0;: rien n’est mesuré</translation>
    </message>
    <message numerus="yes">
        <source>Healthy: %n loop(s) answering, longest turn of the last minute %1</source>
        <translation>
            <numerusform>Tout va bien&#xa0;: %n boucle répond, plus long tour de la dernière minute %1</numerusform>
            <numerusform>Tout va bien&#xa0;: %n boucles répondent, plus long tour de la dernière minute %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Signalbox::WaitText</name>
    <message>
        <source>a timer</source>
        <extracomment>What a task waits for; all of these stand behind “waits for”.</extracomment>
        <translation>un minuteur</translation>
    </message>
    <message>
        <source>a tick</source>
        <translation>un battement</translation>
    </message>
    <message>
        <source>the event %1</source>
        <extracomment>Text: of an event, with its fields.</extracomment>
        <translation>l’événement %1</translation>
    </message>
    <message>
        <source>the end of the task %1</source>
        <extracomment>Name: of a task.</extracomment>
        <translation>la fin de la tâche %1</translation>
    </message>
    <message>
        <source>the task %1</source>
        <extracomment>Name: of a task.</extracomment>
        <translation>la tâche %1</translation>
    </message>
    <message>
        <source>a task</source>
        <translation>une tâche</translation>
    </message>
    <message>
        <source>the tasks of a scope</source>
        <translation>les tâches d’un scope</translation>
    </message>
    <message>
        <source>the tasks of the scope &quot;%1&quot;</source>
        <extracomment>Name: of a scope.</extracomment>
        <translation>les tâches du scope « %1 »</translation>
    </message>
    <message>
        <source>room for an event</source>
        <translation>une place pour un événement</translation>
    </message>
    <message>
        <source>queues to be empty</source>
        <translation>que des files soient vides</translation>
    </message>
    <message>
        <source>nothing any more</source>
        <translation>plus rien</translation>
    </message>
    <message>
        <source>the others to have run</source>
        <translation>que les autres aient tourné</translation>
    </message>
    <message>
        <source>the next turn of the loop</source>
        <translation>le prochain tour de la boucle</translation>
    </message>
    <message>
        <source>nothing else to be done</source>
        <translation>qu’il ne reste rien à faire</translation>
    </message>
    <message>
        <source>a QFuture</source>
        <translation>un QFuture</translation>
    </message>
    <message>
        <source>work in another thread</source>
        <translation>un travail dans un autre thread</translation>
    </message>
    <message>
        <source>descriptor %1</source>
        <translation>le descripteur %1</translation>
    </message>
    <message>
        <source>signal %1 of the system</source>
        <extracomment>Number: of a signal such as SIGTERM.</extracomment>
        <translation>le signal %1 du système</translation>
    </message>
    <message>
        <source>the signal %1 of an object that has gone</source>
        <extracomment>Name: of a signal of Qt.</extracomment>
        <translation>le signal %1 d’un objet disparu</translation>
    </message>
    <message>
        <source>the signal %1 of an object of another thread</source>
        <extracomment>Name: of a signal of Qt.</extracomment>
        <translation>le signal %1 d’un objet d’un autre thread</translation>
    </message>
    <message>
        <source>a stream that has gone</source>
        <translation>un flux disparu</translation>
    </message>
    <message>
        <source>a notification of something that has gone</source>
        <translation>une notification de quelque chose qui a disparu</translation>
    </message>
    <message>
        <source>a notification of %1</source>
        <extracomment>Text: the key.</extracomment>
        <translation>une notification de %1</translation>
    </message>
    <message>
        <source>a task that waits for a notification of something that has gone</source>
        <translation>une tâche qui attend une notification de quelque chose qui a disparu</translation>
    </message>
    <message>
        <source>a task that waits for a notification of %1</source>
        <extracomment>Text: the key.</extracomment>
        <translation>une tâche qui attend une notification de %1</translation>
    </message>
    <message>
        <source>who asks for its next value</source>
        <extracomment>A coroutine that yields values waits for that.</extracomment>
        <translation>qui demande sa prochaine valeur</translation>
    </message>
    <message>
        <source>the next value of a generator</source>
        <translation>la prochaine valeur d’un générateur</translation>
    </message>
    <message>
        <source>a mutex</source>
        <translation>un mutex</translation>
    </message>
    <message>
        <source>a recursive mutex</source>
        <translation>un mutex récursif</translation>
    </message>
    <message>
        <source>a semaphore</source>
        <translation>un sémaphore</translation>
    </message>
    <message>
        <source>a semaphore of a key</source>
        <translation>le sémaphore d’une clé</translation>
    </message>
    <message>
        <source>a condition</source>
        <translation>une condition</translation>
    </message>
    <message>
        <source>the mutex of a condition</source>
        <translation>le mutex d’une condition</translation>
    </message>
    <message>
        <source>an event flag</source>
        <translation>un EventFlag</translation>
    </message>
    <message>
        <source>a latch</source>
        <translation>un Latch</translation>
    </message>
    <message>
        <source>the others at a barrier</source>
        <translation>les autres à une barrière</translation>
    </message>
    <message>
        <source>a rate limiter</source>
        <translation>un RateLimiter</translation>
    </message>
    <message>
        <source>a value</source>
        <translation>une valeur</translation>
    </message>
    <message>
        <source>room in a channel</source>
        <translation>une place dans un canal</translation>
    </message>
    <message>
        <source>an item of a channel</source>
        <translation>un élément d’un canal</translation>
    </message>
    <message>
        <source>the items of a channel to be done</source>
        <translation>que les éléments d’un canal soient traités</translation>
    </message>
    <message>
        <source>the next item of a topic</source>
        <translation>le prochain élément d’un sujet</translation>
    </message>
    <message>
        <source>something that was destroyed</source>
        <translation>quelque chose qui a été détruit</translation>
    </message>
    <message>
        <source>(its description threw an exception)</source>
        <translation>(sa description a lancé une exception)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>signal or function, object</comment>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>%1 of what has gone</source>
        <comment>function</comment>
        <translation>%1 d’un objet disparu</translation>
    </message>
    <message>
        <source>one of: %1</source>
        <comment>any of these ends the wait</comment>
        <translation>l’un de : %1</translation>
    </message>
    <message>
        <source>all of: %1</source>
        <comment>the wait ends with the last of these</comment>
        <translation>tous : %1</translation>
    </message>
</context>
<context>
    <name>Signalbox::WatchedLoop</name>
    <message>
        <source>Loop %1: there is none</source>
        <comment>screen reader</comment>
        <translation>Boucle %1 : il n’y en a pas</translation>
    </message>
    <message>
        <source>Loop %1: busy %2, longest turn of the last minute %3</source>
        <comment>screen reader</comment>
        <translation>Boucle %1 : occupée à %2, plus long tour de la dernière minute %3</translation>
    </message>
</context>
<context>
    <name>Signalbox::WatchedProgram</name>
    <message>
        <source>Inspector: frames per second %1, tasks %2, warnings %3</source>
        <comment>screen reader</comment>
        <translation>Inspecteur : images par seconde %1, tâches %2, alertes %3</translation>
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
        <translation>racine</translation>
    </message>
    <message>
        <source>Queue %1: there is none</source>
        <comment>screen reader</comment>
        <translation>File %1 : il n’y en a pas</translation>
    </message>
    <message>
        <source>Queue %1: %2, held %3, waiting senders %4</source>
        <comment>screen reader; %2 is &quot;12 / 100&quot;</comment>
        <translation>File %1 : %2, retenus %3, émetteurs en attente %4</translation>
    </message>
</context>
<context>
    <name>Signalbox::WatcherModel</name>
    <message>
        <source>read</source>
        <comment>kind of watcher</comment>
        <translation>lecture</translation>
    </message>
    <message>
        <source>write</source>
        <comment>kind of watcher</comment>
        <translation>écriture</translation>
    </message>
    <message>
        <source>exception</source>
        <comment>kind of watcher</comment>
        <translation>exception</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>what a descriptor is</comment>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>file</source>
        <comment>what a descriptor is</comment>
        <translation>fichier</translation>
    </message>
    <message>
        <source>directory</source>
        <comment>what a descriptor is</comment>
        <translation>dossier</translation>
    </message>
    <message>
        <source>device</source>
        <comment>what a descriptor is</comment>
        <translation>périphérique</translation>
    </message>
    <message>
        <source>terminal</source>
        <comment>what a descriptor is</comment>
        <translation>terminal</translation>
    </message>
    <message>
        <source>pipe</source>
        <comment>what a descriptor is</comment>
        <translation>tube</translation>
    </message>
    <message>
        <source>socket</source>
        <comment>what a descriptor is</comment>
        <translation>socket</translation>
    </message>
    <message>
        <source>× closed</source>
        <comment>what a descriptor is: somebody closed it under the watcher</comment>
        <translation>× fermé</translation>
    </message>
    <message>
        <source>Fd</source>
        <translation>Fd</translation>
    </message>
    <message>
        <source>File descriptor</source>
        <translation>Descripteur de fichier</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Attend</translation>
    </message>
    <message>
        <source>What the watcher waits for</source>
        <translation>Ce qu’attend le veilleur</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Cible</translation>
    </message>
    <message>
        <source>What the descriptor is</source>
        <translation>Ce qu’est le descripteur</translation>
    </message>
    <message>
        <source>Path or peer</source>
        <translation>Chemin ou correspondant</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Propriétaire</translation>
    </message>
    <message>
        <source>Parent of the QSocketNotifier, or the notifier itself</source>
        <translation>Parent du QSocketNotifier, ou le notificateur lui-même</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Activations</translation>
    </message>
    <message>
        <source>How often it was ready</source>
        <translation>Combien de fois il a été prêt</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Boucle</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>N° de série</translation>
    </message>
    <message>
        <source>fd %1</source>
        <comment>heading of a watcher</comment>
        <translation>Fd %1</translation>
    </message>
    <message>
        <source>Activations/s</source>
        <translation>Activations/s</translation>
    </message>
    <message>
        <source>In the last second</source>
        <translation>Dans la dernière seconde</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Enter look at it   Ctrl+D colours</source>
        <translation>Entrée inspecter   Ctrl+D couleurs</translation>
    </message>
    <message>
        <source>sample %1</source>
        <comment>what taking a sample costs</comment>
        <translation>relevé %1</translation>
    </message>
    <message>
        <source>Ctrl+0…9 views   / filter   Enter detail   Space pause   Ctrl+C copy rows   F1 keys</source>
        <translation>Ctrl+0…9 vues   / filtre   Entrée détail   Espace pause   Ctrl+C copier les lignes   F1 touches</translation>
    </message>
</context>
<context>
    <name>StripRow</name>
    <message>
        <source>busy %1</source>
        <comment>share of the time</comment>
        <translation>occupée %1</translation>
    </message>
    <message>
        <source>worst %1</source>
        <comment>longest turn of the last minute</comment>
        <translation>max. %1</translation>
    </message>
    <message>
        <source>Newest at the right, a tick under each 10 s. A bar&apos;s height is the share of time the loop was busy; its colour tells turns that kept the loop from answering.</source>
        <translation>Le plus récent à droite, une marque toutes les 10 s. La hauteur d’une barre est la part de temps où la boucle était occupée&#xa0;; sa couleur montre les tours qui l’ont empêchée de répondre.</translation>
    </message>
</context>
<context>
    <name>TableHeader</name>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Alt+Left</source>
        <comment>key</comment>
        <translation>Alt+Gauche</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Program %1</source>
        <translation>Programme %1</translation>
    </message>
    <message>
        <source>pid %1</source>
        <comment>process id</comment>
        <translation>PID %1</translation>
    </message>
    <message>
        <source>up %1</source>
        <comment>time since the program&apos;s start</comment>
        <translation>depuis %1</translation>
    </message>
    <message>
        <source>Paused for %1</source>
        <translation>En pause depuis %1</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Live, %1</source>
        <comment>updates per second</comment>
        <translation>Direct, %1</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Direct</translation>
    </message>
    <message>
        <source>Ctrl+O</source>
        <comment>key</comment>
        <translation>Ctrl+O</translation>
    </message>
    <message>
        <source>Programs</source>
        <translation>Programmes</translation>
    </message>
    <message>
        <source>Space</source>
        <comment>key</comment>
        <translation>Espace</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <comment>key</comment>
        <translation>Ctrl+Maj+C</translation>
    </message>
    <message>
        <source>Copy snapshot</source>
        <translation>Copier l’instantané</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <comment>key</comment>
        <translation>Ctrl+D</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>Couleurs claires</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>Couleurs sombres</translation>
    </message>
    <message>
        <source>Control role: tasks can be cancelled</source>
        <translation>Rôle de contrôle&#xa0;: les tâches peuvent être annulées</translation>
    </message>
    <message>
        <source>Control</source>
        <comment>role: the user may act on the program</comment>
        <translation>Contrôle</translation>
    </message>
</context>
<context>
    <name>VerdictBar</name>
    <message>
        <source>Waiting for the first sample …</source>
        <translation>En attente du premier relevé …</translation>
    </message>
    <message>
        <source>Show loop</source>
        <translation>Afficher la boucle</translation>
    </message>
    <message>
        <source>Show timer</source>
        <translation>Afficher le minuteur</translation>
    </message>
    <message>
        <source>Show watcher</source>
        <translation>Afficher le veilleur</translation>
    </message>
    <message>
        <source>Show queue</source>
        <translation>Afficher la file</translation>
    </message>
    <message>
        <source>Show task</source>
        <translation>Afficher la tâche</translation>
    </message>
</context>
</TS>
