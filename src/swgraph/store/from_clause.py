"""Whether a query chooses its own graphs."""

import re
from typing import Final

# What may hold the word FROM without meaning it is read first: comments, addresses, strings, variables and names.
_TOKEN: Final = re.compile(
    r"\#[^\r\n]*"
    r"|<[^<>\"{}|^`\\\x00-\x20]*>"
    r'|"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\r\n]|\\.)*"'
    r"|'(?:[^'\\\r\n]|\\.)*'"
    r"|(?:[?$@_]|\w*:)[\w:.-]*"
    r"|(?P<word>\w+)",
    re.DOTALL,
)


def names_dataset(sparql: str) -> bool:
    """Return whether a query has a FROM clause; the engine would let the union of all graphs prevail over it.

    >>> names_dataset("SELECT * FROM <urn:g> { ?s ?p ?o }"), names_dataset("ASK { ?from ex:from 'x FROM <urn:g>' } # FROM")
    (True, False)
    """
    if "from" not in sparql.lower():
        return False
    return any((found["word"] or "").lower() == "from" for found in _TOKEN.finditer(sparql))
