"""The graph as integers, in memory and mapped from a file beside its generation."""

import json
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from swgraph.columns import (
    MASK,
    SHIFT,
    columns_of,
    encode,
    keep_columns,
    read_columns,
    sorted_unique,
    split_line,
    updated,
    write_columns,
)
from swgraph.columns.lines import INFERRED
from swgraph.errors import StoreDamagedError, StoreError, StoreNotFoundError
from swgraph.store import MemoryStore, publish

LINES = [
    "<urn:b> <urn:p> <urn:a> <urn:g> .\n",
    "<urn:a> <urn:p> <urn:b> <urn:g> .\n",
    "<urn:a> <urn:p> <urn:b> <urn:h> .\n",
    '<urn:a> <urn:q> "一 <urn:x> . 二"@zh-hans <urn:g> .\n',
    '<urn:a> <urn:q> "a \\" _:b" <urn:g> .\n',
    '<urn:a> <urn:q> "1 <2>"^^<urn:d> <urn:g> .\n',
    "<urn:c> <urn:q> _:b1 .\n",
]
TRIPLES = {
    ("<urn:b>", "<urn:p>", "<urn:a>"),
    ("<urn:a>", "<urn:p>", "<urn:b>"),
    ("<urn:a>", "<urn:q>", '"一 <urn:x> . 二"@zh-hans'),
    ("<urn:a>", "<urn:q>", '"a \\" _:b"'),
    ("<urn:a>", "<urn:q>", '"1 <2>"^^<urn:d>'),
    ("<urn:c>", "<urn:q>", "_:b1"),
}


def test_every_statement_comes_back_once_whatever_its_graph() -> None:
    found = list(encode(LINES).triples())
    assert set(found) == TRIPLES
    assert len(found) == len(TRIPLES)


def test_numbers_follow_the_terms_and_not_the_order_of_lines() -> None:
    shuffled = random.Random(7).sample(LINES, len(LINES))
    one, two = encode(LINES), encode(shuffled)
    assert list(one.terms) == list(two.terms) == sorted(one.terms)
    assert list(one.pairs) == list(two.pairs)
    assert all(np.array_equal(pairs, two.pairs[number]) for number, pairs in one.pairs.items())


def test_literals_have_the_lowest_numbers() -> None:
    terms = list(encode(LINES).terms)
    assert [term[0] for term in terms] == sorted(term[0] for term in terms)
    assert terms[0].startswith('"')


def test_pairs_are_sorted_by_subject_then_object() -> None:
    columns = encode(LINES)
    pairs = columns.of("<urn:p>")
    assert pairs.tolist() == sorted(pairs.tolist())
    first = int(pairs[0])
    assert (columns.terms[first >> SHIFT], columns.terms[first & MASK]) == ("<urn:a>", "<urn:b>")


def test_what_the_graph_does_not_have_is_empty() -> None:
    columns = encode(LINES)
    assert columns.terms.number("<urn:z>") is None
    assert len(columns.of("<urn:z>")) == len(columns.of("<urn:a>")) == 0
    assert list(encode([]).triples()) == []
    with pytest.raises(IndexError):
        columns.terms[len(columns.terms)]


@pytest.mark.parametrize("line", ["", "<urn:a>", "<urn:a> <urn:p> .", "<urn:a> <urn:p> <urn:b>", '<urn:a> <urn:p> "a'])
def test_what_is_not_a_statement_is_told(line: str) -> None:
    with pytest.raises(StoreError, match="not N-Quads"):
        encode([*LINES, line])


def test_lines_are_split_as_the_engine_splits_them() -> None:
    store = MemoryStore.from_nquads(LINES)
    found = {split_line(line) for line in store.nquads()}
    assert {fact for fact in found if not fact[2].startswith("_:")} == {fact for fact in TRIPLES if fact[2] != "_:b1"}


def test_sorted_unique_is_what_it_says() -> None:
    numbers = np.random.default_rng(1).integers(0, 50, 1000)
    assert sorted_unique(numbers).tolist() == sorted(set(numbers.tolist()))
    assert sorted_unique(np.empty(0, np.int64)).tolist() == []


def test_columns_lie_beside_their_generation_and_are_mapped(tmp_path: Path) -> None:
    generation = publish(tmp_path, LINES[:-1])
    columns = columns_of(tmp_path)
    assert columns.generation == generation
    assert set(columns.triples()) == TRIPLES - {("<urn:c>", "<urn:q>", "_:b1")}
    assert not columns.terms.text.flags.writeable  # mapped, not in memory
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "columns").rglob("*")}
    assert set(columns_of(tmp_path).triples()) == set(columns.triples())
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "columns").rglob("*")} == before


