"""What is written back into the store: only what questions walk along.

Storing an inferred statement costs many times more than inferring it: the closure stays in the columns. Written are

- ``sw:within`` and ``sw:supervises``, the transitive closures of ``sw:partOf`` and ``sw:guides``,
- ``rdf:type`` with the superclasses of our own ontology, such as ``sw:Fact``,
- ``sw:inProvince``. That is no rule of OWL (a province points to itself, and nothing says so): it is read off ``sw:within``.
"""

import logging
from collections.abc import Iterable, Iterator
from typing import Final

from swgraph import iri
from swgraph.columns import TYPE
from swgraph.namespaces import SW
from swgraph.reason.facts import Fact
from swgraph.reason.inference import Inference, infer

INFERRED: Final = f"{iri.ID}graph/inferred"
_WITHIN: Final = f"<{SW.within}>"
_CLOSURES: Final = (_WITHIN, f"<{SW.supervises}>")
_OURS: Final = f"<{iri.DEF}"
_LEVEL: Final = f"<{SW.level}>"
_PROVINCE: Final = f"<{iri.concept_iri('level', 'province')}>"
_IN_PROVINCE: Final = f"<{SW.inProvince}>"
_log = logging.getLogger(__name__)


def shortcut_lines(lines: Iterable[str], graph: str = INFERRED) -> Iterator[str]:
    """Yield the shortcuts as sorted lines of N-Quads in a graph of their own.

    What contradicts itself, and axioms whose rules are not compiled, are logged as warnings.

    Args:
        lines: N-Quads of data and ontology, one blank between terms.
        graph: IRI of the graph that they go to.

    Raises:
        StoreError: a line is not a statement.
    """
    inference = infer(lines)
    for axiom in inference.rules.uncompiled:
        _log.warning("公理未编译 axiom without a compiled rule, nothing follows from it: %s", axiom)
    for thing, one, other in inference.contradictions():
        _log.warning("矛盾 contradiction: %s is both %s and %s, which share nothing", thing, one, other)
    found = {*_types(inference), *_closures(inference), *_provinces(inference)}
    return (f"{subject} {predicate} {value} <{graph}> .\n" for subject, predicate, value in sorted(found))


def _types(inference: Inference) -> Iterator[Fact]:
    return (fact for fact in inference.of(TYPE) if fact[2].startswith(_OURS))


def _closures(inference: Inference) -> Iterator[Fact]:
    for predicate in _CLOSURES:
        yield from inference.of(predicate)


def _provinces(inference: Inference) -> Iterator[Fact]:
    stated = inference.columns
    provinces = {subject for subject, _, level in stated.statements(_LEVEL) if level == _PROVINCE}
    known = set(stated.statements(_IN_PROVINCE))
    selves = ((province, _WITHIN, province) for province in provinces)
    for subject, _, above in (*selves, *stated.statements(_WITHIN), *inference.of(_WITHIN)):
        if above in provinces and (subject, _IN_PROVINCE, above) not in known:
            yield subject, _IN_PROVINCE, above
