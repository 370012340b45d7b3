"""Made-up sources about real divisions: targets, observations and service systems, each with its quotation."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any, Final

from swgraph.model import (
    Evidence,
    Extraction,
    Fact,
    Observation,
    PolicyDate,
    Quantity,
    Region,
    ServiceSystem,
    Source,
    Span,
    Target,
    Tier,
)
from swgraph.text.page import source_from_bytes

_PAGE: Final = """---
title: 虚构的压力测试数据
publisher: 虚构日报
url: https://example.org/synthetic
published: 2023-03-01
region: "{code}"
---
虚构的压力测试数据（{code}）

{sentences}
"""
_SENTENCES: Final = (
    "到2025年，{name}（{code}）虚构社工人才总量达到{workers}人。",
    "到2025年，{name}（{code}）虚构站点覆盖率达到{share}%。",
    "2022年年底，{name}（{code}）虚构社工人才{observed}人。",
    "{name}（{code}）虚构三级体系：县级设虚构中心{code}，乡级设虚构站{code}，村级设虚构室{code}。",
)
_BY_2025: Final = PolicyDate("2025年", date(2025, 12, 31), 2025, "year")
_END_2022: Final = PolicyDate("2022年年底", date(2022, 12, 31), 2022, "day")


def made_up_figures(regions: Iterable[Region]) -> Iterator[Extraction]:
    """Yield a source for each province (by the first two digits of codes) with the figures of its divisions."""
    for province, group in groupby(regions, key=lambda region: region.code[:2]):
        yield _source(f"{province}0000", list(group))


def _source(code: str, regions: list[Region]) -> Extraction:
    sentences = [sentence.format(**_said(region)) for region in regions for sentence in _SENTENCES]
    page = _PAGE.format(code=code, sentences="\n".join(sentences))
    source = source_from_bytes(page.encode(), f"synthetic-{code}.md")
    facts: list[Fact] = []
    at = 0
    for region, start in zip(regions, range(0, len(sentences), len(_SENTENCES)), strict=True):
        found = []
        for sentence in sentences[start : start + len(_SENTENCES)]:
            at = source.text.index(sentence, at)
            found.append((sentence, at))
        facts += _facts(source, region, found)
    return Extraction(source, tuple(facts), (code,))


def _said(region: Region) -> dict[str, str]:
    """Return numbers that follow from the code, so that equal graphs are equal."""
    number = int(region.code) % 9973
    return {
        "name": region.name, "code": region.code,
        "workers": str(100 + number), "observed": str(50 + number // 2), "share": str(50 + number % 50),
    }  # fmt: skip


def _facts(source: Source, region: Region, found: list[tuple[str, int]]) -> Iterator[Fact]:
    said = _said(region)
    total, share, observed, system = (_shared(source, region, words, start) for words, start in found)
    yield Target(
        **total, indicator="sw_talent_total", kind="stock", quantity=_people(said["workers"]), text=found[0][0], deadline=_BY_2025
    )
    covered = Quantity(Decimal(said["share"]), "percent", f"{said['share']}%")
    yield Target(
        **share, indicator="station_coverage", kind="coverage", quantity=covered, text=found[1][0], denominator="township_total",
        scope_tier="township", deadline=_BY_2025,
    )  # fmt: skip
    yield Observation(
        **observed, indicator="sw_talent_total", kind="stock", quantity=_people(said["observed"]), text=found[2][0], as_of=_END_2022,
        as_of_not_after=date(2023, 3, 1),
    )  # fmt: skip
    yield ServiceSystem(**system, tier_count=3, text=found[3][0])
    sentence, start = found[3]
    for order, (level, name) in enumerate((("county", "虚构中心"), ("township", "虚构站"), ("village", "虚构室")), 1):
        words = f"{name}{region.code}"
        yield Tier(
            **_shared(source, region, words, start + sentence.index(words)), order=order, admin_level=level, name=words
        )


def _people(number: str) -> Quantity:
    return Quantity(Decimal(number), "person", f"{number}人", measure_word="人")


def _shared(source: Source, region: Region, words: str, start: int) -> dict[str, Any]:
    end = start + len(words)
    raw = source.offsets.raw_span(Span(start, end))
    evidence = Evidence(
        source=source.id, article=source.articles[0].id, start=start, end=end, exact=words,
        prefix=source.text[max(start - 8, 0) : start], suffix=source.text[end : end + 8],
        raw_start=raw.start, raw_end=raw.end, raw_text=source.raw[raw.start : raw.end],
    )  # fmt: skip
    return {"evidence": evidence, "region": region.code, "rule": "synthetic", "confidence": 0.9, "status": "extracted"}
