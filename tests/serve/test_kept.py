"""Answers that are kept: the same question again costs no query, a new build and a longer answer are not mixed up with it."""

from swgraph.serve.kept import Kept
from swgraph.serve.workers import Done


def done(body: bytes) -> Done:
    return Done(body, "text/csv", "g1", 0.1)


def test_what_was_asked_is_kept_and_what_was_asked_for_the_longest_ago_goes() -> None:
    kept = Kept(most=4000)
    for number in range(4):
        kept.put(("g1", number), done(b"x" * 100), 10)
    assert kept.get(("g1", 0)) is None
    assert kept.get(("g1", 3)) == done(b"x" * 100)
    assert kept.get(("g2", 3)) is None
    assert kept.hits == 1


def test_a_long_answer_is_not_kept() -> None:
    kept = Kept()
    kept.put("long", done(b"x" * 100_000), 10)
    assert kept.get("long") is None
