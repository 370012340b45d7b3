"""How well a system answers the questions: its tables against the gold tables. Needs Python 3.11 and nothing else.

Run: ``python benchmarks/questions/score.py ANSWERS [--json] [--gold DIR]``. ANSWERS has one ``<ID>.csv`` a question, with the columns of
the gold table; a file that is not there is a question that was not answered. Exits with 2 where a table cannot be read.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tables import Table, TableError, read_table

FOLDER = Path(__file__).resolve().parent
EVIDENCE = "evidence_id"
QUOTE = "quote"
UNITS = ("unit",)
PRECISIONS = ("precision",)
IDS = "https://w3id.org/swgraph/id/"
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many; of none there is no rate."""

    right: int = 0
    of: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.right + other.right, self.of + other.of)

    @property
    def rate(self) -> float | None:
        """Return the share, None where nothing was asked."""
        return self.right / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Score:
    """What one table got: rows found, and of rows that stand beside a gold row how many cells are the same.

    Attributes:
        rows, gold, matched: rows given, rows wanted, rows given that are wanted: all of the key the same.
        cells: of all cells beside gold cells, ids of evidence apart.
        quotes: of quotations given, those that stand letter by letter in the source they cite.
        units, deadlines, precisions: of those that the gold rows have, the same.
    """

    question: str
    answered: bool
    rows: int
    gold: int
    matched: int
    cells: Share = Share()
    quotes: Share = Share()
    units: Share = Share()
    deadlines: Share = Share()
    precisions: Share = Share()

    @property
    def precision(self) -> float:
        """Return how many of the rows given are wanted; an empty table is right where the gold table is empty."""
        return self.matched / self.rows if self.rows else float(self.answered and not self.gold)

    @property
    def recall(self) -> float:
        """Return how many of the rows wanted are given."""
        return self.matched / self.gold if self.gold else float(self.answered)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


SHARES = ("cells", "quotes", "units", "deadlines", "precisions")


class Sources:
    """What may be quoted: of each source its text, or the phrases that it is cited for."""

    def __init__(self, sources: Iterable[Mapping[str, Any]]) -> None:
        self._words: dict[str, list[str]] = {}
        for source in sources:
            whole = [source["text"]] if source["text"] else [phrase for phrase in source["phrases"].values() if phrase]
            for name in {source["id"], source["id"].removeprefix(IDS), source["url"]} - {None}:
                self._words.setdefault(name, []).extend(whole)  # two sources can have one address
            for evidence, phrase in source["phrases"].items():
                self._words[evidence] = [source["text"] or phrase]

    def hold(self, cited: str, quote: str) -> bool:
        """Tell whether a quotation stands in what is cited: evidence, a source by id, or its address."""
        return any(quote in words for words in self._words.get(cited.removeprefix(IDS), ()))


def score(question: str, about: Mapping[str, Any], gold: Table, given: Table | None, sources: Sources) -> Score:
    """Return what the table of a question got; ``about`` is what ``frozen.json`` says of it."""
    if given is None:
        return Score(question, answered=False, rows=0, gold=len(gold.rows), matched=0)
    columns = list(about["columns"])
    key = [columns.index(name) for name in about["key"]]
    pairs = list(paired(gold.rows, given.rows, key))
    compared = [i for i, (name, kind) in enumerate(about["columns"].items()) if name != EVIDENCE and (kind != "iri" or i in key)]
    deadlines = [name for name, kind in about["columns"].items() if kind == "date" and name.startswith("deadline")]
    return Score(
        question,
        answered=True,
        rows=len(given.rows),
        gold=len(gold.rows),
        matched=sum(_only(one, key) == _only(other, key) for one, other in pairs),
        cells=_same(pairs, compared, blank=True),
        quotes=_quoted(given, sources),
        units=_same(pairs, _places(columns, UNITS)),
        deadlines=_same(pairs, _places(columns, deadlines)),
        precisions=_same(pairs, _places(columns, PRECISIONS)),
    )


def paired(gold: Sequence[Row], given: Sequence[Row], key: Sequence[int]) -> Iterator[tuple[Row, Row]]:
    """Yield each gold row with the given row that is beside it: the same key first, then the most alike.

    Rows that are alike agree in the first column of the key and in half of the others or more. Each row is used once; of
    equally good pairs the first in order of the tables is taken.
    """
    free = defaultdict(list)
    for row in given:
        free[_only(row, key)].append(row)
    left = []
    for row in gold:
        if same := free[_only(row, key)]:
            yield row, _nearest(row, same)
        else:
            left.append(row)
    rest: defaultdict[str, tuple[list[Row], list[Row]]] = defaultdict(lambda: ([], []))
    for row in left:
        rest[row[key[0]]][0].append(row)
    for row in (row for rows in free.values() for row in rows):
        rest[row[key[0]]][1].append(row)
    for wanted, offered in rest.values():
        yield from _alike(wanted, offered, key)


def _nearest(row: Row, same: list[Row]) -> Row:
    """Take out of rows with the same key the one that is most like a row in the other cells."""
    best = max(range(len(same)), key=lambda i: (_agreeing(row, same[i], range(len(row))), -i))
    return same.pop(best)


