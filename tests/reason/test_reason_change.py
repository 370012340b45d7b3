"""What follows anew and what no longer, against inferring everything again."""

import random
from pathlib import Path

import pytest

from rule_graphs import DECLARED, any_axiom, axiom, facts, lines, statement
from swgraph.columns import columns_of, encode, split_line, updated
from swgraph.reason import answered, carried, closure_of, infer, keep_closure, shortcut_changes, shortcut_lines
from swgraph.reason import change as changes
from swgraph.reason.inference import Inference
from swgraph.store import publish

AXIOMS = ":part rdfs:subPropertyOf :in . :in a owl:TransitiveProperty ; rdfs:domain :Place . :Town rdfs:subClassOf :Place ."
Facts = set[tuple[str, str, str]]


def both(graph: list[str], added: Facts, removed: Facts) -> tuple[Facts, Facts, Facts, Facts]:
    """Return what a change says, inferred and withdrawn, and what inferring everything again says."""
    before = answered(infer(graph))
    change = before.changed(added, removed)
    stated = {split_line(line) for line in graph} - removed | added
    one, other = set(before), set(answered(infer(f"{' '.join(fact)} ." for fact in stated)))
    return set(change.inferred), set(change.withdrawn), other - one, one - other


def test_what_is_added_leads_on() -> None:
    before = infer(lines(f"{AXIOMS} :a :part :b ."))
    change = before.changed(facts(":b :part :c ."), ())
    assert set(change.inferred) == facts(":b :in :c . :a :in :c . :b a :Place .")
    assert change.withdrawn == ()


def test_what_is_removed_takes_along_what_rests_on_it_alone() -> None:
    before = infer(lines(f"{AXIOMS} :a :part :b . :b :part :c . :a :in :c . :b a :Town ."))
    change = before.changed((), facts(":b :part :c ."))
    assert set(change.withdrawn) == facts(":b :in :c .")
    assert change.inferred == ()


def test_what_is_stated_no_more_can_still_follow() -> None:
    before = infer(lines(f"{AXIOMS} :a :part :b . :a :in :b ."))
    assert set(before.changed((), facts(":a :in :b .")).inferred) == facts(":a :in :b .")
    after = infer(lines(f"{AXIOMS} :a :part :b ."))
    assert set(after.changed(facts(":a :in :b ."), ()).withdrawn) == facts(":a :in :b .")


def test_a_circle_does_not_keep_itself_up() -> None:
    before = infer(lines(":p a owl:SymmetricProperty, owl:TransitiveProperty . :a :p :b . :b :p :c ."))
    assert set(before.changed((), facts(":a :p :b . :b :p :c .")).withdrawn) == set(before)


def test_terms_that_nobody_used_can_come() -> None:
    change = infer(lines(AXIOMS)).changed(facts(":new :part :newer . :newer :part :newest ."), ())
    assert facts(":new :in :newest . :new a :Place .") <= set(change.inferred)


def test_adding_and_removing_the_same_changes_nothing() -> None:
    before = infer(lines(f"{AXIOMS} :a :part :b ."))
    change = before.changed(facts(":a :part :b . :x :q :y ."), facts(":a :part :b . :x :q :y . :not :there :before ."))
    assert (change.inferred, change.withdrawn) == ((), ())


@pytest.mark.parametrize("seed", range(150))
def test_any_change_of_data_is_what_inferring_everything_again_gives(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "_all_again", _not_expected)
    choose = random.Random(seed)
    data = lines(" ".join(statement(choose) for _ in range(14)))
    graph = [*lines(DECLARED + " ".join(axiom(choose) for _ in range(6))), *data]
    removed = {split_line(line) for line in choose.sample(data, choose.randrange(5))}
    added = facts(" ".join(statement(choose).replace(":x5", ":new") for _ in range(choose.randrange(4))))
    inferred, withdrawn, more, fewer = both(graph, added, removed)
    assert (inferred, withdrawn) == (more, fewer)


def _not_expected(*_: object) -> None:
    raise AssertionError("a change of data must not infer everything again")