def test_columns_of_another_generation_are_never_read(tmp_path: Path) -> None:
    old = publish(tmp_path, LINES[:2])
    columns_of(tmp_path)
    new = publish(tmp_path, LINES[3:4])
    (tmp_path / "columns" / old).rename(tmp_path / "columns" / new)
    with pytest.raises(StoreDamagedError, match=f"wanted those of {new}.*columns of {old}"):
        read_columns(tmp_path / "columns" / new, new)
    columns = columns_of(tmp_path)
    assert (columns.generation, len(list(columns.triples()))) == (new, 1)


@pytest.mark.parametrize("name", ["index.json", "terms.bin", "ends.npy", "pairs.npy"])
def test_columns_that_are_not_whole_are_made_anew(tmp_path: Path, name: str) -> None:
    generation = publish(tmp_path, LINES[:-1])
    whole = set(columns_of(tmp_path).triples())
    path = tmp_path / "columns" / generation / name
    path.write_bytes(path.read_bytes()[:-1])
    assert set(columns_of(tmp_path).triples()) == whole


@pytest.mark.parametrize("name", ["terms.bin", "ends.npy", "pairs.npy"])
def test_columns_that_never_reached_the_disk_are_made_anew(tmp_path: Path, name: str) -> None:
    generation = publish(tmp_path, LINES[:-1])
    whole = set(columns_of(tmp_path).triples())
    path = tmp_path / "columns" / generation / name
    path.write_bytes(bytes(path.stat().st_size))
    assert set(columns_of(tmp_path).triples()) == whole
    assert any(path.read_bytes())


def test_columns_of_a_change_are_kept_for_the_generation_that_follows(tmp_path: Path) -> None:
    publish(tmp_path, LINES[:3])
    before = columns_of(tmp_path)
    generation = publish(tmp_path, LINES[2:5])
    keep_columns(tmp_path, updated(before, LINES[:1], LINES[3:5], generation))
    state = (tmp_path / "columns" / generation / "index.json").stat().st_mtime_ns
    after = columns_of(tmp_path)
    assert (tmp_path / "columns" / generation / "index.json").stat().st_mtime_ns == state
    assert set(after.triples()) == set(encode(LINES[2:5]).triples())
    assert not after.terms.text.flags.writeable  # mapped


def test_columns_that_cannot_be_kept_are_let_go(tmp_path: Path) -> None:
    (tmp_path / "columns").write_text("in the way")
    keep_columns(tmp_path, encode(LINES, "g"))
    with pytest.raises(ValueError, match="no generation"):
        keep_columns(tmp_path, encode(LINES))


def test_two_processes_at_once_leave_whole_columns(tmp_path: Path) -> None:
    generation = publish(tmp_path, LINES[:-1])
    program = "import sys, pathlib; from swgraph.columns import columns_of; print(len(list(columns_of(pathlib.Path(sys.argv[1])).triples())))"
    running = [
        subprocess.Popen([sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE) for _ in range(2)
    ]
    assert [process.communicate()[0].split() for process in running] == [[b"5"]] * 2
    assert [path.name for path in (tmp_path / "columns").iterdir()] == [generation]


def test_what_is_only_inferred_is_told_from_what_is_stated(tmp_path: Path) -> None:
    inferred = [f"<urn:a> <urn:p> <urn:{name}> {INFERRED} .\n" for name in "bz"]
    write_columns(encode([*LINES, *inferred], "g"), tmp_path / "c")
    columns = read_columns(tmp_path / "c", "g")
    assert set(columns.stated.triples()) == TRIPLES
    assert set(columns.triples()) == TRIPLES | {("<urn:a>", "<urn:p>", "<urn:z>")}


def test_an_index_of_another_format_is_not_read(tmp_path: Path) -> None:
    write_columns(encode(LINES, "g"), tmp_path / "c")
    path = tmp_path / "c" / "index.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "format": 3}))
    with pytest.raises(StoreDamagedError, match="format 3"):
        read_columns(tmp_path / "c", "g")


def test_an_empty_graph_has_empty_columns(tmp_path: Path) -> None:
    write_columns(encode([], "g"), tmp_path / "c")
    assert list(read_columns(tmp_path / "c", "g").triples()) == []


def test_where_they_cannot_be_written_columns_are_kept_in_memory(tmp_path: Path) -> None:
    publish(tmp_path, LINES[:-1])
    (tmp_path / "columns").write_text("in the way")
    assert len(list(columns_of(tmp_path).triples())) == 5


def test_without_a_store_there_are_no_columns(tmp_path: Path) -> None:
    with pytest.raises(StoreNotFoundError):
        columns_of(tmp_path)
    assert list(tmp_path.iterdir()) == []
