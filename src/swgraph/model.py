"""The records: what extraction writes and mapping reads.

Everything is frozen. Offsets count characters of the repaired text of one source, half-open, unless a name says
``raw``.
Ids of vocabulary concepts (``"county"``, ``"sw_talent_total"`` …) are the last part of their IRI under
``https://w3id.org/swgraph/vocab/<scheme>/``; unknown is None, never a guess.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

# --- a text and where it came from ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` to ``end`` (excluded) of a text."""

    start: int
    end: int

    def shifted(self, by: int) -> "Span":
        """Return the same characters in a text that has ``by`` characters before this one."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class RepairStep:
    """One replacement of one repair pass: ``before`` at ``start`` became ``after``.

    Attributes:
        name: the repair, such as ``pinyin_notes``; passes run in a fixed order.
        start: offset in the text that this pass read.
        certainty: 0 to 1.
    """

    name: str
    start: int
    before: str
    after: str
    reason: str
    certainty: float = 1.0


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Maps offsets of a repaired text to offsets of the raw one.

    ``repaired[i]`` .. ``repaired[i + 1]`` came from ``raw[i]`` .. ``raw[i + 1]``: character by character where both are
    equally long and the run is ``copied``, otherwise as a whole. The last entries are the two lengths.
    """

    repaired: tuple[int, ...]
    raw: tuple[int, ...]

    def raw_span(self, span: Span) -> Span:
        """Return the raw characters from which the repaired characters of ``span`` were made.

        >>> OffsetMap((0, 2, 3), (0, 2, 9)).raw_span(Span(1, 3))
        Span(start=1, end=9)
        """
        return Span(self._start(span.start), self._end(span.end))

    def _start(self, offset: int) -> int:
        i = max(bisect_right(self.repaired, offset) - 1, 0)
        if i + 1 >= len(self.repaired):
            return self.raw[-1]
        copied = self.repaired[i + 1] - self.repaired[i] == self.raw[i + 1] - self.raw[i]
        return self.raw[i] + (offset - self.repaired[i] if copied else 0)

    def _end(self, offset: int) -> int:
        if offset <= 0:
            return self.raw[0]
        i = max(bisect_right(self.repaired, offset - 1) - 1, 0)
        if i + 1 >= len(self.repaired):
            return self.raw[-1]
        copied = self.repaired[i + 1] - self.repaired[i] == self.raw[i + 1] - self.raw[i]
        return self.raw[i] + (offset - self.repaired[i]) if copied else self.raw[i + 1]


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a source; a headline without a body is an article too (``body`` is None)."""

    id: str
    headline: str
    headline_span: Span
    body: Span | None = None
    kicker: str | None = None
    kicker_span: Span | None = None
    byline: str | None = None
    section: str | None = None
    page: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """What a person says of a source in the front matter of a file or in a facts file, or nothing.

    Attributes:
        published_text: what is known of the day where no day is printed: 2022-04, or how it was inferred.
        url_note: why there is no address, or what to know of it.
        accessed: when the source was read, as precisely as it is known.
        out_of_window: whether it lies outside the years that the collection is about.
    """

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    region: str | None = None  # code of the division that the article is about
    reliability: str | None = None
    derived_from: str | None = None  # id of the cited source whose facts an article of this project retells
    published_text: str | None = None
    url_note: str | None = None
    accessed: str | None = None
    region_note: str | None = None
    out_of_window: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """One captured file: raw text, repaired text, the way between them, and its articles.

    ``id`` is the digest of the raw bytes, so neither the name nor the order of files changes the graph.
    """

    id: str
    sha256: str
    encoding: str
    encoding_certainty: float
    raw: str
    text: str
    steps: tuple[RepairStep, ...]
    offsets: OffsetMap
    articles: tuple[Article, ...]
    citation: Citation = Citation()
    name: str = ""  # file name, for messages only: not in the graph


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A published source that is cited and not captured: known by an id that a person gave it."""

    id: str
    articles: tuple[Article, ...]
    citation: Citation
    name: str = ""  # file name, for messages only: not in the graph


