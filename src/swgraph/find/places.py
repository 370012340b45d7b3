"""Places of a question, in Chinese (江西南昌) and English (Nanchang, Jiangxi)."""

from collections.abc import Iterator
from typing import Final

from swgraph.find.spoken import spoken
from swgraph.lexicon import load_regions
from swgraph.recognise import recognise_regions

_Named = tuple[str, tuple[str, ...]]  # as written, and the codes that it fits
_OF_PROVINCES: Final = "province"


def places(text: str) -> tuple[str, ...]:
    """Return the codes of the places of a plain text, each once; a place behind what holds it stands for both.

    >>> places("宁夏和江西南昌"), places("nanchang, jiangxi and ningxia")
    (('640000', '360100'), ('360100', '640000'))
    """
    named = list(_named(text))
    meant = [code for at in range(len(named)) if len(codes := _narrowed(named, at)) == 1 for code in codes]
    kept = [code for code in meant if not _is_path(code, meant, named)]
    return tuple(dict.fromkeys(kept))


def unclear_places(text: str) -> tuple[str, ...]:
    """Return the names that fit several divisions, with what they can mean.

    >>> unclear_places("朝阳区的社工站"), unclear_places("长春市朝阳区的社工站")
    (('朝阳区：北京市朝阳区、吉林省长春市朝阳区',), ())
    """
    named, regions = list(_named(text)), load_regions()
    several = [(named[at][0], codes) for at in range(len(named)) if len(codes := _narrowed(named, at)) > 1]
    return tuple(f"{name}：{'、'.join(regions.path(code) for code in codes)}" for name, codes in several)


def _named(text: str) -> Iterator[_Named]:
    yield from ((mention.text, mention.codes) for mention in recognise_regions(text) if mention.codes)
    yield from ((name.text, _highest(name.values)) for name in spoken("region", text))


def _highest(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the province of a name that a city has as well."""
    provinces = tuple(code for code in codes if load_regions().get(code).level == _OF_PROVINCES)
    return provinces or codes


def _narrowed(named: list[_Named], at: int) -> tuple[str, ...]:
    """Return the codes of a name that lie in another place of the text, or all of them where none does."""
    codes, regions = named[at][1], load_regions()
    if len(codes) == 1:
        return codes
    others = [only for i, (_, found) in enumerate(named) if i != at and len(found) == 1 for only in found]
    inside = tuple(code for code in codes if any(regions.is_within(code, other) for other in others))
    return inside or codes


def _is_path(code: str, meant: list[str], named: list[_Named]) -> bool:
    """Return whether a place only tells where its neighbour in the text lies: 江西 of 江西南昌."""
    if len(meant) != len(named):
        return any(code != other and load_regions().is_within(other, code) for other in meant)
    at = meant.index(code)
    beside = (*meant[max(0, at - 1) : at], *meant[at + 1 : at + 2])
    return any(code != other and load_regions().is_within(other, code) for other in beside)
