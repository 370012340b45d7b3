"""Names of the cube: the terms of cube.link and of the W3C Data Cube, and the dimensions with what is said of each."""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from rdflib import Namespace
from rdflib.term import Literal as RdfLiteral
from rdflib.term import URIRef

from swgraph import iri
from swgraph.catalogue import Text
from swgraph.namespaces import QUDT, XSD

CUBE: Final = Namespace("https://cube.link/")
META: Final = Namespace("https://cube.link/meta/")
# The published profiles of cube.link ask for the names of schema.org under http, not under https.
SCHEMA: Final = Namespace("http://schema.org/")
TIME: Final = Namespace("http://www.w3.org/2006/time#")
OWN: Final = Namespace(f"{iri.ID}cube/")

NO_NODE: Final = URIRef(CUBE.Undefined)
NO_VALUE: Final = RdfLiteral("", datatype=CUBE.Undefined)

Role: TypeAlias = Literal["key", "measure", "attribute"]


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension, the measure or an attribute of the cube.

    Args:
        name: last part of its IRI, and the field of ``Measurement`` that it shows.
        datatype: of its literals; None if its values are nodes.
        scale: a scale type of QUDT.
        listed: whether the constraint lists the values that occur.
    """

    name: str
    title: Text
    about: Text
    role: Role
    datatype: URIRef | None
    scale: URIRef
    listed: bool = False

    @property
    def iri(self) -> URIRef:
        """Return its property."""
        return OWN[f"dimension/{self.name}"]

    @property
    def undefined(self) -> URIRef | RdfLiteral:
        """Return what stands where there is no value: every observation has every dimension."""
        return NO_NODE if self.datatype is None else NO_VALUE


_NOMINAL: Final = URIRef(QUDT.NominalScale)
_ORDINAL: Final = URIRef(QUDT.OrdinalScale)
_RATIO: Final = URIRef(QUDT.RatioScale)


def _dimension(name: str, title: Text, about: Text, role: Role, kind: tuple[URIRef | None, URIRef]) -> Dimension:
    return Dimension(name, title, about, role, *kind, listed=role == "key")


DIMENSIONS: Final = (
    _dimension(
        "region", Text("地区", "Region"), Text("所说的行政区划", "the division that is spoken of"),
        "key", (None, _NOMINAL),
    ),
    _dimension(
        "indicator", Text("指标", "Indicator"), Text("所数的是什么", "what is counted"),
        "key", (None, _NOMINAL),
    ),
    _dimension(
        "kind", Text("性质", "Kind"), Text("目标、实际值或没有数字", "target, actual value, or no figure"),
        "key", (None, _NOMINAL),
    ),
    _dimension(
        "period", Text("日期", "Day"), Text("目标的期限，或实际值的日期", "deadline of a target, day of an actual value"),
        "key", (XSD.date, _ORDINAL),
    ),
    _dimension(
        "statement", Text("说法序号", "Statement"), Text("同一格有几种说法时的序号，采信者在前", "number among statements on one cell, preferred first"),
        "key", (XSD.integer, _ORDINAL),
    ),
    _dimension(
        "value", Text("数值", "Value"), Text("换算到指标单位的数", "the number in the unit of the indicator"),
        "measure", (XSD.decimal, _RATIO),
    ),
    _dimension(
        "least", Text("下限", "Lower end"), Text("区间的下限", "lower end of a range"),
        "attribute", (XSD.decimal, _RATIO),
    ),
    _dimension(
        "most", Text("上限", "Upper end"), Text("区间的上限", "upper end of a range"),
        "attribute", (XSD.decimal, _RATIO),
    ),
    _dimension(
        "unit", Text("单位", "Unit"), Text("数值的单位", "unit of the value"),
        "attribute", (None, _NOMINAL),
    ),
    _dimension(
        "comparator", Text("比较符", "Comparator"), Text("数字与实际值的关系", "how the number relates to the value meant"),
        "attribute", (None, _NOMINAL),
    ),
    _dimension(
        "counts", Text("口径", "Measure"), Text("总量、新增或比例", "stock, increase or share"),
        "attribute", (XSD.string, _NOMINAL),
    ),
    _dimension(
        "modality", Text("语气", "Modality"), Text("应当、力争等用词", "shall, strive to"),
        "attribute", (XSD.string, _NOMINAL),
    ),
    _dimension(
        "scope", Text("范围", "Scope"), Text("数字涵盖的部分", "the part that the number covers"),
        "attribute", (XSD.string, _NOMINAL),
    ),
    _dimension(
        "document", Text("文件", "Document"), Text("载明目标的文件", "document that states the target"),
        "attribute", (XSD.string, _NOMINAL),
    ),
    _dimension(
        "wording", Text("用词", "Wording"), Text("文中的指标用词", "what the text calls the indicator"),
        "attribute", (XSD.string, _NOMINAL),
    ),
    _dimension(
        "precision", Text("日期精度", "Precision"), Text("日期印到年、月或日", "whether the day was printed as year, month or day"),
        "attribute", (XSD.string, _NOMINAL),
    ),
    _dimension(
        "preferred", Text("采信", "Preferred"), Text("说法冲突时是否采信", "whether to prefer it where statements differ"),
        "attribute", (XSD.boolean, _NOMINAL),
    ),
    _dimension(
        "gap", Text("缺项原因", "Gap"), Text("没有数字的原因", "why there is no figure"),
        "attribute", (XSD.string, _NOMINAL),
    ),
    _dimension(
        "sources", Text("来源数", "Sources"), Text("这样说的来源数", "number of sources that say so"),
        "attribute", (XSD.integer, _RATIO),
    ),
    _dimension(
        "evidence", Text("证据", "Evidence"), Text("引文的标识", "the quotation"),
        "attribute", (None, _NOMINAL),
    ),
)  # fmt: skip
"""In the order in which they are shown."""

KEYS: Final = tuple(each for each in DIMENSIONS if each.role == "key")
BY_NAME: Final = {each.name: each for each in DIMENSIONS}
