"""A department as a facts file names it: its full name, its region and its function."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from swgraph.extract.places import Places
from swgraph.lexicon import load_regions
from swgraph.lexicon.regions import COUNTRY
from swgraph.model import Organization, OrganizationMention
from swgraph.recognise.organizations import full_name, recognise_organizations
from swgraph.recognise.regions import recognise_regions
from swgraph.register import departments_of, official_name

_OTHER = "other"


@cache
def organization_of(printed: str, home: str | None) -> Organization:
    """Return the department that a name means in a source about the region ``home``.

    A bare name belongs to the region of the source; what no word list knows keeps its name and has function ``other``.

    >>> organization_of("省财政厅", "440000")
    Organization(name='广东省财政厅', region='440000', function='finance', printed='省财政厅')
    >>> organization_of("民政部", "440000").region, organization_of("某市某中心", None).function
    ('100000', 'other')
    """
    home = home[:6] if home else None
    registered = next(_registered(printed, home), None)
    if registered:
        return registered
    places = Places(load_regions(), home)
    mention = next((m for m in recognise_organizations(printed) if m.span.start == 0), None)
    if mention is None:
        return Organization(printed, _named_place(printed, places) or home, _OTHER, printed)
    return _organization(printed, mention, places, home)


def _registered(printed: str, home: str | None) -> Iterator[Organization]:
    """Yield the department of the register that the name means in the region or in one above it."""
    regions = load_regions()
    if home is None or home not in regions:
        return
    for code in (home, *(region.code for region in regions.parents(home))):
        official = official_name(printed, code)
        for department in departments_of(code) if code != COUNTRY else ():
            if department.organization.name == official:
                yield replace(department.organization, printed=printed)


def _organization(printed: str, mention: OrganizationMention, places: Places, home: str | None) -> Organization:
    """Return the department, or a part of it (…民政厅慈善社工处), with the function of the whole."""
    region = mention.region or _named_place(printed, places) or places.owner(mention.text) or home
    whole = official_name(full_name(mention, region), region)
    name = whole + printed[mention.span.end :]
    return Organization(name, region, mention.function or _OTHER, printed)


def _named_place(printed: str, places: Places) -> str | None:
    """Return the region with which a name begins, if it can only be one."""
    first = next(recognise_regions(printed), None)
    return places.resolve(first) if first and first.span.start == 0 and not first.contextual else None
