// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Signalbox
import Signalbox.Test

TestCase {
    id: test

    property var log: []

    function create(text) {
        return createTemporaryQmlObject("import QtQuick\nimport Signalbox\n" + text, test);
    }
    function init() {
        log = [];
        ada.enabled = true;
        ada.keys = {
            "customer": "ada"
        };
    }
    function note(who, event) {
        log.push(who + ": " + event.fields.amount);
        logChanged();
    }
    //! Everything that was sent before has been delivered when this returns.
    function settle() {
        tryVerify(() => Scheduler.statistics().eventsQueued === 0);
    }
    function test_cppGetsWhatQmlSends() {
        program.listen("Order", {
                "customer": "cpp"
            });
        arrivals.clear();
        verify(Scheduler.send("Order", {
                    "customer": "cpp",
                    "amount": 7
                }));
        tryCompare(arrivals, "count", 1);
        compare(arrivals.signalArguments[0][0], {
                "customer": "cpp",
                "amount": 7
            });
    }
    function test_delayedEventComesByItself() {
        Scheduler.sendLater(1, "Order", {
                "customer": "ada",
                "amount": 5
            });
        compare(log, []);
        tryCompare(test, "log", ["ada: 5", "all: 5"]);
    }
    function test_disabledListenerGetsNothing() {
        verify(ada.listening);
        ada.enabled = false;
        verify(!ada.listening);
        Scheduler.send("Order", {
                "customer": "ada",
                "amount": 1
            });
        settle();
        compare(log, ["all: 1"]);
        ada.enabled = true;
        verify(ada.listening);
    }
    function test_dispatchIsAtOnce() {
        compare(Scheduler.dispatch("Order", {
                    "customer": "ada",
                    "amount": 2
                }), 2);
        compare(log, ["ada: 2", "all: 2"]);
    }
    function test_eventThatMustBeHandledWaitsForItsAccept() {
        let seen = [];
        const first = create(`EventListener { type: "Task" }`);
        first.arrived.connect(event => seen.push(event.fields.name, event.accepted));
        Scheduler.send("Task", {
                "name": "a"
            });
        Scheduler.send("Task", {
                "name": "b"
            });
        tryVerify(() => seen.length === 2);
        const second = create(`EventListener { type: "Task"; onArrived: event => event.accept() }`);
        settle();
        compare(seen, ["a", false, "a", false, "b", false]);
    }
    function test_keysThatChangeCountFromThenOn() {
        ada.keys = {
            "customer": "eve"
        };
        Scheduler.send("Order", {
                "customer": "ada",
                "amount": 1
            });
        Scheduler.send("Order", {
                "customer": "eve",
                "amount": 2
            });
        settle();
        compare(log, ["all: 1", "ada: 2", "all: 2"]);
    }
    function test_limitRefuses() {
        program.define("Limited", []);
        program.addQueue("Limited", 2);
        verify(Scheduler.send("Limited"));
        verify(Scheduler.send("Limited"));
        verify(!Scheduler.send("Limited"));
        Scheduler.sendForced("Limited");
        compare(Scheduler.statistics().eventsQueued, 3);
        settle();
    }
    function test_listenerMayDestroyItselfInItsOwnSignal() {
        let count = 0;
        const listener = create(`EventListener { type: "Order" }`);
        listener.arrived.connect(() => {
                ++count;
                listener.type = "";
                listener.destroy();
            });
        Scheduler.send("Order");
        Scheduler.send("Order");
        settle();
        compare(count, 1);
    }
    function test_listenersGetWhatTheirKeysSay() {
        verify(Scheduler.send("Order", {
                    "customer": "ada",
                    "amount": 3
                }));
        verify(Scheduler.send("Order", {
                    "customer": "bob",
                    "amount": 4
                }));
        compare(log, []); // not within send()
        settle();
        compare(log, ["ada: 3", "all: 3", "all: 4"]);
    }
    function test_listenersOfTheBaseGetDerivedEvents() {
        create(`EventType { name: "Express"; base: "Order"; keys: ["hours"] }`);
        let types = [];
        all.arrived.connect(event => types.push(event.type));
        Scheduler.send("Express", {
                "customer": "ada",
                "hours": 4,
                "amount": 9
            });
        settle();
        compare(log, ["ada: 9", "all: 9"]);
        compare(types, ["Express"]);
    }
    function test_objectsAreKeysByIdentity() {
        let count = 0;
        const listener = create(`EventListener { type: "Touched" }`);
        listener.arrived.connect(() => ++count);
        listener.keys = {
            "item": test
        };
        Scheduler.send("Touched", {
                "item": ada
            });
        Scheduler.send("Touched", {
                "item": test
            });
        settle();
        compare(count, 1);
    }
    function test_statisticsTellWhatHappened() {
        const before = Scheduler.statistics();
        Scheduler.send("Order");
        compare(Scheduler.statistics().eventsQueued, before.eventsQueued + 1);
        settle();
        compare(Scheduler.statistics().eventsDelivered, before.eventsDelivered + 1);
        verify(Scheduler.statistics().slices > before.slices);
        compare(Scheduler.statistics().budgetsExceeded, 0);
        verify(Scheduler.statistics().budgetsSpent <= Scheduler.statistics().slices);
        const now = Scheduler.statistics();
        verify(now.longestSlice > 0);
        verify(now.lastOfLongest > 0 && now.lastOfLongest <= now.longestSlice);
        compare([now.slowTurns, now.watchersCalled, now.callsDropped], [before.slowTurns, before.watchersCalled, before.callsDropped]);
        program.dropACallAndCallAWatcher();
        tryVerify(() => Scheduler.statistics().callsDropped === before.callsDropped + 1);
        tryVerify(() => Scheduler.statistics().watchersCalled === before.watchersCalled + 1);
        program.takeASlowTurn();
        tryVerify(() => Scheduler.statistics().slowTurns === before.slowTurns + 1);
    }
    function test_typeMayBeDefinedAfterItsListener() {
        const listener = create(`EventListener { type: "Late" }`);
        verify(!listener.listening);
        create(`EventType { name: "Late" }`);
        verify(listener.listening);
    }
    function test_typeOfCppIsFoundByTheNextTurn() {
        const listener = create(`EventListener { type: "FromCpp" }`);
        verify(!listener.listening);
        program.define("FromCpp", []);
        tryVerify(() => listener.listening);
    }
    function test_whatCannotBeIsAWarning(row) {
        ignoreWarning(row.warning);
        const listener = create(row.text);
        wait(0);
        verify(!listener.listening && !listener.defined);
    }
    function test_whatCannotBeIsAWarning_data() {
        return [{
                "tag": "unknown type",
                "text": `EventListener { type: "Nothing" }`,
                "warning": /There is no event type "Nothing": nothing is listened to until an EventType defines it/
            }, {
                "tag": "name that is no key",
                "text": `EventListener { type: "Order"; keys: ({ costumer: "ada" }) }`,
                "warning": /"costumer" is no key of Order, which has \(customer\): nothing is listened to/
            }, {
                "tag": "value that can be no key",
                "text": `EventListener { type: "Order"; keys: ({ customer: [1, 2] }) }`,
                "warning": /QVariantList can be no key, as the value of "customer" of Order would be: nothing is listened to/
            }, {
                "tag": "unknown base",
                "text": `EventType { name: "Child"; base: "Nobody" }`,
                "warning": /There is no event type "Nobody" to derive from: "Child" is not defined/
            }, {
                "tag": "no name",
                "text": `EventType { keys: ["a"] }`,
                "warning": /it needs a name/
            }];
    }
    function test_whatCannotBeSentThrows(row) {
        let message = "";
        try {
            row.send();
        } catch (error) {
            verify(error instanceof TypeError);
            message = error.message;
        }
        compare(message, row.message);
        compare(Scheduler.statistics().eventsQueued, 0);
    }
    function test_whatCannotBeSentThrows_data() {
        return [{
                "tag": "unknown type",
                "send": () => Scheduler.send("Nothing"),
                "message": "There is no event type \"Nothing\": nothing is sent."
            }, {
                "tag": "value that can be no key",
                "send": () => Scheduler.dispatch("Order", {
                            "customer": ["ada"]
                        }),
                "message": "QVariantList can be no key, as the value of \"customer\" of Order would be: nothing is sent."
            }, {
                "tag": "delay that is none",
                "send": () => Scheduler.sendLater(NaN, "Order"),
                "message": "Scheduler.sendLater: a delay is a number of milliseconds."
            }];
    }

    name: "Events"

    // The listeners come before their type.
    EventListener {
        id: ada
        type: "Order"

        onArrived: event => test.note("ada", event)
    }
    EventListener {
        id: all
        type: "Order"

        onArrived: event => test.note("all", event)
    }
    EventType {
        keys: ["customer"]
        name: "Order"
    }
    EventType {
        kind: EventType.MustHandle
        name: "Task"
    }
    EventType {
        keys: ["item"]
        name: "Touched"
    }
    Program {
        id: program
    }
    SignalSpy {
        id: arrivals
        signalName: "arrived"
        target: program
    }
}
