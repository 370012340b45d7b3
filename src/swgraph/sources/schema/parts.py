"""The kinds of values that a facts file is made of."""

from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, WithJsonSchema, model_validator

from swgraph.sources.vocabulary import concept_ids


def _known_region(code: str) -> str:
    from swgraph.lexicon import load_regions
    from swgraph.lexicon.townships import CODE_DIGITS, load_townships

    known = code in load_townships() if len(code) == CODE_DIGITS else code[:6] in load_regions()
    if not known:
        raise ValueError(f"未知区划代码 unknown region code: wanted one of data/regions such as 640000, got {code}")
    return code


def _known(scheme: str) -> Callable[[str], str]:
    def check(name: str) -> str:
        if name not in concept_ids(scheme):
            near = "、".join(sorted(concept_ids(scheme))[:8])
            raise ValueError(f"词表中没有此概念 unknown id: wanted one of ontology/vocab/{scheme}.ttl ({near} …), got {name}")
        return name

    return check


Text = Annotated[str, StringConstraints(strict=True, min_length=1)]
Phrase = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=40)]
RegionCode = Annotated[
    str, StringConstraints(strict=True, pattern=r"^\d{6}(\d{3})?(\d{3})?$"), AfterValidator(_known_region)
]
ConceptId = Annotated[str, StringConstraints(strict=True, pattern=r"^[a-z][a-z0-9_]*$")]
IndicatorId = Annotated[ConceptId, AfterValidator(_known("indicator"))]
UnitId = Annotated[ConceptId, AfterValidator(_known("unit"))]
DocumentTypeId = Annotated[ConceptId, AfterValidator(_known("doctype"))]
HostTypeId = Annotated[ConceptId, AfterValidator(_known("hosttype"))]
FieldId = Annotated[ConceptId, AfterValidator(_known("field"))]
TaskId = Annotated[ConceptId, AfterValidator(_known("task"))]
TierFunctionId = Annotated[ConceptId, AfterValidator(_known("tierfunction"))]
StandardItemId = Annotated[ConceptId, AfterValidator(_known("standarditem"))]
OperationModeId = Annotated[ConceptId, AfterValidator(_known("operationmode"))]
Offset = Annotated[int, Field(strict=True, ge=0)]
Ordinal = Annotated[int, Field(strict=True, ge=1)]
Number = Annotated[
    Decimal,
    # pydantic's own schema takes any text here; a number is text only where a float would lose digits.
    WithJsonSchema({"type": ["number", "string"], "pattern": r"^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$"}),
]
Comparator = Literal["=", ">=", "<=", "~", ">", "<"]
Level = Literal[
    "country", "province", "prefecture", "county", "township", "village", "hamlet", "zone", "area", "special"
]
Precision = Literal["day", "month", "year", "plan_period"]
TargetKind = Literal["stock", "flow", "increment", "ratio", "coverage", "milestone", "qualitative"]
Modality = Literal["ensure", "reach", "strive", "aim", "basically", "gradually"]
Relation = Literal[
    "based_on", "applies", "cites", "forwards", "amends", "repeals", "replaces",
    "assists", "incorporated_into", "pilot_of", "precedes", "succeeds",
]  # fmt: skip
Reliability = Literal["official", "media", "association", "academic", "mirror", "secondary", "seed", "own"]
Status = Literal["extracted", "transcribed", "reviewed", "rejected", "superseded", "pending"]


class Form(BaseModel):
    """What all parts share: nothing unknown is let in, and nothing is changed afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class EvidenceForm(Form):
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


class QuantityForm(Form):
    """A number as read; as it is printed stands in ``as_printed``."""

    value: Number | None = None
    min: Number | None = None
    max: Number | None = None
    unit: UnitId | None = None
    measure_word: Text | None = None
    comparator: Comparator | None = None


class ItemForm(Form):
    """One item of a standard, where the word list gives it another concept or none."""

    text: Text
    concept: StandardItemId | None = None


class FieldItemForm(Form):
    """One field of a list of fields, where the word list gives it another concept or none."""

    text: Text
    field: FieldId | None = None
