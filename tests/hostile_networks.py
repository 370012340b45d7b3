"""A thousand small networks with names that break files, made from a seed; and what each of them says, by the rules of the formats.

``told`` follows ``docs/formats.md`` and shares no code with the writers.
"""

import random
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from swgraph.network.records import Edge, Network, Node, Value

NUMBER: Final = 1000

_PIECES: Final = (
    '"', "'", "`", "\\", "\\N", '\\"', "\n", "\r", "\r\n", "\t", "<script>alert(1)</script>", "]]>", "--", "-->",
    "<!--", "&amp;", "&", "&#10;", "=cmd|' /C calc'!A0", "=1+1", "+1", "-1", "@SUM(A1)", "#N/A", "_x0041_",
    "_x000D_", "%%", "%s", "{{x}}", "${x}", "#quot;", "<br/>", "|", ";", "；", "end", "null", "None", "NaN",
    "true", "0012", "640000000000", "\u2028", "\u2029", "\u0085", "\ufeff", "\u202e", "\u200b", "\x00", "\x0b",
    "\x1b[31m", "\x1f", "\x7f", "\ud800", "\udfff", "\ufffe", "\uffff", "😀👩‍👩‍👧", "𠮷𠀀𪚥", "宁夏回族自治区",
    "（试行）", "《意见》", "é", "e\u0301", "  ", "", "a,b", "^@",
)  # fmt: skip
_NAMES: Final = (
    "负责部门", "degree", "URL", "type", "value", "pos", "shape", "rank", "Größe", "x1", "class_", "color", "group", "title_zh", "width",
)  # fmt: skip
_KINDS: Final = ("Organization", "PolicyDocument", "Tier", "Region", "Task", "Indicator", "其他")
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def networks(number: int = NUMBER) -> Iterable[Network]:
    """Yield networks that differ in size, direction, dates, attributes and names; each is the same in every run."""
    return (_network(random.Random(seed), seed) for seed in range(number))


def _network(chance: random.Random, seed: int) -> Network:
    def text() -> str:
        return "".join(chance.choice(_PIECES) for _ in range(chance.randint(0, 4)))

    def day() -> date | None:
        return None if chance.random() < 0.5 else date(1949, 10, 1) + timedelta(chance.randint(0, 29000))

    kinds: dict[str, Callable[[], Value]] = {
        "text": text,
        "count": lambda: chance.choice((0, -1, 7, 2**31, 2**53 - 1)),
        "measure": lambda: chance.choice((0.1, -2.5e-9, 1e22, 3.0, float("nan"), float("inf"))),
        "exact": lambda: Decimal(chance.choice(("20.83", "15000", "1E+3", "-0.10", "NaN"))),
        "truth": lambda: chance.random() < 0.5,
        "day": lambda: date(2000, 1, 1) + timedelta(chance.randint(0, 9999)),
        "list": lambda: tuple(text() for _ in range(chance.randint(0, 3))),
        "huge": lambda: chance.choice((2**63, -(2**70))),
        "mixed": lambda: chance.choice((1, "1", 0.5, True, date(2027, 12, 31), ("甲", "乙"), Decimal("1.50"))),
        "numbers": lambda: chance.choice((1, 0.5, Decimal("2.25"))),
    }

    def scheme() -> dict[str, Callable[[], Value]]:
        return {name: kinds[chance.choice(sorted(kinds))] for name in chance.sample(_NAMES, chance.randint(0, 4))}

    def filled(made: Mapping[str, Callable[[], Value]]) -> dict[str, Value]:
        return {name: None if chance.random() < 0.3 else make() for name, make in made.items()}

    long = "很长的名称" * 2000 if seed % 50 == 7 else ""
    ids = sorted(f"https://w3id.org/swgraph/id/thing/{chance.choice(('a', '甲', 'x%20y', 'p(q)', 'r_s'))}{n}" for n in range(chance.randint(1, 5)))
    of_nodes, of_edges = scheme(), scheme()
    nodes = [
        Node(
            each, text() + (long if each == ids[-1] else ""), text() + (long if each == ids[0] else ""), chance.choice(_KINDS),
            chance.choice((None, "宁夏", text())), day(), day(), chance.randint(0, 9), filled(of_nodes),
        )
        for each in ids
    ]  # fmt: skip
    directed = chance.random() < 0.5
    edges = []
    for number in range(chance.randint(0, 5)):
        ends = [chance.choice(ids), chance.choice(ids)]
        source, target = ends if directed else sorted(ends)
        name = f"{chance.choice(('partOf.', 'k3jq', 'urn:edge:'))}{number}"
        edges.append(
            Edge(name, source, target, "co_issues", text(), chance.randint(1, 9), chance.choice((None, "江西", text())), day(), day(), 2, filled(of_edges))
        )
    params = {"region": text()} if chance.random() < 0.5 else {}
    edges.sort(key=lambda edge: edge.id)
    return Network(f"made{seed}", f"人造网络 made up {text()}", directed, nodes, edges, chance.choice((None, "g1")), params, multi=True)


