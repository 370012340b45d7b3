"""The knowledge graph as one object: ask its questions, send it SPARQL, and read the words behind every row."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from swgraph import iri
from swgraph.catalogue import Column, Text, load_catalogue
from swgraph.errors import ParameterError, QueryError
from swgraph.query import Evidence, Result, Row, Section, ask, evidence_of, merges, read_card, run
from swgraph.settings import COPIES, DEFAULT_STORE, Copy
from swgraph.store import CopiedStore, Store, open_generation

if TYPE_CHECKING:
    from rdflib import Dataset

    from swgraph.compare import Comparison, Diffusion, Place
    from swgraph.cube import Cube
    from swgraph.find import Finding
    from swgraph.model import Region
    from swgraph.network import Network
    from swgraph.reason import Explanation

_EVIDENCE: Final = "evidence_id"
_KINDS: Final = (
    "target", "observation", "issuance", "lineage", "system", "tier", "tierfunction", "standard", "task", "fieldmention",
    "funding", "department", "mechanism", "operationmode", "event", "transfer", "name", "beneficiary", "schedule",
    "servicepoint", "remark", "evidence",
)  # fmt: skip
_NO_SOURCE: Final = frozenset(f"{iri.ID}graph/{name}" for name in ("reference", "ontology", "inferred", "dataset"))
_QUESTION_COLUMNS: Final = (
    Column("id", Text("编号", "id")),
    Column("name", Text("名称", "name")),
    Column("zh", Text("问题", "question (Chinese)")),
    Column("en", Text("英文", "question (English)")),
    Column("params", Text("参数", "parameters"), "list"),
)


@dataclass(frozen=True, slots=True)
class Info:
    """What a graph is made of: where it is, which build, how many statements, and from how many sources."""

    store: str
    generation: str | None
    statements: int
    sources: int
    graphs: tuple[str, ...]


class KnowledgeGraph:
    """A graph that is asked and never changed; made by ``open_graph``, closed by ``close`` or at the end of ``with``.

    >>> with open_graph("china.store") as kg:  # doctest: +SKIP
    ...     answer = kg.ask("C1", region=["宁夏", "江西"], by=2027)
    ...     answer.rows[0]["value"], answer.evidence(0).quote
    """

    def __init__(self, store: Store, place: str = "memory", copy: Copy = "never") -> None:
        self._store: Store | None = store
        self._place = place
        self._copy: Copy = copy

    @property
    def store(self) -> Store:
        """Return the store behind the graph: for a server, itself or the copy that answers in its place.

        Raises:
            QueryError: the graph is closed.
            RemoteStoreError: the server does not answer, or cannot be copied.
        """
        store = self._open()
        if self._copy != "never" and not isinstance(store, CopiedStore):
            from swgraph.store import RemoteStore, answering

            if isinstance(store, RemoteStore):
                store = self._store = answering(store, self._copy)
                self._copy = "never" if isinstance(store, RemoteStore) else self._copy
        return store

    def _open(self) -> Store:
        if self._store is None:
            raise QueryError(f"图已关闭 the graph {self._place} is closed; open it again with swgraph.open")
        return self._store

    def ask(self, question: str | Path, /, **params: object) -> Result:
        """Return the answer to a question of the catalogue, by id, name or file.

        Args:
            question: ``C1``, ``talent-targets``, or the path of a ``.rq`` file of one's own.
            params: the question's parameters. ``region`` takes a name (宁夏), a code (640000), an IRI, a ``Region`` or a list
                of them, and means the region itself: ``regions_within`` gives a list of what lies in it.

        Raises:
            UnknownQuestionError: there is no such question; the nearest are named.
            ParameterError: a parameter that the question does not take, or a value that does not fit.
            UnknownRegionError, AmbiguousRegionError: a name that means nothing, or more than one region.
        """
        return ask(self.store, load_catalogue().get(question), params)

    def find(self, text: str) -> "Finding":
        """Return what a question in plain Chinese or English means: ``question``, ``params``, ``understood``, ``answer()``.

        Where that is not clear, ``question`` is None, ``alternatives`` are the nearest three, and ``answer()`` says so.
        """
        from swgraph.find import find

        return find(text, self.store)

    def sparql(self, text: str) -> Result:
        """Return the answer to a SPARQL query; the default graph is the union of all graphs.

        A server is asked itself, also where a copy answers the questions of the catalogue, unless it was opened with ``copy="always"``.

        Raises:
            QuerySyntaxError: the query does not parse, or the engine refuses it.
        """
        store = self.store if self._copy == "always" else self._open()
        return run(store.server if isinstance(store, CopiedStore) and self._copy != "always" else store, text)

    def evidence(self, fact: str | Mapping[str, object]) -> Evidence:
        """Return the quotation behind a fact.

        Args:
            fact: the IRI of a fact or of its evidence, the last part of such an IRI, or a row of an answer.

        Raises:
            QueryError: the graph holds no such fact, or the row rests on no quotation.
        """
        wanted = fact.get(_EVIDENCE) if isinstance(fact, Mapping) else fact
        if not isinstance(wanted, str) or not wanted.strip():
            raise QueryError(f"没有证据 no evidence: wanted an IRI, its last part or a row with {_EVIDENCE}, got {fact!r}")
        candidates = _candidates(wanted.strip())
        found = evidence_of(self.store, candidates)
        if not found:
            raise QueryError(f"未知事实 unknown fact: {wanted!r}; take it from the column {_EVIDENCE} of an answer")
        return next(found[each] for each in candidates if each in found)

    def explain(self, subject: str, predicate: str, value: str) -> "Explanation":
        """Return why a statement holds: who states it, or from which stated facts and by which rules it follows.

        Args:
            subject: an IRI, with or without a prefix (``swr:region/640104``), or a term in N-Triples form.
            predicate: likewise; ``a`` is ``rdf:type``.
            value: likewise, or a literal in N-Triples form (``"宁夏"@zh-hans``).

        Raises:
            ParameterError: one of them is no term.
            QueryError: the graph is behind a SPARQL server, which does not say what it infers.
        """
        from swgraph.reason import explained

        return explained(self.store, subject, predicate, value)

    def questions(self) -> Result:
        """Return the catalogue as a table; see ``questions``."""
        return questions()

    def regions(self, name: str) -> "Region":
        """Return the division that a name, a path of names or a code means: 宁夏, 江西南昌, 640000.

        Raises:
            UnknownRegionError, AmbiguousRegionError: it means nothing, or more than one; candidates are named.
        """
        from swgraph.lexicon import load_regions

        return load_regions().find(name)

    def regions_within(self, name: str) -> "tuple[Region, ...]":
        """Return a division and all divisions in it, for a question that takes a list of regions."""
        from swgraph.lexicon import load_regions

        regions = load_regions()
        found = [regions.find(name)]
        for region in found:  # grows while it is read: each level adds the next
            found.extend(regions.children(region.code))
        return tuple(found)

    def to_rdflib(self) -> "Dataset":
        """Return a copy as an rdflib ``Dataset`` with the named graphs; plain literals are plain, as rdflib compares them."""
        return self.store.to_rdflib()

    def info(self) -> Info:
        """Return where the graph is, which build, and its size."""
        graphs = tuple(sorted(self.store.graphs()))
        sources = sum(1 for graph in graphs if graph not in _NO_SOURCE)
        place = f"{self._place}（副本 copy: {self.store.place}）" if isinstance(self.store, CopiedStore) else self._place
        return Info(place, self.store.generation, self.store.count(), sources, graphs)

    def card(self) -> tuple[Section, ...]:
        """Return the release card: facts by kind, province, year, reliability, status and basis, conflicts and gaps."""
        return read_card(self.store)

    def merges(self) -> Result:
        """Return which names of the sources were taken for one document or department, by which rule and why."""
        return merges(self.store)

    def compare(
        self,
        indicators: str | Iterable[str],
        regions: "Place | Iterable[Place] | None" = None,
        *,
        as_of: date | str | None = None,
        level: str | None = None,
        per: str | None = None,
        kinds: str | Iterable[str] = ("target", "actual"),
        side_by_side: bool = False,
    ) -> "Comparison":
        """Return indicators of regions in one table, aligned, with a row for every document version and for every gap.

        Args:
            indicators: ids or labels: ``certified_total``, 持证社工.
            regions: names, codes, records or a level (``province`` is all 31); every province unless given.
            as_of: only what was known on this day.
            level: instead of the regions themselves, those of this level that lie in them; alone, all of this level.
            per: ``10k people``, ``township`` or ``village``: the values divided beside the values.
            kinds: some of ``target``, ``actual``, ``baseline``, ``estimate``.
            side_by_side: show indicators that must not be read as one beside each other, with the reason under the table.

        Raises:
            IncomparableError: two indicators must not be read as one (人 and 人次, a whole and its part), or none can be divided.
            UnknownRegionError, AmbiguousRegionError, UnknownTermError: a name means nothing, or more than one thing.
            ParameterError: another argument does not fit.
        """
        from swgraph.compare import compare

        return compare(self.store, indicators, regions, as_of=as_of, level=level, per=per, kinds=kinds, side_by_side=side_by_side)

    def national(self, name: str, **params: object) -> Result:
        """Return an aggregate over the whole country: from the columns of a published graph, by SPARQL from any other, with equal rows.

        Args:
            name: ``points_by_province``, ``coverage_by_county``, ``missing_rooms``, ``label_search`` or ``targets_matrix``.
            params: the parameters of the aggregate by name: ``province="宁夏"``, ``pattern="^永.*社区$"``.

        Raises:
            ParameterError: there is no such aggregate, or a value does not fit.
            UnknownRegionError, AmbiguousRegionError, UnknownTermError: a name means nothing, or more than one thing.
        """
        from swgraph.national import national

        return national(self.store, name, params)

    def network(
        self,
        name: str,
        *,
        region: str | Iterable[str] | None = None,
        since: date | str | int | None = None,
        until: date | str | int | None = None,
        kind: str | Iterable[str] | None = None,
        level: str | Iterable[str] | None = None,
    ) -> "Network":
        """Return a projection as a network: ``actors``, ``documents``, ``tiers``, ``tasks``, ``indicators``, ``divisions``.

        Args:
            name: the projection; ``swgraph.network.PROJECTIONS`` has all, with their headings.
            region: divisions, by name or code, each with all that lie in it.
            since: first day, or year; what is undated is left out then.
            until: last day, or year.
            kind: ids of concepts; what they mean the projection says.
            level: administrative levels.

        Raises:
            ParameterError: there is no such projection, or a value does not fit.
            UnknownRegionError, AmbiguousRegionError: a name means nothing, or more than one region.
        """
        from swgraph.network import project

        return project(self.store, name, region=region, since=since, until=until, kind=kind, level=level)

    def cube(
        self,
        indicators: str | Iterable[str] | None = None,
        regions: "Place | Iterable[Place] | None" = "province",
        *,
        level: str | None = None,
        as_of: date | str | None = None,
    ) -> "Cube":
        """Return targets, actual values and gaps as a statistics cube: ``graph`` for cube.link, ``to_rdflib("qb")``, ``write(file)``.

        The figures are those of ``compare`` for the same arguments; every indicator unless given.

        Raises:
            UnknownRegionError, AmbiguousRegionError, UnknownTermError: a name means nothing, or more than one thing.
            ParameterError: another argument does not fit.
            ExportError: nothing says on which day the data was issued.
        """
        from swgraph.cube import make_cube

        return make_cube(self.store, indicators, regions, level=level, as_of=as_of)

    def peers(self, region: "Place", n: int = 5) -> Result:
        """Return the regions most like one, nearest first, and why: level, people, townships, villages, what is known."""
        from swgraph.compare import peers

        return peers(self.store, region, n)

    def cite(self, cell: str | Mapping[str, object] | Evidence, style: str = "gbt7714") -> str:
        """Return the citation of the article behind a row, a fact or a quotation: ``gbt7714`` or ``bibtex``.

        Raises:
            QueryError: the graph holds no such fact, or the row rests on no quotation.
            ParameterError: there is no such style.
        """
        from swgraph.compare import cite

        return cite(self.store, cell.id if isinstance(cell, Evidence) else self.evidence(cell).id, style)

    def tiers(self, region: object = None) -> Result:
        """Return how many tiers the services of regions have, and what each is called and does (D1)."""
        from swgraph.compare import TIERS, answer

        return answer(self.store, TIERS, region=region)

    def conflicts(self, region: object = None, indicator: str | None = None) -> Result:
        """Return statements that differ, and which is to be preferred (H2)."""
        from swgraph.compare import CONFLICTS, answer

        return answer(self.store, CONFLICTS, region=region, indicator=indicator)

    def gaps(self, region: object = None, indicator: object = None, year: int | None = None) -> Result:
        """Return which figures are missing, and why (H1)."""
        from swgraph.compare import GAPS, answer

        return answer(self.store, GAPS, region=region, indicator=indicator, year=year)

    def timeline(self, region: object = None) -> Result:
        """Return documents, reforms, events and deadlines in the order of their dates."""
        from swgraph.compare import timeline

        return timeline(self.store, region)

    def lineage(self, document: str | None = None, region: object = None) -> Result:
        """Return what a document rests on, step by step up to the top (B1)."""
        from swgraph.compare import LINEAGE, answer

        return answer(self.store, LINEAGE, document=document, region=region)

    def responsibilities(self, region: object = None) -> Result:
        """Return who leads and who supports each task, and by when (E4)."""
        from swgraph.compare import RESPONSIBILITIES, answer

        return answer(self.store, RESPONSIBILITIES, region=region)

    def diffusion(self, innovation: str | None = None) -> "Diffusion":
        """Return how a practice spread: order and lag (G1), from above or from neighbours (G2), how many by each year (G4)."""
        from swgraph.compare import diffusion

        return diffusion(self.store, innovation)

    def close(self) -> None:
        """Let go of the store; asking afterwards is an error."""
        self._store = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        if self._store is None:
            return f"<KnowledgeGraph {self._place}, closed>"
        from swgraph.store import RemoteStore

        if isinstance(self._store, RemoteStore):  # which generation is there would have to be asked
            return f"<KnowledgeGraph {self._place}>"
        copied = f", answered by {self._store!r}" if isinstance(self._store, CopiedStore) else ""
        return f"<KnowledgeGraph {self._place}, generation {self._store.generation}{copied}>"


def questions() -> Result:
    """Return the catalogue as a table: id, name, question in Chinese and English, parameters; no store is needed.

    >>> questions().rows[0]["id"]
    'A1'
    """
    rows: tuple[Row, ...] = tuple(
        {"id": q.id, "name": q.name, "zh": q.question.zh, "en": q.question.en, "params": tuple(p.name for p in q.params)}
        for q in load_catalogue()
    )
    return Result(columns=_QUESTION_COLUMNS, rows=rows, sparql="", caption="问题目录 Questions")


def open_graph(store: str | Path | None = None, copy: Copy = "auto") -> KnowledgeGraph:
    """Return the graph in a store directory (``swgraph.store`` unless given) or behind a SPARQL endpoint (http, https).

    Args:
        store: the directory or the address.
        copy: of a server: ``auto`` answers the questions from a copy, proven equal and kept in the user's cache, where the server gets
            known answers wrong; ``always`` also SPARQL queries, whatever the server can do; ``never`` leaves everything to the server.

    Raises:
        ParameterError: ``copy`` is none of the three.
        StoreNotFoundError: no build was published at this path; nothing is created.
        StoreDamagedError: the build does not fit its manifest.
    """
    if copy not in COPIES:
        raise ParameterError(f"copy: 应为 {'、'.join(COPIES)} 之一 wanted one of {', '.join(COPIES)}, got {copy!r}; correct it")
    place = str(store) if store is not None else str(DEFAULT_STORE)
    if place.startswith(("http://", "https://")):
        from swgraph.store import RemoteStore

        return KnowledgeGraph(RemoteStore(place), place, copy)
    return KnowledgeGraph(open_generation(Path(place)), place)


def _candidates(fact: str) -> list[str]:
    """Return the IRIs that a fact given by IRI, by ``kind/id`` or by id can have."""
    if ":" in fact:
        return [fact]
    return [f"{iri.ID}{fact}"] if "/" in fact else [f"{iri.ID}{kind}/{fact}" for kind in _KINDS]
