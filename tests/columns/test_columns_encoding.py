"""Encoding block by block says what reading line by line says."""

import random
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from swgraph.columns import TYPE, Columns, encode, encode_file, encoding
from swgraph.columns.few import Few
from swgraph.columns.lines import INFERRED, split_quad
from swgraph.columns.spans import Spans, hashes_of
from swgraph.errors import StoreError

_TEXT = st.text(st.sampled_from("ab <>_:.@^\\t一é\t\x01\U0001f600"), max_size=24)
_TEXTS = _TEXT | _TEXT.map(lambda text: text * 60)
_LITERALS = st.tuples(_TEXTS, st.sampled_from(["", "@zh-hans", "^^<urn:d>"])).map(lambda t: f'"{t[0]}"{t[1]}')
_NAMES = st.text(st.sampled_from("ab/乙"), max_size=40)
_IRIS = _NAMES.map(lambda name: f"<urn:{name}>")
_NODES = _IRIS | st.sampled_from(["_:b", "_:b1"])
_GRAPHS = st.sampled_from(["", "<urn:g>", "_:g", INFERRED])
_QUADS = st.lists(st.tuples(_NODES, _IRIS, _NODES | _LITERALS, _GRAPHS), max_size=30)


def line_of(quad: Iterable[str]) -> str:
    return " ".join([*filter(None, quad), ".\n"])


def check(columns: Columns, lines: list[str]) -> None:
    """Check columns against a reading line by line."""
    quads = {split_quad(line) for line in lines}
    facts = {quad[:3] for quad in quads}
    assert list(columns.terms) == sorted({TYPE}.union(*facts))
    assert sorted(columns.triples()) == sorted(facts)
    assert sorted(columns.stated.triples()) == sorted({quad[:3] for quad in quads if quad[3] != INFERRED})
    inferred = Columns(columns.terms, columns.inferred)
    assert sorted(inferred.triples()) == sorted({quad[:3] for quad in quads if quad[3] == INFERRED})
    for part in (columns.pairs, columns.inferred, columns.own):
        assert list(part) == sorted(part)
        assert all((np.diff(pairs) > 0).all() for pairs in part.values())


@settings(max_examples=100, deadline=None)
@given(_QUADS)
def test_every_line_is_read_as_it_stands(quads: list[tuple[str, str, str, str]]) -> None:
    lines = [line_of(quad) for quad in quads]
    check(encode(lines), lines)


def test_what_lies_across_blocks_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draw = random.Random(5)
    lines = sorted(
        line_of(
            (f"<urn:{draw.randrange(99)}>", f"<urn:p{draw.randrange(9)}>", f'"文 {draw.randrange(200)}"', "<urn:g>")
        )
        for _ in range(2000)
    )
    path = tmp_path / "graph.nq"
    for size in (7, 64, 1000):
        monkeypatch.setattr(encoding, "_BLOCK", size)
        path.write_text("".join(lines[: size * 2]).removesuffix("\n"), "utf-8", newline="\n")
        check(encode_file(path), lines[: size * 2])


def test_ends_of_lines_of_other_systems_and_further_blanks_before_the_full_stop_are_read() -> None:
    lines = ["<urn:a> <urn:p> <urn:b> <urn:g> .\r\n", '<urn:a> <urn:p> "c d"  .\n', "<urn:a> <urn:p> <urn:c> .  \n"]
    assert {s[2] for s in encode(lines).triples()} == {"<urn:b>", '"c d" ', "<urn:c>"}


def test_what_is_not_utf8_is_told(tmp_path: Path) -> None:
    path = tmp_path / "graph.nq"
    path.write_bytes('<urn:a> <urn:p> "中文" .\n'.encode("gb18030"))
    with pytest.raises(StoreError, match="not UTF-8"):
        encode_file(path)


def test_a_line_that_is_cut_off_is_told(tmp_path: Path) -> None:
    path = tmp_path / "graph.nq"
    path.write_text("<urn:a> <urn:p> <urn:b> .\n<urn:a> <urn:p>")
    with pytest.raises(StoreError, match="not N-Quads"):
        encode_file(path)


def test_equal_pieces_have_equal_hashes_wherever_they_lie_and_others_do_not() -> None:
    draw = np.random.default_rng(3)
    pieces = sorted(
        {draw.integers(97, 99, n, np.uint8).tobytes() for n in [*range(60), *range(505, 530)] for _ in range(30)}
    )
    text = b"".join(pieces + pieces[::-1])
    ends = np.cumsum([len(piece) for piece in pieces + pieces[::-1]])
    spans = Spans(np.concatenate(([0], ends[:-1])), ends)
    block = np.frombuffer(text + bytes(8 + -len(text) % 8), np.uint8)
    hashes = hashes_of(block, spans).tolist()
    assert hashes == hashes[::-1]
    assert len(set(hashes)) == len(pieces)


def test_pieces_that_share_a_slot_are_told_apart() -> None:
    names = [f"<urn:{n}>".encode() for n in range(3000)]  # some of them share a slot among 65,536
    text, ends = b"".join(names), np.cumsum([len(name) for name in names])
    block = np.frombuffer(text + bytes(8 + -len(text) % 8), np.uint8)
    few = Few()
    for _ in range(2):
        found = few.numbers(block, Spans(np.concatenate(([0], ends[:-1])), ends))
        assert [few.texts[number] for number in found.tolist()] == names
