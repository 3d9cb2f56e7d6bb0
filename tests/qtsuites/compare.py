# SPDX-License-Identifier: MIT
"""Runs built autotests of Qt on Qt's two dispatchers and under `signalbox run`, and compares each subtest.

usage: python3 -B compare.py PLATFORM BUILT LOGS TABLE SUITE…     ($SIGNALBOX is the command)

Prints what is worse than on both of Qt's dispatchers, leaves what each suite said in LOGS/PLATFORM, and writes TABLE from
all that is in LOGS. Fails if anything is worse, or was not built.
"""
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from results import DISPATCHERS, Log, cell, differences, tables

HERE = Path(__file__).resolve().parent
LIMIT = 120  # seconds for a suite on a dispatcher


def data_lines(file):
    return [line for line in (HERE / file).read_text().splitlines() if line and not line.startswith("#")]


def options_of_suites():
    """Of each suite in suites.txt: a dictionary of its options."""
    lines = (line.split() for line in data_lines("suites.txt"))
    return {name: {word.partition("=")[0]: word.partition("=")[2] for word in words} for name, _, _, *words in lines}


def programs_below(folder):
    """The path of each suite that was built."""
    found = {}
    for path, _, files in os.walk(folder, followlinks=True):
        for file in files:
            if file.startswith("tst_") and "." not in file and os.access(Path(path) / file, os.X_OK):
                found[file] = Path(path) / file
    return found


def command(program, options, dispatcher):
    prefix = ["dbus-run-session", "--"] if "bus" in options else []
    if dispatcher == "ours":
        prefix += [os.environ["SIGNALBOX"], "run", "--"]
    rows = data_lines(options["rows"]) if "rows" in options else []
    return [*prefix, str(program), *rows]


def environment(dispatcher, platform, runtime):
    result = dict(os.environ, QT_QPA_PLATFORM=platform, XDG_RUNTIME_DIR=runtime, LC_ALL="C.UTF-8")
    result["QTEST_FUNCTION_TIMEOUT"] = "150000"
    if dispatcher == "unix":
        result["QT_NO_GLIB"] = "1"
    return result


def end_of(process, limit):
    """Waits, and says how it ended."""
    try:
        code = process.wait(limit)
    except subprocess.TimeoutExpired:
        return f"[killed after {limit} s]"
    finally:
        # Here too if somebody stops us. What hangs goes with all that it has started, or the machine would fill up.
        if process.returncode is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    return f"[exit code {code}]" if code >= 0 else f"[signal {-code}]"


def run_suite(program, options, platform, logs):
    """Runs it on each dispatcher, and returns what each said."""
    for dispatcher in DISPATCHERS:
        file = log_file(logs, program.name, dispatcher)
        with open(file, "wb") as log, tempfile.TemporaryDirectory() as runtime:
            process = subprocess.Popen(command(program, options, dispatcher), cwd=program.parent,
                                       env=environment(dispatcher, platform, runtime), start_new_session=True,
                                       stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT)
            end = end_of(process, int(options.get("limit", LIMIT)))
        with open(file, "a") as log:
            log.write(f"\n{end}\n")
    return read_suite(logs, program.name)


def log_file(folder, name, dispatcher):
    return folder / f"{name}.{dispatcher}.log"


def read_suite(folder, name):
    return {dispatcher: Log(log_file(folder, name, dispatcher).read_text(errors="replace")) for dispatcher in DISPATCHERS}


def wants_repeat(logs):
    """A suite that is worse, or hung on some dispatchers only: what happens now and then is not taken for a difference."""
    hung = {log.killed for log in logs.values()}
    return len(hung) > 1 or any(judged == "worse" for judged, _ in differences(logs))


def report(name, logs, seconds):
    print(f"{name:35} {cell(logs):24} {seconds:4.0f} s", flush=True)
    for judged, line in differences(logs):
        print(f"    {judged.upper() if judged == 'worse' else judged}  {line}", flush=True)


def compare_suite(program, options, platform, logs):
    for attempt in ("first", "repeated"):
        begin = time.monotonic()
        said = run_suite(program, options, platform, logs)
        report(program.name, said, time.monotonic() - begin)
        if not wants_repeat(said) or attempt == "repeated":
            return said
        print("    REPEATED, and judged by that:", flush=True)


def read_platforms(logs):
    """All that is there, of this run and of earlier ones."""
    platforms = {}
    for folder in sorted(logs.iterdir()):
        names = (file.name.removesuffix(".ours.log") for file in folder.glob("*.ours.log"))
        platforms[folder.name] = {name: read_suite(folder, name) for name in names}
    return platforms


def main():
    platform, built, logs, table, *names = sys.argv[1:]
    options, programs = options_of_suites(), programs_below(built)
    logs = Path(logs)
    (logs / platform).mkdir(parents=True, exist_ok=True)
    print(f"{'':35} {' / '.join(DISPATCHERS)}: subtests that pass", flush=True)
    compared = {
        name: compare_suite(programs[name], options[name], platform, logs / platform) for name in names if name in programs
    }
    Path(table).write_text(tables(read_platforms(logs)))

    judged = Counter(judged for said in compared.values() for judged, _ in differences(said))
    passed = sum(said["ours"].passed for said in compared.values())
    print(f"{platform}: {len(compared)} suites; {passed:,} subtests pass under signalbox run; {judged['worse']} worse than "
          f"on both of Qt's dispatchers, {judged['better']} better than on one, {judged['unavoidable']} unavoidable")
    missing = [name for name in names if name not in programs]
    if missing:
        print("NOT BUILT: " + " ".join(missing))
    sys.exit(1 if judged["worse"] or missing else 0)


if __name__ == "__main__":
    main()
