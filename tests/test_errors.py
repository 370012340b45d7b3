"""The tree of exceptions: every one is drawn, under its parent, with what it says of itself."""

import inspect
import re
from collections.abc import Iterator

import pytest

from swgraph import errors
from swgraph.errors import SwgraphError


def _classes() -> list[type[Exception]]:
    found = (each for _, each in inspect.getmembers(errors, inspect.isclass))
    return [each for each in found if issubclass(each, Exception) and each.__module__ == errors.__name__]


def _drawn() -> Iterator[tuple[str, str | None]]:
    """Yield each name of the drawing with the name that it hangs under."""
    above: dict[int, str] = {}
    for indent, name in re.findall(r"^([│├└─ ]*)(\w+Error)\b", str(errors.__doc__), re.MULTILINE):
        depth = len(indent) // 4
        above[depth] = name
        yield name, above.get(depth - 1)


def test_the_drawing_shows_every_exception_under_its_parent() -> None:
    assert dict(_drawn()) == {
        each.__name__: None if each is SwgraphError else each.__bases__[0].__name__ for each in _classes()
    }


@pytest.mark.parametrize("each", _classes(), ids=lambda each: each.__name__)
def test_an_exception_is_one_of_ours_says_when_it_is_raised_and_holds_its_message(each: type[Exception]) -> None:
    assert issubclass(each, SwgraphError)
    assert each.__doc__
    assert str(each("甲 a")) == "甲 a"
