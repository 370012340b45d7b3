"""A statistics cube: the measurements of a comparison, as cube.link or as the W3C Data Cube."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, BinaryIO, Final, Literal, TypeAlias

from swgraph.compare import Place, compare
from swgraph.compare.indicators import load_indicators
from swgraph.cube.measurements import Measurement, measurements
from swgraph.errors import ExportError
from swgraph.query import Evidence, evidence_of, run
from swgraph.store import Store

if TYPE_CHECKING:
    from rdflib import Graph

Vocabulary: TypeAlias = Literal["cube.link", "qb"]
VOCABULARIES: Final = ("cube.link", "qb")
FORMS: Final = {"turtle": ".ttl", "ntriples": ".nt", "jsonld": ".jsonld"}


@dataclass(frozen=True, slots=True)
class Cube:
    """Measurements of regions and indicators, with the quotations behind them.

    Args:
        measurements: sorted by region, indicator, kind and day.
        evidences: by the IRI of the evidence.
        version: id of the build, None for a graph in memory.
        issued: day on which the data was issued.
    """

    measurements: tuple[Measurement, ...]
    evidences: Mapping[str, Evidence]
    version: str | None
    issued: date

    @property
    def graph(self) -> "Graph":
        """Return the cube as cube.link has it; made anew each time."""
        return self.to_rdflib("cube.link")

    def to_rdflib(self, vocabulary: Vocabulary = "cube.link") -> "Graph":
        """Return the cube in one of the two vocabularies.

        Raises:
            ExportError: there is no such vocabulary.
        """
        from swgraph.cube import link, qb
        from swgraph.cube.about import about
        from swgraph.cube.quotations import quotations
        from swgraph.cube.shared import shared_dimensions

        if vocabulary not in VOCABULARIES:
            raise ExportError(f"未知词汇 unknown vocabulary: wanted one of {', '.join(VOCABULARIES)}, got {vocabulary!r}")
        is_link = vocabulary == "cube.link"
        graph = link.link_graph(self.measurements) if is_link else qb.qb_graph(self.measurements)
        for triples in (
            about(link.ROOT if is_link else qb.ROOT, self.version, self.issued),
            shared_dimensions(self.measurements),
            quotations(self.evidences.items()),
        ):
            for triple in triples:
                graph.add(triple)
        return graph

    def write(self, file: BinaryIO | str | Path, form: str | None = None, vocabulary: Vocabulary = "cube.link") -> None:
        """Write the cube to an open binary file, or to a path, which is written whole or not at all.

        Args:
            file: where to.
            form: ``turtle``, ``ntriples`` or ``jsonld``; unless given, what the suffix of the path says.
            vocabulary: ``cube.link`` or ``qb``.

        Raises:
            ExportError: unknown form or vocabulary, or a place that cannot be written.
        """
        wanted = form or form_of(str(file) if isinstance(file, str | Path) else "")
        written = _serialized(self.to_rdflib(vocabulary), wanted)
        if isinstance(file, str | Path):
            _put(Path(file), written)
        else:
            file.write(written)

    def __len__(self) -> int:
        return len(self.measurements)

    def __repr__(self) -> str:
        of = f", generation {self.version}" if self.version else ""
        return f"<Cube {len(self)} 个观测 observations{of}>"


def form_of(name: str) -> str:
    """Return the form that the name of a file asks for.

    >>> form_of("targets.ttl")
    'turtle'

    Raises:
        ExportError: no form has such a suffix.
    """
    for form, suffix in FORMS.items():
        if name.lower().endswith(suffix):
            return form
    raise ExportError(f"后缀不识 unknown suffix: wanted a file name with one of {' '.join(FORMS.values())}, got {name!r}; or name the form")


def make_cube(
    store: Store,
    indicators: str | Iterable[str] | None = None,
    regions: Place | Iterable[Place] | None = "province",
    *,
    level: str | None = None,
    as_of: date | str | None = None,
) -> Cube:
    """Return the cube of a store: exactly the figures that ``compare`` gives for the same arguments, every indicator unless given.

    Indicators that must not be read as one stand in one cube: the indicator is a dimension, so nothing is added up.

    Raises:
        LexiconError, ParameterError: as for ``compare``.
        ExportError: nothing says on which day the data was issued.
    """
    wanted = tuple(load_indicators()) if indicators is None else indicators
    table = compare(store, wanted, regions, level=level, as_of=as_of, side_by_side=True)
    found = measurements(table.rows)
    return Cube(found, evidence_of(store, [each.evidence for each in found if each.evidence]), store.generation, _issued(store, table.rows))


def _issued(store: Store, rows: Iterable[Mapping[str, object]]) -> date:
    answer = run(store, Path(__file__).with_name("issued.rq").read_text("utf-8")).rows
    if answer:
        return date.fromisoformat(str(answer[0]["issued"])[:10])
    known = [day for row in rows if isinstance(day := row["as_of"], date)]
    if not known:
        raise ExportError("没有日期 no day: wanted the day of issue of the data set or of a report, found neither; build the graph first")
    return max(known)


def _serialized(graph: "Graph", form: str) -> bytes:
    if form not in FORMS:
        raise ExportError(f"未知格式 unknown form: wanted one of {', '.join(FORMS)}, got {form!r}")
    if form == "jsonld":
        return graph.serialize(format="json-ld", sort_keys=True).encode()
    lines = graph.serialize(format="nt").splitlines(keepends=True)
    sorted_lines = "".join(sorted(line for line in lines if line.strip())).encode()
    if form == "ntriples":
        return sorted_lines
    from pyoxigraph import RdfFormat, parse, serialize

    # rdflib's own Turtle writes 7000 as 7000.0; a number keeps its digits here.
    prefixes = {prefix: str(namespace) for prefix, namespace in graph.namespaces() if prefix != "xml"}
    triples = (quad.triple for quad in parse(sorted_lines, format=RdfFormat.N_TRIPLES))
    return serialize(triples, None, RdfFormat.TURTLE, prefixes=prefixes) or b""


def _put(place: Path, written: bytes) -> None:
    try:
        with NamedTemporaryFile(dir=place.parent, prefix=f".{place.name}.", delete=False) as file:
            file.write(written)
        mask = os.umask(0)
        os.umask(mask)
        Path(file.name).chmod(0o666 & ~mask)
        Path(file.name).replace(place)
    except OSError as error:
        reason = error.strerror or error
        raise ExportError(f"{place}: 无法写入 cannot be written: {reason}; name another place") from error
