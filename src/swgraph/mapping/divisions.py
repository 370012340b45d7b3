"""Divisions below the counties, written as lines at once: 41,352 townships, 620,573 villages.

Apart from ``reference_triples``: there are too many of them for terms of rdflib, and nothing in their lines could change what
follows or is checked elsewhere. They are written in the order of a sorted graph, so merging them costs nothing. An IRI
that another one continues is sorted behind it (``>`` comes after digits): villages stand before their township.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple, Self

from swgraph.iri import concept_iri, region_iri
from swgraph.lexicon import load_regions, load_townships
from swgraph.mapping.identity import graph_iri
from swgraph.mapping.nquads import escaped
from swgraph.model import Region
from swgraph.namespaces import RDF, SKOS, SW

SHORTCUTS: Final = {"county": SW.inCounty, "prefecture": SW.inPrefecture, "province": SW.inProvince}
"""What a division says of those above it, in the order in which the lines are sorted."""


class Frame(NamedTuple):
    """What things of one level under one parent share: the text around the subject of each line and two values.

    Attributes:
        head: texts behind the subject, of the lines before the first value; the first is empty.
        one: text before and behind the first value.
        middle: of the lines between both values.
        two: text before and behind the second value.
        tail: of the lines behind.
    """

    head: tuple[str, ...]
    one: tuple[str, str]
    middle: tuple[str, ...]
    two: tuple[str, str]
    tail: tuple[str, ...]

    @classmethod
    def of(cls, lines: str) -> Self:
        r"""Return the frame of some lines with ``\0`` for the subject and ``\1`` and ``\2`` for the values."""
        parts = tuple(lines.split("\0"))
        first, second = (next(i for i, part in enumerate(parts) if value in part) for value in ("\1", "\2"))
        one, two = parts[first].partition("\1"), parts[second].partition("\2")
        return cls(parts[:first], (one[0], one[2]), parts[first + 1 : second], (two[0], two[2]), parts[second + 1 :])

    def text(self, subject: str, one: str, two: str) -> str:
        """Return the lines about a thing."""
        before, behind = self.one
        between, after = self.two
        return subject.join((*self.head, f"{before}{one}{behind}", *self.middle, f"{between}{two}{after}", *self.tail))


def township_texts() -> Iterator[str]:
    """Yield the lines about each township, those of one as one text, in the order of a sorted graph."""
    for town in load_townships():
        yield division_text(town.code, town.name, "township", town.parent or "")


def division_text(code: str, name: str, level: str, parent: str) -> str:
    r"""Return the sorted lines about one division below the counties: five of the reference graph, and its shortcuts.

    Its county, city and province are what follows from ``sw:partOf``. That it lies within them follows as well and is
    not written: it would be a third of the graph.

    >>> text = division_text("110101001", "东华门街道", "township", "110101")
    >>> [line.split("> ")[1].rsplit("/", 1)[1] for line in text.split("\n")[3:-1]]
    ['inCounty', 'inProvince', 'level', 'partOf']
    """
    return _frame(level, parent).text(f"<{region_iri(code)}> ", code, escaped(name))


@lru_cache(maxsize=1 << 10)
def _frame(level: str, parent: str) -> Frame:
    end = f" <{graph_iri('reference')}> .\n"
    inferred = f" <{graph_iri('inferred')}> .\n"
    above = shortcuts_of(parent)
    lines = (
        f"<{RDF.type}> <{SW.Region}>{end}",
        f'<{SKOS.notation}> "\1"{end}',
        f'<{SKOS.prefLabel}> "\2"@zh-hans{end}',
        *(f"<{SHORTCUTS[kind]}> <{region_iri(above[kind])}>{inferred}" for kind in SHORTCUTS if kind in above),
        f"<{SW.level}> <{concept_iri('level', level)}>{end}",
        f"<{SW.partOf}> <{region_iri(parent)}>{end}",
    )
    return Frame.of("".join(f"\0{line}" for line in lines))


def shortcuts_of(parent: str) -> dict[str, str]:
    """Return the codes of county, prefecture and province of what lies directly under a division, where it has them.

    >>> shortcuts_of("110101001")
    {'county': '110101', 'province': '110000'}
    """
    line: tuple[Region, ...] = (load_regions().get(parent), *load_regions().parents(parent))
    return {above.level: above.code for above in line if above.level in SHORTCUTS}
