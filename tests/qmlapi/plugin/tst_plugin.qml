// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Signalbox

TestCase {
    function test_programThatLinksNothingSendsAndListens() {
        verify(Scheduler.send("Order", {
                    "customer": "ada",
                    "amount": 3
                }));
        tryCompare(arrivals, "count", 1);
        compare(arrivals.signalArguments[0][0].fields.amount, 3);
    }

    name: "Plugin"

    EventType {
        keys: ["customer"]
        name: "Order"
    }
    EventListener {
        id: listener
        keys: ({
                "customer": "ada"
            })
        type: "Order"
    }
    SignalSpy {
        id: arrivals
        signalName: "arrived"
        target: listener
    }
}
