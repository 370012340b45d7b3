"""What the view holds, as JSON that can stand inside HTML."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final

from swgraph.export.networks.colours import colour
from swgraph.export.networks.values import cells, clean, written
from swgraph.export.networks.view.facts import Fact, Facts
from swgraph.export.networks.view.layout import places
from swgraph.network.records import Edge, Node

KINDS: Final = {
    "Organization": "部门 department",
    "PolicyDocument": "文件 document",
    "Document": "文件 document",
    "Tier": "层级 tier",
    "Region": "地区 region",
    "Task": "任务 task",
    "Indicator": "指标 indicator",
}
# Inside a script element only these can end it, start a comment, or break a line.
_UNSAFE: Final = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_WEB: Final = ("http://", "https://")


def content(nodes: list[Node], edges: list[Edge], facts: Facts, about: Mapping[str, str]) -> dict[str, Any]:
    """Return all that the page shows; nodes and edges by their place in the lists."""
    at = {node.id: number for number, node in enumerate(nodes)}
    where = places([node.id for node in nodes], [(edge.source, edge.target, float(edge.weight)) for edge in edges])
    kinds = Counter(node.kind for node in nodes)
    return {
        "about": dict(about),
        "kinds": [{"kind": clean(kind), "label": kind_label(kind), "colour": colour(kind)} for kind in sorted(kinds)],
        "nodes": [_node(node, place) for node, place in zip(nodes, where, strict=True)],
        "edges": [_edge(edge, at) for edge in edges],
        "facts": {str(at[name]): [_fact(fact) for fact in listed] for name, listed in sorted(facts.items()) if name in at},
    }


def kind_label(kind: str) -> str:
    """Return what a kind is called.

    >>> kind_label("Tier"), kind_label("其他")
    ('层级 tier', '其他')
    """
    return KINDS.get(kind, clean(kind))


def json_in_html(value: object) -> str:
    r"""Return JSON that is safe inside a script element.

    >>> json_in_html("</script>")
    '"\\u003c/script\\u003e"'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return "".join(_UNSAFE.get(char, char) for char in text) if any(char in text for char in _UNSAFE) else text


def _node(node: Node, place: tuple[float, float]) -> dict[str, Any]:
    said = {name: written(cell) for key, value in node.attributes.items() for name, cell in cells(key, value) if name == key}
    return _short({
        "id": clean(node.id), "label": clean(node.label), "title": clean(node.title), "kind": clean(node.kind), "x": place[0], "y": place[1],
        "region": clean(node.region) if node.region else None, "sources": node.sources, "said": said or None, **_period(node),
    })  # fmt: skip


def _edge(edge: Edge, at: Mapping[str, int]) -> dict[str, Any]:
    return _short({"s": at[edge.source], "t": at[edge.target], "label": clean(edge.label), "weight": edge.weight, **_period(edge)})


def _period(record: Node | Edge) -> dict[str, str | None]:
    return {
        "start": record.start.isoformat() if record.start else None,
        "end": record.end.isoformat() if record.end else None,
    }


def _fact(fact: Fact) -> dict[str, Any]:
    # Only addresses of the web become links: javascript: and the like stay out of the file.
    url = fact.url if fact.url and fact.url.lower().startswith(_WEB) else None
    said: Iterable[tuple[str, str | None]] = (("kind", fact.kind), ("quote", fact.quote), ("citation", fact.citation), ("url", url))
    return _short({name: clean(text) if text else None for name, text in said})


def _short(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
