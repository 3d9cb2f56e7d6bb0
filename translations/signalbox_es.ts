<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>CancelQuestion</name>
    <message>
        <source>Let it go on</source>
        <translation>Dejarla seguir</translation>
    </message>
    <message>
        <source>Cancel the task</source>
        <translation>Cancelar la tarea</translation>
    </message>
</context>
<context>
    <name>DataView</name>
    <message>
        <source>%1 of %2 rows shown</source>
        <translation>%1 de %2 filas visibles</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>rows shown, rows there are</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>No row has all of these words: %1</source>
        <translation>Ninguna fila contiene todas estas palabras: %1</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Borrar el filtro</translation>
    </message>
</context>
<context>
    <name>DetailField</name>
    <message>
        <source>Enter goes there</source>
        <comment>screen reader: a field that names another row</comment>
        <translation>Intro lleva allí</translation>
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
        <translation>Detalle</translation>
    </message>
    <message>
        <source>This object is gone; its last known state is shown.</source>
        <translation>Este objeto ya no existe; se muestra su último estado conocido.</translation>
    </message>
    <message>
        <source>gone</source>
        <comment>the object of the detail does not exist any more</comment>
        <translation>ya no existe</translation>
    </message>
    <message>
        <source>Copy the detail</source>
        <translation>Copiar el detalle</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Close the detail</source>
        <translation>Cerrar el detalle</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Campos</translation>
    </message>
    <message>
        <source>Select a row to see everything about it.</source>
        <translation>Seleccione una fila para verlo todo sobre ella.</translation>
    </message>
    <message>
        <source>Del</source>
        <comment>key</comment>
        <translation>Supr</translation>
    </message>
    <message>
        <source>Cancel the task …</source>
        <translation>Cancelar la tarea…</translation>
    </message>
</context>
<context>
    <name>FilterField</name>
    <message>
        <source>Filter rows by words</source>
        <translation>Filtrar filas por palabras</translation>
    </message>
    <message>
        <source>F3: %1</source>
        <comment>placeholder of a filter; the key F3 goes to the next row with these words</comment>
        <translation>F3: %1</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtro</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Borrar el filtro</translation>
    </message>
</context>
<context>
    <name>HeaderCell</name>
    <message>
        <source>%1, sorted ascending</source>
        <translation>%1, orden ascendente</translation>
    </message>
    <message>
        <source>%1, sorted descending</source>
        <translation>%1, orden descendente</translation>
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
        <translation>Abrir el inspector</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>button: the inspector</comment>
        <translation>Abrir</translation>
    </message>
</context>
<context>
    <name>InspectorWindow</name>
    <message>
        <source>No row has all of these words: %1</source>
        <translation>Ninguna fila contiene todas estas palabras: %1</translation>
    </message>
    <message numerus="yes">
        <source>Copied %n row(s).</source>
        <translation>
            <numerusform>Se copió %n fila.</numerusform>
            <numerusform>Se copiaron %n filas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied a snapshot of everything.</source>
        <translation>Se copió una instantánea de todo.</translation>
    </message>
    <message>
        <source>Inspector: %1</source>
        <comment>window title; name of the program</comment>
        <translation>Inspector: %1</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>No loop of this process runs on Signalbox.
Call Signalbox::install() before the application object is made, and Signalbox::install(thread) before a thread starts.</source>
        <translation>Ningún bucle de este proceso funciona con Signalbox.
Llame a Signalbox::install() antes de crear el objeto de la aplicación, y a Signalbox::install(thread) antes de iniciar un hilo.</translation>
    </message>
    <message>
        <source>Loops</source>
        <translation>Bucles</translation>
    </message>
    <message>
        <source>No timers are running.
Every QTimer and QObject::startTimer() in a loop on Signalbox shows here.</source>
        <translation>No hay temporizadores en marcha.
Cada QTimer y cada QObject::startTimer() de un bucle con Signalbox aparece aquí.</translation>
    </message>
    <message>
        <source>Timers</source>
        <translation>Temporizadores</translation>
    </message>
    <message>
        <source>No descriptors are watched.
Every enabled QSocketNotifier in a loop on Signalbox shows here; sockets and processes have theirs.</source>
        <translation>No se vigila ningún descriptor.
Cada QSocketNotifier activo de un bucle con Signalbox aparece aquí; los sockets y los procesos tienen los suyos.</translation>
    </message>
    <message>
        <source>Watchers</source>
        <translation>Vigilantes</translation>
    </message>
    <message>
        <source>No queues of events.
Whoever sends events by Signalbox::Scheduler has a queue for them; EventQueue::addQueue() adds others.</source>
        <translation>No hay colas de eventos.
Quien envía eventos con Signalbox::Scheduler tiene una cola para ellos; EventQueue::addQueue() añade otras.</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Colas</translation>
    </message>
    <message>
        <source>Nobody waits for events.
Scheduler::on(), EventListener and Wait show here with what they wait for.</source>
        <translation>Nadie espera eventos.
Scheduler::on(), EventListener y Wait aparecen aquí con lo que esperan.</translation>
    </message>
    <message>
        <source>Matchers</source>
        <translation>Patrones</translation>
    </message>
    <message>
        <source>No event has come in since the inspector began to look.
What Scheduler::send() and RemoteScheduler::send() send shows here, and what became of it.</source>
        <translation>No ha llegado ningún evento desde que el inspector empezó a mirar.
Lo que envían Scheduler::send() y RemoteScheduler::send() aparece aquí, con lo que fue de ello.</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Eventos</translation>
    </message>
    <message>
        <source>No tasks.
Every coroutine that a Signalbox::Scope has started shows here with what it waits for, until it ends.</source>
        <translation>No hay tareas.
Cada corrutina que ha iniciado un Signalbox::Scope aparece aquí con lo que espera, hasta que termina.</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tareas</translation>
    </message>
    <message>
        <source>Nothing is wrong, as far as can be seen.
Slow turns, timers and notifiers that spin, full queues, lost tasks and the like show here with what to try.</source>
        <translation>No hay nada mal, hasta donde se ve.
Vueltas lentas, temporizadores y notificadores en vacío, colas llenas, tareas perdidas y similares aparecen aquí, con un consejo.</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Avisos</translation>
    </message>
    <message>
        <source>Copied the detail.</source>
        <translation>Se copió el detalle.</translation>
    </message>
    <message>
        <source>Paused. The program goes on; Space resumes.</source>
        <translation>En pausa. El programa continúa; Espacio reanuda.</translation>
    </message>
    <message>
        <source>Live again.</source>
        <translation>En vivo de nuevo.</translation>
    </message>
    <message>
        <source>Copied the overview.</source>
        <translation>Resumen copiado.</translation>
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
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Ctrl+1 … Ctrl+9, Ctrl+0</source>
        <comment>key</comment>
        <translation>Ctrl+1 … Ctrl+9, Ctrl+0</translation>
    </message>
    <message>
        <source>Pages; Ctrl+3 again: the other table of its page</source>
        <translation>Páginas; Ctrl+3 de nuevo: la otra tabla de su página</translation>
    </message>
    <message>
        <source>/, Ctrl+F</source>
        <comment>key</comment>
        <translation>/, Ctrl+F</translation>
    </message>
    <message>
        <source>Filter: rows with all words</source>
        <translation>Filtro: filas con todas las palabras</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Clear the filter, then the selection</source>
        <translation>Borrar el filtro y luego la selección</translation>
    </message>
    <message>
        <source>F3, Shift+F3</source>
        <comment>key</comment>
        <translation>F3, Mayús+F3</translation>
    </message>
    <message>
        <source>Next or previous row with these words</source>
        <translation>Fila siguiente o anterior con esas palabras</translation>
    </message>
    <message>
        <source>Arrows, Page keys, Home, End</source>
        <comment>key</comment>
        <translation>Flechas, Página, Inicio, Fin</translation>
    </message>
    <message>
        <source>Move; with Shift: select</source>
        <translation>Moverse; con Mayús: seleccionar</translation>
    </message>
    <message>
        <source>Ctrl+click, Shift+click</source>
        <comment>key</comment>
        <translation>Ctrl+clic, Mayús+clic</translation>
    </message>
    <message>
        <source>Select one more, or all up to there</source>
        <translation>Seleccionar una más, o todas hasta ahí</translation>
    </message>
    <message>
        <source>Ctrl+A</source>
        <comment>key</comment>
        <translation>Ctrl+A</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Seleccionar todo</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>key</comment>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Open the detail; in it, follow a link</source>
        <translation>Abrir el detalle; en él, seguir un enlace</translation>
    </message>
    <message>
        <source>Menu, Shift+F10</source>
        <comment>key</comment>
        <translation>Menú, Mayús+F10</translation>
    </message>
    <message>
        <source>What can be done with the row</source>
        <translation>Qué se puede hacer con la fila</translation>
    </message>
    <message>
        <source>Alt+Left</source>
        <comment>key</comment>
        <translation>Alt+Izquierda</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Space</source>
        <comment>key</comment>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>Pause or resume this window</source>
        <translation>Pausar o reanudar esta ventana</translation>
    </message>
    <message>
        <source>Ctrl+C, Ctrl+Shift+C</source>
        <comment>key</comment>
        <translation>Ctrl+C, Ctrl+Mayús+C</translation>
    </message>
    <message>
        <source>Copy rows, or everything</source>
        <translation>Copiar filas, o todo</translation>
    </message>
    <message>
        <source>Del</source>
        <comment>key</comment>
        <translation>Supr</translation>
    </message>
    <message>
        <source>Cancel the task, in the control role</source>
        <translation>Cancelar la tarea, en el papel de control</translation>
    </message>
    <message>
        <source>F6</source>
        <comment>key</comment>
        <translation>F6</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Panel siguiente</translation>
    </message>
    <message>
        <source>Ctrl+O</source>
        <comment>key</comment>
        <translation>Ctrl+O</translation>
    </message>
    <message>
        <source>List of programs</source>
        <translation>Lista de programas</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <comment>key</comment>
        <translation>Ctrl+D</translation>
    </message>
    <message>
        <source>Light or dark colours</source>
        <translation>Colores claros u oscuros</translation>
    </message>
    <message>
        <source>F1, ?</source>
        <comment>key</comment>
        <translation>F1, ?</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>Esta lista</translation>
    </message>
