"""The border to pyoxigraph: its exceptions become ours, and none gets past."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from swgraph.errors import QuerySyntaxError, StoreDamagedError, StoreError

_POSITION: Final = re.compile(r"error at (\d+):(\d+)")
_DAMAGE: Final = re.compile("corruption|io error", re.IGNORECASE)
_LONGEST: Final = 200


@contextmanager
def asking(sparql: str) -> Iterator[None]:
    """Turn what the engine raises for a query into our errors.

    Raises:
        QuerySyntaxError: the query does not parse.
        StoreError: anything else, such as a damaged file.
    """
    with reading("查询 query"):
        try:
            yield
        except (SyntaxError, UnicodeEncodeError) as error:
            raise QuerySyntaxError(_syntax_message(sparql, error)) from error
        except RuntimeError as error:
            if _DAMAGE.search(str(error)):
                raise
            raise QuerySyntaxError(
                f"引擎不接受此查询 the engine refuses the query: {shortened(error)}; use standard functions"
            ) from error


@contextmanager
def reading(place: str) -> Iterator[None]:
    """Turn what the engine raises while it reads a store into our errors.

    Raises:
        StoreDamagedError: files of the store are not what they should be.
        StoreError: out of memory, or anything else.
    """
    try:
        yield
    except MemoryError as error:
        raise StoreError(f"内存不足 out of memory: {place}; narrow the query or use a larger machine") from error
    except (OSError, RuntimeError, ValueError) as error:
        raise StoreDamagedError(
            f"存储读取失败 store cannot be read: {place}: {shortened(error)}; "
            "check it with swgraph info --verify, and build it anew if needed"
        ) from error


def shortened(error: BaseException) -> str:
    r"""Return what an error says in one line: parsers list everything that they would have accepted.

    >>> shortened(ValueError("expected one of a,\nb"))
    'expected one of a, b'
    """
    text = " ".join(str(error).split()) or type(error).__name__
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"


def _syntax_message(sparql: str, error: BaseException) -> str:
    found = _POSITION.search(str(error))
    where = f"line {found[1]}, column {found[2]}" if found else "an unknown place"
    lines = sparql.split("\n")
    line = lines[int(found[1]) - 1].strip()[:_LONGEST] if found and int(found[1]) <= len(lines) else ""
    return (
        f"SPARQL 查询有误 the query does not parse: wanted SELECT, ASK, CONSTRUCT or DESCRIBE, got an error at {where}"
        f"{f' in {line!r}' if line else ''}: {shortened(error)}; correct it there. Updates are no queries: only a "
        "build writes the graph"
    )
