"""Dates of policies: 2027年年底, 2023年7月25日, “十四五”末, 年底前, 截至目前, 日前.

A date means its latest possible day (docs/decisions/0005-dates.md). What has no year of its own (今年, 年底, 3月5日) is
read from the day of publication and stays unknown without one.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from swgraph.model import DateMention, PolicyDate, Span
from swgraph.recognise import days
from swgraph.recognise.pattern import Hit, Pattern
from swgraph.recognise.titles import mask_titles

_Y: Final = r"(?:(?:19|20)[0-9]{2}|[一二][九〇零○][一二三四五六七八九〇零○]{2})"
_M: Final = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_D: Final = r"(?:[1-3][0-9]|0?[1-9])"
_DASH: Final = r"(?:至|到|—{1,2}|-|~|～|－|–)"
_PART: Final = r"年?底|年?末|年?终|年中|上半年|下半年|第?[一二三四]季度|上旬|中旬|下旬"
_DATE: Final = Pattern(
    r"(?P<none>[节生假息作念0-9]日前|应当前|当前往|最近[0-9一二三四五六七八九十几]|每年年?[底末])|"
    r"(?P<lead>截至到?|截止到?|直到|到|至|自从|自|从|由|于|在)?(?:"
    rf"(?P<first>{_Y})年?{_DASH}(?P<last>{_Y})年(?P<last_part>年?[底末])?|"
    rf"(?P<range_year>{_Y})年{_M}月?{_DASH}(?P<range_month>{_M})月|"
    rf"(?:(?P<year>{_Y})年(?:度)?|(?P<named>今年|明年|后年|去年|前年|本年度?))"
    rf"(?:(?P<month>{_M})月份?(?:(?P<day>{_D})[日号])?)?(?P<part>{_PART})?|"
    rf"(?P<iso_year>(?:19|20)[0-9]{{2}})[-./](?P<iso_month>{_M})[-./](?P<iso_day>{_D})|"
    r"“?十(?P<plan>[一二三四五六])五[”“]?规?划?(?:末期?|期末|期间|时期|收官之年)|"
    rf"(?P<bare_month>{_M})月份?(?:(?P<bare_day>{_D})[日号])?(?P<bare_part>[底末]|上旬|中旬|下旬)?|"
    r"(?P<bare>年底|年末|岁末|年内)|"
    r"(?P<recent>日前|近日|近期|最近|前不久|不久前)|(?P<today>今日|今天|昨日|昨天)|"
    r"(?P<now>目前|当前|至今|迄今|现阶段)"
    r")(?P<after>(?:这一年)?(?:之前|以前|前|以来|起|开始|至今|内|期间)?)"
)
_NUMERALS: Final = "0123456789一二两三四五六七八九十几数半百"
_NOT_AN_END: Final = "线层气座部数色稿端"  # 底线, 末端: 底 and 末 begin another word
_GROWN: Final = ("增", "升", "降", "加", "长", "高", "大", "展", "少", "回", "看", "追溯")  # 增至2022年的1.2万人
_OFFSETS: Final = {"今": 0, "本": 0, "明": 1, "后": 2, "去": -1, "前": -2}


def recognise_dates(text: str, published: date | None = None) -> Iterator[DateMention]:
    """Yield each date in reading order; none in a title. The span has the date without 到, 截至 or 前.

    A start (自2021年以来) is a ``period`` without a day, for nothing is dated by it.

    Args:
        text: the text.
        published: the day of issue, for dates that are relative to it.

    >>> [(m.date.text, str(m.date.latest), m.role) for m in recognise_dates("到2027年年底，2025年建成")]
    [('2027年年底', '2027-12-31', 'deadline'), ('2025年', '2025-12-31', 'plain')]
    """
    for hit in _DATE.finditer(mask_titles(text)):
        if hit["none"] is None and not _is_no_date(hit):
            yield _mention(text, hit, published)


def _is_no_date(hit: Hit) -> bool:
    """Return whether the words belong to something else: 三年内, 2020年版, 12025年, a day that does not exist."""
    before = hit.text[hit.start - 1 : hit.start]
    if hit["bare"] or hit["bare_month"]:
        return hit["lead"] is None and before in (*_NUMERALS, "年", "每", ".", "：", ":")
    return (before.isascii() and before.isalnum() and hit["lead"] is None) or hit.text[hit.end : hit.end + 1] == "版"


def _mention(text: str, hit: Hit, published: date | None) -> DateMention:
    span = _span(hit)
    role = _role(hit)
    latest, precision = _meaning(hit, published) if role != "since" else (None, None)
    printed = text[span.start : span.end]
    year = latest.year if latest else None
    return DateMention(PolicyDate(printed, latest, year, precision if latest else None), _shown(role), span)


def _span(hit: Hit) -> Span:
    """Return the date without the words before and after it."""
    start = hit.span("lead").end if hit["lead"] else hit.start
    end = hit.span("after").start if hit["after"] and hit["after"] != "期间" else hit.end
    return Span(start, end - 1 if _is_cut(hit) else end)


def _is_cut(hit: Hit) -> bool:
    """Return whether the last character begins another word: 2020年底线."""
    return bool(hit["part"]) and not hit["after"] and hit.text[hit.end : hit.end + 1] in (*_NOT_AN_END,)


def _shown(role: str) -> str:
    return "period" if role == "since" else role


def _role(hit: Hit) -> str:
    lead, after = hit["lead"] or "", hit["after"] or ""
    if hit["recent"] or hit["today"]:
        return "recent"
    if hit["now"] or lead.startswith("截"):
        return "as_of"
    if after.endswith(("以来", "起", "开始", "至今")) or lead in ("自", "自从"):
        return "since"
    if after.endswith("前") and hit.text[hit.end : hit.end + 1] != "后":
        return "deadline"
    if (lead in ("到", "至") and not hit.text[: hit.start].endswith(_GROWN)) or after == "内" or hit["bare"] == "年内":
        return "deadline"
    return "period" if hit["first"] or hit["range_year"] or hit["plan"] or after.endswith("期间") else "plain"


def _meaning(hit: Hit, published: date | None) -> tuple[date | None, str | None]:
    """Return the latest day that the words can mean, and their precision."""
    if hit["plan"]:
        return days.end_of_plan(hit["plan"]), "plan_period"
    if hit["first"]:
        return days.last_day(days.year(hit["last"]), None), "day" if hit["last_part"] else "year"
    if hit["range_year"]:
        return days.last_day(days.year(hit["range_year"]), days.number(hit["range_month"])), "month"
    if hit["iso_year"]:
        return days.exact(days.year(hit["iso_year"]), days.number(hit["iso_month"]), days.number(hit["iso_day"])), "day"
    if hit["year"] or hit["named"]:
        part = None if _is_cut(hit) else hit["part"]
        return days.meaning(_year(hit, published), hit["month"], hit["day"], part)
    return _without_year(hit, published)


def _year(hit: Hit, published: date | None) -> int | None:
    named = hit["named"]
    if named is None:
        return days.year(hit["year"])
    return published.year + _OFFSETS[named[0]] if published else None


def _without_year(hit: Hit, published: date | None) -> tuple[date | None, str | None]:
    if published is None or hit["recent"] or hit["now"]:
        return None, None
    if hit["today"]:
        return published - timedelta(days=hit["today"].startswith("昨")), "day"
    if hit["bare"]:
        return days.last_day(published.year, None), "year" if hit["bare"] == "年内" else "day"
    month = days.number(hit["bare_month"])
    ahead = month is not None and month > published.month and _role(hit) != "deadline"
    return days.meaning(published.year - ahead, hit["bare_month"], hit["bare_day"], hit["bare_part"])