Said = str | bool | int | float


@dataclass(frozen=True)
class Told:
    """What a network says: of each node by its id, of each edge by its id with its ends."""

    nodes: dict[str, dict[str, Said]]
    edges: dict[str, tuple[str, str, dict[str, Said]]]

    def without_empty(self, *kept: str) -> "Told":
        """Return the same without empty texts, for formats in which an empty text is none; ``kept`` are columns that stay."""

        def known(data: dict[str, Said]) -> dict[str, Said]:
            return {name: value for name, value in data.items() if value != "" or name in kept}

        return Told({i: known(data) for i, data in self.nodes.items()}, {i: (s, t, known(data)) for i, (s, t, data) in self.edges.items()})


def told(network: Network) -> Told:
    """Return what any format must give back."""
    nodes, edges = list(network.nodes), list(network.edges)
    of_nodes, of_edges = _texts(nodes), _texts(edges)
    return Told(
        {
            node.id: {"label": stripped(node.label), "title": stripped(node.title), "kind": node.kind, **_rest(node, of_nodes)}
            for node in nodes
        },
        {
            edge.id: (edge.source, edge.target, {"kind": edge.kind, "label": stripped(edge.label), "weight": edge.weight, **_rest(edge, of_edges)})
            for edge in edges
        },
    )  # fmt: skip


def told_as_text(network: Network) -> Told:
    """Return what a format without types must give back: every value as text, numbers with their digits."""

    def texts(data: Mapping[str, Said], element: Node | Edge) -> dict[str, Said]:
        return {name: _as_text(value, element.attributes.get(name)) for name, value in data.items()}

    said, edges = told(network), {edge.id: edge for edge in network.edges}
    nodes = {node.id: texts(said.nodes[node.id], node) for node in network.nodes}
    return Told(nodes, {i: (s, t, texts(data, edges[i])) for i, (s, t, data) in said.edges.items()})


def stripped(text: str) -> str:
    return _FORBIDDEN.sub("", text)


def _rest(element: Node | Edge, texts: frozenset[str]) -> dict[str, Said]:
    own: dict[str, Value] = {"region": element.region, "start": element.start, "end": element.end, "sources": element.sources}
    said = {name: each for value in own for name, each in _cells(value, own[value])}
    for key, value in element.attributes.items():
        said |= {name: _as_text(each, value) if name in texts else each for name, each in _cells(key, value)}
    return said


def _cells(name: str, value: Value) -> list[tuple[str, Said]]:
    if value is None or (isinstance(value, float | Decimal) and not Decimal(value).is_finite()):
        return []
    if isinstance(value, tuple):
        return [(name, "；".join(map(stripped, value)))]
    if isinstance(value, date):
        return [(name, value.isoformat()), (f"{name}_year", value.year)]
    if isinstance(value, Decimal):
        return [(name, float(value))]
    if isinstance(value, int) and abs(value) >= 2**63:
        return [(name, str(value))]
    return [(name, stripped(value) if isinstance(value, str) else value)]


def _texts(elements: Iterable[Node | Edge]) -> frozenset[str]:
    """Return the columns whose values only text can hold together."""
    found: dict[str, set[str]] = {}
    for element in elements:
        for key, value in element.attributes.items():
            for name, each in _cells(key, value):
                found.setdefault(name, set()).add({str: "text", bool: "truth", int: "number", float: "number"}[type(each)])
    return frozenset(name for name, types in found.items() if "text" in types or len(types) > 1)


def _as_text(said: Said, value: Value) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    return said if isinstance(said, str) else str(said).lower() if isinstance(said, bool) else repr(said)
