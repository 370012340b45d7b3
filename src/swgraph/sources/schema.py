"""The form of a facts file, as pydantic models: the one place where what a person writes is checked.

Only what a person must say is required. What the program adds (offsets, digest, rule, confidence) may be left out, so
that the same form serves facts written by hand. Unknown keys are refused: a misspelled key would be a lost fact.
"""

import datetime
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, WithJsonSchema, model_validator

Text = Annotated[str, StringConstraints(strict=True, min_length=1)]
RegionCode = Annotated[str, StringConstraints(strict=True, pattern=r"^\d{6}(\d{3})?(\d{3})?$")]
ConceptId = Annotated[str, StringConstraints(strict=True, pattern=r"^[a-z][a-z0-9_]*$")]
Offset = Annotated[int, Field(strict=True, ge=0)]
Ordinal = Annotated[int, Field(strict=True, ge=1)]
Number = Annotated[
    Decimal,
    # pydantic's own schema takes any text here; a number is text only where a float would lose digits.
    WithJsonSchema({"type": ["number", "string"], "pattern": r"^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$"}),
]
Comparator = Literal["=", ">=", "<=", "~", ">", "<"]
Level = Literal["country", "province", "prefecture", "county", "township", "village", "hamlet", "zone"]
Precision = Literal["day", "month", "year", "plan_period"]
TargetKind = Literal["stock", "flow", "increment", "ratio", "coverage", "milestone", "qualitative"]
Modality = Literal["ensure", "reach", "strive", "aim", "basically", "gradually"]
Relation = Literal["based_on", "applies", "cites", "forwards", "amends", "repeals", "replaces"]


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class EvidenceForm(_Form):
    """Where the quotation stands in the repaired text and in the raw one."""

    start: Offset
    end: Offset
    quote: Text
    raw_start: Offset | None = None
    raw_end: Offset | None = None

    @model_validator(mode="after")
    def _has_length(self) -> Self:
        if self.end - self.start != len(self.quote):
            length = self.end - self.start
            raise ValueError(f"end - start must be the length of the quote ({len(self.quote)}), is {length}")
        return self


class ArticleForm(_Form):
    """An article of the source; ``region`` is the code of the division that it is about."""

    headline: Text
    kicker: Text | None = None
    byline: Text | None = None
    published: datetime.date | None = None
    page: Text | None = None
    section: Text | None = None
    region: RegionCode | None = None
    start: Offset | None = None
    end: Offset | None = None


class FactForm(_Form):
    """What every fact has."""

    fid: Text | None = None
    article: Offset
    region: RegionCode | None = None
    status: Literal["extracted", "reviewed", "rejected"] = "extracted"
    confidence: Annotated[float, Field(ge=0, le=1)] | None = None
    rule: Text | None = None
    basis: Literal["printed", "inferred"] = "printed"
    evidence: EvidenceForm | None = None


class PolicyForm(FactForm):
    """That a document was issued."""

    kind: Literal["policy"]
    title: Text
    alias: Text | None = None
    number: Text | None = None
    doc_type: ConceptId | None = None
    issuers: tuple[Text, ...] = ()
    issuers_count: Ordinal | None = None
    date: datetime.date | None = None
    issued_not_after: datetime.date | None = None
    date_text: Text | None = None


class LineageForm(FactForm):
    """That a document rests on another or on a meeting."""

    kind: Literal["lineage"]
    document: Text | None = None
    relation: Relation
    to: Text


class QuantityForm(_Form):
    """A number as printed and as read."""

    value: Number | None = None
    min: Number | None = None
    max: Number | None = None
    unit: ConceptId | None = None
    measure_word: Text | None = None
    comparator: Comparator | None = None
    as_printed: Text | None = None


class MeasuredForm(FactForm, QuantityForm):
    """What targets and achievements share."""

    indicator_id: ConceptId | None = None
    modality: Modality | None = None
    modality_text: Text | None = None
    target_kind: TargetKind | None = None
    denominator: ConceptId | None = None
    scope_tier: Level | None = None
    text: Text | None = None
    document: Text | None = None
    precision: Precision | None = None
    date_text: Text | None = None


class TargetForm(MeasuredForm):
    """What is to be reached."""

    kind: Literal["target"]
    deadline: datetime.date | None = None
    baseline: Number | None = None


class AchievedForm(MeasuredForm):
    """What is said to be the case."""

    kind: Literal["achieved"]
    as_of: datetime.date | None = None
    as_of_not_after: datetime.date | None = None
    premise: bool = False
    obs_kind: Literal["actual", "baseline", "estimate"] = "actual"


class SystemForm(FactForm):
    """A system of service tiers."""

    kind: Literal["system"]
    levels: Ordinal
    name: Text | None = None
    document: Text | None = None


class TierForm(FactForm):
    """One tier; ``level`` 1 is the highest of its system."""

    kind: Literal["tier"]
    level: Ordinal | None = None
    admin_level: Level
    name: Text
    host: Text | None = None
    host_type: ConceptId | None = None
    count: Offset | None = None
    document: Text | None = None


class FunctionForm(FactForm):
    """One function of the tier named ``tier``."""

    kind: Literal["function"]
    tier: Text
    order: Ordinal
    name: Text
    concept: ConceptId | None = None


class StandardItemForm(_Form):
    """One item of a standard."""

    text: Text
    concept: ConceptId | None = None


class StandardForm(FactForm):
    """A construction standard of a tier; ``name`` (六有) only where it is printed."""

    kind: Literal["standard"]
    admin_level: Level
    name: Text | None = None
    items: Annotated[tuple[StandardItemForm, ...], Field(min_length=1)]


class TaskForm(FactForm):
    """A task that a document sets."""

    kind: Literal["task"]
    order: Ordinal
    name: Text
    category: ConceptId | None = None
    tool: Literal["supply", "environment", "demand"] | None = None
    document: Text | None = None


class FieldForm(FactForm):
    """A field of service."""

    kind: Literal["field"]
    name: Text
    field: ConceptId | None = None
    document: Text | None = None


class FundingForm(FactForm, QuantityForm):
    """Money, with its payer and purpose where printed."""

    kind: Literal["funding"]
    year: Annotated[int, Field(strict=True, ge=1949, le=2100)] | None = None
    payer: Text | None = None
    purpose: Text | None = None
    document: Text | None = None


AnyFact = Annotated[
    PolicyForm
    | LineageForm
    | TargetForm
    | AchievedForm
    | SystemForm
    | TierForm
    | FunctionForm
    | StandardForm
    | TaskForm
    | FieldForm
    | FundingForm,
    Field(discriminator="kind"),
]


class FactsFile(_Form):
    """A whole facts file."""

    schema_version: Literal[1]
    id: Text | None = None
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None
    encoding: Text | None = None
    articles: tuple[ArticleForm, ...]
    facts: tuple[AnyFact, ...]

    @model_validator(mode="after")
    def _articles_exist(self) -> Self:
        for number, fact in enumerate(self.facts, start=1):
            if fact.article >= len(self.articles):
                given = len(self.articles)
                raise ValueError(f"fact {number} names article {fact.article}, the file has {given} (counted from 0)")
        return self
