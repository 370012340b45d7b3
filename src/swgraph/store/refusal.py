"""Queries that never reach the embedded engine, which has no switch for what they do.

**SERVICE.** The engine calls any address that a query names (measured with pyoxigraph 0.5.13, with ``SILENT`` too).
A query is refused when SERVICE, an endpoint and a ``{`` follow each other *anywhere* in its text. Strings and comments
are not skipped: different readers see them in different places (``FILTER(1<2)#> ...``), and a wrong guess would open the
network. The price is that a query with such words in a string or comment is refused too. FROM only chooses among the
graphs of the store, and updates (LOAD, INSERT …) do not parse as queries: neither fetches anything.

**Nesting.** Some thousand brackets inside each other end the process.

Not guaranteed: an end. A query cannot be stopped from inside the process; whoever takes queries from strangers runs
them in a process that can be killed and has no network.
"""

import re
from itertools import accumulate
from typing import Final

from swgraph.errors import QuerySyntaxError

_DEEPEST: Final = 200
_STEPS: Final = {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}
_WORD: Final = re.compile("SERVICE", re.IGNORECASE)
# Not inside a variable or the local part of a name (?service, ex:service): the engine reads those to their end.
_NAMED: Final = re.compile(r"(?:[?$]\w*|:[\w-]*)\Z")
_NAME_WINDOW: Final = 200
# What may follow. Each part takes more than the grammar allows, never less: too much refuses a query, too little opens
# the network. Blanks and comments; an address, a variable, or a name whose local part may have escapes (\#).
_IGNORED: Final = r"(?:[ \t\r\n]|\#[^\r\n]*+)*+"
_ENDPOINT: Final = r"(?:<[^<>{]*+>|[?$][^\s{#]*+|[^\s<>\"'{}()\[\];,:?$#]*+:(?:\\.|[^\s{#\\])*+)"
_CALL: Final = re.compile(rf"{_IGNORED}(?:SILENT{_IGNORED})?{_ENDPOINT}{_IGNORED}\{{", re.IGNORECASE)


def refuse(sparql: str) -> None:
    """Do nothing for a query that the embedded engine may see.

    >>> refuse("SELECT ?service WHERE { ?x ex:service ?service }")
    >>> refuse("ASK { ?s ?p true.SERVICE <urn:x> { ?s ?p ?o } }")
    Traceback (most recent call last):
    swgraph.errors.QuerySyntaxError: 不接受 SERVICE refused: wanted a query over this store, got SERVICE at ...

    Raises:
        QuerySyntaxError: it calls another server, or nests too deep.
    """
    if at := _service(sparql):
        raise QuerySyntaxError(
            f"不接受 SERVICE refused: wanted a query over this store, got SERVICE at character {at}, which would call "
            "another server; ask that server directly, and take such words out of comments and strings too"
        )
    if _depth(sparql) > _DEEPEST:
        raise QuerySyntaxError(
            f"嵌套过深 nested too deep: wanted at most {_DEEPEST} brackets inside each other, got {_depth(sparql)}; "
            "simplify the query"
        )


def _service(sparql: str) -> int:
    """Return where the first call to another server starts, counted from 1, or 0."""
    for word in _WORD.finditer(sparql):
        # Names are short: a window keeps this cheap, and cutting a longer one only refuses more.
        named = _NAMED.search(sparql, max(0, word.start() - _NAME_WINDOW), word.start())
        if not named and _CALL.match(sparql, word.end()):
            return word.start() + 1
    return 0


def _depth(sparql: str) -> int:
    if sum(sparql.count(bracket) for bracket in "([{") <= _DEEPEST:
        return 0
    return max(accumulate(_STEPS.get(char, 0) for char in sparql), default=0)
