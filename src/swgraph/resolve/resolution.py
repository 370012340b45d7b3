"""The names of a build, sorted into things; and the facts, with each name that was merged put in the place of the other."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from swgraph.model import Extraction, Fact, Issuance, Lineage, Merge, Organization, PolicyDocument
from swgraph.resolve.decisions import Decision
from swgraph.resolve.rules import REASONS, Known, same_document, same_organization
from swgraph.resolve.titles import form_of

_DOCUMENTS: Final = ("document", "cited")
_DOCUMENT, _ORGANIZATION = "document", "organization"

Key = tuple[str, str | None]
"""A name and its region."""
Same = Callable[[Key, Key], str | None]


@dataclass(frozen=True, slots=True)
class _Verdicts:
    """What persons decided of names of one kind; of two lines about the same names the last one counts."""

    reasons: Mapping[tuple[frozenset[str], str], Decision]

    def of(self, one: Key, other: Key) -> Decision | None:
        return self.reasons.get((frozenset((one[0], other[0])), one[1] or ""))


def resolve(extractions: Iterable[Extraction], decisions: Sequence[Decision] = ()) -> tuple[Extraction, ...]:
    """Return the extractions with every document and department under one name, and the merges that this took.

    The order of the extractions makes no difference.
    """
    listed = list(extractions)
    documents = _merged_documents(listed, _verdicts(decisions, _DOCUMENT))
    organizations = _merged_organizations(listed, _verdicts(decisions, _ORGANIZATION))
    return tuple(_resolved(extraction, documents, organizations) for extraction in listed)


def _verdicts(decisions: Sequence[Decision], kind: str) -> _Verdicts:
    return _Verdicts({(decision.names, decision.region): decision for decision in decisions if decision.kind == kind})


# --- documents -------------------------------------------------------------------------------------------------------


def _merged_documents(extractions: Sequence[Extraction], verdicts: _Verdicts) -> dict[Key, Merge]:
    uses = Counter(_key(document) for fact in _facts(extractions) for document in _documents(fact))
    known = _known(extractions)
    linked = {pair for fact in _facts(extractions) for pair in _linked(fact)}

    def same(one: Key, other: Key) -> str | None:
        if frozenset((one, other)) in linked:
            return None
        return same_document(known[one], known[other])

    return _merges(uses, same, verdicts, _DOCUMENT, _plainest)


def _plainest(key: Key, uses: int) -> tuple[object, ...]:
    """Return what the best title of a document is least in: no notice and no issuer around it, its years kept, most used."""
    form = form_of(*key)
    return "notice" in form.steps, "issuer" in form.steps, form.period is None, -uses, -len(key[0]), key[0]


def _known(extractions: Sequence[Extraction]) -> dict[Key, Known]:
    numbers: dict[Key, set[str]] = defaultdict(set)
    days = defaultdict(set)
    keys: set[Key] = set()
    for fact in _facts(extractions):
        for document in _documents(fact):
            keys.add(_key(document))
            if document.number:
                numbers[_key(document)].add(document.number)
        if isinstance(fact, Issuance) and fact.issued and fact.issued.precision == "day" and fact.issued.latest:
            days[_key(fact.document)].add(fact.issued.latest)
    return {key: Known(*key, frozenset(numbers[key]), frozenset(days[key])) for key in keys}


def _linked(fact: Fact) -> Iterator[frozenset[Key]]:
    """Yield the two documents of which one is said to rest on the other."""
    if isinstance(fact, Lineage) and fact.document and fact.cited:
        yield frozenset((_key(fact.document), _key(fact.cited)))


def _documents(fact: Fact) -> Iterator[PolicyDocument]:
    yield from (found for name in _DOCUMENTS if isinstance(found := getattr(fact, name, None), PolicyDocument))


# --- departments -----------------------------------------------------------------------------------------------------


def _merged_organizations(extractions: Sequence[Extraction], verdicts: _Verdicts) -> dict[Key, Merge]:
    uses = Counter(_key(body) for fact in _facts(extractions) for body in _organizations(fact))

    def same(one: Key, other: Key) -> str | None:
        return same_organization(one[0], other[0], one[1])

    return _merges(uses, same, verdicts, _ORGANIZATION, _official)


def _official(key: Key, uses: int) -> tuple[object, ...]:
    """Return what the best name of a department is least in: it is its own official name, otherwise most used."""
    from swgraph.resolve.bodies import body_of

    return body_of(*key) != key[0], -uses, -len(key[0]), key[0]


def _organizations(fact: Fact) -> Iterator[Organization]:
    yield from getattr(fact, "issuers", ())
    if isinstance(body := getattr(fact, "organization", None), Organization):
        yield body


# --- both ------------------------------------------------------------------------------------------------------------


def _facts(extractions: Sequence[Extraction]) -> Iterator[Fact]:
    return (fact for extraction in extractions for fact in extraction.facts)


def _key(named: "PolicyDocument | Organization | None") -> Key:
    assert named is not None
    return (named.title if isinstance(named, PolicyDocument) else named.name), named.region


def _merges(
    uses: Mapping[Key, int], same: Same, verdicts: _Verdicts, kind: str, rank: Callable[[Key, int], tuple[object, ...]]
) -> dict[Key, Merge]:
    """Return the merge of each name that is not the one its thing is known by."""
    by_region: dict[str | None, list[Key]] = defaultdict(list)
    for key in sorted(uses, key=lambda key: (key[1] or "", rank(key, uses[key]))):
        by_region[key[1]].append(key)
    merges: dict[Key, Merge] = {}
    for keys in by_region.values():
        groups: list[list[Key]] = []
        for key in keys:
            group, rule, reason = _group_of(key, groups, same, verdicts)
            if group is None:
                groups.append([key])
            else:
                group.append(key)
                merges[key] = Merge(kind, key[0], key[1], group[0][0], rule, reason)
    return merges


def _group_of(
    key: Key, groups: Sequence[list[Key]], same: Same, verdicts: _Verdicts
) -> tuple[list[Key] | None, str, str]:
    """Return the group that a name belongs to: it is one with some name in it and kept apart from none."""
    for group in groups:
        decided = [verdicts.of(key, other) for other in group]
        if any(verdict is not None and verdict.decision == "apart" for verdict in decided):
            continue
        for verdict in decided:
            if verdict is not None:
                return group, "decision", f"{REASONS['decision']}: {verdict.reason}"
        # Compared with the name that the thing goes by: a chain of small differences must not lead from one thing to another.
        if rule := same(group[0], key):
            return group, rule, REASONS[rule]
    return None, "", ""


def _resolved(extraction: Extraction, documents: Mapping[Key, Merge], organizations: Mapping[Key, Merge]) -> Extraction:
    facts = tuple(_renamed(fact, documents, organizations) for fact in extraction.facts)
    used = {_key(document) for fact in extraction.facts for document in _documents(fact)}
    named = {_key(body) for fact in extraction.facts for body in _organizations(fact)}
    found = [documents[key] for key in used & documents.keys()] + [organizations[key] for key in named & organizations.keys()]
    merges = tuple(sorted(found, key=lambda merge: (merge.kind, merge.name, merge.region or "")))
    return replace(extraction, facts=facts, merges=merges) if merges else extraction


def _renamed(fact: Fact, documents: Mapping[Key, Merge], organizations: Mapping[Key, Merge]) -> Fact:
    changes: dict[str, object] = {}
    for name in _DOCUMENTS:
        document = getattr(fact, name, None)
        if isinstance(document, PolicyDocument) and (merge := documents.get(_key(document))):
            changes[name] = _titled(document, merge)
    if isinstance(body := getattr(fact, "organization", None), Organization) and (merge := organizations.get(_key(body))):
        changes["organization"] = replace(body, name=merge.into)
    if any(_key(body) in organizations for body in getattr(fact, "issuers", ())):
        changes["issuers"] = tuple(_called(body, organizations) for body in getattr(fact, "issuers", ()))
    return replace(fact, **changes) if changes else fact  # type: ignore[arg-type]


def _titled(document: PolicyDocument, merge: Merge) -> PolicyDocument:
    """Return a document under the title that it goes by, of the kind that this title says."""
    from swgraph.recognise.titles import document_type

    kind = document.doc_type if merge.rule in ("marks", "about", "region", "period", "state") else document_type(merge.into)
    return replace(document, title=merge.into, doc_type=kind or document.doc_type)


def _called(body: Organization, organizations: Mapping[Key, Merge]) -> Organization:
    merge = organizations.get(_key(body))
    return replace(body, name=merge.into) if merge else body
