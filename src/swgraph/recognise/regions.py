"""Places: divisions by their full or short name, and 全区, 我市, 本县, which mean the region of the article."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from swgraph.lexicon import Gazetteer, Regions, expand, load_lexicon, load_regions
from swgraph.model import Region, RegionMention, Span
from swgraph.recognise.pattern import Pattern

_CONTEXTUAL: Final = Pattern(
    r"(?P<no>[健安完齐保周]全[省市区县国州盟旗]|全[省市区县][域级场份]|本[市区县][级场域])|"
    r"全自治区|[全我本该][省市区县州盟旗]|[全我]国"
)
_SPOKEN: Final = ("province", "prefecture")  # short names of counties (和平, 新建) are common words
_LEVELS: Final = (*_SPOKEN, "county", "zone")
_PREFECTURE: Final = Pattern(r"^(?P<place>[\p{Han}]{2,6}?)(?:[\p{Han}]{1,4}族|蒙古|哈萨克|柯尔克孜)+自治州$")
_LONG: Final = 2  # characters of a name that means nothing else: 博尔塔拉, 西双版纳
_COLON: Final = ("：", ":")


def recognise_regions(text: str) -> Iterator[RegionMention]:
    """Yield each place in reading order, with the codes of all divisions that the name fits.

    The short name of a county, and a full name of two characters (和县), count only right behind a place that holds
    them.

    >>> [(m.text, m.codes) for m in recognise_regions("江西南昌，全市朝阳区")]
    [('江西', ('360000',)), ('南昌', ('360100',)), ('全市', ()), ('朝阳区', ('110105', '220104'))]
    """
    found = sorted((*_named(text), *_contextual(text)), key=lambda m: (m.span.start, -m.span.end))
    starts = {mention.span.start for mention in found}
    end = 0
    for mention in found:
        if mention.span.start < end:
            continue
        yield mention
        end = mention.span.end
        inner = _narrowed(text, mention) if end not in starts else None
        if inner:
            yield inner
            end = inner.span.end


def _named(text: str) -> Iterator[RegionMention]:
    for term in _gazetteer().find(text):
        codes = tuple(term.concept.split(" "))
        yield RegionMention(text[term.start : term.end], codes, Span(term.start, term.end))


def _contextual(text: str) -> Iterator[RegionMention]:
    for hit in _CONTEXTUAL.finditer(text):
        if hit["no"] is None:
            yield RegionMention(hit.text[hit.start : hit.end], (), hit.span(), contextual=True)


def _narrowed(text: str, mention: RegionMention) -> RegionMention | None:
    """Return the county named right behind a place by a name that would say nothing elsewhere."""
    at = mention.span.end + (text[mention.span.end : mention.span.end + 1] in _COLON)  # 广东：顺德多家社工站揭牌
    regions = load_regions()
    for length in (4, 3, 2):
        name = text[at : at + length]
        codes = tuple(
            region.code
            for region in regions.named(name)
            if region.level == "county" and any(regions.is_within(region.code, code) for code in mention.codes)
        )
        if codes and len(name) == length and text[at + length : at + length + 1] != "级":
            return RegionMention(name, codes, Span(at, at + length))
    return None


@cache
def _gazetteer() -> Gazetteer:
    """Return every name that is a place wherever it stands; the codes of one name are joined by a blank."""
    regions = load_regions()
    spoken = (name for level in _SPOKEN for name in regions.spoken_names(level))
    names = (*(name for name in regions.names() if len(name) > 2), *spoken)
    labels: dict[str, str | None] = {name: " ".join(_codes(regions.named(name))) for name in names}
    labels |= dict(_prefectures(regions))
    labels["首都"] = "110000"
    labels |= {form: None for _, label, _, _ in load_lexicon().rows("place") for form in expand(label)}
    return Gazetteer(labels)


def _prefectures(regions: Regions) -> Iterator[tuple[str, str]]:
    """Yield how autonomous prefectures are called beside their full and short names: 海南州 (not 海南), 博尔塔拉."""
    for region in (region for name in regions.names() for region in regions.named(name)):
        hit = _PREFECTURE.match(region.name)
        if hit:
            place = hit["place"] or ""
            yield f"{place}州", region.code
            if len(place) > _LONG:
                yield place, region.code


def _codes(divisions: Sequence[Region]) -> tuple[str, ...]:
    """Return the codes of the divisions of one name; of different levels the highest is meant: 吉林 is the province."""
    level = next((level for level in _LEVELS if any(d.level == level for d in divisions)), None)
    return tuple(division.code for division in divisions if division.level == level)