@dataclass(frozen=True, slots=True)
class Evidence:
    """The quotation behind a fact: ``source.text[start:end] == exact``."""

    source: str
    article: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    raw_start: int
    raw_end: int
    raw_text: str


@dataclass(frozen=True, slots=True)
class CitedEvidence:
    """Where a fact is read that has no captured text: source, article, number of the fact, and a short printed phrase."""

    source: str
    article: str
    fid: str
    printed: str | None = None  # the number or name as printed, never a sentence


# --- mentions: what recognise yields (spans count in the text given to the recogniser) -------------------------------


@dataclass(frozen=True, slots=True)
class PolicyDate:
    """A date as policies write it.

    Attributes:
        text: as printed, such as 2027年年底.
        latest: the latest day it can mean; None where the text gives none.
        year: the year of ``latest``.
        precision: ``day``, ``month``, ``year`` (a bare year), ``year_end`` is day precision, ``plan_period``.
    """

    text: str
    latest: date | None
    year: int | None
    precision: str | None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date, and whether its wording makes it a deadline (到…, …前), an as-of (截至…) or neither."""

    date: PolicyDate
    role: str  # deadline | as_of | period | plain | recent (日前, 近日)
    span: Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """A counted quantity: one value, or a range; comparators are ``=``, ``>=``, ``<=``, ``~``, ``>``, ``<``.

    ``unit`` is an id of the unit vocabulary (``person``, ``organisation``, ``percent``, ``yuan`` …).
    Full coverage (全覆盖) is 100 percent with ``kind`` coverage.
    """

    value: Decimal | None
    unit: str | None
    text: str
    comparator: str = "="
    measure_word: str | None = None
    min_value: Decimal | None = None
    max_value: Decimal | None = None
    coverage: bool = False
    span: Span = Span(0, 0)


@dataclass(frozen=True, slots=True)
class RegionMention:
    """A place name with every division that it can mean (codes; empty for 全区, 我市 and the like)."""

    text: str
    codes: tuple[str, ...]
    span: Span
    contextual: bool = False  # 全区, 全省, 我市, 本县: the region of the article at that level


@dataclass(frozen=True, slots=True)
class OrganizationMention:
    """A department as printed; ``region`` is the code printed in the name, None for a bare name."""

    text: str
    body: str  # the name without its region: 民政厅, 党委组织部
    function: str | None
    region: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class TitleMention:
    """A document title between 《 and 》 (``title`` without them), with the alias and number that follow it."""

    title: str
    span: Span
    alias: str | None = None  # 意见, from （以下简称《意见》）
    number: str | None = None  # 发文字号
    doc_type: str | None = None  # id of the 公文 kind


@dataclass(frozen=True, slots=True)
class TermMention:
    """A term of a vocabulary: ``scheme`` and ``concept`` are ids, ``text`` is as printed."""

    scheme: str  # indicator, tier, field, modality, function …
    concept: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class ListMention:
    """An enumeration: its items in order, and the number that the text announces (五项主要任务 → 5)."""

    items: tuple[str, ...]
    item_spans: tuple[Span, ...]
    announced: int | None
    span: Span


# --- records: facts --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Region:
    """A division of the National Bureau of Statistics; ``level`` is province, prefecture, county, township, village."""

    code: str
    name: str
    level: str
    parent: str | None
    short_name: str


@dataclass(frozen=True, slots=True)
class Organization:
    """A department: known by its full name within its jurisdiction."""

    name: str  # full: 宁夏回族自治区民政厅
    region: str | None
    function: str | None
    printed: str  # 民政厅


@dataclass(frozen=True, slots=True)
class PolicyDocument:
    """A policy, known by its title and the region (code) for which it is issued; None where no region is known."""

    title: str
    region: str | None
    doc_type: str | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Detail:
    """One more thing that a fact says, under a name; several of one name are a list in their order."""

    name: str  # growth, breakdown, items …
    text: str
    order: int = 1


@dataclass(frozen=True, slots=True)
class Fact:
    """What all facts share.

    Attributes:
        rule: name of the rule that made it.
        confidence: 0 to 1.
        status: ``extracted``, ``transcribed``, ``reviewed``, ``rejected`` or ``superseded``.
        fid: number of the fact in its facts file.
        basis: ``printed``, or ``inferred`` where it follows from what is printed.
        inferred: names of the parts of a printed fact that are inferred, such as ``as_of``.
        scope: what part of the region, or of the whole, is meant, as printed: 泰达街道, 重点县（市、区）.
    """

    evidence: Evidence | CitedEvidence
    region: str | None
    rule: str
    confidence: float
    status: str
    fid: str | None = field(default=None, kw_only=True)
    basis: str = field(default="printed", kw_only=True)
    inferred: tuple[str, ...] = field(default=(), kw_only=True)
    scope: str | None = field(default=None, kw_only=True)
    details: tuple[Detail, ...] = field(default=(), kw_only=True)

    @property
    def quotation(self) -> Evidence:
        """Return the evidence of a fact that was read in a captured text.

        Raises:
            TypeError: the fact is cited, not quoted.
        """
        if not isinstance(self.evidence, Evidence):
            raise TypeError(f"wanted a fact with a quotation, got one that is only cited: {self.fid}")
        return self.evidence


@dataclass(frozen=True, slots=True)
class Issuance(Fact):
    """That a document was issued, as one article reports it."""

    document: PolicyDocument
    issuers: tuple[Organization, ...]  # in printed order; the first leads
    issuer_count: int | None = None  # 四部门: 4
    alias: str | None = None  # 意见: valid inside this article only
    issued: PolicyDate | None = None
    issued_not_after: date | None = None
    date_text: str | None = None  # 日前


@dataclass(frozen=True, slots=True)
class Lineage(Fact):
    """That a document rests on another document or on a meeting's decisions.

    ``relation`` is an id of the relation vocabulary: based_on, applies, cites, forwards, amends, repeals, replaces …
    ``cited`` is a document where the text names one, otherwise None and only ``cited_text`` stands; so it is with
    ``document`` and ``citing_text``.
    """

    document: PolicyDocument | None
    relation: str
    cited_text: str
    cited: PolicyDocument | None = None
    citing_text: str | None = None  # what rests on it, where that is no document: a place, a project


@dataclass(frozen=True, slots=True)
class Measured(Fact):
    """What targets and observations share; a qualitative statement has no ``quantity``, only its ``text``."""

    indicator: str | None
    kind: str  # stock, flow, increment, ratio, coverage, milestone, qualitative
    quantity: Quantity | None
    text: str  # the clause as printed
    document: PolicyDocument | None = None
    modality: str | None = None  # id: ensure, reach, strive, aim, basically, gradually …
    modality_text: str | None = None  # as printed: 力争
    denominator: str | None = None  # id of the indicator divided by
    scope_tier: str | None = None  # id of the administrative level the figure is about


@dataclass(frozen=True, slots=True)
class Target(Measured):
    """What is to be reached; ``deadline`` is None where the text gives none."""

    deadline: PolicyDate | None = None
    baseline: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Observation(Measured):
    """What is said to be the case; undated statements are bounded by the article (``as_of_not_after``)."""

    as_of: PolicyDate | None = None
    as_of_not_after: date | None = None
    premise: bool = False  # 在…基础上: presupposed, not reported
    obs_kind: str = "actual"  # actual, baseline, estimate


@dataclass(frozen=True, slots=True)
class ServiceSystem(Fact):
    """A system of service tiers; ``tier_count`` as printed, whether or not the tiers are named."""

    tier_count: int | None
    text: str
    document: PolicyDocument | None = None


@dataclass(frozen=True, slots=True)
class TierFunction(Fact):
    """One function of a tier, as printed; ``tier`` is the name of a tier that stands apart from it."""

    order: int | None
    text: str
    concept: str | None = None  # id of the tier-function vocabulary
    tier: str | None = None


@dataclass(frozen=True, slots=True)
class Standard(Fact):
    """A standard of a tier: its items in order, each with its concept id where one fits, or a norm (每站2至3名)."""

    admin_level: str | None
    items: tuple[tuple[str, str | None], ...]  # (text, concept)
    name: str | None = None  # 六有, only where printed
    quantity: Quantity | None = None
    tier: str | None = None  # whom or what the standard is for, as printed


@dataclass(frozen=True, slots=True)
class Tier(Fact):
    """One tier of a region's service system; ``order`` 1 is the highest, None where no order is printed."""

    order: int | None
    admin_level: str  # prefecture, county, township, village, hamlet
    name: str
    host: str | None = None  # 依托的机构, as printed
    host_type: str | None = None
    functions: tuple[TierFunction, ...] = ()
    count: int | None = None
    document: PolicyDocument | None = None


