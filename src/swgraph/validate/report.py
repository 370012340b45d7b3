"""What a validation found: a result, not an exception."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

COLUMNS: Final = ("severity", "focus", "path", "value", "message_zh", "message_en", "check", "facts")
COLUMNAR: Final = "columns"
PYSHACL: Final = "pySHACL"
_RANK: Final = {"violation": 0, "warning": 1, "info": 2}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong (``violation``), not known (``warning``) or worth a look (``info``).

    Attributes:
        focus: IRI of the node at fault.
        path: IRI of the property, '' where the fault is not about one.
        value: the value at fault, '' where there is none.
        check: name of the shape or of the check that found it.
        facts: IRIs of the facts that the node belongs to.
    """

    severity: str
    focus: str
    path: str
    value: str
    message_zh: str
    message_en: str
    check: str
    facts: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return the finding as one line, Chinese first, with the facts it concerns."""
        about = "、".join(self.facts) or self.focus
        return f"{self.message_zh} {self.message_en} [{self.check}] {about}"


@dataclass(frozen=True, slots=True)
class Report:
    """All findings, the gravest first.

    Attributes:
        engine: what ran the shapes: ``columns``, or ``pySHACL``; '' where none were run.
        reasons: why shapes went to pySHACL, a reason a shape.
    """

    findings: tuple[Finding, ...] = ()
    engine: str = ""
    reasons: tuple[str, ...] = ()

    @property
    def conforms(self) -> bool:
        """Return whether nothing is wrong; warnings are allowed."""
        return not any(True for _ in self.errors)

    @property
    def errors(self) -> Iterator[Finding]:
        """Yield what is wrong."""
        return (finding for finding in self.findings if finding.severity == "violation")

    @property
    def warnings(self) -> Iterator[Finding]:
        """Yield what is not known or worth a look."""
        return (finding for finding in self.findings if finding.severity != "violation")

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Yield the findings as rows of text, in the order of ``COLUMNS``."""
        for f in self.findings:
            yield f.severity, f.focus, f.path, f.value, f.message_zh, f.message_en, f.check, " ".join(f.facts)


def report_of(findings: Iterable[Finding], engine: str = "", reasons: tuple[str, ...] = ()) -> Report:
    """Return a report with each finding once, in an order that does not depend on how they were found."""
    return Report(tuple(sorted(set(findings), key=_order)), engine, reasons)


def _order(finding: Finding) -> tuple[int, str, str, str, str, str]:
    return _RANK[finding.severity], finding.check, finding.focus, finding.path, finding.value, finding.message_zh