</context>
<context>
    <name>LoopStrips</name>
    <message>
        <source>Busy history of each loop</source>
        <translation>Historial de ocupación de cada bucle</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Views</source>
        <translation>Vistas</translation>
    </message>
    <message>
        <source>Loops</source>
        <translation>Bucles</translation>
    </message>
    <message>
        <source>Posted events</source>
        <translation>Publicados</translation>
    </message>
    <message>
        <source>Timers</source>
        <translation>Temporizadores</translation>
    </message>
    <message>
        <source>Watchers</source>
        <translation>Vigilantes</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Colas</translation>
    </message>
    <message>
        <source>Matchers</source>
        <translation>Patrones</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Eventos</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tareas</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Avisos</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Resumen</translation>
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
        <translation>%1: %2 (Ctrl+%3)</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Resumen</translation>
    </message>
</context>
<context>
    <name>PostsPage</name>
    <message>
        <source>No thread has posted to another one since the inspector began to look.
What a thread posts to itself is not counted.</source>
        <translation>Ningún hilo ha publicado nada para otro desde que el inspector empezó a mirar.
Lo que un hilo se publica a sí mismo no se cuenta.</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>Envíos</translation>
    </message>
    <message>
        <source>No posted events are waiting.
What QCoreApplication::postEvent(), deleteLater() and queued signals send shows here until it is delivered.</source>
        <translation>No hay eventos en espera.
Lo que envían QCoreApplication::postEvent(), deleteLater() y las señales en cola aparece aquí hasta su entrega.</translation>
    </message>
    <message>
        <source>Posted events</source>
        <translation>Publicados</translation>
    </message>
</context>
<context>
    <name>ProgramPage</name>
    <message>
        <source>Which program?</source>
        <translation>¿Qué programa?</translation>
    </message>
    <message>
        <source>Programs of yours that have an InspectServer, or were started with SIGNALBOX_INSPECT=1.</source>
        <translation>Programas suyos que tienen un InspectServer o que se iniciaron con SIGNALBOX_INSPECT=1.</translation>
    </message>
    <message>
        <source>None of your programs can be looked at.
Start one with SIGNALBOX_INSPECT=1 in its environment, or, if it knows nothing of Signalbox, by
signalbox run --inspect -- PROGRAM</source>
        <translation>Ninguno de sus programas se puede inspeccionar.
Inicie uno con SIGNALBOX_INSPECT=1 en su entorno o, si no conoce Signalbox, con
signalbox run --inspect -- PROGRAMA</translation>
    </message>
</context>
<context>
    <name>ProgramRow</name>
    <message>
        <source>%1, process %2, up %3</source>
        <translation>%1, proceso %2, activo desde hace %3</translation>
    </message>
    <message>
        <source>pid %1</source>
        <comment>process id</comment>
        <translation>PID %1</translation>
    </message>
    <message>
        <source>up %1</source>
        <comment>time since the program&apos;s start</comment>
        <translation>activo %1</translation>
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
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Filter by “%1”</source>
        <translation>Filtrar por «%1»</translation>
    </message>
    <message>
        <source>Filter by this</source>
        <translation>Filtrar por esto</translation>
    </message>
    <message>
        <source>Del</source>
        <comment>key</comment>
        <translation>Supr</translation>
    </message>
    <message>
        <source>Cancel the task …</source>
        <translation>Cancelar la tarea…</translation>
    </message>
    <message>
        <source>Go to %1: %2</source>
        <comment>field, what it names</comment>
        <translation>Ir a %1: %2</translation>
    </message>
</context>
<context>
    <name>Signalbox::EventModel</name>
    <message>
        <source>▲ refused</source>
        <comment>fate of an event: there was no room</comment>
        <translation>▲ rechazado</translation>
    </message>
    <message>
        <source>◌ waits for room</source>
        <comment>fate of an event</comment>
        <translation>◌ espera sitio</translation>
    </message>
    <message>
        <source>○ queued</source>
        <comment>fate of an event</comment>
        <translation>○ en cola</translation>
    </message>
    <message>
        <source>● being delivered</source>
        <comment>fate of an event</comment>
        <translation>● entregándose</translation>
    </message>
    <message>
        <source>✓ delivered</source>
        <comment>fate of an event</comment>
        <translation>✓ entregado</translation>
    </message>
    <message>
        <source>✓ latched</source>
        <comment>fate of an event: delivered, and kept for those who come late</comment>
        <translation>✓ guardado</translation>
    </message>
    <message>
        <source>◇ held</source>
        <comment>fate of an event: nobody has accepted it</comment>
        <translation>◇ retenido</translation>
    </message>
    <message>
        <source>✓ accepted</source>
        <comment>fate of an event</comment>
        <translation>✓ aceptado</translation>
    </message>
    <message>
        <source>× dropped</source>
        <comment>fate of an event: nobody took it</comment>
        <translation>× descartado</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Edad</translation>
    </message>
    <message>
        <source>Since it came in</source>
        <translation>Desde que llegó</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Evento</translation>
    </message>
    <message>
        <source>Its type and keys; the type alone where many come</source>
        <translation>Su tipo y sus claves; solo el tipo cuando llegan muchos</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>What has become of it so far</source>
        <translation>Qué ha sido de él hasta ahora</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
    <message>
        <source>Got by</source>
        <translation>Recibido por</translation>
    </message>
    <message>
        <source>Waiters that have got it</source>
        <translation>Cuántos de los que esperan lo han recibido</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Bucle</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Of its loop, in the order of coming in</source>
        <translation>De su bucle, por orden de llegada</translation>
    </message>