@dataclass(frozen=True, slots=True)
class Task(Fact):
    """A task that a document sets: intended, not done."""

    order: int | None
    text: str
    category: str | None = None  # id of the task vocabulary
    document: PolicyDocument | None = None
    tool: str | None = None  # supply, environment, demand


@dataclass(frozen=True, slots=True)
class FieldMention(Fact):
    """A service field that the article names; ``order`` is its place in a list that is one fact of a facts file."""

    field: str | None  # id of the field vocabulary
    text: str
    document: PolicyDocument | None = None
    order: int | None = None


@dataclass(frozen=True, slots=True)
class Funding(Fact):
    """Money, with its payer and purpose where printed."""

    amount: Quantity | None
    year: int | None = None
    payer: str | None = None
    purpose: str | None = None
    document: PolicyDocument | None = None


@dataclass(frozen=True, slots=True)
class DepartmentMention(Fact):
    """That the article names a department, with its other names, its era and its part in what is told."""

    organization: Organization
    other_name: str | None = None
    era: str | None = None  # between reorganisations: pre-2018, post-2023
    role: str | None = None  # as printed: 主办


@dataclass(frozen=True, slots=True)
class Statement(Fact):
    """What the facts below share: a short wording, with the rest in ``details``."""

    text: str


@dataclass(frozen=True, slots=True)
class Mechanism(Statement):
    """A working mechanism, such as 五社联动; its members are details named ``items``."""


