"""The name under which a department is known, whatever a source calls it."""

import unicodedata
from typing import Final

from swgraph.lexicon import load_regions
from swgraph.recognise.pattern import Pattern
from swgraph.register import official_name

_PARTY: Final = "中共"
_GOVERNMENT: Final = Pattern("政府(?:办公厅|办公室|办)?$")


def body_of(name: str, region: str | None) -> str:
    """Return a department's name without what sources write in different ways.

    >>> body_of("深圳市政府", "440300"), body_of("湖南省人社厅", "430000")
    ('深圳市人民政府', '湖南省人力资源和社会保障厅')
    """
    text = unicodedata.normalize("NFKC", name).replace(" ", "")
    text = official_name(text, region)
    text = text.removeprefix(_PARTY) if len(text) > len(_PARTY) + 3 and not text.startswith("中共中央") else text
    text = _with_region(text, region)
    found = _GOVERNMENT.search(text)
    if found and not text[: found.start].endswith("人民"):
        text = f"{text[: found.start]}人民{text[found.start :]}"
    return official_name(text, region)


def _with_region(name: str, region: str | None) -> str:
    """Return a name that begins with the short name of its region (宁夏民政厅) with the full one."""
    regions = load_regions()
    if region is None or region not in regions:
        return name
    found = regions.get(region)
    if not found.short_name or name.startswith(found.name) or not name.startswith(found.short_name):
        return name
    longer = f"{found.name}{name.removeprefix(found.short_name)}"
    return longer if official_name(longer, region) in _registered(region) else name


def _registered(region: str) -> frozenset[str]:
    from swgraph.register import departments_of

    return frozenset(department.organization.name for department in departments_of(region))
