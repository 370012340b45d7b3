"""How sure a fact is: what its rule gives, set against how often facts like it were right, and what then waits for a person.

``data/calibration.tsv`` says of each rule and each figure that the rule gives how often such facts were right on annotated
pages; ``benchmarks/extraction/calibrate.py`` makes it. Of a rule that stands in no line a page nobody has seen is assumed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Final, TypeVar

from swgraph.errors import LexiconError
from swgraph.model import Fact
from swgraph.recognise.pages import page_flags
from swgraph.resources import resource_path

#: Below this a fact is ``pending``: it waits for review and takes no part in comparisons.
THRESHOLD: Final = 0.5
PENDING: Final = "pending"
_FLAGGED: Final = 0.4  # what a fact of a page that is no source keeps of its confidence
_UNTRIED: Final = 0.62  # of the facts of a page that no rule had been tried on so many were right
_COLUMNS: Final = ("rule", "given", "confidence", "facts", "right")

F = TypeVar("F", bound=Fact)


def settled(facts: Iterable[F], text: str) -> Iterator[F]:
    """Yield the facts of a page with their confidence as it proved, those too unsure as pending."""
    share = _FLAGGED if page_flags(text) else 1.0
    for fact in facts:
        confidence = round(calibrated(fact.rule, fact.confidence) * share, 2)
        status = PENDING if confidence < THRESHOLD else fact.status
        yield replace(fact, confidence=confidence, status=status)


def calibrated(rule: str, given: float) -> float:
    """Return how often facts of a rule are right that it is so sure of.

    >>> 0 < calibrated("issuance", 0.95) <= 0.95
    True
    """
    table = load_calibration().get(rule)
    if table is None:
        return min(given, _UNTRIED)
    known = [confidence for least, confidence in table.items() if least <= given]
    return max(known, default=min(given, *table.values()))


@cache
def load_calibration() -> Mapping[str, Mapping[float, float]]:
    """Return the confidence for each rule and each figure that it gives.

    Raises:
        LexiconError: a line of the table does not fit its header.
    """
    lines = resource_path("data", "calibration.tsv").read_text("utf-8").splitlines()
    header, *rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    if tuple(header) != _COLUMNS or any(len(row) != len(_COLUMNS) for row in rows):
        raise LexiconError(f"calibration.tsv: 列不对 wanted the columns {', '.join(_COLUMNS)} in every line, divided by tabs; fit it again")
    table: dict[str, dict[float, float]] = {}
    for rule, given, confidence, _, _ in rows:
        table.setdefault(rule, {})[float(given)] = float(confidence)
    return table
