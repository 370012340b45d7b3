"""The nodes of one named graph with what is said of them, to read records back."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from rdflib.term import Node as Term
from rdflib.term import URIRef

from swgraph import iri
from swgraph.mapping.terms import Triple
from swgraph.namespaces import RDF, SW

_REGION: Final = iri.region_iri("")


@dataclass(frozen=True, slots=True)
class Node:
    """A node with what is said of it."""

    name: URIRef
    graph: "NodeGraph"

    def objects(self, predicate: URIRef) -> list[Term]:
        """Return all values of a property."""
        return self.graph.said[self.name][predicate]

    def text(self, predicate: URIRef) -> str | None:
        """Return the first value as text."""
        found = self.objects(predicate)
        return str(found[0]) if found else None

    def texts(self, predicate: URIRef) -> tuple[str, ...]:
        """Return all values as text, sorted."""
        return tuple(sorted(map(str, self.objects(predicate))))

    def concept(self, predicate: URIRef) -> str | None:
        """Return the id of a concept."""
        found = self.text(predicate)
        return found.rsplit("/", 1)[-1] if found else None

    def number(self, predicate: URIRef) -> Decimal | None:
        """Return a decimal."""
        found = self.text(predicate)
        return Decimal(found) if found is not None else None

    def integer(self, predicate: URIRef) -> int | None:
        """Return a whole number."""
        found = self.text(predicate)
        return int(found) if found is not None else None

    def day(self, predicate: URIRef) -> date | None:
        """Return a day."""
        found = self.text(predicate)
        return date.fromisoformat(found) if found is not None else None

    def region(self, predicate: URIRef) -> str | None:
        """Return the code of a region."""
        found = self.text(predicate)
        return found.removeprefix(_REGION) if found else None

    def node(self, predicate: URIRef) -> "Node | None":
        """Return the node that a property leads to."""
        found = self.objects(predicate)
        return Node(URIRef(str(found[0])), self.graph) if found else None

    def nodes(self, predicate: URIRef) -> list["Node"]:
        """Return the nodes by their order."""
        found = [Node(URIRef(str(each)), self.graph) for each in self.objects(predicate)]
        return sorted(found, key=lambda node: (node.integer(SW.order) or 0, node.name))


class NodeGraph:
    """What is said in one named graph, by subject and predicate."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self.said: defaultdict[URIRef, defaultdict[URIRef, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for subject, predicate, value in triples:
            self.said[subject][predicate].append(value)

    def of_class(self, kind: URIRef) -> list[Node]:
        """Return the nodes of a class, by their names."""
        return [Node(name, self) for name in sorted(self.said) if kind in self.said[name][RDF.type]]