@pytest.mark.parametrize("seed", range(100))
def test_any_change_of_axioms_or_identity_is_what_inferring_everything_again_gives(seed: int) -> None:
    choose = random.Random(seed)
    graph = lines(DECLARED + " ".join(any_axiom(choose) for _ in range(6)) + " ".join(statement(choose) for _ in range(12)))
    lists = ("-rdf-syntax-ns#first>", "-rdf-syntax-ns#rest>")  # half a list is no axiom
    whole = [line for line in graph if not split_line(line)[1].endswith(lists)]
    removed = {split_line(line) for line in choose.sample(whole, 3)}
    added = facts(statement(choose) + f":p{choose.randrange(4)} rdfs:domain :C0 .")
    inferred, withdrawn, more, fewer = both(graph, added, removed)
    assert (inferred, withdrawn) == (more, fewer)


SW = "https://w3id.org/swgraph/def/"
LEVEL = "https://w3id.org/swgraph/vocab/level/"
REGIONS = f"""
<{SW}partOf> rdfs:subPropertyOf <{SW}within> . <{SW}within> a owl:TransitiveProperty .
:cn <{SW}level> <{LEVEL}country> . :nx <{SW}level> <{LEVEL}province> ; <{SW}partOf> :cn .
:yc <{SW}level> <{LEVEL}prefecture> ; <{SW}partOf> :nx . :xq <{SW}level> <{LEVEL}county> ; <{SW}partOf> :yc .
"""


def shortcuts(statements: Facts) -> set[str]:
    return set(shortcut_lines(f"{' '.join(fact)} <urn:g> ." for fact in statements))


@pytest.mark.parametrize("place", range(7))
def test_changes_of_shortcuts_are_those_of_a_full_build(place: int) -> None:
    from swgraph.reason import shortcut_rules

    whole = facts(REGIONS)
    gone = set(sorted(whole)[place : place + 2])
    one, other = (infer((f"{' '.join(fact)} ." for fact in each), shortcut_rules) for each in (whole, whole - gone))
    new, old = shortcut_changes(one, (), gone)
    assert (set(new), set(old)) == (shortcuts(whole - gone) - shortcuts(whole), shortcuts(whole) - shortcuts(whole - gone))
    assert shortcut_changes(other, gone, ()) == (old, new)


def published(store: Path) -> Inference:
    stated = [f"{' '.join(fact)} <urn:g> .\n" for fact in facts(REGIONS)]
    publish(store, [*stated, *shortcut_lines(stated)])
    return closure_of(store)


def test_the_closure_of_a_store_is_kept_beside_its_columns(tmp_path: Path) -> None:
    first = published(tmp_path)
    assert set(first) == set(infer(list(REGIONS_LINES))) | {fact for fact in first if fact[1].startswith(f"<{SW}in")}
    (kept,) = (tmp_path / "columns" / "closure").iterdir()
    again = closure_of(tmp_path)
    assert set(again) == set(first)
    (kept / "pairs.npy").write_bytes(b"")
    assert set(closure_of(tmp_path)) == set(first)
    (kept / "index.json").write_text("{")
    assert set(closure_of(tmp_path)) == set(first)


REGIONS_LINES = lines(REGIONS)


def test_what_the_store_inferred_before_is_not_taken_for_stated(tmp_path: Path) -> None:
    inference = published(tmp_path)
    _, old = shortcut_changes(inference, (), facts(f":xq <{SW}partOf> :yc ."))
    assert {line.split(" ")[0] for line in old} == {"<urn:xq>"}
    assert any(f"<{SW}inProvince>" in line for line in old)


def test_a_closure_is_carried_over_to_the_next_columns(tmp_path: Path) -> None:
    before, whole = published(tmp_path), columns_of(tmp_path)
    added = facts(f":hz <{SW}level> <{LEVEL}county> ; <{SW}partOf> :yc . :aa <{SW}partOf> :hz .")
    removed = facts(f":xq <{SW}level> <{LEVEL}county> ; <{SW}partOf> :yc .")
    new, old = shortcut_changes(before, added, removed)
    quads = [[f"{' '.join(fact)} <urn:g> .\n" for fact in each] for each in (removed, added)]
    columns = updated(whole, [*quads[0], *old], [*quads[1], *new], "abcdefghijklmnop")
    after, change = carried(before, added, removed, columns.stated)
    stated = facts(REGIONS) - removed | added
    again = infer(encode(f"{' '.join(fact)} <urn:g> ." for fact in stated), before.further)
    assert set(after) == set(again)
    assert set(change.inferred) == set(again) - set(before)
    keep_closure(tmp_path, after)
    assert [path.name for path in (tmp_path / "columns" / "closure").iterdir()] == ["abcdefghijklmnop"]
    assert set(after.changed(removed, added).inferred) == set(before) - set(after)