</context>
<context>
    <name>Signalbox::Finding</name>
    <message>
        <source>Slow turn</source>
        <translation>Vuelta lenta</translation>
    </message>
    <message>
        <source>Nothing else of this thread happened meanwhile: no input, no painting, no timer, no socket.</source>
        <translation>Mientras tanto no ocurrió nada más en este hilo: ni entrada, ni dibujo, ni temporizador, ni socket.</translation>
    </message>
    <message>
        <source>Do the work in pieces, in a task that awaits yield() now and then, or in another thread.</source>
        <translation>Haga el trabajo por partes, en una tarea que espere yield() de vez en cuando, o en otro hilo.</translation>
    </message>
    <message>
        <source>Timer storm</source>
        <translation>Tormenta de temporizadores</translation>
    </message>
    <message>
        <source>Each firing wakes the processor and costs a delivery, also when there is nothing to do.</source>
        <translation>Cada disparo despierta al procesador y cuesta una entrega, también cuando no hay nada que hacer.</translation>
    </message>
    <message>
        <source>Use longer intervals, coarse timers, one timer for many objects, or the signal that tells of the change.</source>
        <translation>Use intervalos más largos, temporizadores gruesos, un temporizador para muchos objetos o la señal que anuncia el cambio.</translation>
    </message>
    <message>
        <source>Late timers</source>
        <translation>Temporizadores tardíos</translation>
    </message>
    <message>
        <source>What is driven by timers stutters: the loop is busy with something else when they are due.</source>
        <translation>Lo que depende de temporizadores va a tirones: el bucle está ocupado con otra cosa cuando vencen.</translation>
    </message>
    <message>
        <source>Look for what keeps the loop busy, and move timers that must be on time to a thread of their own.</source>
        <translation>Busque qué ocupa el bucle, y lleve a un hilo propio los temporizadores que deben ser puntuales.</translation>
    </message>
    <message>
        <source>Zero timer spins</source>
        <translation>Temporizador cero en vacío</translation>
    </message>
    <message>
        <source>A timer of 0 ms fires in each turn, so that the thread never sleeps.</source>
        <translation>Un temporizador de 0 ms se dispara en cada vuelta, de modo que el hilo nunca duerme.</translation>
    </message>
    <message>
        <source>Stop the timer when there is nothing left to do, or wait for the signal that brings new work.</source>
        <translation>Pare el temporizador cuando no quede nada que hacer, o espere la señal que trae trabajo nuevo.</translation>
    </message>
    <message>
        <source>Notifier spins</source>
        <translation>Notificador en vacío</translation>
    </message>
    <message>
        <source>Nobody reads or writes what the descriptor is ready for, so it is ready again at once and the thread never sleeps.</source>
        <translation>Nadie lee ni escribe aquello para lo que el descriptor está listo; por eso vuelve a estarlo enseguida y el hilo nunca duerme.</translation>
    </message>
    <message>
        <source>Read everything there is, and disable the notifier while nothing is wanted, above all one for writing.</source>
        <translation>Lea todo lo que haya, y desactive el notificador mientras no se quiera nada, sobre todo el de escritura.</translation>
    </message>
    <message>
        <source>Queue at its limit</source>
        <translation>Cola en su límite</translation>
    </message>
    <message>
        <source>More comes in than is taken out: senders wait, or are sent away.</source>
        <translation>Entra más de lo que sale: los emisores esperan o son rechazados.</translation>
    </message>
    <message>
        <source>Have the receiver do less for each event or take several at once, or send less; a larger limit only moves the moment.</source>
        <translation>Que el receptor haga menos por evento o tome varios a la vez, o envíe menos; un límite mayor solo aplaza el momento.</translation>
    </message>
    <message>
        <source>Held event</source>
        <translation>Evento retenido</translation>
    </message>
    <message>
        <source>An event that has to be handled stays at the head of its queue, and those behind it wait until somebody accepts it.</source>
        <translation>Un evento que debe tratarse se queda a la cabeza de su cola, y los de detrás esperan hasta que alguien lo acepte.</translation>
    </message>
    <message>
        <source>Call accept() where it is handled, or wait for it somewhere; ignore() drops those that nobody wants.</source>
        <translation>Llame a accept() donde se trata, o espérelo en algún sitio; ignore() descarta los que nadie quiere.</translation>
    </message>
    <message>
        <source>Starved</source>
        <translation>Sin turno</translation>
    </message>
    <message>
        <source>What is more urgent leaves no time for this, and may never do so.</source>
        <translation>Lo más urgente no deja tiempo para esto, y puede que nunca lo deje.</translation>
    </message>
    <message>
        <source>Give it a higher priority, or limit what goes first.</source>
        <translation>Dele una prioridad más alta, o limite lo que va antes.</translation>
    </message>
    <message>
        <source>Task never yields</source>
        <translation>Tarea que nunca cede</translation>
    </message>
    <message>
        <source>While a task computes, its loop delivers nothing, and no other task goes on.</source>
        <translation>Mientras una tarea calcula, su bucle no entrega nada y ninguna otra tarea avanza.</translation>
    </message>
    <message>
        <source>Await yield() within the loop that computes, or have the work done elsewhere.</source>
        <translation>Espere yield() dentro del bucle que calcula, o encargue el trabajo a otro sitio.</translation>
    </message>
    <message>
        <source>Lost waker</source>
        <translation>Despertar perdido</translation>
    </message>
    <message>
        <source>The task never goes on, and what it holds is never let go of.</source>
        <translation>La tarea nunca continúa, y lo que retiene nunca se libera.</translation>
    </message>
    <message>
        <source>Break the circle: do not join a task from within it, lock mutexes in one order, or set a time limit.</source>
        <translation>Rompa el círculo: no espere una tarea desde dentro de ella, bloquee los mutex en un solo orden o fije un plazo.</translation>
    </message>
    <message>
        <source>Posts outrun their receiver</source>
        <translation>Más publicado que entregado</translation>
    </message>
    <message>
        <source>The queue of posted events has no limit: memory grows, and everything is delivered later and later.</source>
        <translation>La cola de eventos publicados no tiene límite: la memoria crece, y todo se entrega cada vez más tarde.</translation>
    </message>
    <message>
        <source>Post less often, several at once, or through a queue with a limit that holds senders back.</source>
        <translation>Publique con menos frecuencia, varios a la vez, o por una cola con límite que frene a los emisores.</translation>
    </message>
    <message>
        <source>Deferred deletes pile up</source>
        <translation>Borrados aplazados sin hacer</translation>
    </message>
    <message>
        <source>The objects live on until control returns to the loop in which deleteLater() was called.</source>
        <translation>Los objetos siguen vivos hasta que se vuelve al bucle en el que se llamó a deleteLater().</translation>
    </message>
    <message>
        <source>Return to the event loop, do not call processEvents() in one handler for long, or delete them where they are not in use.</source>
        <translation>Vuelva al bucle de eventos, no llame mucho tiempo a processEvents() en un manejador, o bórrelos donde no estén en uso.</translation>
    </message>
    <message>
        <source>Closed descriptor</source>
        <translation>Descriptor cerrado</translation>
    </message>
    <message>
        <source>The watcher hears nothing any more, and the number may be given to another file, which it would watch then.</source>
        <translation>El vigilante ya no oye nada, y el número puede darse a otro archivo, que entonces vigilaría.</translation>
    </message>
    <message>
        <source>Disable or delete the notifier before the descriptor is closed.</source>
        <translation>Desactive o borre el notificador antes de cerrar el descriptor.</translation>
    </message>
    <message>
        <source>the main queue</source>
        <translation>la cola principal</translation>
    </message>
    <message>
        <source>the queue “%1”</source>
        <translation>la cola «%1»</translation>
    </message>
    <message>
        <source>The task %1 has been ready for %2, and others went first: %3</source>
        <translation>La tarea %1 está lista desde hace %2, y otras fueron antes: %3</translation>
    </message>
    <message>
        <source>Events have been waiting in %1 for %2 while those of %3 are delivered</source>
        <translation>Hay eventos en espera en %1 desde hace %2 mientras se entregan los de %3</translation>
    </message>
    <message>
        <source>No room in %1: %2 of %3 events, and senders wait or are sent away</source>
        <translation>No hay sitio en %1: %2 de %3 eventos, y los emisores esperan o son rechazados</translation>
    </message>
    <message>
        <source>Hardly any room in %1: %2 of %3 events, for %4</source>
        <translation>Apenas hay sitio en %1: %2 de %3 eventos, desde hace %4</translation>
    </message>
    <message>
        <source>%1 held the loop for %2</source>
        <comment>who, how long</comment>
        <translation>%1 retuvo el bucle durante %2</translation>
    </message>
    <message>
        <source>Timers fire %1 times a second</source>
        <translation>Los temporizadores se disparan %1 veces por segundo</translation>
    </message>
    <message>
        <source>Timers fire %1 times a second, most often of %2</source>
        <translation>Los temporizadores se disparan %1 veces por segundo, sobre todo los de %2</translation>
    </message>
    <message>
        <source>Of the last %2 firings of timers, %1 were late, by up to %3</source>
        <translation>De los últimos %2 disparos de temporizadores, %1 llegaron tarde, hasta %3</translation>
    </message>
    <message>
        <source>A timer of 0 ms of %1 fires %2 times a second</source>
        <translation>Un temporizador de 0 ms de %1 se dispara %2 veces por segundo</translation>
    </message>
    <message>
        <source>Descriptor %1 of %2 is ready again in each turn, %3 times a second</source>
        <translation>El descriptor %1 de %2 vuelve a estar listo en cada vuelta, %3 veces por segundo</translation>
    </message>
    <message>
        <source>Nobody has accepted %1 for %2; events behind it in %3: %4</source>
        <translation>Nadie ha aceptado %1 desde hace %2; eventos detrás en %3: %4</translation>
    </message>
    <message>
        <source>an event</source>
        <translation>un evento</translation>
    </message>
    <message>
        <source>The task %1 has been running for %2 without letting others run</source>
        <translation>La tarea %1 lleva %2 en marcha sin dejar paso a otras</translation>
    </message>
    <message>
        <source>The task %1 has been running for %2 without letting others run, since %3</source>
        <comment>task, how long, place</comment>
        <translation>La tarea %1 lleva %2 en marcha sin dejar paso a otras, desde %3</translation>
    </message>
    <message>
        <source>The task %1 has been waiting for %2 for %3, and nothing can end that</source>
        <comment>task, what, how long</comment>
        <translation>La tarea %1 espera %2 desde hace %3, y nada puede ponerle fin</translation>
    </message>
    <message>
        <source>something</source>
        <translation>algo</translation>
    </message>
    <message>
        <source>%1 posted events wait, and each second there are %2 more</source>
        <translation>Esperan %1 eventos publicados, y cada segundo hay %2 más</translation>
    </message>
    <message>
        <source>%1 posted events wait, and each second there are %2 more, most of them %3 for %4</source>
        <translation>Esperan %1 eventos publicados, y cada segundo hay %2 más, la mayoría %3 para %4</translation>
    </message>
    <message>
        <source>%1 objects have been waiting for %2 to be deleted, most of them %3</source>
        <translation>%1 objetos esperan desde hace %2 a ser borrados, la mayoría %3</translation>
    </message>
    <message>
        <source>Descriptor %1 was closed under its watcher (%2)</source>
        <translation>El descriptor %1 se cerró bajo su vigilante (%2)</translation>
    </message>
    <message>
        <source>One turn took %1, and no single handler is known that made most of it</source>
        <translation>Una vuelta duró %1, y no se conoce un solo manejador que causara la mayor parte</translation>
    </message>
