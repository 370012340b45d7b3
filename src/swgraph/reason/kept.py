"""The closure of a published generation, kept beside its columns so that it is computed once."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np

from swgraph.columns import MASK, SHIFT, Columns, Pairs, columns_of, sorted_unique
from swgraph.reason.change import Change, closure_after
from swgraph.reason.closure import axioms_of
from swgraph.reason.facts import Fact
from swgraph.reason.inference import Inference, infer
from swgraph.reason.names import Names
from swgraph.reason.reference import answered
from swgraph.reason.rule import Atom, Rule
from swgraph.reason.rules import Rules, compile_rules
from swgraph.reason.shortcuts import shortcut_rules
from swgraph.reason.table import Numbers
from swgraph.settings import VERSION
from swgraph.store.generations import COLUMNS

FORMAT: Final = 1
_DIRECTORY: Final = "closure"
_INDEX: Final = "index.json"
_PAIRS: Final = "pairs.npy"
_NONE: Final[Pairs] = np.empty(0, np.int64)


def closure_of(store: Path, columns: Columns | None = None) -> Inference:
    """Return what follows in the published generation of a store, with the rules of the shortcuts.

    It is kept beside the columns, memory-mapped; it is computed where there is none, and stays in memory where it cannot be kept.

    Args:
        store: directory of the store.
        columns: those of the generation, if they are at hand.

    Raises:
        StoreNotFoundError: nothing was published here.
        StoreDamagedError: the generation does not fit its manifest.
    """
    whole = columns_of(store) if columns is None else columns
    stated = _plain(whole.stated)
    place = store / COLUMNS / _DIRECTORY / (whole.generation or "")
    try:
        return _read(place, stated)
    except (OSError, EOFError, ValueError, KeyError, TypeError):
        inference = answered(infer(stated, shortcut_rules))
    keep_closure(store, inference)
    return inference


def _plain(columns: Columns) -> Columns:
    """Return columns whose mapped arrays are plain ones: a slice of a mapped one takes ten times as long to make."""
    return replace(columns, pairs={number: np.asarray(pairs) for number, pairs in columns.pairs.items()})


def keep_closure(store: Path, inference: Inference) -> None:
    """Write a closure beside the columns that it belongs to; the closures of other generations go.

    Where it cannot be written nothing is, nor where the numbers are those of another dictionary: the next reader computes it.
    """
    generation = inference.columns.generation
    if generation is None or inference.rules.uncompiled or inference.rules.names.terms is not inference.columns.terms:
        return
    directory = store / COLUMNS / _DIRECTORY
    with suppress(OSError):
        directory.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(dir=directory))
        try:
            _write(work, inference)
            for old in directory.iterdir():
                if old not in (work, directory / generation) and not old.name.startswith("tmp"):
                    shutil.rmtree(old, ignore_errors=True)
            if not (directory / generation).exists():
                os.rename(work, directory / generation)  # noqa: PTH104  Path.rename says the same
        finally:
            shutil.rmtree(work, ignore_errors=True)


def _write(directory: Path, inference: Inference) -> None:
    predicates, arrays = list(inference.closure), list(inference.closure.values())
    np.save(directory / _PAIRS, np.concatenate([_NONE, *arrays]))
    index = {
        "format": FORMAT,
        "version": VERSION,
        "terms": len(inference.columns.terms),
        "added": inference.rules.names.added,
        "predicates": [[predicate, len(pairs)] for predicate, pairs in zip(predicates, arrays, strict=True)],
    }
    (directory / _INDEX).write_text(json.dumps(index), "ascii")
    directory.chmod(0o755)  # what mkdtemp makes only its owner can read


def _read(directory: Path, stated: Columns) -> Inference:
    index = json.loads((directory / _INDEX).read_text("ascii"))
    if (index["format"], index["version"], index["terms"]) != (FORMAT, VERSION, len(stated.terms)):
        raise ValueError(f"closure of another build: {directory}")
    whole = np.asarray(np.load(directory / _PAIRS, mmap_mode="r"))
    closure, start = {}, 0
    for predicate, count in index["predicates"]:
        closure[predicate] = whole[start : start + count]
        start += count
    if start != len(whole):
        raise ValueError(f"{len(whole)} pairs where the index has {start}")
    return _compiled(stated, closure, index["added"])


def _compiled(stated: Columns, closure: Mapping[int, Pairs], added: Iterable[str]) -> Inference:
    names = Names(stated.terms, tuple(added))
    rules = compile_rules(names, axioms_of(names, closure, stated.pairs), shortcut_rules)
    return Inference(stated, closure, rules, shortcut_rules)


def carried(
    inference: Inference, added: Iterable[Fact], removed: Iterable[Fact], columns: Columns, touched: Iterable[str] = ()
) -> tuple[Inference, Change]:
    """Return the closure after a change, as that of its columns, and the change; what the change does not touch is only renumbered.

    Args:
        inference: the closure before.
        added: statements that are made now, as for ``Inference.changed``.
        removed: statements that nobody makes any more.
        columns: the statements after it.
        touched: terms that come or go beside those, with what only the graph of inferences says.
    """
    added, removed = tuple(added), tuple(removed)
    names, closure, change = closure_after(inference, added, removed)
    if closure is None:
        return answered(infer(columns, inference.further)), change
    after = Names(columns.terms)
    table = _renumbering(names, after, {*touched, *(term for fact in (*added, *removed) for term in fact)})
    moved = {int(table[p]): _in_order(table[pairs >> SHIFT] << SHIFT | table[pairs & MASK]) for p, pairs in closure.items()}
    # The rules stay what they are: a change of axioms does not come here.
    return Inference(columns, moved, _renamed(inference.rules, table, after), inference.further), change


def _renamed(rules: Rules, numbers: Numbers, names: Names) -> Rules:
    """Return rules with the new numbers of their terms."""
    used = {each for rule in (*rules.rules, *rules.contradictions) for each in _numbers(rule)}
    table = {each: int(numbers[each]) for each in used}

    def atom(old: Atom) -> Atom:
        subject, value = (each if each < 0 else table[each] for each in (old.subject, old.value))
        return Atom(subject, table[old.predicate], value)

    def rule(old: Rule) -> Rule:
        axioms = tuple((table[s], table[p], table[o]) for s, p, o in old.axioms)
        return Rule(old.id, tuple(map(atom, old.body)), atom(old.head) if old.head else None, axioms)

    return replace(rules, names=names, rules=tuple(map(rule, rules.rules)), contradictions=tuple(map(rule, rules.contradictions)))


def _numbers(rule: Rule) -> Iterator[int]:
    for atom in (*rule.body, *([rule.head] if rule.head else [])):
        yield from (each for each in (atom.subject, atom.predicate, atom.value) if each >= 0)
    yield from (each for axiom in rule.axioms for each in axiom)


def _renumbering(before: Names, after: Names, touched: Iterable[str]) -> Numbers:
    """Return the new number of each old one: terms keep their order, and only those that the change has come or go."""
    touched = list(touched)
    old, new = before.terms.numbers(touched), after.terms.numbers(touched)
    gone, come = sorted_unique(old[(old >= 0) & (new < 0)]), sorted_unique(new[(old < 0) & (new >= 0)])
    table = np.empty(len(before), np.int64)
    stay = np.delete(np.arange(len(before.terms)), gone)
    table[stay] = np.delete(np.arange(len(after.terms)), come)
    for number in (*gone.tolist(), *range(len(before.terms), len(before))):
        table[number] = after.number(before[number])
    return table


def _in_order(pairs: Pairs) -> Pairs:
    return pairs if bool((pairs[1:] > pairs[:-1]).all()) else sorted_unique(pairs)