def _alike(wanted: Sequence[Row], offered: Sequence[Row], key: Sequence[int]) -> Iterator[tuple[Row, Row]]:
    others = key[1:]
    likeness = ((_agreeing(one, other, others), i, j) for i, one in enumerate(wanted) for j, other in enumerate(offered))
    used_i, used_j = set(), set()
    for agreeing, i, j in sorted(likeness, key=lambda each: (-each[0], each[1], each[2])):
        if 2 * agreeing >= len(others) and i not in used_i and j not in used_j:
            used_i.add(i)
            used_j.add(j)
            yield wanted[i], offered[j]


def _agreeing(one: Row, other: Row, places: Iterable[int]) -> int:
    return sum(one[i] == other[i] for i in places)


def _only(row: Row, places: Iterable[int]) -> Row:
    return tuple(row[i] for i in places)


def _places(columns: Sequence[str], names: Iterable[str]) -> list[int]:
    return [columns.index(name) for name in names if name in columns]


def _same(pairs: Iterable[tuple[Row, Row]], places: Sequence[int], *, blank: bool = False) -> Share:
    """Count the cells that agree; of empty gold cells nothing is asked unless ``blank``."""
    seen = Counter(one[i] == other[i] for one, other in pairs for i in places if blank or one[i])
    return Share(seen[True], seen.total())


def _quoted(given: Table, sources: Sources) -> Share:
    if QUOTE not in given.columns:
        return Share()
    quote, evidence = given.columns.index(QUOTE), given.columns.index(EVIDENCE)
    held = [sources.hold(row[evidence], row[quote]) for row in given.rows if row[quote]]
    return Share(sum(held), len(held))


def score_all(answers: Path, gold: Path, frozen: Mapping[str, Any]) -> list[Score]:
    """Return what each table of a folder got, in the order of the questions.

    Raises:
        TableError: the folder does not exist, holds tables of no question, or a table that cannot be read.
    """
    questions: Mapping[str, Any] = frozen["questions"]
    if not answers.is_dir():
        raise TableError(f"{answers}: 没有这个文件夹 no such folder; wanted one with tables such as C1.csv")
    if strange := sorted(path.name for path in answers.glob("*.csv") if path.stem not in questions):
        raise TableError(f"{strange[0]}: 没有这个问题 no such question; wanted names such as {', '.join(list(questions)[:3])} with .csv")
    sources = Sources(json.loads((gold / "sources.json").read_text("utf-8")))
    found = []
    for name, about in questions.items():
        path = answers / f"{name}.csv"
        given = read_table(path, about["columns"]) if path.is_file() else None
        found.append(score(name, about, read_table(gold / f"{name}.csv", about["columns"]), given, sources))
    return found


def overall(scores: Sequence[Score]) -> dict[str, Any]:
    """Return the sums over all questions: rows and cells counted together, and the mean of the questions' F1."""
    whole = Score(
        "overall",
        answered=True,
        rows=sum(each.rows for each in scores),
        gold=sum(each.gold for each in scores),
        matched=sum(each.matched for each in scores),
        **{name: sum((getattr(each, name) for each in scores), Share()) for name in SHARES},
    )
    mean = sum(each.f1 for each in scores) / len(scores)
    return {**as_json(whole), "answered": sum(each.answered for each in scores), "questions": len(scores), "mean_f1": mean}


def as_json(one: Score) -> dict[str, Any]:
    rates = {name: {**asdict(getattr(one, name)), "rate": getattr(one, name).rate} for name in SHARES}
    return {**asdict(one), **rates, "precision": one.precision, "recall": one.recall, "f1": one.f1}


def printed(scores: Sequence[Score]) -> Iterator[str]:
    """Yield the lines of the table that is shown; a dash where nothing is asked."""
    heads = ("id", "rows", "gold", "P", "R", "F1", "cells", "quotes", "units", "deadlines", "precision")
    yield " ".join(f"{head:>9}" for head in heads)
    for one in map(as_json, scores):
        yield _line(one, one["question"] if one["answered"] else f"{one['question']} –")
    whole = overall(scores)
    yield _line(whole, "overall")
    yield f"答题 answered {whole['answered']} / {whole['questions']}，各题 F1 平均 mean F1 {whole['mean_f1']:.3f}"


def _line(one: Mapping[str, Any], name: str) -> str:
    rates = [one["precision"], one["recall"], one["f1"], *(one[share]["rate"] for share in SHARES)]
    cells = [name, str(one["rows"]), str(one["gold"]), *("–" if rate is None else f"{rate:.3f}" for rate in rates)]
    return " ".join(f"{cell:>9}" for cell in cells)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("answers", type=Path, help="folder of the tables to score")
    parser.add_argument("--gold", type=Path, default=FOLDER / "gold", help="folder of the gold tables")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args(arguments)
    frozen = json.loads((FOLDER / "frozen.json").read_text("utf-8"))
    try:
        scores = score_all(options.answers, options.gold, frozen)
    except TableError as error:
        print(error, file=sys.stderr)
        return 2
    if options.json:
        whole = {"generation": frozen["build"]["generation"], "overall": overall(scores), "questions": [as_json(each) for each in scores]}
        print(json.dumps(whole, ensure_ascii=False, indent=1))
    else:
        print("\n".join(printed(scores)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
