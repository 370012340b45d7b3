"""One form for each kind of fact."""

import datetime
from typing import Annotated, Literal

from pydantic import Field

from swgraph.sources.schema.parts import (
    DocumentTypeId,
    EvidenceForm,
    FieldId,
    FieldItemForm,
    Form,
    HostTypeId,
    IndicatorId,
    ItemForm,
    Level,
    Modality,
    Number,
    Offset,
    OperationModeId,
    Ordinal,
    Precision,
    QuantityForm,
    RegionCode,
    Relation,
    Status,
    TargetKind,
    TaskId,
    Text,
    TierFunctionId,
)


class FactForm(Form):
    """What every fact has; ``article`` counts from 0, ``region`` is that of the article unless given."""

    fid: Text | None = None
    article: Offset = 0
    region: RegionCode | None = None
    scope: Text | None = None
    status: Status = "extracted"
    confidence: Annotated[float, Field(ge=0, le=1)] | None = None
    rule: Text | None = None
    basis: Literal["printed", "inferred"] = "printed"
    inferred: tuple[Text, ...] = ()
    as_printed: Text | None = None
    evidence: EvidenceForm | None = None
    details: Annotated[dict[Text, Text | tuple[Text, ...]], Field(default_factory=dict)]


class _InDocument(Form):
    document: Text | None = None
    document_region: RegionCode | None = None


class PolicyForm(FactForm):
    """That a document was issued."""

    kind: Literal["policy"]
    title: Text
    alias: Text | None = None
    number: Text | None = None
    doc_type: DocumentTypeId | None = None
    issuers: tuple[Text, ...] = ()
    issuers_count: Ordinal | None = None
    date: datetime.date | None = None
    precision: Precision | None = None
    issued_not_after: datetime.date | None = None
    date_text: Text | None = None
    document_region: RegionCode | None = None


class LineageForm(FactForm, _InDocument):
    """That a document, or what ``from`` names, rests on another document, on a meeting or on a programme."""

    kind: Literal["lineage"]
    from_: Text | None = Field(default=None, alias="from")
    relation: Relation
    to: Text
    cited: Text | None = None
    cited_region: RegionCode | None = None


class MeasuredForm(FactForm, QuantityForm, _InDocument):
    """What targets and achievements share; ``indicator`` is the name as printed."""

    indicator_id: IndicatorId | None = None
    indicator: Text | None = None
    modality: Modality | None = None
    modality_text: Text | None = None
    target_kind: TargetKind | None = None
    denominator: IndicatorId | None = None
    scope_tier: Level | None = None
    text: Text | None = None
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


class SystemForm(FactForm, _InDocument):
    """A system of service tiers."""

    kind: Literal["system"]
    levels: Ordinal | None = None
    name: Text | None = None


class TierForm(FactForm, _InDocument):
    """One tier; ``level`` 1 is the highest of its system."""

    kind: Literal["tier"]
    level: Ordinal | None = None
    admin_level: Level
    name: Text
    host: Text | None = None
    host_type: HostTypeId | None = None
    count: Offset | None = None


class FunctionForm(FactForm):
    """One function of the tier named ``tier``."""

    kind: Literal["function"]
    tier: Text
    order: Ordinal | None = None
    name: Text
    concept: TierFunctionId | None = None


class StandardForm(FactForm, QuantityForm):
    """A standard of a tier: its items, or a norm; ``name`` (六有) only where it is printed."""

    kind: Literal["standard"]
    tier: Text | None = None
    admin_level: Level | None = None
    name: Text | None = None
    items: tuple[Text | ItemForm, ...] = ()


class TaskForm(FactForm, _InDocument):
    """A task that a document sets."""

    kind: Literal["task"]
    order: Ordinal | None = None
    name: Text
    category: TaskId | None = None
    tool: Literal["supply", "environment", "demand"] | None = None


class FieldForm(FactForm, _InDocument):
    """A field of service, or a list of them as one fact."""

    kind: Literal["field"]
    name: Text | None = None
    field: FieldId | None = None
    items: tuple[Text | FieldItemForm, ...] = ()


class FundingForm(FactForm, QuantityForm, _InDocument):
    """Money in yuan, with its payer and purpose where printed."""

    kind: Literal["funding"]
    year: Annotated[int, Field(strict=True, ge=1949, le=2100)] | None = None
    payer: Text | None = None
    purpose: Text | None = None


class DepartmentForm(FactForm):
    """That a department is named; ``full_name`` where it does not follow from the name and the region."""

    kind: Literal["department"]
    name: Text
    full_name: Text | None = None
    other_name: Text | None = None
    era: Text | None = None
    role: Text | None = None


class StatementForm(FactForm):
    """What the forms below share: a short wording, and the items that it is made of."""

    name: Text
    items: tuple[Text, ...] = ()


class MechanismForm(StatementForm):
    """A working mechanism, such as 五社联动, with its members."""

    kind: Literal["mechanism"]


class OperationModeForm(StatementForm):
    """How stations are run."""

    kind: Literal["operation_mode"]
    mode: OperationModeId | None = None


class EventForm(StatementForm):
    """Something that happened."""

    kind: Literal["event"]
    date: datetime.date | None = None
    precision: Precision | None = None
    date_text: Text | None = None


class TransferForm(FactForm):
    """That the function ``what`` passed from one body to another."""

    kind: Literal["transfer"]
    from_: Text = Field(alias="from")
    to: Text
    what: Text


class NameForm(StatementForm):
    """That something goes by another name."""

    kind: Literal["alias"]
    alias: Text | None = None


class BeneficiaryForm(StatementForm):
    """Whom the services are for."""

    kind: Literal["beneficiary"]


class ScheduleForm(StatementForm):
    """The steps in which something is to be done."""

    kind: Literal["schedule"]


class ServicePointForm(StatementForm):
    """A station that is named as an example."""

    kind: Literal["service_point"]


class RemarkForm(StatementForm):
    """What a reader should know of the source, in the words of whoever wrote the file."""

    kind: Literal["note"]


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
    | FundingForm
    | DepartmentForm
    | MechanismForm
    | OperationModeForm
    | EventForm
    | TransferForm
    | NameForm
    | BeneficiaryForm
    | ScheduleForm
    | ServicePointForm
    | RemarkForm,
    Field(discriminator="kind"),
]