</context>
<context>
    <name>Signalbox::FindingModel</name>
    <message>
        <source>○ over</source>
        <comment>a warning that does not hold any more</comment>
        <translation>○ pasado</translation>
    </message>
    <message>
        <source>● note</source>
        <comment>severity of a warning</comment>
        <translation>● nota</translation>
    </message>
    <message>
        <source>▲ warning</source>
        <comment>severity of a warning</comment>
        <translation>▲ aviso</translation>
    </message>
    <message>
        <source>■ error</source>
        <comment>severity of a warning</comment>
        <translation>■ error</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravedad</translation>
    </message>
    <message>
        <source>An error keeps something from going on; what is over is kept for a while</source>
        <translation>Un error impide que algo avance; lo pasado se conserva un rato</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Bucle</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Hallazgo</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Primera vez</translation>
    </message>
    <message>
        <source>How long ago it was seen for the first time</source>
        <translation>Cuánto hace que se vio por primera vez</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Cantidad</translation>
    </message>
    <message>
        <source>How often it began</source>
        <translation>Cuántas veces empezó</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Sobre</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Última vez</translation>
    </message>
    <message>
        <source>How long ago</source>
        <translation>Cuánto hace</translation>
    </message>
    <message>
        <source>Why it matters</source>
        <translation>Por qué importa</translation>
    </message>
    <message>
        <source>What to try</source>
        <translation>Qué probar</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Its name in docs/warnings.md</source>
        <translation>Su nombre en docs/warnings.md</translation>
    </message>
</context>
<context>
    <name>Signalbox::Inspector</name>
    <message>
        <source>No program</source>
        <comment>none is chosen</comment>
        <translation>Ningún programa</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Conectando</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Sin respuesta</translation>
    </message>
    <message>
        <source>Ended</source>
        <comment>the program has</comment>
        <translation>Terminado</translation>
    </message>
    <message>
        <source>Refused</source>
        <comment>to be looked at</comment>
        <translation>Rechazado</translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <comment>updates per second</comment>
        <translation>%1 Hz</translation>
    </message>
    <message>
        <source>%1, pid %2, up %3</source>
        <comment>program</comment>
        <translation>%1, PID %2, activo desde hace %3</translation>
    </message>
    <message>
        <source>Loops</source>
        <translation>Bucles</translation>
    </message>
    <message>
        <source>Posted events</source>
        <translation>Publicados</translation>
    </message>
    <message>
        <source>Timers</source>
        <translation>Temporizadores</translation>
    </message>
    <message>
        <source>Watchers</source>
        <translation>Vigilantes</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Colas</translation>
    </message>
    <message>
        <source>Matchers</source>
        <translation>Patrones</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Eventos</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tareas</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Avisos</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>Envíos</translation>
    </message>
</context>
<context>
    <name>Signalbox::LookError</name>
    <message>
        <source>there is no such process</source>
        <translation>no existe ese proceso</translation>
    </message>
    <message>
        <source>it is another user&apos;s</source>
        <translation>es de otro usuario</translation>
    </message>
    <message>
        <source>it cannot be inspected: SIGNALBOX_INSPECT=1 lets it be</source>
        <translation>no se puede inspeccionar: SIGNALBOX_INSPECT=1 lo permite</translation>
    </message>
    <message>
        <source>no program of this user can be inspected: SIGNALBOX_INSPECT=1 lets one be</source>
        <translation>ningún programa de este usuario se puede inspeccionar: SIGNALBOX_INSPECT=1 lo permite</translation>
    </message>
    <message>
        <source>the folder of the sockets is not safe: %1</source>
        <comment>why, in English</comment>
        <translation>la carpeta de los sockets no es segura: %1</translation>
    </message>
    <message>
        <source>it has gone away</source>
        <translation>ya no está</translation>
    </message>
    <message>
        <source>another user listens there</source>
        <translation>allí escucha otro usuario</translation>
    </message>
    <message>
        <source>what listens there is no inspect server</source>
        <translation>lo que escucha allí no es un InspectServer</translation>
    </message>
    <message>
        <source>it speaks another version of the protocol: use the inspector of its own Signalbox</source>
        <translation>habla otra versión del protocolo: use el inspector de su propio Signalbox</translation>
    </message>
    <message>
        <source>its answer is not understood</source>
        <translation>no se entiende su respuesta</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>no responde</translation>
    </message>
    <message>
        <source>it refuses, and does not say why</source>
        <translation>lo rechaza y no dice por qué</translation>
    </message>
    <message>
        <source>too many look at this program already</source>
        <translation>ya lo inspeccionan demasiados</translation>
    </message>
    <message>
        <source>it has not done what it was asked before</source>
        <translation>aún no ha hecho lo que se le pidió antes</translation>
    </message>
    <message>
        <source>it has no memory or no file descriptor left</source>
        <translation>no le queda memoria o ningún descriptor de archivo</translation>
    </message>
    <message>
        <source>it lets others look only: SIGNALBOX_INSPECT=control lets them cancel tasks too</source>
        <translation>solo deja mirar: SIGNALBOX_INSPECT=control permite también cancelar tareas</translation>
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
        <translation>○ duerme</translation>
    </message>
    <message>
        <source>▲ stalled</source>
        <comment>state of a loop: in one turn for too long</comment>
        <translation>▲ atascado</translation>
    </message>
    <message>
        <source>● running</source>
        <comment>state of a loop</comment>
        <translation>● en marcha</translation>
    </message>
    <message>
        <source>◇ handed over</source>
        <comment>state of a loop: the platform&apos;s own dispatcher delivers</comment>
        <translation>◇ cedido</translation>
    </message>
    <message>
        <source>◇ guest</source>
        <comment>state of a loop: not ours, with a scheduler of ours in it</comment>
        <translation>◇ invitado</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Bucle</translation>
    </message>
    <message>
        <source>Name of the thread</source>
        <translation>Nombre del hilo</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>What the loop is doing now</source>
        <translation>Qué hace ahora el bucle</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Desde hace</translation>
    </message>
    <message>
        <source>Since this turn or sleep began</source>
        <translation>Desde que empezó esta vuelta o este sueño</translation>
    </message>
    <message>
        <source>In</source>
        <translation>En</translation>
    </message>
    <message>
        <source>The innermost handler on the stack of the loop</source>
        <translation>El manejador más interno en la pila del bucle</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Ocup.</translation>
    </message>
    <message>
        <source>Share of the last second spent in turns</source>
        <translation>Parte del último segundo pasada en vueltas</translation>
    </message>
    <message>
        <source>Turns/s</source>
        <translation>Vueltas/s</translation>
    </message>
    <message>
        <source>Calls of processEvents() in the last second</source>
        <translation>Llamadas a processEvents() en el último segundo</translation>
    </message>
    <message>
        <source>Longest turn</source>
        <translation>Vuelta máx.</translation>
    </message>
    <message>
        <source>Since the inspector began to look</source>
        <translation>Desde que el inspector empezó a mirar</translation>
    </message>
    <message>
        <source>Last turn</source>
        <translation>Últ. vuelta</translation>
    </message>
    <message>
        <source>Timers</source>
        <translation>Temporizadores</translation>
    </message>
    <message>
        <source>Watchers</source>
        <translation>Vigilantes</translation>
    </message>
    <message>
        <source>Posted</source>
        <translation>Publicados</translation>
    </message>
    <message>
        <source>Events waiting in Qt&apos;s queue</source>
        <translation>Eventos en espera en la cola de Qt</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Nivel</translation>
    </message>
    <message>
        <source>Nested event loops on the stack</source>
        <translation>Bucles de eventos anidados en la pila</translation>
    </message>
    <message>
        <source>Handlers</source>
        <translation>Manejadores</translation>
    </message>
    <message>
        <source>Longest turn in</source>
        <translation>Vuelta máx. en</translation>
    </message>
    <message>
        <source>Longest handler</source>
        <translation>Manejador más largo</translation>
    </message>
    <message>
        <source>Longest that one handler held the loop by itself</source>
        <translation>Lo máximo que un solo manejador retuvo el bucle</translation>
    </message>
    <message>
        <source>Thread id</source>
        <translation>Id del hilo</translation>
    </message>
    <message>
        <source>Waits with</source>
        <translation>Espera con</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plataforma</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>Vueltas</translation>
    </message>
    <message>
        <source>Sleeps</source>
        <translation>Sueños</translation>
    </message>
    <message>
        <source>Wake-ups</source>
        <translation>Despertares</translation>
    </message>
    <message>
        <source>Timers fired</source>
        <translation>Temporizadores disparados</translation>
    </message>
    <message>
        <source>Timers late</source>
        <translation>Temporizadores tardíos</translation>
    </message>
    <message>
        <source>By 16 ms or more</source>
        <translation>Por 16 ms o más</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Activaciones</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation>Porciones</translation>
    </message>
    <message>
        <source>Turns in which the scheduler had something to do</source>
        <translation>Vueltas en las que el planificador tuvo algo que hacer</translation>
    </message>
    <message>
        <source>Longest slice</source>
        <translation>Porción más larga</translation>
    </message>
    <message>
        <source>Budgets exceeded</source>
        <translation>Presupuestos superados</translation>
    </message>
    <message>
        <source>Slices in which something began after the budget was spent: there should be none</source>
        <translation>Porciones en las que algo empezó con el presupuesto agotado: no debería haber ninguna</translation>
    </message>
    <message>
        <source>System calls</source>
        <translation>Llamadas al sistema</translation>
    </message>
    <message>
        <source>Busy time</source>
        <translation>Tiempo ocupado</translation>
    </message>
    <message>
        <source>Late p50</source>
        <translation>Retraso p50</translation>
    </message>
    <message>
        <source>Late p99</source>
        <translation>Retraso p99</translation>
    </message>
    <message>
        <source>Tasks started</source>
        <translation>Tareas iniciadas</translation>
    </message>
    <message>
        <source>Tasks finished</source>
        <translation>Tareas terminadas</translation>
    </message>
    <message>
        <source>Tasks failed</source>
        <translation>Tareas fallidas</translation>
    </message>
    <message>
        <source>Tasks cancelled</source>
        <translation>Tareas canceladas</translation>
    </message>
