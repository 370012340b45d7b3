"""A table of villages that the user gives: what is taken, and what is told of rows that do not fit. All rows are made up."""

import gzip
import itertools
import tracemalloc
from pathlib import Path

import pytest

from swgraph.errors import DivisionsError
from swgraph.pipeline.settled import Settled, lines_of
from swgraph.pipeline.villages import read_villages

_HEADER = "code,name,level,parent"
_ROWS = (
    "110101001001,虚构甲社区,village,110101001",
    "110101001005,虚构乙社区,village,110101001",
    "110101002003,虚构丙社区,village,110101002",
    "441900116002,虚构丁村,village,441900116",
)


def _table(folder: Path, *rows: str, header: str = _HEADER, name: str = "synthetic.csv") -> Path:
    path = folder / name
    data = "\n".join([header, *rows, ""]).encode()
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return path


def test_rows_are_held_in_the_order_of_their_codes(tmp_path: Path) -> None:
    villages = read_villages(_table(tmp_path, *_ROWS))

    assert len(villages) == 4
    assert list(villages)[1] == (110101001005, 110101001, "虚构乙社区")
    assert [code for code, _, _ in villages] == sorted(villages.codes)


def test_order_compression_mark_and_columns_of_ones_own_make_no_difference(tmp_path: Path) -> None:
    expected = list(read_villages(_table(tmp_path, *_ROWS)))
    for order in itertools.islice(itertools.permutations(_ROWS), 1, None, 5):
        assert list(read_villages(_table(tmp_path, *order, name="s.csv.gz"))) == expected
    marked = _table(tmp_path, *(f"{row},注" for row in _ROWS), header=f"\ufeff{_HEADER},remark")
    assert list(read_villages(marked)) == expected


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("11010100100,虚构,village,110101001", r"line 6: wanted a code of 12 digits, got '11010100100'"),
        ("１10101001009,虚构,village,110101001", r"line 6: wanted a code of 12 digits"),
        ("110101001009, ,village,110101001", r"line 6: wanted a name of 1 to 100 characters for 110101001009, got 0"),
        ("110101001009,虚构,village,999999999", r"line 6: wanted the code of a township .* got '999999999'"),
        ("110101001009,虚构", r"line 6: wanted 4 columns, got 2"),
        ("110101001001,虚构,village,110101001", r"wanted each code once(.|\n)*rows 2 and 6: 110101001001"),
    ],
)
def test_a_row_that_does_not_fit_is_named_with_its_line(tmp_path: Path, row: str, told: str) -> None:
    with pytest.raises(DivisionsError, match=told):
        read_villages(_table(tmp_path, *_ROWS, row))


def test_only_the_first_of_many_faults_are_listed(tmp_path: Path) -> None:
    with pytest.raises(DivisionsError, match=r"line 6(.|\n)*20 处 in all") as told:
        read_villages(_table(tmp_path, *("x,y,z,w" for _ in range(20))))
    assert str(told.value).count("wanted a code") == 5


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "missing: code, name, parent"),
        ("代码,名称\n".encode(), "missing: code, name, parent"),
        (f"{_HEADER}\n".encode(), "wanted one row a village, got none"),
        (f"{_HEADER}\n110101001001,虚构,village,110101001".encode("gb18030"), "wanted UTF-8, got byte"),
        (f'{_HEADER}\n110101001001,"虚"构,village,110101001\n'.encode(), "wanted a table with commas"),
    ],
)
def test_a_file_of_another_kind_is_told(tmp_path: Path, data: bytes, told: str) -> None:
    path = tmp_path / "synthetic.csv"
    path.write_bytes(data)
    with pytest.raises(DivisionsError, match=told):
        read_villages(path)


def test_a_file_that_is_not_there_or_not_compressed_is_told(tmp_path: Path) -> None:
    (tmp_path / "cut.csv.gz").write_bytes(gzip.compress(_HEADER.encode())[:-9])
    (tmp_path / "plain.csv.gz").write_text(_HEADER)
    for name in ("absent.csv", "cut.csv.gz", "plain.csv.gz", "."):
        with pytest.raises(DivisionsError, match="cannot be read"):
            read_villages(tmp_path / name)


def test_a_row_is_held_in_little_memory(tmp_path: Path) -> None:
    rows = (f"110101001{i % 1000:03},虚构{i},village,110101001" for i in range(1000))
    towns = ("110101001", "110101002")
    path = _table(tmp_path, *rows, *(f"110101002{i:03},虚构{i},village,{towns[1]}" for i in range(1000)))
    read_villages(path)  # what is loaded once is not counted
    tracemalloc.start()
    villages = read_villages(path)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(villages) == 2000
    assert held < 100 * len(villages)


@pytest.mark.parametrize("points", [False, True])
def test_the_texts_are_sorted_and_counted_as_they_are(tmp_path: Path, points: bool) -> None:
    from swgraph.lexicon import load_townships
    from swgraph.mapping import count

    towns = [town for code in ("110101001", "110101002", "441900116") if (town := load_townships().get(code))]
    settled = Settled(lambda: towns, read_villages(_table(tmp_path, *_ROWS)), points=points)
    lines = [line for text in settled.texts() for line in lines_of(text)]

    assert lines == sorted(set(lines))
    assert settled.counts() == count(lines)
    assert sum("虚构" in line for line in lines) == len(_ROWS) + points * (len(_ROWS) + len(towns))
    assert sum(1 for _ in settled.lines()) == (2 * 4 if points else 0)


def test_a_township_that_is_named_elsewhere_is_found_among_them() -> None:
    from swgraph.lexicon import load_townships

    lines = list(Settled(load_townships).about(["110101001", "110101", "none"]))

    assert len(lines) == 7
    assert all("/region/110101001> " in line for line in lines)
