"""The SHACL shapes, run by pySHACL on graphs that are already parsed: nothing is inferred and nothing is fetched.

pySHACL sets globals of rdflib while it loads shapes, so this belongs in a build, never in a thread that serves.
"""

from collections.abc import Iterator, Sequence
from functools import cache

import pyoxigraph
from rdflib import Graph
from rdflib.term import BNode, Literal, Node, URIRef

from swgraph.errors import ResourceError
from swgraph.namespaces import SH, XSD
from swgraph.resources import resource_path
from swgraph.validate.facts import facts_about
from swgraph.validate.report import Finding

_STRING = str(XSD.string)
_SEVERITY = {SH.Violation: "violation", SH.Warning: "warning", SH.Info: "info"}


def check_shapes(data: Graph) -> Iterator[Finding]:
    """Yield what the shapes report of one source's graph with its regions.

    Raises:
        ResourceError: the shapes cannot be read.
    """
    from pyshacl import validate  # half of the time of a start-up that most commands do not need

    _look_up_in_sets()

    _, results, _ = validate(data, shacl_graph=_shapes(), inference="none", advanced=False, do_owl_imports=False)
    if not isinstance(results, Graph):
        raise ResourceError(f"shapes.ttl: 无法校验 wanted a report of results, got {results!r}; reinstall swgraph")
    for result in results.objects(None, SH.result):
        yield _finding(data, results, result)


@cache
def _look_up_in_sets() -> None:
    """Let pySHACL look its constraint parameters up in a set: it searches a list, which is half of its time."""
    from pyshacl import constraints, shape

    parameters = frozenset(constraints.ALL_CONSTRAINT_PARAMETERS)
    shape.CONSTRAINT_PARAMS = (parameters, constraints.CONSTRAINT_PARAMETERS_MAP)  # type: ignore[attr-defined]


@cache
def _shapes() -> Graph:
    graph = Graph()
    path = resource_path("ontology", "shapes.ttl")
    # Five times as fast as rdflib's own parser, which a build of one page would notice.
    for triple in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE):
        graph.add((_term(triple.subject), _term(triple.predicate), _term(triple.object)))
    return graph


def _term(term: object) -> Node:
    if isinstance(term, pyoxigraph.NamedNode):
        return URIRef(term.value)
    if isinstance(term, pyoxigraph.Literal):
        datatype = None if term.language or term.datatype.value == _STRING else URIRef(term.datatype.value)
        return Literal(term.value, lang=term.language, datatype=datatype)
    return BNode(str(term).removeprefix("_:"))


def _finding(data: Graph, results: Graph, result: Node) -> Finding:
    severity, focus = results.value(result, SH.resultSeverity), results.value(result, SH.focusNode)
    shape, value = results.value(result, SH.sourceShape), results.value(result, SH.value)
    constraint = results.value(result, SH.sourceConstraint)
    messages = _messages(results, result)
    if constraint is not None:
        # pySHACL drops the language tags of such messages: they are taken from the shapes.
        messages = _messages(_shapes(), constraint)
        if isinstance(value, URIRef):
            # A constraint across nodes runs once a text and gives the node at fault as its value.
            focus, shape = value, constraint
    return Finding(
        severity=_SEVERITY.get(URIRef(str(severity)), "violation"),
        focus=str(focus),
        path=_text(results.value(result, SH.resultPath)),
        value=_text(value),
        message_zh=_message(messages, "zh"),
        message_en=_message(messages, "en"),
        check=str(shape).rsplit("/", 1)[-1],
        facts=facts_about(data, focus) if focus is not None else (),
    )


def _messages(graph: Graph, node: Node) -> list[Literal]:
    found = (*graph.objects(node, SH.resultMessage), *graph.objects(node, SH.message))
    return [message for message in found if isinstance(message, Literal)]


def _message(messages: Sequence[Literal], language: str) -> str:
    fitting = sorted(str(m) for m in messages if (m.language or "").lower().startswith(language))
    return fitting[0] if fitting else " ".join(sorted(str(m) for m in messages))


def _text(node: Node | None) -> str:
    return "" if node is None else str(node)
