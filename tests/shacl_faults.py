"""Faults put into a graph by chance: statements dropped, doubled, or given another value. Statements are N-Triples terms."""

from collections.abc import Callable, Sequence
from random import Random

Statement = tuple[str, str, str]
_XSD = "http://www.w3.org/2001/XMLSchema#"
_RUINED = (
    '""', '"x"', '"x"@fr', f'"7"^^<{_XSD}integer>', f'"-1.5"^^<{_XSD}decimal>', f'"abc"^^<{_XSD}integer>', f'"2021-02-30"^^<{_XSD}date>',
    f'"9999-12-31"^^<{_XSD}date>', f'"{"很长" * 300}"@zh-hans', "<urn:nothing>", '"a\\"b\\\\c\\n"',
)  # fmt: skip


def faulty(statements: Sequence[Statement], random: Random, count: int) -> list[Statement]:
    """Return the statements with so many faults in them, which are the same for the same seed."""
    changed = list(statements)
    for _ in range(count):
        place = random.randrange(len(changed))
        changed[place : place + 1] = random.choice(_FAULTS)(statements, random, changed[place])
    return changed


def _dropped(_: Sequence[Statement], __: Random, ___: Statement) -> list[Statement]:
    return []


def _doubled(statements: Sequence[Statement], random: Random, old: Statement) -> list[Statement]:
    """Return the statement, and beside it one with the value of any other."""
    other = random.choice(statements)[2]
    return [old, (old[0], old[1], other)]


def _ruined(_: Sequence[Statement], random: Random, old: Statement) -> list[Statement]:
    return [(old[0], old[1], random.choice(_RUINED))]


def _swapped(statements: Sequence[Statement], random: Random, old: Statement) -> list[Statement]:
    return [(old[0], old[1], random.choice(statements)[2])]


def _untyped(_: Sequence[Statement], __: Random, old: Statement) -> list[Statement]:
    """Return a literal as a plain one, an IRI with something behind it."""
    value = old[2]
    plain = value[: value.rfind('"') + 1] if value[0] == '"' else f"{value[:-1]}/other>"
    return [(old[0], old[1], plain)]


_FAULTS: tuple[Callable[[Sequence[Statement], Random, Statement], list[Statement]], ...] = (
    _dropped, _doubled, _ruined, _swapped, _untyped,
)  # fmt: skip
