"""The projections by name, and making one."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from swgraph.catalogue import Text
from swgraph.errors import ParameterError
from swgraph.lexicon import load_regions
from swgraph.lexicon.regions import COUNTRY
from swgraph.network.actors import actors
from swgraph.network.asking import Asking, Wanted, iris_of
from swgraph.network.divisions import divisions
from swgraph.network.lineage import lineage
from swgraph.network.records import Edge, Network, Node
from swgraph.network.regions import indicators, tasks
from swgraph.network.tiers import tiers
from swgraph.store import Store

Made = tuple[list[Node], list[Edge]]


@dataclass(frozen=True, slots=True)
class Projection:
    """One way of looking at the graph as a network.

    Args:
        name: its name.
        title: a heading.
        kind: what ``kind`` means in it.
        make: what reads nodes and edges.
        directed: whether edges have a direction.
        multi: whether two nodes may have several edges.
    """

    name: str
    title: Text
    kind: Text
    make: Callable[[Asking, Wanted], Made]
    directed: bool = False
    multi: bool = False


_LISTED: Final = (
    Projection("actors", Text("联合发文的部门", "Departments that issue together"), Text("文件种类", "kind of document"), actors),
    Projection("documents", Text("文件的沿革", "Lineage of documents"), Text("关系", "relation"), lineage, directed=True, multi=True),
    Projection("tiers", Text("服务层级的指导关系", "Which tier guides which"), Text("无", "none"), tiers, directed=True),
    Projection("tasks", Text("地区与任务", "Regions and tasks"), Text("任务类别", "category of task"), tasks),
    Projection("indicators", Text("地区与指标", "Regions and indicators"), Text("性质", "role of the figure"), indicators, multi=True),
)
DIVISIONS: Final = "divisions"
PROJECTIONS: Final[Mapping[str, Text]] = {
    **{each.name: each.title for each in _LISTED},
    DIVISIONS: Text("行政区划的隶属关系", "Which division is part of which"),
}
"""The projections by name, each with its heading."""


def project(
    store: Store,
    name: str,
    *,
    region: str | Iterable[str] | None = None,
    since: date | str | int | None = None,
    until: date | str | int | None = None,
    kind: str | Iterable[str] | None = None,
    level: str | Iterable[str] | None = None,
) -> Network:
    """Return a projection of a graph.

    Args:
        store: the graph.
        name: one of ``PROJECTIONS``.
        region: divisions, by name or code, each with all that lie in it.
        since: first day, or year; what is undated is left out then.
        until: last day, or year.
        kind: ids of concepts; what they mean the projection says.
        level: administrative levels: ``province``, ``prefecture``, ``county``, ``township``, ``village``.

    Raises:
        ParameterError: there is no such projection, or a value does not fit.
        UnknownRegionError, AmbiguousRegionError: a name means nothing, or more than one region.
    """
    if name not in PROJECTIONS:
        raise ParameterError(f"未知投影 unknown projection: wanted one of {', '.join(PROJECTIONS)}, got {name!r}")
    given = {"region": region, "since": since, "until": until, "kind": kind, "level": level}
    params = {key: "、".join(_listed(value)) for key, value in given.items() if value is not None}
    if name == DIVISIONS:
        return _divisions(store, params)
    found = next(each for each in _LISTED if each.name == name)
    asking = Asking(store)
    wanted = Wanted(_regions(region), _day(since, first=True), _day(until, first=False), _ids(kind), _ids(level))
    nodes, edges = found.make(asking, wanted)
    title = f"{found.title.zh} {found.title.en}"
    return Network(name, title, found.directed, nodes, edges, store.generation, params, found.multi, "\n\n".join(asking.queries))


def _divisions(store: Store, params: Mapping[str, str]) -> Network:
    if params:
        raise ParameterError(f"此投影不接受参数 the projection {DIVISIONS} takes no parameters, got {', '.join(params)}; leave them out")
    nodes, edges, sparql = divisions(store)
    title = PROJECTIONS[DIVISIONS]
    return Network(DIVISIONS, f"{title.zh} {title.en}", True, nodes, edges, store.generation, sparql=sparql)


def _listed(value: object) -> list[str]:
    return [str(value)] if isinstance(value, str | date | int) or not isinstance(value, Iterable) else [str(each) for each in value]


def _regions(region: str | Iterable[str] | None) -> frozenset[str] | None:
    if region is None:
        return None
    regions = load_regions()
    found = [regions.find(name) for name in _listed(region)]
    if any(each.code == COUNTRY for each in found):
        return None
    for each in found:  # grows while it is read: each level adds the next
        found.extend(regions.children(each.code))
    return iris_of(each.code for each in found)


def _ids(value: str | Iterable[str] | None) -> frozenset[str] | None:
    return None if value is None else frozenset(_listed(value))


def _day(value: date | str | int | None, *, first: bool) -> date | None:
    if value is None or isinstance(value, date):
        return value
    given = str(value)
    try:
        if len(given) == 4:
            return date(int(given), 1, 1) if first else date(int(given), 12, 31)
        return date.fromisoformat(given)
    except ValueError as error:
        raise ParameterError(f"日期有误 not a day: wanted a year or YYYY-MM-DD, got {given!r}") from error
