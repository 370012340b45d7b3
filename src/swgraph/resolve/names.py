"""What the facts of some sources call documents and departments, and which of these names could mean one thing."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from swgraph.model import Extraction, Fact, Issuance, Lineage, Organization, PolicyDocument
from swgraph.resolve.decisions import Decision
from swgraph.resolve.rules import Known
from swgraph.resolve.titles import form_of, plain

DOCUMENTS: Final = ("document", "cited")
"""The fields of facts that hold a document."""
DOCUMENT: Final = "document"
ORGANIZATION: Final = "organization"
_NUMBER: Final = "number"
_DAY: Final = "day"
_LINKED: Final = "linked"

Key = tuple[str, str | None]
"""A name and its region."""


class Use(NamedTuple):
    """What one source says with a name.

    Attributes:
        kind: ``document`` or ``organization``.
        what: ``""`` for the name itself, otherwise what is said of it: its ``number``, the ``day`` of its issue, or the title of
            a document with which it is ``linked`` (and the region of that one).
        times: how often.
    """

    kind: str
    name: str
    region: str | None
    what: str = ""
    value: str = ""
    other_region: str | None = None
    times: int = 1


@dataclass(slots=True)
class Names:
    """The names of some sources: how often each is used, and all that is said of it."""

    documents: Counter[Key] = field(default_factory=Counter)
    organizations: Counter[Key] = field(default_factory=Counter)
    numbers: defaultdict[Key, set[str]] = field(default_factory=lambda: defaultdict(set))
    days: defaultdict[Key, set[date]] = field(default_factory=lambda: defaultdict(set))
    linked: set[frozenset[Key]] = field(default_factory=set)

    @classmethod
    def of(cls, uses: Iterable[Use]) -> "Names":
        """Return the names that some uses make."""
        names = cls()
        for use in uses:
            names._add(use)
        return names

    def _add(self, use: Use) -> None:
        key = use.name, use.region
        if use.what == _NUMBER:
            self.numbers[key].add(use.value)
        elif use.what == _DAY:
            self.days[key].add(date.fromisoformat(use.value))
        elif use.what == _LINKED:
            self.linked.add(frozenset((key, (use.value, use.other_region))))
        else:
            (self.documents if use.kind == DOCUMENT else self.organizations)[key] += use.times

    def known(self, key: Key) -> Known:
        """Return what all sources together say of a title."""
        return Known(*key, frozenset(self.numbers.get(key, ())), frozenset(self.days.get(key, ())))


def uses_of(extraction: Extraction) -> Iterator[Use]:
    """Yield what one source says with names, each once."""
    found = Counter(use for fact in extraction.facts for use in _uses(fact))
    yield from (use._replace(times=times) for use, times in found.items())


def _uses(fact: Fact) -> Iterator[Use]:
    for document in documents_of(fact):
        yield Use(DOCUMENT, document.title, document.region)
        if document.number:
            yield Use(DOCUMENT, document.title, document.region, _NUMBER, document.number)
    if isinstance(fact, Issuance) and fact.issued and fact.issued.precision == "day" and fact.issued.latest:
        yield Use(DOCUMENT, *key_of(fact.document), _DAY, fact.issued.latest.isoformat())
    if isinstance(fact, Lineage) and fact.document and fact.cited:
        yield Use(DOCUMENT, *key_of(fact.document), _LINKED, *key_of(fact.cited))
    for body in organizations_of(fact):
        yield Use(ORGANIZATION, body.name, body.region)


def blocks_of(use: Use, decisions: Mapping[Key, Sequence[str]]) -> Iterator[str]:
    """Yield what two names of a region share at least one of, if they can be merged at all (see ``same_document``)."""
    from swgraph.resolve.bodies import body_of

    if use.what == _NUMBER:
        yield f"number {use.value}"
    elif not use.what and use.kind == DOCUMENT:
        yield f"title {plain(use.name)}"
        yield f"title {form_of(use.name, use.region).core}"
    elif not use.what:
        yield f"body {body_of(use.name, use.region)}"
    if not use.what:
        yield from decisions.get((use.name, use.region), ())


def decided(decisions: Sequence[Decision], kind: str) -> dict[Key, list[str]]:
    """Return the blocks of the names that persons decided are one, with and without a region as a table has it."""
    found: defaultdict[Key, list[str]] = defaultdict(list)
    for decision in decisions:
        if decision.kind == kind and decision.decision == "same":
            for name in decision.names:
                found[name, decision.region or None].append("decided " + "\t".join(sorted(decision.names)))
    return dict(found)


def documents_of(fact: Fact) -> Iterator[PolicyDocument]:
    """Yield the documents that a fact names."""
    yield from (found for name in DOCUMENTS if isinstance(found := getattr(fact, name, None), PolicyDocument))


def organizations_of(fact: Fact) -> Iterator[Organization]:
    """Yield the departments that a fact names."""
    yield from getattr(fact, "issuers", ())
    if isinstance(body := getattr(fact, "organization", None), Organization):
        yield body


def key_of(named: PolicyDocument | Organization | None) -> Key:
    """Return what a document or department is known by."""
    assert named is not None
    return (named.title if isinstance(named, PolicyDocument) else named.name), named.region
