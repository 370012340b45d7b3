"""The way of a comparison: names read, figures fetched at once, lines drawn, rows written, notes made."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import partial
from typing import Final, cast

from swgraph.compare.blocks import ask_block, load_block
from swgraph.compare.comparison import Comparison
from swgraph.compare.denominators import read_basis, read_denominators
from swgraph.compare.figures import BLOCK, Cell, Figure, asked_regions, figure_params, read_figures
from swgraph.compare.indicators import read_indicators
from swgraph.compare.lines import lines_of
from swgraph.compare.notes import alignment
from swgraph.compare.places import Place, read_places
from swgraph.compare.refusal import mismatches, refuse, refuse_division
from swgraph.compare.table import COLUMNS, Setting, row_of
from swgraph.compare.units import is_amount
from swgraph.errors import ParameterError
from swgraph.model import Region
from swgraph.query import bind, evidence_of
from swgraph.store import Store

ROLES: Final = ("target", "actual", "baseline", "estimate")


def compare(
    store: Store,
    indicators: str | Iterable[str],
    regions: Place | Iterable[Place] | None = None,
    *,
    as_of: date | str | None = None,
    level: str | None = None,
    per: str | None = None,
    kinds: str | Iterable[str] = ("target", "actual"),
    side_by_side: bool = False,
) -> Comparison:
    """Return a comparison; what the arguments mean is said at ``KnowledgeGraph.compare``.

    Raises:
        IncomparableError: two of the indicators must not be read as one, or none can be divided.
        LexiconError: a name of a region or an indicator means nothing, or more than one thing.
        ParameterError: another argument does not fit.
    """
    wanted, places, basis = read_indicators(indicators), read_places(regions, level), read_basis(per)
    roles, moment = _roles(kinds), _moment(as_of)
    if not side_by_side:
        refuse(wanted)
    if basis and per and not any(is_amount(each.unit) for each in wanted):
        refuse_division(wanted, per)
    figures, later = _as_of(read_figures(store, places, wanted), roles, moment)
    denominators = read_denominators(store, places, [basis.indicator]) if basis else {}
    setting = Setting(basis, denominators, _reports(store, places), moment or _newest(store))
    lines = tuple(
        line
        for place in places
        for each in wanted
        for line in lines_of(place, each, figures.get((place.code, each.id), ()), place.code in setting.reports)
    )
    given = {"as_of": moment, "level": level, "per": per, "kinds": tuple(each for each in ROLES if each in roles)}
    return Comparison(
        columns=COLUMNS,
        rows=tuple(row_of(line, setting) for line in lines),
        sparql=bind(load_block(BLOCK), figure_params(places, wanted)),
        params={"indicators": tuple(each.id for each in wanted), "regions": _shown(regions, places), **given},
        generation=store.generation,
        evidences=partial(evidence_of, store),
        caption="对照 Comparison",
        remarks=alignment(lines, setting, tuple(mismatches(wanted)), moment, later),
    )


def _roles(kinds: str | Iterable[str]) -> frozenset[str]:
    roles = frozenset([kinds] if isinstance(kinds, str) else kinds)
    if not roles or roles - set(ROLES):
        raise ParameterError(f"未知性质 unknown kinds: wanted some of {', '.join(ROLES)}, got {', '.join(sorted(map(str, roles))) or 'none'}")
    return roles


def _moment(as_of: date | str | None) -> date | None:
    if as_of is None or (isinstance(as_of, date) and not isinstance(as_of, datetime)):
        return as_of
    try:
        return date.fromisoformat(str(as_of))
    except ValueError as error:
        raise ParameterError(f"日期有误 not a day: as_of wanted a date such as 2024-12-31, got {as_of!r}") from error


def _as_of(
    figures: Mapping[Cell, tuple[Figure, ...]], roles: frozenset[str], moment: date | None
) -> tuple[dict[Cell, tuple[Figure, ...]], int]:
    """Return the figures of some kinds that were known at a moment, and how many were not."""
    wanted = {cell: [figure for figure in found if figure.role in roles] for cell, found in figures.items()}
    known = {cell: tuple(figure for figure in found if _is_known(figure, moment)) for cell, found in wanted.items()}
    kept = {cell: found for cell, found in known.items() if found}
    return kept, sum(map(len, wanted.values())) - sum(map(len, kept.values()))


def _is_known(figure: Figure, moment: date | None) -> bool:
    """Return whether a target had been reported, or a value been reached, by a day; what has no date is not known to be."""
    said = figure.published if figure.role == "target" else figure.when
    return moment is None or (said is not None and said <= moment)


def _reports(store: Store, places: tuple[Region, ...]) -> dict[str, date | None]:
    """Return the newest report on each region that has a source at all."""
    answer = ask_block(store, "coverage", {"region": asked_regions(places)})
    return {str(row["region_code"]): cast("date | None", row["newest_report"]) for row in answer}


def _newest(store: Store) -> date | None:
    """Return the day of the newest report, from which is counted what is left to do."""
    return next((cast("date | None", row["newest"]) for row in ask_block(store, "newest", {})), None)


def _shown(regions: Place | Iterable[Place] | None, places: tuple[Region, ...]) -> str:
    if isinstance(regions, str):
        return regions
    names = [place.name for place in places]
    return "、".join(names[:6]) + (f" …（{len(names)}）" if len(names) > 6 else "")
