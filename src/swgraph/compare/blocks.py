"""The queries that comparisons are made of: files under ``queries/compare/``, which are no questions of the catalogue."""

from collections.abc import Mapping
from functools import cache

from swgraph.catalogue import Question, read_question
from swgraph.query import Result, ask
from swgraph.resources import resource_path
from swgraph.store import Store

FOLDER = "compare"


@cache
def load_block(name: str) -> Question:
    """Return a query of the folder by the name of its file.

    >>> load_block("figures").id
    'K1'

    Raises:
        QueryError: there is no such file, or its header is malformed.
    """
    return read_question(resource_path("queries", FOLDER, f"{name}.rq"))


def ask_block(store: Store, name: str, params: Mapping[str, object]) -> Result:
    """Return the answer to one of the queries."""
    return ask(store, load_block(name), params)
