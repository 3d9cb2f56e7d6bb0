# SPDX-License-Identifier: MIT
"""What Qt's autotests said on the dispatchers, compared; see compare.py, which runs them."""
import re
from collections import Counter, defaultdict

DISPATCHERS = ("glib", "unix", "ours")
# Qt expects these to fail unless the dispatcher is of one of Qt's two classes. To pass then counts as a failure.
UNAVOIDABLE = {"tst_QEventLoop::processEventsExcludeTimers()", "tst_QGuiEventLoop::processEventsExcludeTimers()"}
END = "[end of the program]"
# The B is for those that Qt forgives on some systems. We do not.
LINE = re.compile(r"^B?(PASS|FAIL|XPASS|XFAIL|SKIP)!?\s*: (\S+?\(.*)$", re.MULTILINE)
LAST_LINE = re.compile(r"^\[(exit code|signal|killed after) (\d+)", re.MULTILINE)


class Log:
    """Of one suite on one dispatcher: for each subtest how often it passed, failed, …, and how the program ended."""

    def __init__(self, text):
        self.subtests = defaultdict(Counter)
        for result, rest in LINE.findall(text):
            self.subtests[rest if result == "PASS" else subtest_name(rest)][result] += 1
        self.passed = sum(results["PASS"] for results in self.subtests.values())
        ends = LAST_LINE.findall(text)
        self.end, code = ends[-1] if ends else ("killed after", "0")
        # Shells and dbus-run-session make an exit code of a signal.
        if self.end == "exit code" and int(code) >= 128:
            self.end = "signal"
        self.subtests[END]["PASS" if self.end == "exit code" else "FAIL"] = 1
        self.killed = self.end == "killed after"

    def passes(self, name):
        return self.subtests[name]["PASS"]

    def failures(self, name):
        return self.subtests[name]["FAIL"] + self.subtests[name]["XPASS"]

    def said(self, name):
        return "+".join(sorted(self.subtests[name])) or "missing"


def subtest_name(rest):
    """The name in front of a message: up to the parenthesis that closes its first one."""
    depth = 0
    for position, letter in enumerate(rest):
        depth += (letter == "(") - (letter == ")")
        if depth == 0 and letter == ")":
            return rest[: position + 1]
    return rest


def verdict(name, logs):
    """Of a subtest: "worse" than on both of Qt's dispatchers, "better" than on one of them, "unavoidable", or None."""
    ours = logs["ours"]
    passes = [logs[stock].passes(name) for stock in ("glib", "unix")]
    failures = [logs[stock].failures(name) for stock in ("glib", "unix")]
    if ours.passes(name) < min(passes) or ours.failures(name) > max(failures):
        unexpected = ours.subtests[name]["XPASS"] and not ours.subtests[name]["FAIL"]
        return "unavoidable" if name in UNAVOIDABLE and unexpected else "worse"
    if ours.passes(name) > min(passes) or ours.failures(name) < max(failures):
        return "better"
    return None


def differences(logs):
    """Pairs of a verdict and a line about the subtest, the worse ones first."""
    names = set().union(*(log.subtests for log in logs.values()))
    found = ((verdict(name, logs), name) for name in names)
    order = ("worse", "unavoidable", "better")
    return [
        (judged, f"{name}: " + " / ".join(logs[dispatcher].said(name) for dispatcher in DISPATCHERS))
        for judged, name in sorted((pair for pair in found if pair[0]), key=lambda pair: (order.index(pair[0]), pair[1]))
    ]


def cell(logs):
    """How many subtests pass: one number where all agree, else GLib / Unix / ours; and which were killed."""
    counts = [f"{logs[name].passed}" + (", killed" if logs[name].killed else "") for name in DISPATCHERS]
    return counts[0] if len(set(counts)) == 1 else " / ".join(counts)


def summary(platform, suites):
    """A row of the first table: `suites` has the logs of each suite by name."""
    judged = Counter(kind for logs in suites.values() for kind, _ in differences(logs))
    passed = sum(logs["ours"].passed for logs in suites.values())
    return f"| {platform} | {len(suites)} | {passed:,} | {judged['worse']} | {judged['better']} |"


def tables(platforms):
    """Both tables of docs/conformance.md: `platforms` has the suites of each platform by name."""
    lines = ["| | suites | subtests that pass under `signalbox run` | worse than both of Qt's | better than one of them |"]
    lines += ["| --- | --- | --- | --- | --- |"]
    lines += [summary(platform, suites) for platform, suites in platforms.items()]
    lines += ["", "| suite | " + " | ".join(platforms) + " |", "| --- |" + " --- |" * len(platforms)]
    for name in sorted(set().union(*platforms.values())):
        cells = (cell(suites[name]) if name in suites else "" for suites in platforms.values())
        lines.append(f"| `{name}` | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"
