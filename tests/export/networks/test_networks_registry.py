"""The registry of formats, what they refuse, and the way by columns."""

import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from hostile_networks import networks
from swgraph.errors import ExportError
from swgraph.export.networks import FORMATS, export_network, form_of
from swgraph.export.networks.spool import write_lines
from swgraph.network import Edge, Field, Network, Node, Table, Value
from swgraph.network.table import Record

_TOP = Path(__file__).resolve().parents[3]
_SMALL = Network("x", "x", True, [Node("urn:a", "甲", "甲", "Tier")], ())


def _exported(network: Network, form: str) -> bytes:
    file = io.BytesIO()
    export_network(network, file, form)
    return file.getvalue()


def test_every_format_has_a_title_in_both_languages_and_stands_in_the_documentation() -> None:
    text = (_TOP / "docs" / "formats.md").read_text("utf-8")
    for name, form in FORMATS.items():
        assert form.name == name
        assert form.title.zh
        assert form.title.en
        assert f"`{name}`" in text
        assert all(f"`{suffix}`" in text for suffix in form.suffixes)


def test_no_two_formats_share_a_suffix() -> None:
    suffixes = [suffix for form in FORMATS.values() for suffix in form.suffixes]
    assert len(set(suffixes)) == len(suffixes)
    assert all(form_of(f"network{suffix}") == form.name for form in FORMATS.values() for suffix in form.suffixes)


def test_an_unknown_suffix_or_format_is_named() -> None:
    with pytest.raises(ExportError, match=r"unknown suffix.*'network\.gml'"):
        form_of("network.gml")
    with pytest.raises(ExportError, match=r"unknown format.*'gml'"):
        export_network(_SMALL, io.BytesIO(), "gml")


@pytest.mark.parametrize("name", ["label", "name", "source", "on_year", "a b", "1st", "", 'a"b', "a:b", "\x00"])
@pytest.mark.parametrize("form", ["graphml", "gexf", "cyjs", "cx2", "dot", "mermaid", "csv", "parquet", "xlsx", "turtle", "jsonld"])
def test_a_name_that_some_format_cannot_carry_is_refused_by_all(form: str, name: str) -> None:
    attributes: dict[str, Value] = {"on": date(2027, 12, 31), name: "x"}
    for given in (attributes, dict(reversed(attributes.items()))):
        with pytest.raises(ExportError, match="cannot have this name"):
            _exported(Network("x", "x", True, [Node("urn:a", "甲", "甲", "Tier", attributes=given)], ()), form)


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    place = tmp_path / "network.graphml"
    export_network(_SMALL, place)
    before = place.read_bytes()
    broken = Network("x", "x", True, [Node("urn:a", "甲", "甲", "Tier", attributes={"a b": 1})], ())
    with pytest.raises(ExportError):
        export_network(broken, place)
    assert place.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["network.graphml"]
    with pytest.raises(ExportError, match="cannot be written"):
        export_network(_SMALL, tmp_path / "nowhere" / "network.graphml")


def test_parquet_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(ExportError, match=r"swgraph\[parquet\]"):
        _exported(_SMALL, "parquet")


def test_many_short_lines_and_few_long_ones_are_written_in_order() -> None:
    file = io.BytesIO()
    lines = [f"{n}\n" for n in range(50_000)] + ["长" * 300_000, "end"]
    write_lines(file, lines)
    assert file.getvalue().decode() == "".join(lines)


def _tables(network: Network, size: int) -> Network:
    """Return a network whose nodes and edges come by columns, as large projections do."""
    nodes, edges = _table(Node, list(network.nodes), size), _table(Edge, list(network.edges), size)
    return Network(network.name, network.title, network.directed, nodes, edges, network.version, network.params)


def _table(record: type[Record], elements: list[Record], size: int) -> Table[Record]:
    own = [name for name in record.__slots__ if name != "attributes"]
    more: list[str] = sorted({name for each in elements for name in each.attributes})
    kinds = {name: _kind([each.attributes.get(name) for each in elements]) for name in more}
    types = {"start": "date", "end": "date", "sources": "integer", "weight": "integer"}
    fields = [Field(name, types.get(name, "text")) for name in own] + [Field(name, kinds[name], True) for name in more]

    def read() -> Iterator[tuple[list[Value], ...]]:
        for at in range(0, len(elements), size):
            rows: list[Record] = elements[at : at + size]
            said: list[list[Value]] = [[getattr(row, name) for row in rows] for name in own]
            yield (*said, *([row.attributes.get(name) for row in rows] for name in more))

    return Table(record, tuple(fields), read)


def _kind(values: list[Value]) -> str:
    """Return the type of a column; what no column of a store mixes is called a decimal, which is written value by value."""
    names = {str: "text", bool: "boolean", int: "integer", date: "date", tuple: "list", float: "decimal", Decimal: "decimal"}
    found = {names[type(value)] for value in values if value is not None}
    return found.pop() if len(found) == 1 else "decimal"


@pytest.mark.parametrize("size", [1, 3])
@pytest.mark.parametrize("form", ["graphml", "gexf", "cyjs"])
def test_columns_give_the_same_bytes_as_records(form: str, size: int) -> None:
    for network in networks(400):
        assert _exported(_tables(network, size), form) == _exported(network, form), network.name


@pytest.mark.parametrize("form", ["graphml", "gexf", "cyjs"])
def test_many_rows_by_columns_give_the_same_bytes_as_records(form: str) -> None:
    texts = ["甲", "<乙>", "丙\n丁", "\ud800戊", "", None]
    nodes = [
        Node(f"urn:n{n:04}", f"名{n}{texts[n % 5]}", f"全名{n}", "Region", texts[n % 6], date(2000 + n % 30, 1, 1), None, n % 90, {
            "code": f"{n:06}{texts[n % 5]}", "on": date(1990, 1, 1 + n % 28) if n % 3 else None, "share": Decimal(n).scaleb(-n % 3), "n": n,
        })
        for n in range(700)
    ]  # fmt: skip
    edges = [Edge(f"e{n:04}", nodes[n].id, nodes[n // 2].id, "partOf", "属于", 1 + n % 3) for n in range(700)]
    network = Network("x", "x", True, nodes, edges)
    assert _exported(_tables(network, 512), form) == _exported(network, form)


@pytest.mark.parametrize("form", ["graphml", "gexf", "cyjs"])
def test_columns_that_are_not_given_have_their_defaults(form: str) -> None:
    nodes = [Node("urn:a", "甲", "甲", "Tier"), Node("urn:b", "乙", "乙", "Tier")]
    edges = [Edge("e", "urn:a", "urn:b", "guides", "指导")]
    node_fields, edge_fields = tuple(map(Field, Node.__slots__[:4])), tuple(map(Field, Edge.__slots__[:5]))
    node_rows = tuple([getattr(node, field.name) for node in nodes] for field in node_fields)
    edge_rows = tuple([getattr(edge, field.name) for edge in edges] for field in edge_fields)
    tables = Table(Node, node_fields, lambda: iter([node_rows])), Table(Edge, edge_fields, lambda: iter([edge_rows]))
    assert _exported(Network("x", "x", True, *tables), form) == _exported(Network("x", "x", True, nodes, edges), form)