</context>
<context>
    <name>Signalbox::MatcherModel</name>
    <message>
        <source>Matcher</source>
        <translation>Patrón</translation>
    </message>
    <message>
        <source>The events that are wanted; * is any value, … some value</source>
        <translation>Los eventos que se quieren; * es cualquier valor, … algún valor</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Esperan</translation>
    </message>
    <message>
        <source>How many wait for events of this kind</source>
        <translation>Cuántos esperan eventos de esta clase</translation>
    </message>
    <message>
        <source>Who waits</source>
        <translation>Quién espera</translation>
    </message>
    <message>
        <source>The object or waiter that gets the event</source>
        <translation>El objeto o la espera que recibe el evento</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Desde hace</translation>
    </message>
    <message>
        <source>How long it has been waiting; nothing where it was before the inspector</source>
        <translation>Cuánto lleva esperando; nada si empezó antes que el inspector</translation>
    </message>
    <message>
        <source>Got</source>
        <translation>Recibidos</translation>
    </message>
    <message>
        <source>Events that it has got since the inspector began to look</source>
        <translation>Eventos que ha recibido desde que el inspector empezó a mirar</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Bucle</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>The type of event, and which keys have values</source>
        <translation>El tipo de evento, y qué claves tienen valor</translation>
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
        <translation>%1 en total</translation>
    </message>
    <message>
        <source>%1 started a second, %2 failed</source>
        <comment>tasks</comment>
        <translation>%1 iniciadas por segundo, %2 fallidas</translation>
    </message>
    <message>
        <source>%1 fired a second</source>
        <comment>timers</comment>
        <translation>%1 disparos por segundo</translation>
    </message>
    <message>
        <source>%1 activations a second</source>
        <comment>of descriptors</comment>
        <translation>%1 activaciones por segundo</translation>
    </message>
    <message>
        <source>%1, in %2</source>
        <comment>loop, function</comment>
        <translation>%1, en %2</translation>
    </message>
    <message>
        <source>none waits</source>
        <comment>posted events</comment>
        <translation>ninguno espera</translation>
    </message>
    <message>
        <source>most wait in %1</source>
        <comment>posted events; loop</comment>
        <translation>la mayoría espera en %1</translation>
    </message>
    <message>
        <source>none has a limit</source>
        <comment>queues</comment>
        <translation>ninguna tiene límite</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <comment>queue, events, limit</comment>
        <translation>%1: %2 de %3</translation>
    </message>
    <message>
        <source>root</source>
        <comment>queue</comment>
        <translation>raíz</translation>
    </message>
    <message>
        <source>nothing is wrong, as far as can be seen</source>
        <translation>nada anómalo, hasta donde se ve</translation>
    </message>
    <message>
        <source>Busiest loop</source>
        <translation>Bucle más ocupado</translation>
    </message>
    <message>
        <source>Longest turn of the last minute</source>
        <translation>Vuelta más larga del último minuto</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Avisos</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Eventos</translation>
    </message>
    <message>
        <source>Posted events</source>
        <translation>Publicados</translation>
    </message>
    <message>
        <source>Fullest queue</source>
        <translation>Cola más llena</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tareas</translation>
    </message>
    <message>
        <source>Timers</source>
        <translation>Temporizadores</translation>
    </message>
    <message>
        <source>Watchers</source>
        <translation>Vigilantes</translation>
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
        <translation>(hilos terminados)</translation>
    </message>
    <message>
        <source>thread %1</source>
        <comment>number</comment>
        <translation>hilo %1</translation>
    </message>
    <message>
        <source>(other loops)</source>
        <translation>(otros bucles)</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>The thread that posts</source>
        <translation>El hilo que publica</translation>
    </message>
    <message>
        <source>To</source>
        <translation>A</translation>
    </message>
    <message>
        <source>The thread whose loop delivers it</source>
        <translation>El hilo cuyo bucle lo entrega</translation>
    </message>
    <message>
        <source>Posts/s</source>
        <translation>Envíos/s</translation>
    </message>
    <message>
        <source>In the last second</source>
        <translation>En el último segundo</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>Envíos</translation>
    </message>
    <message>
        <source>Since somebody began to look</source>
        <translation>Desde que alguien empezó a mirar</translation>
    </message>
    <message>
        <source>Qt&apos;s</source>
        <translation>De Qt</translation>
    </message>
    <message>
        <source>Of these: by QCoreApplication::postEvent(), as queued signals are, and wake-ups</source>
        <translation>De ellos: por QCoreApplication::postEvent(), como las señales en cola, y avisos</translation>
    </message>
    <message>
        <source>Scheduler&apos;s</source>
        <translation>Scheduler</translation>
    </message>
    <message>
        <source>Of these: calls and events by RemoteScheduler</source>
        <translation>De ellos: llamadas y eventos por RemoteScheduler</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Esperan</translation>
    </message>
    <message>
        <source>Posted events that the receiver has not delivered yet, whoever has posted them</source>
        <translation>Eventos publicados que el receptor aún no ha entregado, sea quien sea el que los publicó</translation>
    </message>
    <message>
        <source>Thread id</source>
        <translation>Id del hilo</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>thread that posts, receiver</comment>
        <translation>%1 a %2</translation>
    </message>
</context>
<context>
    <name>Signalbox::PostedEventModel</name>
    <message>
        <source>Receiver</source>
        <translation>Receptor</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Evento</translation>
    </message>
    <message>
        <source>QEvent::Type</source>
        <translation>QEvent::Type</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Cantidad</translation>
    </message>
    <message>
        <source>Events of this type that wait for this receiver</source>
        <translation>Eventos de este tipo que esperan a este receptor</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioridad</translation>
    </message>
    <message>
        <source>As given to postEvent(); larger is more urgent</source>
        <translation>Como se dio a postEvent(); mayor es más urgente</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Bucle</translation>
    </message>
    <message>
        <source>Type number</source>
        <translation>Número de tipo</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
