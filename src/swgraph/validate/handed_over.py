"""The shapes that are not compiled, run by pySHACL: nothing is inferred and nothing is fetched.

pySHACL sets globals of rdflib while it loads shapes, so this belongs in a build, never in a thread that serves.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from rdflib import Graph
from rdflib.term import Literal, Node, URIRef

from swgraph.errors import ResourceError
from swgraph.namespaces import SH, SW
from swgraph.validate.report import Finding

_SEVERITY: Final = {SH.Violation: "violation", SH.Warning: "warning", SH.Info: "info"}
_STEPS: Final = 3


def check_by_pyshacl(data: Graph, shapes: Graph) -> Iterator[Finding]:
    """Yield what pySHACL reports of a graph.

    Raises:
        ResourceError: pySHACL does not take the shapes.
    """
    from pyshacl import validate  # half of the time of a start-up that most commands do not need
    from pyshacl.errors import ConstraintLoadError, ReportableRuntimeError, ShapeLoadError

    try:
        _, results, _ = validate(data, shacl_graph=shapes, inference="none", advanced=True, do_owl_imports=False)
    except (ConstraintLoadError, ShapeLoadError, ReportableRuntimeError) as error:
        raise ResourceError(f"形状不合 SHACL unfit shapes: wanted what SHACL describes, got {error}; correct it") from error
    if not isinstance(results, Graph):
        raise ResourceError(f"无法校验 cannot validate: wanted a report of results, got {results!r}; correct the shapes")
    for result in results.objects(None, SH.result):
        yield finding_of(data, shapes, results, result)


def finding_of(data: Graph, shapes: Graph, results: Graph, result: Node) -> Finding:
    """Return one result of pySHACL as a finding."""
    severity, focus = results.value(result, SH.resultSeverity), results.value(result, SH.focusNode)
    shape, value = results.value(result, SH.sourceShape), results.value(result, SH.value)
    constraint = results.value(result, SH.sourceConstraint)
    messages = _messages(results, result)
    if constraint is not None:
        # pySHACL drops the language tags of such messages: they are taken from the shapes.
        messages = _messages(shapes, constraint) or messages
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
        facts=_facts_about(data, focus) if focus is not None else (),
    )


def _facts_about(data: Graph, node: Node) -> tuple[str, ...]:
    """Return what ``swgraph.validate.facts`` does, of a graph of rdflib."""
    reached = {node}
    for _ in range(_STEPS):
        facts = {str(found) for found in reached if isinstance(found, URIRef) and (found, SW.evidence, None) in data}
        if facts:
            return tuple(sorted(facts))
        reached = {subject for found in reached for subject in data.subjects(None, found)}
    return ()


def _messages(graph: Graph, node: Node) -> list[Literal]:
    found = (*graph.objects(node, SH.resultMessage), *graph.objects(node, SH.message))
    return [message for message in found if isinstance(message, Literal)]


def _message(messages: Sequence[Literal], language: str) -> str:
    fitting = sorted(str(m) for m in messages if (m.language or "").lower().startswith(language))
    return fitting[0] if fitting else " ".join(sorted(str(m) for m in messages))


def _text(node: Node | None) -> str:
    return "" if node is None else str(node)
