"""Service points that do not exist: one for each division below the prefectures, for load tests and nothing else.

They are of a class of their own that shares nothing with facts (``sw:SyntheticServicePoint``), stand in a graph of their own, and
their labels begin with 虚构. No question counts them.
"""

from functools import lru_cache
from typing import Final

from swgraph.iri import ID, concept_iri, region_iri
from swgraph.mapping.divisions import Frame
from swgraph.mapping.identity import graph_iri
from swgraph.mapping.nquads import escaped
from swgraph.namespaces import RDF, SKOS, SW

MARK: Final = "虚构·"
_KINDS: Final = {"village": "社会工作服务室", "township": "社会工作服务站"}
_CENTRE: Final = "社会工作服务中心"


def synthetic_point_iri(code: str) -> str:
    """Return the IRI of the made-up service point of a division.

    >>> synthetic_point_iri("110101001")
    'https://w3id.org/swgraph/id/synthetic/point/110101001'
    """
    return f"{ID}synthetic/point/{code}"


def point_text(code: str, name: str, level: str, parent: str | None) -> str:
    """Return the sorted lines about the made-up point of a division, whose superior is that of the division above."""
    return _frame(level, parent).text(f"<{synthetic_point_iri(code)}> ", escaped(name), code)


@lru_cache(maxsize=1 << 10)
def _frame(level: str, parent: str | None) -> Frame:
    end = f" <{graph_iri('synthetic')}> .\n"
    lines = (
        f"<{RDF.type}> <{SW.SyntheticServicePoint}>{end}",
        f'<{SKOS.prefLabel}> "{MARK}\1{_KINDS.get(level, _CENTRE)}"@zh-hans{end}',
        f"<{SW.adminLevel}> <{concept_iri('level', level)}>{end}",
        f"<{SW.refArea}> <{region_iri(chr(2))}>{end}",
        *((f"<{SW.syntheticSuperior}> <{synthetic_point_iri(parent)}>{end}",) if parent else ()),
    )
    return Frame.of("".join(f"\0{line}" for line in lines))