@dataclass(frozen=True, slots=True)
class OperationMode(Statement):
    """How stations are run: by purchase of services, by direct hiring or both."""

    mode: str | None = None  # id of the operationmode vocabulary


@dataclass(frozen=True, slots=True)
class Event(Statement):
    """Something that happened on a day."""

    when: PolicyDate | None = None


@dataclass(frozen=True, slots=True)
class Transfer(Statement):
    """That a function (``text``) passed from one body to another."""

    giver: str
    receiver: str


@dataclass(frozen=True, slots=True)
class NameStatement(Statement):
    """That something (``text``) goes by another name."""

    other_name: str | None = None


@dataclass(frozen=True, slots=True)
class Beneficiary(Statement):
    """Whom the services are for; the groups are details named ``items``."""


@dataclass(frozen=True, slots=True)
class Schedule(Statement):
    """The steps in which something is to be done: 一年起步、两年铺开."""


@dataclass(frozen=True, slots=True)
class ServicePoint(Statement):
    """One station that is named as an example."""


@dataclass(frozen=True, slots=True)
class Remark(Statement):
    """What a reader should know of a source; the words are those of whoever wrote it down."""


@dataclass(frozen=True, slots=True)
class Merge:
    """That a name of a source was taken for another name of the same document or department, by which rule and why.

    Attributes:
        kind: ``document`` or ``organization``.
        region: code of the region of both names.
        into: the name that the thing goes by.
    """

    kind: str
    name: str
    region: str | None
    into: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All facts of one source, in reading order.

    ``regions`` has the code of the region that each article is about, None where the text tells none; ``merges`` the names of
    this source that mean what other sources call otherwise.
    """

    source: Source | CitedSource
    facts: tuple[Fact, ...]
    regions: tuple[str | None, ...] = ()
    merges: tuple[Merge, ...] = ()

    def of(self, kind: type[Fact]) -> Iterator[Fact]:
        """Yield the facts of one kind in reading order."""
        return (fact for fact in self.facts if isinstance(fact, kind))
