"""Constraints that look at each value node alone; every different node is looked at once."""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from swgraph.validate.engine.literals import less, value_of
from swgraph.validate.engine.model import Fault, Run, Values
from swgraph.validate.engine.paths import contained
from swgraph.validate.engine.table import BLANK, IRI, LITERAL, STRING, Ids, Mask, Table, datatype_of, suffix_of


class Each(ABC):
    """A constraint that a node passes or not, whichever node it is a value of."""

    __slots__ = ()

    @abstractmethod
    def passes(self, run: Run, nodes: Ids) -> Mask:
        """Return for each of some different nodes, in ascending order, whether it is as it should be."""

    def faults(self, run: Run, values: Values) -> Iterator[Fault]:
        """Yield the values that do not pass."""
        if len(values.nodes):
            bad = ~run.each(values.nodes, lambda nodes: self.passes(run, nodes))
            yield Fault(values.rows[bad], values.nodes[bad])


@dataclass(frozen=True, slots=True)
class Class(Each):
    """``sh:class``."""

    name: str
    component: ClassVar = "ClassConstraintComponent"

    def passes(self, run: Run, nodes: Ids) -> Mask:
        """Return whether each is a SHACL instance of the class."""
        return run.is_instance(nodes, self.name)


@dataclass(frozen=True, slots=True)
class NodeKind(Each):
    """``sh:nodeKind``."""

    kinds: tuple[int, ...]
    component: ClassVar = "NodeKindConstraintComponent"

    def passes(self, run: Run, nodes: Ids) -> Mask:
        """Return whether each is of one of the kinds."""
        return np.isin(run.table.kinds(nodes), self.kinds)


@dataclass(frozen=True, slots=True)
class In(Each):
    """``sh:in``."""

    terms: tuple[str, ...]
    component: ClassVar = "InConstraintComponent"

    def passes(self, run: Run, nodes: Ids) -> Mask:
        """Return whether each is in the list."""
        return contained(nodes, np.sort(np.array([run.table.number(term) for term in self.terms], np.int64)))


@dataclass(frozen=True, slots=True)
class Datatype(Each):
    """``sh:datatype``; of the datatypes that SPARQL knows, ill-formed literals do not pass."""

    name: str
    component: ClassVar = "DatatypeConstraintComponent"

    def passes(self, run: Run, nodes: Ids) -> Mask:
        """Return whether each is a literal of the datatype, and well formed."""
        return literals_pass(run.table, nodes, self._right)

    def _right(self, table: Table, nodes: Ids) -> Mask:
        texts = table.texts(nodes)
        of = {suffix for suffix in set(map(suffix_of, texts)) if datatype_of(suffix) == self.name}
        checked = self.name != STRING  # of a string, nothing is ill formed
        right = (suffix_of(text) in of and not (checked and value_of(text) is None) for text in texts)
        return np.fromiter(right, np.bool_, len(nodes))


@dataclass(frozen=True, slots=True)
class Limit(Each):
    """``sh:minInclusive`` and its three brothers."""

    bound: str
    at_least: bool
    inclusive: bool

    @property
    def component(self) -> str:
        """Return the name of the component."""
        return f"{'Min' if self.at_least else 'Max'}{'Inclusive' if self.inclusive else 'Exclusive'}ConstraintComponent"

    def passes(self, run: Run, nodes: Ids) -> Mask:
        """Return whether each can be compared with the bound, and is on its right side."""
        return literals_pass(run.table, nodes, self._right)

    def _right(self, table: Table, nodes: Ids) -> Mask:
        texts = table.texts(nodes)
        if self.at_least:
            return np.array([less(self.bound, text, self.inclusive) for text in texts], np.bool_)
        return np.array([less(text, self.bound, self.inclusive) for text in texts], np.bool_)


@dataclass(frozen=True, slots=True)
class Length(Each):
    """``sh:minLength`` and ``sh:maxLength``, in code points."""

    bound: int
    at_least: bool

    @property
    def component(self) -> str:
        """Return the name of the component."""
        return f"{'Min' if self.at_least else 'Max'}LengthConstraintComponent"

    def passes(self, run: Run, nodes: Ids) -> Mask:
        """Return whether each has a string that is as long as it should be; a blank node has none."""
        passing: Mask = np.asarray(run.table.kinds(nodes) != BLANK)
        if self.at_least and not self.bound:
            return np.ones(len(nodes), np.bool_)
        passing[passing] = [self._fits(len(text)) for text in run.table.strings(nodes[passing])]
        return passing

    def _fits(self, length: int) -> bool:
        return length >= self.bound if self.at_least else length <= self.bound


@dataclass(frozen=True, slots=True)
class Pattern(Each):
    """``sh:pattern``, as SPARQL's ``REGEX`` finds it."""

    pattern: "re.Pattern[str]"
    component: ClassVar = "PatternConstraintComponent"

    def passes(self, run: Run, nodes: Ids) -> Mask:
        """Return whether the pattern is found in the string of each; a blank node has none."""
        passing: Mask = np.asarray(run.table.kinds(nodes) != BLANK)
        search = self.pattern.search
        passing[passing] = [search(text) is not None for text in run.table.strings(nodes[passing])]
        return passing


@dataclass(frozen=True, slots=True)
class LanguageIn(Each):
    """``sh:languageIn``, as SPARQL's ``LANGMATCHES`` sees it."""

    ranges: tuple[str, ...]
    component: ClassVar = "LanguageInConstraintComponent"

    def passes(self, run: Run, nodes: Ids) -> Mask:
        """Return whether each has a language of the list."""
        return literals_pass(run.table, nodes, self._right)

    def _right(self, table: Table, nodes: Ids) -> Mask:
        suffixes = list(map(suffix_of, table.texts(nodes)))
        of = {suffix for suffix in set(suffixes) if suffix.startswith("@") and self._matches(suffix[1:].lower())}
        return np.fromiter((suffix in of for suffix in suffixes), np.bool_, len(nodes))

    def _matches(self, tag: str) -> bool:
        return any(wanted in ("*", tag) or tag.startswith(f"{wanted}-") for wanted in self.ranges)


@dataclass(frozen=True, slots=True)
class Logic(Each):
    """``sh:node``, ``sh:not``, ``sh:and``, ``sh:or`` and ``sh:xone``: how many of some shapes a node conforms to."""

    component: str
    shapes: tuple[str, ...]
    least: int
    most: int

    def passes(self, run: Run, nodes: Ids) -> Mask:
        """Return whether each conforms to as many as it should."""
        count = np.zeros(len(nodes), np.int64)
        for name in self.shapes:
            count += run.conforming(name, nodes)
        return (count >= self.least) & (count <= self.most)


def literals_pass(table: Table, nodes: Ids, test: Callable[[Table, Ids], Mask]) -> Mask:
    """Return the answers of a test for the literals among some nodes, and no for all others."""
    passing = table.kinds(nodes) == LITERAL
    passing[passing] = test(table, nodes[passing])
    return np.asarray(passing)


def node_kinds(name: str) -> tuple[int, ...] | None:
    """Return the kinds that a value of ``sh:nodeKind`` (its local name) allows.

    >>> node_kinds("BlankNodeOrIRI"), node_kinds("Literal"), node_kinds("Thing")
    ((2, 1), (0,), None)
    """
    known = {"BlankNode": BLANK, "IRI": IRI, "Literal": LITERAL}
    parts: Sequence[str] = name.split("Or")
    return tuple(known[part] for part in parts) if len(parts) < 3 and all(part in known for part in parts) else None