</context>
<context>
    <name>Signalbox::QueueModel</name>
    <message>
        <source>%1 (root)</source>
        <comment>loop; the queue that all others are below</comment>
        <translation>%1 (raíz)</translation>
    </message>
    <message>
        <source>(no name)</source>
        <comment>queue</comment>
        <translation>(sin nombre)</translation>
    </message>
    <message>
        <source>every event</source>
        <comment>what the root queue takes</comment>
        <translation>todo evento</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioridad</translation>
    </message>
    <message>
        <source>Among its siblings; larger is more urgent</source>
        <translation>Entre sus hermanas; mayor es más urgente</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>En cola</translation>
    </message>
    <message>
        <source>Own events, with those that are held or being delivered</source>
        <translation>Eventos propios, con los retenidos o los que se están entregando</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Límite</translation>
    </message>
    <message>
        <source>The most own events that are let in</source>
        <translation>El máximo de eventos propios que se admiten</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Llena</translation>
    </message>
    <message>
        <source>How near it is to its limit, or to that of all below it</source>
        <translation>Lo cerca que está de su límite, o del de todo lo que hay debajo</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Esperan</translation>
    </message>
    <message>
        <source>Senders that wait for room</source>
        <translation>Emisores que esperan sitio</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Retenidos</translation>
    </message>
    <message>
        <source>Events that were delivered, and that nobody has accepted</source>
        <translation>Eventos entregados que nadie ha aceptado</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Rechazados</translation>
    </message>
    <message>
        <source>Sends that found no room</source>
        <translation>Envíos que no encontraron sitio</translation>
    </message>
    <message>
        <source>Wait p99</source>
        <translation>Espera p99</translation>
    </message>
    <message>
        <source>99 % were delivered first within this time of being queued, in steps of two</source>
        <translation>El 99 % se entregó por primera vez en este tiempo desde que entró en cola, en pasos de dos</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Entrados</translation>
    </message>
    <message>
        <source>Events that have come in</source>
        <translation>Eventos que han llegado</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>Bajo</translation>
    </message>
    <message>
        <source>The queue that its events go on to</source>
        <translation>La cola a la que pasan sus eventos</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Toma</translation>
    </message>
    <message>
        <source>The events that it takes from its parent</source>
        <translation>Los eventos que toma de su madre</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Retiene</translation>
    </message>
    <message>
        <source>The oldest event that nobody has accepted</source>
        <translation>El evento más antiguo que nadie ha aceptado</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Events in it and below it</source>
        <translation>Eventos en ella y debajo de ella</translation>
    </message>
    <message>
        <source>Total limit</source>
        <translation>Límite total</translation>
    </message>
    <message>
        <source>The most events that are let in, with those below it</source>
        <translation>El máximo de eventos que se admiten, con los de debajo</translation>
    </message>
    <message>
        <source>Deepest</source>
        <translation>Máximo</translation>
    </message>
    <message>
        <source>The most own events there were</source>
        <translation>El máximo de eventos propios que hubo</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Salidos</translation>
    </message>
    <message>
        <source>Events that have left</source>
        <translation>Eventos que han salido</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Descartados</translation>
    </message>
    <message>
        <source>Of those that left: nobody took them</source>
        <translation>De los que salieron: nadie los tomó</translation>
    </message>
    <message>
        <source>Have waited</source>
        <translation>Han esperado</translation>
    </message>
    <message>
        <source>Sends that waited for room</source>
        <translation>Envíos que esperaron sitio</translation>
    </message>
    <message>
        <source>Wait p50</source>
        <translation>Espera p50</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>Espera más larga</translation>
    </message>
    <message>
        <source>Own priority</source>
        <translation>Prioridad propia</translation>
    </message>
    <message>
        <source>Of its own events among its sub-queues</source>
        <translation>De sus propios eventos entre sus subcolas</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Bucle</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>N.º de serie</translation>
    </message>
    <message>
        <source>In/s</source>
        <translation>Entr./s</translation>
    </message>
    <message>
        <source>In the last second</source>
        <translation>En el último segundo</translation>
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
        <translation>Cargando…</translation>
    </message>
</context>
<context>
    <name>Signalbox::StripModel</name>
    <message>
        <source>Loop %1: busy %2, longest turn of the last minute %3</source>
        <comment>screen reader</comment>
        <translation>Bucle %1: ocupado %2, vuelta más larga del último minuto %3</translation>
    </message>
</context>
<context>
    <name>Signalbox::TaskCanceller</name>
    <message>
        <source>The program does not answer.</source>
        <translation>El programa no responde.</translation>
    </message>
    <message>
        <source>Tasks are cancelled in the control role only: start the program with SIGNALBOX_INSPECT=control, or by “signalbox run --inspect --control”.</source>
        <translation>Las tareas solo se cancelan en el papel de control: inicie el programa con SIGNALBOX_INSPECT=control, o con «signalbox run --inspect --control».</translation>
    </message>
    <message>
        <source>Cancel the task “%1” (%2)?</source>
        <comment>name, number</comment>
        <translation>¿Cancelar la tarea «%1» (%2)?</translation>
    </message>
    <message>
        <source>It does not go on behind its co_await: it resumes with its cancellation, which destroys its frames from the innermost outwards, and ends the tasks of its scopes. Who joins it is told that it was cancelled.</source>
        <translation>No sigue detrás de su co_await: se reanuda con su cancelación, que destruye sus marcos de dentro afuera y termina las tareas de sus scopes. A quien espera su fin se le dice que fue cancelada.</translation>
    </message>
    <message>
        <source>It waits for %1, in %2.</source>
        <comment>what, where</comment>
        <translation>Espera %1, en %2.</translation>
    </message>
    <message>
        <source>It waits for %1.</source>
        <comment>what</comment>
        <translation>Espera %1.</translation>
    </message>
    <message>
        <source>Select the task that is to be cancelled.</source>
        <translation>Seleccione la tarea que hay que cancelar.</translation>
    </message>
    <message>
        <source>The task “%1” was not cancelled: %2</source>
        <comment>name, why</comment>
        <translation>La tarea «%1» no se canceló: %2</translation>
    </message>
    <message>
        <source>The loop of the task “%1” is busy or stuck, and cancels it when it goes on.</source>
        <translation>El bucle de la tarea «%1» está ocupado o atascado, y la cancelará cuando siga.</translation>
    </message>
    <message>
        <source>The task “%1” was cancelled.</source>
        <translation>La tarea «%1» se canceló.</translation>
    </message>
    <message>
        <source>The task “%1” was cancelled, and ends when what it is in allows that.</source>
        <translation>La tarea «%1» se canceló, y terminará cuando lo que hace lo permita.</translation>
    </message>
    <message>
        <source>The task “%1” has ended before.</source>
        <translation>La tarea «%1» ya había terminado.</translation>
    </message>
    <message>
        <source>The task “%1” was cancelled before, and has not come to its end.</source>
        <translation>La tarea «%1» ya se canceló, y todavía no ha terminado.</translation>
    </message>
    <message>
        <source>The task “%1” has ended with its loop.</source>
        <translation>La tarea «%1» terminó con su bucle.</translation>
    </message>
    <message>
        <source>The task “%1” was not cancelled: too many wait for that already.</source>
        <translation>La tarea «%1» no se canceló: demasiadas lo esperan ya.</translation>
    </message>
</context>
<context>
    <name>Signalbox::TaskModel</name>
    <message>
        <source>started in %1</source>
        <comment>a task without a name</comment>
        <translation>iniciada en %1</translation>
    </message>
    <message>
        <source>× cancelling</source>
        <comment>state of a task: it ends as soon as it can</comment>
        <translation>× cancelándose</translation>
    </message>
    <message>
        <source>● running</source>
        <comment>state of a task</comment>
        <translation>● en marcha</translation>
    </message>
    <message>
        <source>◌ ready</source>
        <comment>state of a task: its turn will come</comment>
        <translation>◌ lista</translation>
    </message>
    <message>
        <source>○ waiting</source>
        <comment>state of a task</comment>
        <translation>○ espera</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tarea</translation>
    </message>
    <message>
        <source>Its name, or where it was started; below the task that it belongs to</source>
        <translation>Su nombre, o dónde se inició; debajo de la tarea a la que pertenece</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Espera</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Desde hace</translation>
    </message>
    <message>
        <source>Since this state began; nothing where it was before the inspector</source>
        <translation>Desde que empezó este estado; nada si fue antes que el inspector</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Queda</translation>
    </message>
    <message>
        <source>Until what it waits for ends by itself, where that is known</source>
        <translation>Hasta que acabe por sí mismo lo que espera, si se sabe</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>The co_await at which it waits, or has waited last</source>
        <translation>El co_await en el que espera, o en el que esperó por última vez</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Activa</translation>
    </message>
    <message>
        <source>Time on the stack since the inspector began to look</source>
        <translation>Tiempo en la pila desde que el inspector empezó a mirar</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Inactiva</translation>
    </message>
    <message>
        <source>Time in which it waited</source>
        <translation>Tiempo que pasó esperando</translation>
    </message>
    <message>
        <source>Resumes</source>
        <translation>Reanudaciones</translation>
    </message>
    <message>
        <source>How often it went on since the inspector began to look</source>
        <translation>Cuántas veces continuó desde que el inspector empezó a mirar</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Bucle</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Pertenece a</translation>
    </message>
    <message>
        <source>The task whose scope it is in, or that waits for it</source>
        <translation>La tarea en cuyo scope está, o que la espera</translation>
    </message>
    <message>
        <source>Started in</source>
        <translation>Iniciada en</translation>
    </message>
    <message>
        <source>Alive for</source>
        <translation>Vive desde hace</translation>
    </message>
    <message>
        <source>Nothing where it began before the inspector</source>
        <translation>Nada si empezó antes que el inspector</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Lista</translation>
    </message>
    <message>
        <source>Time from being woken until its turn came</source>
        <translation>Tiempo desde que se despertó hasta su turno</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Scope</translation>
    </message>
    <message>
        <source>The name of the scope that it was started in</source>
        <translation>El nombre del scope en el que se inició</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioridad</translation>
    </message>
    <message>
        <source>Among the tasks that are ready; larger is more urgent</source>
        <translation>Entre las tareas listas; mayor es más urgente</translation>
    </message>
    <message>
        <source>Daemon</source>
        <translation>Demonio</translation>
    </message>
    <message>
        <source>Scheduler::run() does not go on for it</source>
        <translation>Scheduler::run() no sigue por ella</translation>
    </message>
    <message>
        <source>yes</source>
        <comment>a task is a daemon</comment>
        <translation>sí</translation>
    </message>
    <message>
        <source>no</source>
        <comment>a task is no daemon</comment>
        <translation>no</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>N.º de serie</translation>
    </message>
    <message>
        <source>▲ running</source>
        <comment>state of a task: on the stack for too long</comment>
        <translation>▲ en marcha</translation>
    </message>
