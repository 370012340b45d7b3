"""What is written back into the store: only what questions walk along.

Storing an inferred statement costs many times more than inferring it: the closure stays in the columns. Written are

- ``sw:within`` and ``sw:supervises``, the transitive closures of ``sw:partOf`` and ``sw:guides``,
- ``rdf:type`` with the superclasses of our own ontology, such as ``sw:Fact``,
- ``sw:inProvince``, ``sw:inPrefecture``, ``sw:inCounty``. They are no rules of OWL (a province points to itself, and nothing
  says so): ``shortcut_rules`` reads them off ``sw:within`` and ``sw:level``.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final

import numpy as np

from swgraph import iri
from swgraph.columns import MASK, SHIFT, TYPE, Columns, Pairs
from swgraph.namespaces import SW
from swgraph.reason.facts import Fact
from swgraph.reason.inference import Inference, infer
from swgraph.reason.names import Names
from swgraph.reason.rule import Atom, Rule, X, Y
from swgraph.reason.table import Numbers

if TYPE_CHECKING:
    from swgraph.reason.change import Change

INFERRED: Final = f"{iri.ID}graph/inferred"
_WITHIN: Final = f"<{SW.within}>"
_LEVEL: Final = f"<{SW.level}>"
_IN: Final[Mapping[str, str]] = {
    f"<{SW.inProvince}>": "province",
    f"<{SW.inPrefecture}>": "prefecture",
    f"<{SW.inCounty}>": "county",
}
_WRITTEN: Final = (_WITHIN, f"<{SW.supervises}>", *_IN)
_OURS: Final = f"<{iri.DEF}"
_BLOCK: Final = 1 << 16
_MOST_SHOWN: Final = 20
_log = logging.getLogger(__name__)


def shortcut_rules(names: Names) -> Iterator[Rule]:
    """Yield the rules of the shortcuts that are none of OWL."""
    within, level = names.number(_WITHIN), names.number(_LEVEL)
    for shortcut, name in _IN.items():
        concept = names.number(f"<{iri.concept_iri('level', name)}>")
        rule, target, above = f"sw:{shortcut[len(_OURS) : -1]}", names.number(shortcut), Atom(Y, level, concept)
        yield Rule(rule, (above,), Atom(Y, target, Y))
        yield Rule(rule, (Atom(X, within, Y), above), Atom(X, target, Y))


def shortcut_lines(graph: Iterable[str] | Columns, name: str = INFERRED) -> Iterator[str]:
    """Yield the shortcuts as sorted lines of N-Quads in a graph of their own.

    What contradicts itself, and axioms whose rules are not compiled, are logged as warnings. A small graph with such axioms is
    given to owlrl (``swgraph.reason.answered``).

    Args:
        graph: columns, or N-Quads of data and ontology with one blank between terms.
        name: IRI of the graph that they go to.

    Raises:
        StoreError: a line is not a statement.
    """
    from swgraph.reason.reference import answered

    inference = answered(infer(graph, shortcut_rules))
    _warn(inference)
    return lines_of(inference, {number: shortcut_pairs(inference, number) for number in _written(inference)}, name)


def shortcut_pairs(inference: Inference, predicate: int) -> Pairs:
    """Return the pairs of a property that are written, sorted."""
    pairs = inference.new(predicate)
    return pairs[_is_ours(inference.rules.names, pairs & MASK)] if predicate == inference.rules.names.number(TYPE) else pairs


def is_shortcut(fact: Fact) -> bool:
    """Return whether a statement that follows is written.

    >>> is_shortcut(("<urn:a>", TYPE, f"<{SW.Fact}>")), is_shortcut(("<urn:a>", TYPE, "<urn:Other>"))
    (True, False)
    """
    return fact[1] in _WRITTEN or (fact[1] == TYPE and fact[2].startswith(_OURS))


def shortcut_changes(
    inference: Inference, added: Iterable[Fact], removed: Iterable[Fact], name: str = INFERRED
) -> tuple[list[str], list[str]]:
    """Return the lines that are written now and were not, and those that were and are not any more, both sorted.

    Args:
        inference: the closure before, made with ``shortcut_rules``.
        added: statements that are made now, in N-Triples form.
        removed: statements that nobody makes any more.
        name: IRI of the graph of shortcuts.
    """
    return change_lines(inference.changed(added, removed), name)


def change_lines(change: "Change", name: str = INFERRED) -> tuple[list[str], list[str]]:
    """Return the lines of shortcuts that a change brings, and those that it takes away, both sorted."""
    new, old = ([_line(fact, name) for fact in facts if is_shortcut(fact)] for facts in (change.inferred, change.withdrawn))
    return sorted(new), sorted(old)


def lines_of(inference: Inference, written: Mapping[int, Pairs], graph: str) -> Iterator[str]:
    """Yield pairs of some properties as sorted lines, some thousand subjects at a time."""
    names, end = inference.rules.names, f" <{graph}> .\n"
    order = sorted(written, key=names.__getitem__)
    middle = [f" {names[number]} " for number in order]
    parts = [written[number] for number in order]
    for start in range(0, len(names), _BLOCK):
        subjects, predicates, values = _block(parts, start)
        used = np.unique(np.concatenate([subjects, values]))
        text = dict(zip(used.tolist(), names.many(used), strict=True))
        rows = zip(subjects.tolist(), predicates.tolist(), values.tolist(), strict=True)
        yield from (f"{text[s]}{middle[p]}{text[o]}{end}" for s, p, o in rows)


def _block(parts: Sequence[Pairs], start: int) -> tuple[Numbers, Numbers, Numbers]:
    """Return subjects, places of properties and values of some subjects, in the order of their lines."""
    cut = [part[slice(*np.searchsorted(part, [start << SHIFT, (start + _BLOCK) << SHIFT]))] for part in parts]
    pairs = np.concatenate([*cut, np.empty(0, np.int64)])
    places = np.repeat(np.arange(len(cut)), [len(part) for part in cut])
    order = np.lexsort((pairs & MASK, places, pairs >> SHIFT))
    return pairs[order] >> SHIFT, places[order], pairs[order] & MASK


def _line(fact: Fact, graph: str) -> str:
    return f"{' '.join(fact)} <{graph}> .\n"


def _written(inference: Inference) -> Iterator[int]:
    names = inference.rules.names
    return (number for term in (*_WRITTEN, TYPE) if (number := names.known(term)) in inference.closure and number is not None)


def _is_ours(names: Names, classes: Numbers) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    ours = names.starting(_OURS)
    return (classes >= ours.start) & (classes < ours.stop)


def _warn(inference: Inference) -> None:
    for axiom in inference.rules.outside:
        _log.warning("公理超出 OWL 2 RL axiom beyond OWL 2 RL, nothing follows from it: %s", axiom)
    found = list(islice(inference.contradictions(), _MOST_SHOWN + 1))
    for contradiction in found[:_MOST_SHOWN]:
        _log.warning("矛盾 contradiction: %s", contradiction)
    if len(found) > _MOST_SHOWN:
        _log.warning("矛盾过多，其余未列 more than %s contradictions; the others are not shown", _MOST_SHOWN)

