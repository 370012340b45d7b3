"""A report: gravest first, each finding once, in an order that does not depend on how it was found."""

from itertools import permutations

from swgraph.validate import COLUMNS, Finding, Report, report_of


def _finding(severity: str, check: str = "check", focus: str = "urn:a", value: str = "") -> Finding:
    return Finding(severity, focus, "", value, "有误。", "Wrong.", check)


def test_the_order_in_which_findings_come_does_not_matter() -> None:
    findings = [_finding("info"), _finding("violation", "b"), _finding("violation", "a"), _finding("warning")]
    reports = {report_of(order) for order in permutations(findings)}

    (report,) = reports
    assert [(f.severity, f.check) for f in report.findings] == [
        ("violation", "a"), ("violation", "b"), ("warning", "check"), ("info", "check"),
    ]  # fmt: skip


def test_findings_that_differ_in_their_message_only_have_an_order_too() -> None:
    one, two = Finding("info", "f", "", "", "甲", "A", "c"), Finding("info", "f", "", "", "乙", "B", "c")

    assert report_of([one, two]) == report_of([two, one])


def test_a_finding_is_reported_once() -> None:
    assert len(report_of([_finding("info"), _finding("info")]).findings) == 1


def test_only_violations_stop_a_build() -> None:
    assert Report().conforms
    assert report_of([_finding("warning"), _finding("info")]).conforms
    assert not report_of([_finding("warning"), _finding("violation")]).conforms


def test_a_finding_is_one_line_with_both_languages_and_the_facts_it_hits() -> None:
    line = str(Finding("violation", "urn:node", "", "", "有误。", "Wrong.", "check", ("urn:fact",)))

    assert line == "有误。 Wrong. [check] urn:fact"
    assert str(_finding("info")) == "有误。 Wrong. [check] urn:a"


def test_rows_have_a_cell_for_each_column() -> None:
    assert [len(row) for row in report_of([_finding("info")]).rows()] == [len(COLUMNS)]