</context>
<context>
    <name>Signalbox::TimerModel</name>
    <message>
        <source>precise</source>
        <comment>timer type</comment>
        <translation>preciso</translation>
    </message>
    <message>
        <source>coarse</source>
        <comment>timer type</comment>
        <translation>grueso</translation>
    </message>
    <message>
        <source>very coarse</source>
        <comment>timer type</comment>
        <translation>muy grueso</translation>
    </message>
    <message>
        <source>Due in</source>
        <translation>Vence en</translation>
    </message>
    <message>
        <source>Time to the next deadline; negative when it has passed</source>
        <translation>Tiempo hasta el próximo vencimiento; negativo si ya pasó</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Dueño</translation>
    </message>
    <message>
        <source>The object that gets the QTimerEvent</source>
        <translation>El objeto que recibe el QTimerEvent</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Intervalo</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Fired</source>
        <translation>Disparado</translation>
    </message>
    <message>
        <source>How often it has been delivered</source>
        <translation>Cuántas veces se ha entregado</translation>
    </message>
    <message>
        <source>Worst late</source>
        <translation>Retraso máx.</translation>
    </message>
    <message>
        <source>The latest delivery so far</source>
        <translation>La entrega más tardía hasta ahora</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Qt&apos;s timer id</source>
        <translation>El id del temporizador de Qt</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Bucle</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Retraso</translation>
    </message>
    <message>
        <source>How far the deadline lies back now</source>
        <translation>Cuánto hace ahora que venció</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>N.º de serie</translation>
    </message>
    <message>
        <source>Fired/s</source>
        <translation>Disp./s</translation>
    </message>
    <message>
        <source>In the last second</source>
        <translation>En el último segundo</translation>
    </message>
</context>
<context>
    <name>Signalbox::Verdict</name>
    <message>
        <source>Main loop</source>
        <translation>Bucle principal</translation>
    </message>
    <message>
        <source>GUI loop</source>
        <translation>Bucle de la interfaz</translation>
    </message>
    <message>
        <source>Loop “%1”</source>
        <translation>Bucle «%1»</translation>
    </message>
    <message>
        <source>one turn</source>
        <comment>in one turn for 1.2 s</comment>
        <translation>una vuelta</translation>
    </message>
    <message>
        <source>%1: in %2 for %3</source>
        <translation>%1: en %2 desde hace %3</translation>
    </message>
    <message>
        <source>%1: was in %2 for %3, just now</source>
        <translation>%1: estuvo en %2 durante %3, ahora mismo</translation>
    </message>
    <message numerus="yes">
        <source>%1: was in %2 for %3, %n second(s) ago</source>
        <translation>
            <numerusform>%1: estuvo en %2 durante %3, hace %n segundo</numerusform>
            <numerusform>%1: estuvo en %2 durante %3, hace %n segundos</numerusform>
        </translation>
    </message>
    <message>
        <source>Process %1</source>
        <comment>pid</comment>
        <translation>Proceso %1</translation>
    </message>
    <message>
        <source>%1 (pid %2)</source>
        <translation>%1 (PID %2)</translation>
    </message>
    <message numerus="yes">
        <source>%n program(s) can be looked at</source>
        <translation>
            <numerusform>Se puede inspeccionar %n programa</numerusform>
            <numerusform>Se pueden inspeccionar %n programas</numerusform>
        </translation>
    </message>
    <message>
        <source>Connecting to %1 …</source>
        <translation>Conectando con %1 …</translation>
    </message>
    <message>
        <source>Connecting to %1: %2</source>
        <translation>Conectando con %1: %2</translation>
    </message>
    <message>
        <source>%1 has not answered for %2: it is stopped, or has no processor</source>
        <translation>%1 no responde desde hace %2: está detenido o no tiene procesador</translation>
    </message>
    <message>
        <source>%1 has ended: this is the last that was seen of it</source>
        <translation>%1 ha terminado: esto es lo último que se vio de él</translation>
    </message>
    <message>
        <source>%1 cannot be looked at: %2</source>
        <translation>%1 no se puede inspeccionar: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>loop, what is wrong</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No loop of this process runs on Signalbox</source>
        <translation>Ningún bucle de este proceso funciona con Signalbox</translation>
    </message>
    <message>
        <source>%1: descriptor %2 was closed under its watcher (%3)</source>
        <translation>%1: el descriptor %2 se cerró bajo su vigilante (%3)</translation>
    </message>
    <message>
        <source>Another event dispatcher than Signalbox&apos;s delivers: nothing is measured</source>
        <translation>Entrega otro despachador de eventos que el de Signalbox: no se mide nada</translation>
    </message>
    <message numerus="yes">
        <source>Healthy: %n loop(s) answering, longest turn of the last minute %1</source>
        <translation>
            <numerusform>Todo bien: %n bucle responde, vuelta más larga del último minuto %1</numerusform>
            <numerusform>Todo bien: %n bucles responden, vuelta más larga del último minuto %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Signalbox::WaitText</name>
    <message>
        <source>a timer</source>
        <extracomment>What a task waits for; all of these stand behind “waits for”.</extracomment>
        <translation>un temporizador</translation>
    </message>
    <message>
        <source>a tick</source>
        <translation>un pulso</translation>
    </message>
    <message>
        <source>the event %1</source>
        <extracomment>Text: of an event, with its fields.</extracomment>
        <translation>el evento %1</translation>
    </message>
    <message>
        <source>the end of the task %1</source>
        <extracomment>Name: of a task.</extracomment>
        <translation>el fin de la tarea %1</translation>
    </message>
    <message>
        <source>the task %1</source>
        <extracomment>Name: of a task.</extracomment>
        <translation>la tarea %1</translation>
    </message>
    <message>
        <source>a task</source>
        <translation>una tarea</translation>
    </message>
    <message>
        <source>the tasks of a scope</source>
        <translation>las tareas de un scope</translation>
    </message>
    <message>
        <source>the tasks of the scope &quot;%1&quot;</source>
        <extracomment>Name: of a scope.</extracomment>
        <translation>las tareas del scope «%1»</translation>
    </message>
    <message>
        <source>room for an event</source>
        <translation>sitio para un evento</translation>
    </message>
    <message>
        <source>queues to be empty</source>
        <translation>que se vacíen unas colas</translation>
    </message>
    <message>
        <source>nothing any more</source>
        <translation>nada más</translation>
    </message>
    <message>
        <source>the others to have run</source>
        <translation>que hayan corrido los demás</translation>
    </message>
    <message>
        <source>the next turn of the loop</source>
        <translation>la próxima vuelta del bucle</translation>
    </message>
    <message>
        <source>nothing else to be done</source>
        <translation>que no quede nada por hacer</translation>
    </message>
    <message>
        <source>a QFuture</source>
        <translation>un QFuture</translation>
    </message>
    <message>
        <source>work in another thread</source>
        <translation>un trabajo en otro hilo</translation>
    </message>
    <message>
        <source>descriptor %1</source>
        <translation>el descriptor %1</translation>
    </message>
    <message>
        <source>signal %1 of the system</source>
        <extracomment>Number: of a signal such as SIGTERM.</extracomment>
        <translation>la señal %1 del sistema</translation>
    </message>
    <message>
        <source>the signal %1 of an object that has gone</source>
        <extracomment>Name: of a signal of Qt.</extracomment>
        <translation>la señal %1 de un objeto que ya no existe</translation>
    </message>
    <message>
        <source>the signal %1 of an object of another thread</source>
        <extracomment>Name: of a signal of Qt.</extracomment>
        <translation>la señal %1 de un objeto de otro hilo</translation>
    </message>
    <message>
        <source>a stream that has gone</source>
        <translation>un flujo que ya no existe</translation>
    </message>
    <message>
        <source>a notification of something that has gone</source>
        <translation>un aviso de algo que ya no existe</translation>
    </message>
    <message>
        <source>a notification of %1</source>
        <extracomment>Text: the key.</extracomment>
        <translation>un aviso de %1</translation>
    </message>
    <message>
        <source>a task that waits for a notification of something that has gone</source>
        <translation>una tarea que espera un aviso de algo que ya no existe</translation>
    </message>
    <message>
        <source>a task that waits for a notification of %1</source>
        <extracomment>Text: the key.</extracomment>
        <translation>una tarea que espera un aviso de %1</translation>
    </message>
    <message>
        <source>who asks for its next value</source>
        <extracomment>A coroutine that yields values waits for that.</extracomment>
        <translation>a quien pida su próximo valor</translation>
    </message>
    <message>
        <source>the next value of a generator</source>
        <translation>el próximo valor de un generador</translation>
    </message>
    <message>
        <source>a mutex</source>
        <translation>un mutex</translation>
    </message>
    <message>
        <source>a recursive mutex</source>
        <translation>un mutex recursivo</translation>
    </message>
    <message>
        <source>a semaphore</source>
        <translation>un semáforo</translation>
    </message>
    <message>
        <source>a semaphore of a key</source>
        <translation>el semáforo de una clave</translation>
    </message>
    <message>
        <source>a condition</source>
        <translation>una condición</translation>
    </message>
    <message>
        <source>the mutex of a condition</source>
        <translation>el mutex de una condición</translation>
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
        <translation>a los demás en una barrera</translation>
    </message>
    <message>
        <source>a rate limiter</source>
        <translation>un RateLimiter</translation>
    </message>
    <message>
        <source>a value</source>
        <translation>un valor</translation>
    </message>
    <message>
        <source>room in a channel</source>
        <translation>sitio en un canal</translation>
    </message>
    <message>
        <source>an item of a channel</source>
        <translation>un elemento de un canal</translation>
    </message>
    <message>
        <source>the items of a channel to be done</source>
        <translation>que se terminen los elementos de un canal</translation>
    </message>
    <message>
        <source>the next item of a topic</source>
        <translation>el próximo elemento de un tema</translation>
    </message>
    <message>
        <source>something that was destroyed</source>
        <translation>algo que se destruyó</translation>
    </message>
    <message>
        <source>(its description threw an exception)</source>
        <translation>(su descripción lanzó una excepción)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>signal or function, object</comment>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>%1 of what has gone</source>
        <comment>function</comment>
        <translation>%1 de algo que ya no existe</translation>
    </message>
    <message>
        <source>one of: %1</source>
        <comment>any of these ends the wait</comment>
        <translation>uno de: %1</translation>
    </message>
    <message>
        <source>all of: %1</source>
        <comment>the wait ends with the last of these</comment>
        <translation>todos: %1</translation>
    </message>
