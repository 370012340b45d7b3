"""Triples as lines of N-Quads: canonical escapes, so that equal graphs are equal bytes once sorted."""

from collections.abc import Iterable, Iterator
from typing import Final

from rdflib.term import BNode, Literal, Node, URIRef

from swgraph.mapping.terms import Triple
from swgraph.namespaces import XSD

_SHORT: Final = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_ESCAPES: Final = str.maketrans({chr(code): f"\\u{code:04X}" for code in (*range(0x20), 0x7F)} | _SHORT)
_PLAIN: Final = (None, XSD.string)


def quad_lines(triples: Iterable[Triple], graph: URIRef) -> Iterator[str]:
    r"""Yield one line of N-Quads, with its line feed, for each triple of one named graph.

    https://www.w3.org/TR/rdf12-n-quads/ , section "A Canonical form of N-Quads".

    >>> this = URIRef("urn:a")
    >>> list(quad_lines([(this, this, Literal("一行\n二行", lang="zh-Hans"))], URIRef("urn:g")))
    ['<urn:a> <urn:a> "一行\\n二行"@zh-hans <urn:g> .\n']

    Raises:
        TypeError: a triple has a blank node, whose name would differ from build to build.
    """
    end = f" <{graph}> .\n"
    for subject, predicate, value in triples:
        yield f"<{subject}> <{predicate}> {_written(value)}{end}"


def escaped(text: str) -> str:
    r"""Return a text as it stands between the quotes of a literal.

    >>> escaped('“a”\t"b"')
    '“a”\\t\\"b\\"'
    """
    return text if text.isalnum() else text.translate(_ESCAPES)


def _written(term: Node) -> str:
    if isinstance(term, URIRef):
        return f"<{term}>"
    if not isinstance(term, Literal):
        kind = "a blank node" if isinstance(term, BNode) else type(term).__name__
        raise TypeError(f"wanted an IRI or a literal in a published triple, got {kind} {term!r}; mint an IRI for it")
    quoted = f'"{escaped(term)}"'
    if term.language:
        # Language tags are compared without case; stores write them in lower case.
        return f"{quoted}@{term.language.lower()}"
    return quoted if term.datatype in _PLAIN else f"{quoted}^^<{term.datatype}>"
