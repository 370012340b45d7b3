"""The names of a build, sorted into things; and the facts, with each name that was merged put in the place of the other."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from swgraph.model import Extraction, Fact, Merge, Organization, PolicyDocument
from swgraph.resolve.decisions import Decision
from swgraph.resolve.names import (
    DOCUMENT,
    DOCUMENTS,
    ORGANIZATION,
    Key,
    Names,
    documents_of,
    key_of,
    organizations_of,
    uses_of,
)
from swgraph.resolve.rules import REASONS, same_document, same_organization
from swgraph.resolve.titles import form_of

Same = Callable[[Key, Key], str | None]


@dataclass(frozen=True, slots=True)
class _Verdicts:
    """What persons decided of names of one kind; of two lines about the same names the last one counts."""

    reasons: Mapping[tuple[frozenset[str], str], Decision]

    def of(self, one: Key, other: Key) -> Decision | None:
        return self.reasons.get((frozenset((one[0], other[0])), one[1] or ""))


@dataclass(frozen=True, slots=True)
class Merges:
    """What each name that is not the one its thing is known by was merged into."""

    documents: Mapping[Key, Merge]
    organizations: Mapping[Key, Merge]


def resolve(extractions: Iterable[Extraction], decisions: Sequence[Decision] = ()) -> tuple[Extraction, ...]:
    """Return the extractions with every document and department under one name, and the merges that this took.

    The order of the extractions makes no difference.
    """
    listed = list(extractions)
    merges = merges_of(Names.of(use for extraction in listed for use in uses_of(extraction)), decisions)
    return tuple(renamed(extraction, merges) for extraction in listed)


def merges_of(names: Names, decisions: Sequence[Decision] = ()) -> Merges:
    """Return the merges of the names of some sources."""
    documents, organizations = (_verdicts(decisions, kind) for kind in (DOCUMENT, ORGANIZATION))
    return Merges(_merged_documents(names, documents), _merged_organizations(names, organizations))


def _verdicts(decisions: Sequence[Decision], kind: str) -> _Verdicts:
    return _Verdicts({(decision.names, decision.region): decision for decision in decisions if decision.kind == kind})


def _merged_documents(names: Names, verdicts: _Verdicts) -> dict[Key, Merge]:
    known = {key: names.known(key) for key in names.documents}

    def same(one: Key, other: Key) -> str | None:
        if frozenset((one, other)) in names.linked:
            return None
        return same_document(known[one], known[other])

    return _merges(names.documents, same, verdicts, DOCUMENT, _plainest)


def _plainest(key: Key, uses: int) -> tuple[object, ...]:
    """Return what the best title of a document is least in: no notice and no issuer around it, its years kept, most used."""
    form = form_of(*key)
    return "notice" in form.steps, "issuer" in form.steps, form.period is None, -uses, -len(key[0]), key[0]


def _merged_organizations(names: Names, verdicts: _Verdicts) -> dict[Key, Merge]:
    def same(one: Key, other: Key) -> str | None:
        return same_organization(one[0], other[0], one[1])

    return _merges(names.organizations, same, verdicts, ORGANIZATION, _official)


def _official(key: Key, uses: int) -> tuple[object, ...]:
    """Return what the best name of a department is least in: it is its own official name, otherwise most used."""
    from swgraph.resolve.bodies import body_of

    return body_of(*key) != key[0], -uses, -len(key[0]), key[0]


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


def renamed(extraction: Extraction, merges: Merges) -> Extraction:
    """Return an extraction with each name that was merged put in the place of the other, and the merges that this took."""
    documents, organizations = merges.documents, merges.organizations
    facts = tuple(_renamed(fact, documents, organizations) for fact in extraction.facts)
    used = {key_of(document) for fact in extraction.facts for document in documents_of(fact)}
    named = {key_of(body) for fact in extraction.facts for body in organizations_of(fact)}
    found = [documents[key] for key in used & documents.keys()] + [organizations[key] for key in named & organizations.keys()]
    taken = tuple(sorted(found, key=lambda merge: (merge.kind, merge.name, merge.region or "")))
    return replace(extraction, facts=facts, merges=taken) if taken else extraction


def _renamed(fact: Fact, documents: Mapping[Key, Merge], organizations: Mapping[Key, Merge]) -> Fact:
    changes: dict[str, object] = {}
    for name in DOCUMENTS:
        document = getattr(fact, name, None)
        if isinstance(document, PolicyDocument) and (merge := documents.get(key_of(document))):
            changes[name] = _titled(document, merge)
    if isinstance(body := getattr(fact, "organization", None), Organization) and (merge := organizations.get(key_of(body))):
        changes["organization"] = replace(body, name=merge.into)
    if any(key_of(body) in organizations for body in getattr(fact, "issuers", ())):
        changes["issuers"] = tuple(_called(body, organizations) for body in getattr(fact, "issuers", ()))
    return replace(fact, **changes) if changes else fact  # type: ignore[arg-type]


def _titled(document: PolicyDocument, merge: Merge) -> PolicyDocument:
    """Return a document under the title that it goes by, of the kind that this title says."""
    from swgraph.recognise.titles import document_type

    kind = document.doc_type if merge.rule in ("marks", "about", "region", "period", "state") else document_type(merge.into)
    return replace(document, title=merge.into, doc_type=kind or document.doc_type)


def _called(body: Organization, organizations: Mapping[Key, Merge]) -> Organization:
    merge = organizations.get(key_of(body))
    return replace(body, name=merge.into) if merge else body
