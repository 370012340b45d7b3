"""Data checks: questions to the union of all graphs that find nothing when all is well."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph

from swgraph.columns import Columns
from swgraph.errors import ResourceError
from swgraph.resources import resource_path
from swgraph.validate.guards import may_find
from swgraph.validate.report import Finding

_SEVERITIES = ("violation", "warning", "info")


@dataclass(frozen=True, slots=True)
class Check:
    """One file of ``queries/checks/data``: its first column is the node at fault."""

    name: str
    severity: str
    summary_zh: str
    summary_en: str
    text: str


@cache
def load_checks() -> tuple[Check, ...]:
    """Return all data checks, by name.

    Raises:
        ResourceError: a file has no header, or one that does not fit.
    """
    return tuple(_read(path) for path in sorted(resource_path("queries", "checks", "data").glob("*.rq")))


def check_data(nquads: Iterable[str]) -> Iterator[Finding]:
    """Yield what the data checks find in the union of all graphs."""
    yield from check_loaded(loaded(nquads))


def loaded(nquads: Iterable[str]) -> pyoxigraph.Store:
    """Return a store in memory that holds these lines."""
    store = pyoxigraph.Store()
    store.bulk_load("".join(nquads).encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    return store


def check_loaded(store: pyoxigraph.Store, columns: Columns | None = None) -> Iterator[Finding]:
    """Yield what the data checks find in the union of all graphs of a store.

    Where the columns of the same graph are given, checks that cannot find anything in them are not run.
    """
    for check in load_checks():
        if columns is None or may_find(check.name, columns):
            yield from run_check(check, store)


def run_check(check: Check, store: pyoxigraph.Store) -> Iterator[Finding]:
    """Yield a finding for each row of one check.

    Raises:
        ResourceError: the check is not a SELECT.
    """
    solutions = store.query(check.text, use_default_graph_as_union=True)
    if not isinstance(solutions, pyoxigraph.QuerySolutions):
        raise ResourceError(
            f"{check.name}.rq: 应为 SELECT wanted a SELECT, got another form; a check lists what is wrong"
        )
    for solution in solutions:
        focus, *others = (_text(solution[variable]) for variable in solutions.variables)
        value = "; ".join(other for other in others if other)
        detail = f"：{value}" if value else ""
        yield Finding(
            severity=check.severity,
            focus=focus,
            path="",
            value=value,
            message_zh=f"{check.summary_zh}{detail}",
            message_en=f"{check.summary_en}{f': {value}' if value else ''}",
            check=check.name,
        )


def _read(path: Path) -> Check:
    import yaml  # only a build needs it

    text = path.read_text("utf-8")
    lines = (line.removeprefix("#+").removeprefix(" ") for line in text.splitlines() if line.startswith("#+"))
    header = None
    try:
        header = yaml.safe_load("\n".join(lines))
        summary, severity = header["summary"], header.get("severity", "violation")
        check = Check(path.stem, severity, summary["zh"], summary["en"], text)
    except (yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise ResourceError(
            f"{path.name}: 缺少说明 wanted a #+ header with summary: zh, en, got {header!r}; write one"
        ) from error
    if severity not in _SEVERITIES:
        wanted = ", ".join(_SEVERITIES)
        raise ResourceError(f"{path.name}: 级别不对 severity: wanted one of {wanted}, got {severity!r}; correct it")
    return check


def _text(term: object) -> str:
    if isinstance(term, pyoxigraph.NamedNode | pyoxigraph.Literal):
        return term.value
    return "" if term is None else str(term)
