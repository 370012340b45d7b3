"""The words that a division lends to the names of its departments."""

from collections.abc import Iterator

from swgraph.model import Region
from swgraph.register.rules import kind_of

_UNITS = ("自治区", "地区", "省", "市", "县", "区", "州", "盟", "旗")


def words_of(region: Region) -> dict[str, str]:
    """Return what the placeholders of a rule stand for in a division.

    >>> words_of(Region("640000", "宁夏回族自治区", "province", "100000", "宁夏"))["party"]
    '宁夏回族自治区党委'
    >>> words_of(Region("652900", "阿克苏地区", "prefecture", "650000", "阿克苏"))["party"]
    '阿克苏地委'
    """
    unit = next((unit for unit in _UNITS if region.name.endswith(unit)), "")
    place, committee = region.name, "党委"
    if unit and unit != "自治区":
        committee = f"{unit[:1]}委"
        place = region.name.removesuffix(unit)
    return {
        "region": region.name,
        "party": f"{place}{committee}",
        "committee": committee if unit != "自治区" else f"{unit}{committee}",
        "unit": unit,
        "office": "厅" if kind_of(region) in ("province", "autonomous") else "局",
    }


def other_words(region: Region) -> Iterator[dict[str, str]]:
    """Yield the words once more for each other way in which the division and its Party committee are named.

    >>> city = Region("370683", "莱州市", "county", "370600", "莱州")
    >>> [words["party"] for words in other_words(city)][:4]
    ['莱州市委', '莱州市党委', '中共莱州市委', '中共莱州市委员会']
    """
    words = words_of(region)
    unit, short = words["unit"], region.short_name
    for name in dict.fromkeys((region.name, short, short.removesuffix(unit) + unit)):
        place, committee = name, "党委"
        if unit and unit != "自治区":
            place, committee = name.removesuffix(unit), words["committee"]
        for party in (f"{place}{committee}", f"{name}党委", f"中共{place}{committee}", f"中共{name}委员会"):
            yield words | {"region": name, "party": party}
