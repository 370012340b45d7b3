"""The cube says what the comparison says: number for number, with unit, deadline, comparator and quotation."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pyoxigraph import Literal, QuerySolutions, RdfFormat
from pyoxigraph import Store as Oxigraph

from swgraph.compare.indicators import load_indicators
from swgraph.cube import Cube
from swgraph.cube.limits import bounds
from swgraph.cube.measurements import measurements
from swgraph.graph import KnowledgeGraph, open_graph
from swgraph.query import Row

_SIGNS = {"eq": "=", "ge": "≥", "gt": ">", "le": "≤", "lt": "<", "approx": "≈"}
Cell = tuple[str | Decimal | None, ...]


@pytest.fixture(scope="module")
def kg(own_store: Path) -> KnowledgeGraph:
    return open_graph(own_store)


@pytest.fixture(scope="module")
def cube(kg: KnowledgeGraph) -> Cube:
    return kg.cube()


@pytest.fixture(scope="module")
def read(cube: Cube, tmp_path_factory: pytest.TempPathFactory) -> list[Cell]:
    """Read the observations of the written file with an engine that did not write it."""
    file = tmp_path_factory.mktemp("cube") / "cube.nt"
    cube.write(file)
    store = Oxigraph()
    store.bulk_load(path=str(file), format=RdfFormat.N_TRIPLES)
    answer = store.query(Path(__file__).with_name("observations.rq").read_text("utf-8"))
    assert isinstance(answer, QuerySolutions)
    return [tuple(_plain(term) for term in solution) for solution in answer]


def _plain(term: object) -> str | Decimal | None:
    if term is None or str(term) == "<https://cube.link/Undefined>":
        return None
    if not isinstance(term, Literal):
        return str(term)[1:-1]
    kind = term.datatype.value.rsplit("/", 1)[-1].rsplit("#", 1)[-1]
    if kind == "Undefined":
        return None
    return Decimal(term.value) if kind == "decimal" else _SIGNS.get(term.value, term.value)


def _rows(row: Row) -> Iterator[Cell]:
    """Yield what a row of the comparison says, as the cube should say it; written apart from the cube's own code."""
    kind = row["kind"] or "missing"
    day = row["actual_date"] if kind == "actual" else row["deadline"]
    head = (row["region_code"], row["indicator_id"])
    rest = (row["min_value"], row["max_value"], row["unit"], row["comparator"], row["gap_kind"], row["evidence_id"])
    yield _cell(*head, kind, day, row["value"], *rest)
    if kind == "target" and row["actual"] is not None:
        yield _cell(*head, "actual", row["actual_date"], row["actual"], None, None, row["unit"], row["actual_comparator"], None,
                    row["actual_evidence_id"])  # fmt: skip


def _cell(*values: object) -> Cell:
    return tuple(value if value is None or isinstance(value, Decimal) else str(value) for value in values)


def test_every_observation_is_a_figure_of_the_comparison_and_every_figure_an_observation(
    kg: KnowledgeGraph, read: list[Cell]
) -> None:
    # One indicator at a time, as people ask: the cube asked for all at once.
    names = sorted(load_indicators())
    wanted = {cell for name in names[::3] for row in kg.compare(name, side_by_side=True) for cell in _rows(row)}
    kept = {str(name) for name in names[::3]}
    found = [cell for cell in read if cell[1] in kept]
    assert set(found) == wanted
    assert len(wanted) > 1000


def test_every_province_and_every_indicator_has_an_observation_or_a_gap(read: list[Cell]) -> None:
    cells = Counter((cell[0], cell[1]) for cell in read)
    assert len({region for region, _ in cells}) == 31
    assert len(cells) == 31 * len(load_indicators())
    assert any(cell[2] == "missing" and cell[4] is None and cell[9] for cell in read)


def test_every_number_has_its_quotation(cube: Cube, read: list[Cell]) -> None:
    numbers = [cell for cell in read if any(part is not None for part in cell[4:7])]
    assert numbers
    assert all(cell[10] in cube.evidences for cell in numbers)


def test_a_range_keeps_both_ends_and_no_value() -> None:
    # Synthetic: no range is among the project's own figures of provinces.
    names = dict.fromkeys(("measure", "modality", "scope", "document", "wording", "preferred", "evidence_id", "gap_kind", "actual"))
    row: Row = {
        **names, "region_code": "640000", "indicator_id": "station_total", "kind": "target", "deadline": date(2027, 12, 31),
        "deadline_precision": "年", "value": None, "min_value": Decimal(100), "max_value": Decimal(120), "unit": "个", "comparator": None,
        "n_sources": 1,
    }  # fmt: skip
    (found,) = measurements([row])
    assert (found.value, found.least, found.most) == (None, Decimal(100), Decimal(120))
    assert bounds(found) == (Decimal(100), Decimal(120))


def test_one_actual_value_set_against_two_targets_is_one_observation(kg: KnowledgeGraph) -> None:
    rows = [row for row in kg.compare(list(load_indicators()), side_by_side=True) if row["kind"] == "target" and row["actual"] is not None]
    assert rows
    found = measurements([rows[0], rows[0]])
    assert sorted(each.kind for each in found) == ["actual", "target"]
