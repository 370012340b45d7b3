"""Pairs of real names, judged by hand: which mean one thing, and which only look alike."""

import csv
from pathlib import Path

from swgraph.resolve import same_document, same_organization
from swgraph.resolve.rules import Known

_PAIRS = Path(__file__).with_name("pairs.tsv")


def judged(row: dict[str, str]) -> bool:
    if row["kind"] == "document":
        known = [Known(row[name], row["region"]) for name in ("one", "other")]
        return same_document(known[0], known[1]) is not None
    return same_organization(row["one"], row["other"], row["region"]) is not None


def score(rows: list[dict[str, str]]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of ``same`` over the pairs."""
    right = sum(judged(row) and row["same"] == "1" for row in rows)
    said, wanted = sum(map(judged, rows)), sum(row["same"] == "1" for row in rows)
    precision, recall = right / said, right / wanted
    return precision, recall, 2 * precision * recall / (precision + recall)


def pairs() -> list[dict[str, str]]:
    with _PAIRS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_names_that_mean_one_thing_are_found_and_names_that_look_alike_stay_apart() -> None:
    precision, _, f1 = score(pairs())
    assert precision == 1.0
    assert f1 >= 0.95


def test_the_verdict_is_the_same_both_ways_round() -> None:
    for row in pairs():
        assert judged(row) == judged(row | {"one": row["other"], "other": row["one"]}), row
