"""Every aggregate gives the same rows from the columns as its twin in SPARQL."""

import random
from collections.abc import Iterator

import pytest

from swgraph.columns import encode
from swgraph.national import AGGREGATES, load_twin
from swgraph.national.asking import from_columns
from swgraph.query import ask
from swgraph.store import MemoryStore

SW = "https://w3id.org/swgraph/def/"
VOCAB = "https://w3id.org/swgraph/vocab/"
REGION = "https://w3id.org/swgraph/id/region/"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
LABEL = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
XSD = "http://www.w3.org/2001/XMLSchema#"
PARAMS: dict[str, list[dict[str, object]]] = {
    "points_by_province": [
        {},
        {"province": "宁夏"},
        {"tier": "village"},
        {"origin": "synthetic"},
        {"tier": ["county", "township"], "province": ["江西", "宁夏"]},
    ],
    "coverage_by_county": [
        {},
        {"origin": "synthetic"},
        {"level": "village", "province": "宁夏"},
        {"level": ["township", "hamlet"]},
    ],
    "missing_rooms": [{}, {"origin": "synthetic"}, {"level": "township"}, {"province": "江西"}],
    "label_search": [
        {"pattern": "街道"},
        {"pattern": "^永.*社区$"},
        {"pattern": "永|安"},
        {"pattern": "社区?"},
        {"pattern": '乙"', "level": "village"},
        {"pattern": "[甲-龟]"},
    ],
    "targets_matrix": [
        {},
        {"province": "宁夏"},
        {"indicator": ["station_total", "certified_total"]},
        {"indicator": "room_total", "province": "江西"},
    ],
}


def regions(chance: random.Random) -> Iterator[str]:
    """Yield two provinces with counties, townships and villages, some of them outside any county, some with several names."""
    words = ["永安", "永乐社区", "太平街道", "新街\\n道", '"乙"街', "社", "Yong'an", "龟山村", "永\\\\社区"]
    for province in ("640000", "360000"):
        yield f'<{REGION}{province}> {LABEL} "{"宁夏" if province == "640000" else "江西"}"@zh-hans .'
        yield f"<{REGION}{province}> <{SW}level> <{VOCAB}level/province> ."
        yield f"<{REGION}{province}> <{SW}inProvince> <{REGION}{province}> ."
        for i in range(1, 60):
            level = chance.choice(["county", "township", "village", "village", "village"])
            this = f"<{REGION}{province[:2]}{i:04d}>"
            yield f"{this} {TYPE} <{SW}Region> ."
            yield f"{this} <{SW}level> <{VOCAB}level/{level}> ."
            for language in ("@zh-hans", "@en", "")[: chance.randint(0, 3)]:
                yield f'{this} {LABEL} "{chance.choice(words).replace(chr(34), chr(92) + chr(34))}"{language} .'
            if chance.random() < 0.9:
                yield f"{this} <{SW}inProvince> <{REGION}{province}> ."
            for _ in range(chance.choice([0, 1, 1, 1, 2])):
                yield f"{this} <{SW}inCounty> <{REGION}{province[:2]}{chance.randint(0, 9):04d}> ."


def points(chance: random.Random) -> Iterator[str]:
    """Yield points of both origins, some in two places, without a tier, with two, or rejected; and targets."""
    for i in range(120):
        this = f"<urn:point{i}>"
        yield f"{this} {TYPE} <{SW}{chance.choice(['ServicePoint', 'SyntheticServicePoint', 'Tier'])}> ."
        for _ in range(chance.choice([0, 1, 1, 1, 2])):
            yield f"{this} <{SW}refArea> <{REGION}{chance.choice(['64', '36'])}{chance.randint(0, 70):04d}> ."
        for tier in chance.sample(["county", "township", "village"], chance.choice([0, 1, 1, 2])):
            yield f"{this} <{SW}adminLevel> <{VOCAB}level/{tier}> ."
        if chance.random() < 0.3:
            yield f"{this} <{SW}reviewStatus> <{VOCAB}status/{chance.choice(['rejected', 'superseded', 'pending', 'reviewed'])}> ."


def targets(chance: random.Random) -> Iterator[str]:
    """Yield targets with no, one or two values of two datatypes, deadlines, indicators and places."""
    for i in range(80):
        this = f"<urn:target{i}>"
        yield f"{this} {TYPE} <{SW}Target> ."
        for indicator in chance.sample(["station_total", "room_total", "certified_total"], chance.choice([0, 1, 1, 2])):
            yield f"{this} <{SW}indicator> <{VOCAB}indicator/{indicator}> ."
        for _ in range(chance.choice([0, 1, 1, 2])):
            yield f"{this} <{SW}refArea> <{REGION}{chance.choice(['64', '36'])}{chance.randint(0, 70):04d}> ."
        for _ in range(chance.choice([0, 1, 1, 2])):
            yield f'{this} <{SW}value> "{chance.choice([3, 20, 100, 0.5, 95.5])}"^^<{XSD}decimal> .'
        if chance.random() < 0.6:
            yield f'{this} <{SW}deadline> "20{chance.randint(20, 30)}-12-31"^^<{XSD}date> .'
        if chance.random() < 0.2:
            yield f"{this} <{SW}reviewStatus> <{VOCAB}status/rejected> ."
    yield f'<{VOCAB}indicator/room_total> {LABEL} "社工室数"@zh-hans .'


def graph(seed: int) -> list[str]:
    chance = random.Random(seed)
    return sorted({*regions(chance), *points(chance), *targets(chance)})


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("name", AGGREGATES)
def test_columns_and_sparql_agree_on_random_graphs(name: str, seed: int) -> None:
    lines = graph(seed)
    columns, store = encode(lines), MemoryStore.from_nquads(lines)
    for params in PARAMS[name]:
        rows = from_columns(columns, name, params).rows
        assert list(rows) == list(ask(store, load_twin(name), params).rows), params


def test_the_random_graphs_hold_what_is_compared() -> None:
    """Agreement on empty tables would say nothing."""
    columns = encode([line for seed in range(3) for line in graph(seed)])
    for name, given in PARAMS.items():
        sizes = [len(from_columns(columns, name, params)) for params in given]
        assert sum(size > 0 for size in sizes) >= len(sizes) - 1, (name, sizes)


@pytest.mark.parametrize("name", AGGREGATES)
def test_an_empty_graph_gives_an_empty_table(name: str) -> None:
    assert len(from_columns(encode([]), name, PARAMS[name][0])) == 0