</context>
<context>
    <name>Signalbox::WatchedLoop</name>
    <message>
        <source>Loop %1: there is none</source>
        <comment>screen reader</comment>
        <translation>Bucle %1: no existe</translation>
    </message>
    <message>
        <source>Loop %1: busy %2, longest turn of the last minute %3</source>
        <comment>screen reader</comment>
        <translation>Bucle %1: ocupado %2, vuelta más larga del último minuto %3</translation>
    </message>
</context>
<context>
    <name>Signalbox::WatchedProgram</name>
    <message>
        <source>Inspector: frames per second %1, tasks %2, warnings %3</source>
        <comment>screen reader</comment>
        <translation>Inspector: fotogramas por segundo %1, tareas %2, avisos %3</translation>
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
        <translation>raíz</translation>
    </message>
    <message>
        <source>Queue %1: there is none</source>
        <comment>screen reader</comment>
        <translation>Cola %1: no existe</translation>
    </message>
    <message>
        <source>Queue %1: %2, held %3, waiting senders %4</source>
        <comment>screen reader; %2 is &quot;12 / 100&quot;</comment>
        <translation>Cola %1: %2, retenidos %3, emisores en espera %4</translation>
    </message>
</context>
<context>
    <name>Signalbox::WatcherModel</name>
    <message>
        <source>read</source>
        <comment>kind of watcher</comment>
        <translation>lectura</translation>
    </message>
    <message>
        <source>write</source>
        <comment>kind of watcher</comment>
        <translation>escritura</translation>
    </message>
    <message>
        <source>exception</source>
        <comment>kind of watcher</comment>
        <translation>excepción</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>what a descriptor is</comment>
        <translation>desconocido</translation>
    </message>
    <message>
        <source>file</source>
        <comment>what a descriptor is</comment>
        <translation>archivo</translation>
    </message>
    <message>
        <source>directory</source>
        <comment>what a descriptor is</comment>
        <translation>carpeta</translation>
    </message>
    <message>
        <source>device</source>
        <comment>what a descriptor is</comment>
        <translation>dispositivo</translation>
    </message>
    <message>
        <source>terminal</source>
        <comment>what a descriptor is</comment>
        <translation>terminal</translation>
    </message>
    <message>
        <source>pipe</source>
        <comment>what a descriptor is</comment>
        <translation>tubería</translation>
    </message>
    <message>
        <source>socket</source>
        <comment>what a descriptor is</comment>
        <translation>socket</translation>
    </message>
    <message>
        <source>× closed</source>
        <comment>what a descriptor is: somebody closed it under the watcher</comment>
        <translation>× cerrado</translation>
    </message>
    <message>
        <source>Fd</source>
        <translation>Fd</translation>
    </message>
    <message>
        <source>File descriptor</source>
        <translation>Descriptor de archivo</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Espera</translation>
    </message>
    <message>
        <source>What the watcher waits for</source>
        <translation>Qué espera el vigilante</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Objetivo</translation>
    </message>
    <message>
        <source>What the descriptor is</source>
        <translation>Qué es el descriptor</translation>
    </message>
    <message>
        <source>Path or peer</source>
        <translation>Ruta o interlocutor</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Dueño</translation>
    </message>
    <message>
        <source>Parent of the QSocketNotifier, or the notifier itself</source>
        <translation>Padre del QSocketNotifier, o él mismo</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Activaciones</translation>
    </message>
    <message>
        <source>How often it was ready</source>
        <translation>Cuántas veces estuvo listo</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Bucle</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>N.º de serie</translation>
    </message>
    <message>
        <source>fd %1</source>
        <comment>heading of a watcher</comment>
        <translation>Fd %1</translation>
    </message>
    <message>
        <source>Activations/s</source>
        <translation>Activaciones/s</translation>
    </message>
    <message>
        <source>In the last second</source>
        <translation>En el último segundo</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Enter look at it   Ctrl+D colours</source>
        <translation>Intro inspeccionar   Ctrl+D colores</translation>
    </message>
    <message>
        <source>sample %1</source>
        <comment>what taking a sample costs</comment>
        <translation>muestra %1</translation>
    </message>
    <message>
        <source>Ctrl+0…9 views   / filter   Enter detail   Space pause   Ctrl+C copy rows   F1 keys</source>
        <translation>Ctrl+0…9 vistas   / filtro   Intro detalle   Espacio pausa   Ctrl+C copiar filas   F1 teclas</translation>
    </message>
</context>
<context>
    <name>StripRow</name>
    <message>
        <source>busy %1</source>
        <comment>share of the time</comment>
        <translation>ocupado %1</translation>
    </message>
    <message>
        <source>worst %1</source>
        <comment>longest turn of the last minute</comment>
        <translation>máx. %1</translation>
    </message>
    <message>
        <source>Newest at the right, a tick under each 10 s. A bar&apos;s height is the share of time the loop was busy; its colour tells turns that kept the loop from answering.</source>
        <translation>Lo más nuevo a la derecha, con una marca cada 10 s. La altura de una barra es la parte del tiempo en que el bucle estuvo ocupado; su color muestra las vueltas que le impidieron responder.</translation>
    </message>
</context>
<context>
    <name>TableHeader</name>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Alt+Left</source>
        <comment>key</comment>
        <translation>Alt+Izquierda</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Program %1</source>
        <translation>Programa %1</translation>
    </message>
    <message>
        <source>pid %1</source>
        <comment>process id</comment>
        <translation>PID %1</translation>
    </message>
    <message>
        <source>up %1</source>
        <comment>time since the program&apos;s start</comment>
        <translation>activo %1</translation>
    </message>
    <message>
        <source>Paused for %1</source>
        <translation>En pausa desde hace %1</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Live, %1</source>
        <comment>updates per second</comment>
        <translation>En vivo, %1</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En vivo</translation>
    </message>
    <message>
        <source>Ctrl+O</source>
        <comment>key</comment>
        <translation>Ctrl+O</translation>
    </message>
    <message>
        <source>Programs</source>
        <translation>Programas</translation>
    </message>
    <message>
        <source>Space</source>
        <comment>key</comment>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <comment>key</comment>
        <translation>Ctrl+Mayús+C</translation>
    </message>
    <message>
        <source>Copy snapshot</source>
        <translation>Copiar todo</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <comment>key</comment>
        <translation>Ctrl+D</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>Colores claros</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>Colores oscuros</translation>
    </message>
    <message>
        <source>Control role: tasks can be cancelled</source>
        <translation>Papel de control: las tareas se pueden cancelar</translation>
    </message>
    <message>
        <source>Control</source>
        <comment>role: the user may act on the program</comment>
        <translation>Control</translation>
    </message>
</context>
<context>
    <name>VerdictBar</name>
    <message>
        <source>Waiting for the first sample …</source>
        <translation>Esperando la primera muestra …</translation>
    </message>
    <message>
        <source>Show loop</source>
        <translation>Mostrar el bucle</translation>
    </message>
    <message>
        <source>Show timer</source>
        <translation>Mostrar el temporizador</translation>
    </message>
    <message>
        <source>Show watcher</source>
        <translation>Mostrar el vigilante</translation>
    </message>
    <message>
        <source>Show queue</source>
        <translation>Mostrar la cola</translation>
    </message>
    <message>
        <source>Show task</source>
        <translation>Mostrar la tarea</translation>
    </message>
</context>
</TS>
