"""What provenance costs beyond the facts and their evidence: a number that every build prints."""

from collections.abc import Iterable
from typing import Final

from swgraph import iri
from swgraph.namespaces import PROV, SW

BUDGET: Final = 1.7
"""The most triples of provenance a fact, on average over a build (decision 0008)."""

_ABOUT: Final = tuple(f"<{iri.ID}{kind}/" for kind in ("source", "text", "repair"))
_EVIDENCE: Final = f"<{SW.evidence}>"
_DERIVED: Final = f"<{PROV.wasDerivedFrom}>"


def provenance_share(lines: Iterable[str]) -> float:
    r"""Return the triples of provenance a fact in lines of N-Quads, 0.0 where there is no fact.

    Counted is what is said of sources, repaired texts and repairs, and the text that an article is derived from. Not
    counted are the n-ary nodes: a fact, its parts, its evidence. What an article says of itself (headline, date, page)
    is content. A short text costs as much as a long one, so the number says something of a whole build only.

    >>> fact = f"<urn:fact> {_EVIDENCE} <urn:evidence> <urn:graph> .\n"
    >>> provenance_share([f"{_ABOUT[0]}a> <urn:p> <urn:o> <urn:graph> .\n", fact])
    1.0
    """
    provenance, facts = provenance_counts(lines)
    return provenance / facts if facts else 0.0


def provenance_counts(lines: Iterable[str]) -> tuple[int, int]:
    """Return the number of triples of provenance and that of facts in lines of N-Quads."""
    provenance, facts = 0, set()
    for line in lines:
        subject, predicate, _ = line.split(" ", 2)
        provenance += subject.startswith(_ABOUT) or predicate == _DERIVED
        if predicate == _EVIDENCE:
            facts.add(subject)
    return provenance, len(facts)
