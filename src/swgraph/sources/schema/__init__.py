"""The form of a facts file, as pydantic models: the one place where what a person writes is checked.

Only what a person must say is required. What the program adds (offsets, digest, rule, confidence) may be left out, so
that the same form serves facts written by hand. Unknown keys are refused: a misspelled key would be a lost fact.
"""

from swgraph.sources.schema.facts import (
    AchievedForm,
    AnyFact,
    BeneficiaryForm,
    DepartmentForm,
    EventForm,
    FactForm,
    FieldForm,
    FunctionForm,
    FundingForm,
    LineageForm,
    MeasuredForm,
    MechanismForm,
    NameForm,
    OperationModeForm,
    PolicyForm,
    RemarkForm,
    ScheduleForm,
    ServicePointForm,
    StandardForm,
    StatementForm,
    SystemForm,
    TargetForm,
    TaskForm,
    TierForm,
    TransferForm,
)
from swgraph.sources.schema.file import ArticleForm, CitationForm, FactsFile
from swgraph.sources.schema.parts import (
    Comparator,
    EvidenceForm,
    Level,
    Modality,
    Precision,
    QuantityForm,
    Relation,
    Reliability,
    Status,
    TargetKind,
)

__all__ = [
    "AchievedForm", "AnyFact", "ArticleForm", "BeneficiaryForm", "CitationForm", "Comparator", "DepartmentForm", "EventForm",
    "EvidenceForm", "FactForm", "FactsFile", "FieldForm", "FunctionForm", "FundingForm", "Level", "LineageForm", "MeasuredForm",
    "MechanismForm", "Modality", "NameForm", "OperationModeForm", "PolicyForm", "Precision", "QuantityForm", "Relation",
    "Reliability", "RemarkForm", "ScheduleForm", "ServicePointForm", "StandardForm", "StatementForm", "Status", "SystemForm",
    "TargetForm", "TargetKind", "TaskForm", "TierForm", "TransferForm",
]  # fmt: skip
