# SPDX-License-Identifier: MIT
"""The comparison of Qt's autotests must find what is worse, with logs that nobody had to run anything for."""
import unittest

from compare import options_of_suites, wants_repeat
from results import END, Log, cell, differences, summary, tables

ENDED = "\n[exit code 0]\n"
SUBTEST = "tst_X::f(a (b) c)"
EXPECTED_TO_FAIL = "tst_QEventLoop::processEventsExcludeTimers()"


def logs(glib, unix, ours):
    return {"glib": Log(glib), "unix": Log(unix), "ours": Log(ours)}


def said(result, name=SUBTEST, message=""):
    return f"{result:7}: {name}{message}{ENDED}"


PASSED = said("PASS")
FAILED = said("FAIL!", message=" 'x > 0' returned FALSE. ()\n   Loc: [x.cpp(1)]")
SKIPPED = said("SKIP", message=" no (server)")
MISSING = ENDED
HANGS = "QDEBUG : waits\n[killed after 120 s]\n"
CRASHES = "PASS   : tst_X::f(a (b) c)\n[signal 11]\n"


class Verdicts(unittest.TestCase):
    def verdicts(self, *texts):
        return [judged for judged, _ in differences(logs(*texts))]

    def test_same(self):
        for text in (PASSED, FAILED, SKIPPED, MISSING, HANGS, CRASHES):
            self.assertEqual(self.verdicts(text, text, text), [], text)

    def test_worse_than_both(self):
        for text in (FAILED, SKIPPED, MISSING):
            self.assertEqual(self.verdicts(PASSED, PASSED, text), ["worse"], text)
        self.assertEqual(self.verdicts(SKIPPED, SKIPPED, FAILED), ["worse"])

    def test_as_one_of_them(self):
        self.assertEqual(self.verdicts(PASSED, FAILED, FAILED), [])
        self.assertEqual(self.verdicts(FAILED, PASSED, FAILED), [])

    def test_better_than_one(self):
        self.assertEqual(self.verdicts(FAILED, PASSED, PASSED), ["better"])
        self.assertEqual(self.verdicts(FAILED, FAILED, PASSED), ["better"])

    def test_end_of_the_program(self):
        self.assertEqual(differences(logs(PASSED, PASSED, CRASHES)), [("worse", f"{END}: PASS / PASS / FAIL")])
        self.assertEqual(self.verdicts(PASSED, PASSED, HANGS), ["worse", "worse"])
        self.assertEqual(self.verdicts(PASSED, PASSED, PASSED.replace("code 0", "code 139")), ["worse"])
        self.assertEqual(self.verdicts(PASSED, PASSED, PASSED.replace("code 0", "code 1")), [])

    def test_forgiven_by_qt(self):
        self.assertEqual(self.verdicts(PASSED, PASSED, said("BPASS")), [])
        self.assertEqual(self.verdicts(said("BPASS"), said("BPASS"), said("BFAIL")), ["worse"])

    def test_rows_of_the_same_name(self):
        twice = PASSED + PASSED
        self.assertEqual(self.verdicts(twice, twice, PASSED), ["worse"])

    def test_expected_failure(self):
        stock, ours = said("PASS", EXPECTED_TO_FAIL), said("XPASS", EXPECTED_TO_FAIL, " returned TRUE unexpectedly.")
        self.assertEqual(self.verdicts(stock, stock, ours), ["unavoidable"])
        self.assertEqual(self.verdicts(stock, stock, said("FAIL!", EXPECTED_TO_FAIL)), ["worse"])
        self.assertEqual(self.verdicts(PASSED, PASSED, said("XPASS", message=" unexpectedly")), ["worse"])


class Reports(unittest.TestCase):
    def test_what_is_repeated(self):
        self.assertTrue(wants_repeat(logs(HANGS, PASSED, PASSED)))
        self.assertTrue(wants_repeat(logs(PASSED, PASSED, FAILED)))
        self.assertFalse(wants_repeat(logs(HANGS, HANGS, HANGS)))
        self.assertFalse(wants_repeat(logs(FAILED, PASSED, PASSED)))

    def test_tables(self):
        same, other = logs(PASSED, PASSED, PASSED), logs(PASSED, HANGS, FAILED)
        self.assertEqual(cell(same), "1")
        self.assertEqual(cell(other), "1 / 0, killed / 0")
        self.assertEqual(summary("xcb", {"tst_a": same, "tst_b": logs(PASSED, PASSED, FAILED)}), "| xcb | 2 | 1 | 1 | 0 |")
        written = tables({"offscreen": {"tst_a": same, "tst_b": other}, "xcb": {"tst_a": same}})
        self.assertIn("| `tst_a` | 1 | 1 |\n", written)
        self.assertIn("| `tst_b` | 1 / 0, killed / 0 |  |\n", written)

    def test_list_of_suites(self):
        options = options_of_suites()
        self.assertEqual(options["tst_qeventdispatcher"], {"xcb": ""})
        self.assertEqual(options["tst_qthread"], {"limit": "300"})
        self.assertGreater(len(options), 80)


unittest.main()
