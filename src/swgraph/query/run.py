"""Running a question or a query on a store, and looking up the evidence of its rows."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache, partial
from typing import Final

from swgraph.catalogue import Column, Question, Text, read_question
from swgraph.errors import QueryError
from swgraph.query.bind import MOST_VALUES, bind
from swgraph.query.derived import derive
from swgraph.query.result import EVIDENCE_COLUMN, Evidence, Result, Row
from swgraph.query.values import Term, Value, as_declared, value_of
from swgraph.resources import resource_path
from swgraph.store import Boolean, Solutions, Store

_EVIDENCE_QUESTION: Final = ("queries", "evidence", "evidence.rq")
_TRIPLE: Final = ("subject", "predicate", "object")


def ask(store: Store, question: Question, params: Mapping[str, object] | None = None) -> Result:
    """Return the answer to a question; ``params`` are its parameters by name (see ``bind``).

    Raises:
        ParameterError, LexiconError: a value does not fit, or a name means nothing or too much.
        QueryError: the question does not select the columns that its header declares.
    """
    given = dict(params or {})
    sparql = bind(question, given)
    names, rows = _table(store, sparql)
    if absent := [column.name for column in question.columns if column.name not in names]:
        raise QueryError(f"{question.name}.rq 声明的列未被查询 declares the column {absent[0]!r}, but its query selects {', '.join(names)}")
    places = [(column, names.index(column.name)) for column in question.columns]
    found = [{column.name: as_declared(row[i], column.type) for column, i in places} for row in rows]
    return Result(
        columns=question.columns,
        rows=derive(question.name, found),
        sparql=sparql,
        question=question,
        params=given,
        generation=store.generation,
        evidences=partial(evidence_of, store),
    )


def run(store: Store, sparql: str) -> Result:
    """Return the answer to a query: its variables are the columns, typed by what they hold.

    ASK gives one row with ``answer``; CONSTRUCT and DESCRIBE give ``subject``, ``predicate``, ``object``.

    Raises:
        QuerySyntaxError: the query does not parse, or the engine refuses it.
    """
    names, rows = _table(store, sparql)
    columns = tuple(_found_column(name, [row[i] for row in rows]) for i, name in enumerate(names))
    return Result(
        columns=columns,
        rows=tuple({c.name: as_declared(value, c.type) for c, value in zip(columns, row, strict=True)} for row in rows),
        sparql=sparql,
        generation=store.generation,
        evidences=partial(evidence_of, store),
    )


def evidence_of(store: Store, ids: Iterable[str]) -> dict[str, Evidence]:
    """Return the quotations behind facts, by the IRI asked for: that of a fact or that of its evidence.

    What the graph does not hold is left out. Where facts share a quotation, that of the first is returned.
    """
    question = _evidence_question()
    wanted = list(dict.fromkeys(ids))
    found: dict[str, Evidence] = {}
    for start in range(0, len(wanted), MOST_VALUES):
        for row in ask(store, question, {"fact": wanted[start : start + MOST_VALUES]}):
            evidence = _evidence(row)
            found.setdefault(evidence.id, evidence)
            found.setdefault(str(row[EVIDENCE_COLUMN]), evidence)
    return {each: found[each] for each in wanted if each in found}


@cache
def _evidence_question() -> Question:
    """Return the question alone: reading the headers of all of them takes longer than the answer."""
    return read_question(resource_path(*_EVIDENCE_QUESTION))


def _table(store: Store, sparql: str) -> tuple[tuple[str, ...], list[tuple[Value, ...]]]:
    answer = store.query(sparql)
    if isinstance(answer, Boolean):
        return ("answer",), [(bool(answer),)]
    names = tuple(answer.variables) if isinstance(answer, Solutions) else _TRIPLE
    return names, [_row(row) for row in answer]


def _row(terms: Sequence[Term | None]) -> tuple[Value, ...]:
    return tuple(value_of(term) for term in terms)


def _found_column(name: str, values: Iterable[Value]) -> Column:
    kinds = {_kind(value) for value in values if value is not None}
    kind = kinds.pop() if len(kinds) == 1 else "decimal" if kinds == {"integer", "decimal"} else "string"
    return Column(name, Text(name, name), kind)


def _kind(value: Value) -> str:
    # bool is an int, so it goes first
    for types, kind in ((bool, "boolean"), (int, "integer"), ((Decimal, float), "decimal"), (date, "date")):
        if isinstance(value, types):
            return kind
    return "string"


def _evidence(row: Row) -> Evidence:
    return Evidence(
        id=_text(row, "cell"),
        quote=_text(row, "quote"),
        prefix=_text(row, "prefix"),
        suffix=_text(row, "suffix"),
        headline=_known(row, "headline"),
        published=_day(row, "issue_date"),
        page=_known(row, "page"),
        section=_known(row, "section"),
        url=_known(row, "url"),
        sha256=_known(row, "sha256"),
        start=_number(row, "start"),
        end=_number(row, "end"),
        raw_start=_number(row, "raw_start"),
        raw_end=_number(row, "raw_end"),
        raw_text=_text(row, "raw_text"),
        region=_known(row, "region"),
        source=_text(row, "source"),
        rule=_known(row, "extractor"),
    )


def _known(row: Row, name: str) -> str | None:
    value = row[name]
    return None if value is None else str(value)


def _text(row: Row, name: str) -> str:
    return _known(row, name) or ""


def _number(row: Row, name: str) -> int | None:
    value = row[name]
    if value is not None and not isinstance(value, int):
        raise QueryError(f"证据不完整 incomplete evidence: wanted a number in {name} of {row['cell']}, got {value!r}; build the store anew")
    return value


def _day(row: Row, name: str) -> date | None:
    value = row[name]
    return value if isinstance(value, date) else None
