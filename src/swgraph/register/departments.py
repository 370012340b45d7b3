"""The standard departments of a division, named by rule: 宁夏回族自治区民政厅, 武昌区委社会工作部.

They are what a division of its kind has, not what somebody saw there: a county may have merged two of them. Departments of
provinces and prefectures stand in the graph for every function, those of counties for civil affairs and social work only: with
all functions the counties would be 40,000 more, and no source names them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from swgraph.lexicon import load_regions
from swgraph.lexicon.regions import COUNTRY, is_placeholder
from swgraph.model import Organization, Region
from swgraph.register.names import other_words, words_of
from swgraph.register.national import load_bodies
from swgraph.register.rules import Rule, rules_for


@dataclass(frozen=True, slots=True)
class Department:
    """A department of a division.

    Attributes:
        organization: name, division and function, as extraction would record it.
        also: other full names.
        bare: names used inside the division only.
        superior: the department of the same function one level up, which guides it in its work.
        part_of: the government or Party committee whose department it is.
        since: it cannot have existed earlier; None where nothing is known.
    """

    organization: Organization
    also: tuple[str, ...]
    bare: tuple[str, ...]
    superior: Organization | None
    part_of: Organization | None
    since: date | None


def departments_of(code: str) -> tuple[Department, ...]:
    """Return the standard departments of a division; none of a zone, a township or the country.

    >>> [d.organization.name for d in departments_of("640000")][2:5]
    ['宁夏回族自治区民政厅', '宁夏回族自治区党委社会工作部', '宁夏回族自治区党委组织部']
    >>> [str(d.superior.name) for d in departments_of("420106") if d.superior][2:4]
    ['武汉市民政局', '武汉市委社会工作部']

    Raises:
        UnknownRegionError: no division has this code.
    """
    region = load_regions().get(code)
    return tuple(_department(region, rule) for rule in rules_for(region) if not is_placeholder(region))


def recorded_departments() -> Iterator[Department]:
    """Yield the departments that stand in the graph, by the code of their division."""
    for region in load_regions():
        if not is_placeholder(region):
            yield from (_department(region, rule) for rule in rules_for(region) if region.level in rule.recorded)


def official_name(name: str, region: str | None) -> str:
    """Return the name under which a department of a division is registered, or the name as it came.

    >>> official_name("湖南省人社厅", "430000"), official_name("人社厅", "430000")
    ('湖南省人力资源和社会保障厅', '湖南省人力资源和社会保障厅')
    >>> official_name("江夏区委社工部", "420115"), official_name("五里桥街道办事处", "310101")
    ('江夏区委社会工作部', '五里桥街道办事处')
    """
    return _forms(region).get(name, name) if region and region in load_regions() else name


def _department(region: Region, rule: Rule) -> Department:
    words = words_of(region)
    named = _named(region, rule)
    other = (pattern.format_map(words) for pattern in rule.also)
    bare = (pattern.format_map(words) for pattern in rule.bare)
    return Department(
        named,
        tuple(form for form in dict.fromkeys(other) if form != named.name),
        tuple(dict.fromkeys(bare)),
        _superior(region, rule),
        _owner(region, rule),
        rule.since,
    )


def _named(region: Region, rule: Rule) -> Organization:
    name = rule.name.format_map(words_of(region))
    return Organization(name, region.code, rule.function, name)


def _owner(region: Region, rule: Rule) -> Organization | None:
    """Return the body of the division that the department is part of, where that body stands in the graph."""
    owners = (owner for owner in rules_for(region) if owner.function == rule.under and region.level in owner.recorded)
    return next((_named(region, owner) for owner in owners), None)


def _superior(region: Region, rule: Rule) -> Organization | None:
    """Return the department one level up: of the nearest division above that is no mere heading of the list."""
    above = next((r for r in load_regions().parents(region.code) if not is_placeholder(r)), None)
    if above is None or above.code == COUNTRY:
        return Organization(rule.national, COUNTRY, rule.function, rule.national)
    return next((_named(above, upper) for upper in rules_for(above) if upper.function == rule.function), None)


@cache
def _forms(code: str) -> dict[str, str]:
    """Return every name of the departments of a division, each with the one that is registered."""
    if code == COUNTRY:
        return {form: body.name for body in load_bodies() for form in (body.name, *body.also)}
    region = load_regions().get(code)
    forms: dict[str, str] = {}
    for rule in rules_for(region):
        official = _named(region, rule).name
        forms.setdefault(official, official)
        for words in (words_of(region), *other_words(region)):
            for pattern in (rule.name, *rule.also, *rule.bare):
                forms.setdefault(pattern.format_map(words), official)
    return forms
