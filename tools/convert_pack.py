"""How ``data/sources`` was made: a collection of facts in one YAML file to one facts file a source.

    python tools/convert_pack.py facts.yaml data/sources

It was run once; since then the files themselves are what is corrected. It is kept so that every reading (which unit a measure
word means, which date is inferred) can be looked up. The same input gives the same bytes.

What it decides:

- ``reach`` becomes modality reach, ``exact`` and no comparator both ``=``; ``nearly`` and ``about`` become ``~``. A comparator that
  says more than the sign (nearly, basically …) is kept as a detail.
- A year or a month as a date is its last day, with its precision: that the day is inferred goes without saying.
- A scope that names a division of the country is the region of the fact; any other is its ``scope``.
- Money is in yuan; what was printed stays in ``as_printed``.
- Keys that few facts have become ``details``.
- A contradiction is no fact: both sides stand in the files as facts of their own. Those that stood nowhere are in ``_SIDES``, numbered
  #5a, #5b after the contradiction #5; ``LEFT-OUT.md`` says where both are.
"""

import calendar
import re
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from swgraph.lexicon import load_regions
from swgraph.lexicon.townships import load_townships
from swgraph.recognise.titles import document_type
from swgraph.register import indicator_of
from swgraph.sources import to_facts_file, write_source_file
from swgraph.sources.organizations import organization_of
from swgraph.sources.records import cited_extraction
from swgraph.sources.schema import FactsFile
from swgraph.sources.usual import usual_kind

Form = dict[str, Any]

COUNTRY = "100000"
_UNITS = {
    **dict.fromkeys(("人", "名", "位", "名/街道", "名/年"), "person"),
    **dict.fromkeys(("个", "处", "条", "部", "份", "个方面", "个省份", "批次"), "item"),
    **dict.fromkeys(("场", "场次"), "session"),
    **dict.fromkeys(("万元", "亿元", "元", "元/人", "万元/站"), "yuan"),
    "人次": "person_time", "家": "organisation", "%": "percent", "所": "school", "户": "household", "例": "case",
    "平方米/百户": "square_metre", "人/万人": "person_per_10k",
}  # fmt: skip
_FACTOR = {"万元": 10**4, "亿元": 10**8, "万元/站": 10**4}
_SIGN = {"over": ">", "nearly": "~", "about": "~", "at_least": ">=", "below": "<"}
_TELLING = ("nearly", "basically", "basically_full_coverage", "effective_coverage")
_RELATION = {"implements": "applies"}
_DOCUMENT_TYPES = {
    "地方标准": "biaozhun", "行业标准": "biaozhun", "计划": "jihua", "白皮书": "baogao", "行动": "other", "名单": "mulu", "协议": "hetong",
}  # fmt: skip
_LEVELS = {"county-equivalent": "zone", "township_equivalent": "zone", "township-equivalent": "zone"}
_STANDARD_LEVELS = (("村", "village"), ("社区", "village"), ("镇", "township"), ("街", "township"), ("社工站", "township"))
_MODES = {
    "双百模式": "direct_hire", "禾计划模式": "purchase", "基层行政主导模式": "administration", "混合模式": "mixed",
    "乡镇人民政府（街道办事处）直接聘用社工": "direct_hire",
}  # fmt: skip
_OPEN_LIST = re.compile(r"等?(?:中央)?(\d+)个?部门|等多部门")
_NO_URL = {False: "检索结果没有给出网址", True: "项目起步时已有的报纸页面，没有网址"}


def convert(pack: Path, folder: Path) -> None:
    """Write one facts file a source, and the list of what was left out."""
    collection = yaml.load(pack.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    folder.mkdir(parents=True, exist_ok=True)
    left_out: list[tuple[str, str]] = []
    total = 0
    for source in collection["sources"]:
        total += len(source["facts"])
        form = source_form(source, str(collection["compiled"]), left_out)
        # Through the records and back: what reading would fill in by itself is not written.
        extraction = cited_extraction(FactsFile.model_validate(form))
        (folder / f"{source['id']}.yaml").write_text(write_source_file(to_facts_file(extraction)), "utf-8")
    (folder / "LEFT-OUT.md").write_text(_left_out(left_out, total), "utf-8")


def source_form(source: Form, compiled: str, left_out: list[tuple[str, str]]) -> Form:
    """Return the facts file of one source."""
    region = _region(source["region"])
    published, text = _day(source.get("published"))
    exact = published if text is None else None
    notes = [str(source["published"]) if text else "", source.get("published_note") or ""]
    citation = _known(
        title=source["title"],
        publisher=source.get("publisher"),
        published=exact,
        published_text="；".join(note for note in notes if note) or None,
        url=source.get("url"),
        url_note=source.get("url_note") or (None if source.get("url") else _NO_URL["seed_file" in source]),
        reliability=source["reliability"],
        accessed=compiled,
        region_note=_region_note(source["region"]),
        out_of_window=source.get("out_of_window"),
    )
    bound = exact or published
    facts = [form for fact in source["facts"] for form in _forms(fact, region, bound, left_out)]
    facts += [{"fid": f"{source['id']}#{number}", **side, "status": "transcribed"} for number, side in _sides(source["id"])]
    facts.sort(key=lambda form: _number_of(form["fid"]))
    return {
        "schema_version": 1,
        "id": source["id"],
        "citation": citation,
        "articles": [{"region": region}],
        "facts": facts,
    }


def _region(given: Form) -> str:
    """Return the code of the division; a township has nine digits."""
    if given["code"] in ("000000", COUNTRY):
        return COUNTRY
    if given["level"] == "township":
        inside = [t for t in load_townships() if given["name"].endswith(t.name) and t.code.startswith(given["code"])]
        if len(inside) == 1:
            return inside[0].code
    return str(given["code"])


def _region_note(given: Form) -> str | None:
    notes = [given.get("region_note"), "地区由推定得出" if given.get("region_basis") and not given.get("region_note") else None]
    named = load_regions()
    code = _region(given)
    if given["code"] != "000000" and len(code) == 6 and named.path(code) != given["name"]:
        path = named.path(code)
        if not path.endswith(given["name"]) and not given["name"].endswith(named.get(code).name):
            notes.append(f"来源所写地区：{given['name']}")
    return "；".join(note for note in notes if note) or None


def _day(text: object) -> tuple[date | None, str | None]:
    """Return the latest day that a date can mean, and its precision unless it is a day; nothing for other texts."""
    found = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", str(text or ""))
    if not found:
        return None, None
    year, month, day = (int(part) if part else None for part in found.groups())
    if day:
        return date(year or 0, month or 1, day), None
    if month:
        return date(year or 0, month, calendar.monthrange(year or 0, month)[1]), "month"
    return date(year or 0, 12, 31), "year"


def _forms(fact: Form, home: str, bound: date | None, left_out: list[tuple[str, str]]) -> Iterator[Form]:
    """Yield the facts that one fact of the collection becomes: one, none, or the sides of a contradiction."""
    kind = fact["kind"]
    if kind == "contradiction":
        left_out.append((fact["fid"], _WHERE[fact["fid"]]))
        return
    shared = {"fid": fact["fid"], "kind": "service_point" if kind == "example_station" else kind}
    rest = dict(fact)
    own = _KINDS[kind](rest, home, bound) | _MORE.get(fact["fid"], {})
    region, scope = _place(rest, home)
    inferred = sorted(name for key in list(rest) if (name := _inferred(key, rest)))
    for key in ("fid", "kind", "basis", "scope", "region", "as_printed"):
        rest.pop(key, None)
    details = own.pop("details", {}) | {key: _detail(value) for key, value in sorted(rest.items()) if value not in (None, [])}
    printed = own.pop("as_printed", None) or fact.get("as_printed")
    yield _known(
        **shared,
        region=own.pop("region", None) or region,
        scope=scope,
        **own,
        as_printed=printed,
        inferred=inferred or None,
        details=details or None,
        basis="inferred" if fact["basis"] == "inferred" else None,
        status="transcribed",
    )


def _inferred(key: str, rest: Form) -> str | None:
    if not key.endswith("_basis"):
        return None
    value = rest.pop(key)
    name = key.removesuffix("_basis")
    # that the day of a year is inferred is what its precision says
    return None if value != "inferred" or name == "deadline_iso" else name


def _detail(value: object) -> object:
    if isinstance(value, list):
        return [str(item) for item in value] if len(value) > 1 else str(value[0])
    return str(value)


def _place(rest: Form, home: str) -> tuple[str | None, str | None]:
    """Return the region of the fact where it is another than the article's, and its scope."""
    name = rest.get("region") or rest.get("scope")
    if name is None:
        return None, None
    code = COUNTRY if name == "全国" else next((r.code for r in load_regions().named(name)), None)
    if len(load_regions().named(name)) > 1:
        code = None
    if code == home:
        return None, None
    return (code, None) if code else (None, name)


def _take(rest: Form, *keys: str) -> list[Any]:
    return [rest.pop(key, None) for key in keys]


# --- one function a kind: takes the keys that it uses out of ``rest`` -------------------------------------------------


def _policy(rest: Form, home: str, bound: date | None) -> Form:
    title, number, issuers, lead, count = _take(rest, "title", "number", "issuers", "lead_issuer", "issuers_count")
    short, alias, kind, region = _take(rest, "short", "alias", "doc_type", "region")
    rest.pop("scope", None) if rest.get("scope") == "全国" else None
    listed = [name for name in issuers or [] if not _OPEN_LIST.search(name)] or ([lead] if lead else [])
    open_list = [name for name in issuers or [] if _OPEN_LIST.search(name)]
    details: Form = {}
    if open_list:
        details["issuers_text"] = _detail(open_list)
    if alias and short is None and "“" not in alias:
        short, alias = alias, None
    if alias:
        details["other_name"] = alias
    if kind:
        details["doc_type"] = kind
    when, text = rest.pop("date", None), rest.pop("date_note", None)
    not_after = rest.pop("issued_not_after", None)
    day, precision = _day(when)
    area = organization_of(listed[0], home).region if listed else COUNTRY if title.startswith("党和国家") else None
    if region:
        area = load_regions().find(region).code
    usual = document_type(title)
    mapped = _DOCUMENT_TYPES.get(kind) if kind else usual
    return _known(
        region=area if area and area != home else None,
        title=title,
        alias=short.strip("《》") if short else None,
        number=number,
        **({"doc_type": mapped} if mapped != usual else {}),
        issuers=listed or None,
        issuers_count=count,
        date=day,
        precision=precision,
        date_text=text.partition("（")[0] if text else None,
        issued_not_after=_day(not_after)[0] or (bound if day is None else None),
        details=details,
    )


def _lineage(rest: Form, home: str, bound: date | None) -> Form:
    citing, relation, cited = _take(rest, "from", "relation", "to")
    is_title = document_type(citing) is not None and len(citing) > 6
    to_title = cited.partition("《")[2].rpartition("》")[0] or cited
    names = document_type(to_title) is not None and len(to_title) > 8 and "；" not in to_title
    return _known(
        document=citing if is_title else None,
        **{"from": None if is_title else citing},
        relation=_RELATION.get(relation, relation),
        to=cited,
        cited=re.sub(r"（[^（）]*〔\d{4}〕[^（）]*）$", "", to_title) if names else None,
        cited_region=_area_of_title(to_title, home) if names else None,
    )


def _area_of_title(title: str, home: str) -> str | None:
    """Return the region of a document that is cited: that its title names, else the country."""
    regions = load_regions()
    named = next((r for n in range(min(len(title), 12), 1, -1) for r in regions.named(title[:n]) if len(r.name) > 2), None)
    code = named.code if named else COUNTRY
    return code if code != home else None


def _quantity(rest: Form) -> Form:
    value, unit, comparator = _take(rest, "value", "unit", "comparator")
    details: Form = {}
    if comparator in _TELLING:
        details["comparator"] = comparator
    if unit and "/" in unit and unit != "人/万人":
        details["per"] = unit.partition("/")[2]
    if unit is None and value is not None:
        unit = "%" if comparator in ("full_coverage", "effective_coverage") else "个"
    low = high = None
    if isinstance(value, str) and "-" in value:
        low, high = (_number(part) for part in value.split("-"))
        value = None
    has_number = value is not None or low is not None
    word = unit.partition("/")[0] if unit and unit != "人/万人" else unit
    return {
        "value": _number(value) if value is not None else None,
        "min": low,
        "max": high,
        "unit": _UNITS[unit] if unit and has_number else None,
        "measure_word": word if has_number and word not in ("%", "元", "万元", "亿元") else None,
        "comparator": _SIGN.get(comparator) if has_number else None,
        "modality": "reach" if comparator == "reach" else "basically" if str(comparator).startswith("basically") else None,
        "coverage": comparator in ("full_coverage", "effective_coverage", "basically_full_coverage"),
        "details": details,
    }


def _number(value: object) -> int | float:
    number = Decimal(str(value))
    return int(number) if number == number.to_integral_value() else float(number)


def _measured(rest: Form) -> Form:
    name, indicator = _take(rest, "indicator", "indicator_id")
    indicator = indicator or indicator_of(name)
    quantity = _quantity(rest)
    coverage, details = quantity.pop("coverage"), quantity.pop("details")
    has_number = quantity["value"] is not None or quantity["min"] is not None
    kind = usual_kind(indicator)
    if coverage and has_number and quantity["unit"] == "percent":
        wanted = "coverage"
    elif quantity["unit"] == "percent" and kind not in ("coverage", "ratio"):
        wanted = "ratio"
    elif quantity["unit"] != "percent" and has_number and kind == "coverage":
        wanted = "stock"
    else:
        wanted = kind
    if coverage and wanted != "coverage":
        details["comparator"] = "full_coverage"
    return {
        "indicator_id": indicator,
        "indicator": name,
        **quantity,
        "target_kind": wanted if has_number and wanted != kind else None,
        "document": rest.pop("policy", None),
        "details": details,
    }


def _target(rest: Form, home: str, bound: date | None) -> Form:
    own = _measured(rest)
    given, iso = _take(rest, "deadline", "deadline_iso")
    day, precision = _day(given)
    text = None
    if day is None and given:
        text = given
        day, _ = _day(iso)
        precision = "plan_period" if "四五" in given else "day" if given.endswith("年末") else "year"
    inside = given if day and text is None and not _day(given)[0] else None
    baseline = rest.pop("baseline", None)
    return own | {
        "deadline": day,
        "precision": precision if day else None,
        "date_text": text or inside,
        "baseline": baseline,
    }


def _achieved(rest: Form, home: str, bound: date | None) -> Form:
    own = _measured(rest)
    given, not_after = _take(rest, "as_of", "as_of_not_after")
    day, precision = _day(given)
    text = None if day else given
    if text and (span := re.fullmatch(r"\d{4}-(\d{4})", text)):
        day, precision = date(int(span[1]), 12, 31), "year"
    if text and text.startswith("11-08"):  # the source prints month and day; the year is inferred
        day, precision = date(2022, 11, 8), None
        rest["as_of_basis"] = "inferred"
    premise = "基础上" in (rest.get("as_printed") or "") or None
    return own | {
        "as_of": day,
        "precision": precision,
        "date_text": text,
        "as_of_not_after": _day(not_after)[0] or (bound if day is None else None),
        "premise": premise,
    }


def _system(rest: Form, home: str, bound: date | None) -> Form:
    name, levels = _take(rest, "name", "levels")
    return {"levels": levels, "name": name}


def _tier(rest: Form, home: str, bound: date | None) -> Form:
    name, level, at, host, count, sign = _take(rest, "name", "level", "admin_level", "host", "count", "comparator")
    details = ({"comparator": sign} if sign else {}) | ({"admin_level": at} if at in _LEVELS else {})
    own = {"level": level, "admin_level": _LEVELS.get(at, at), "name": name, "host": host, "count": count}
    return own | {"details": details}


def _function(rest: Form, home: str, bound: date | None) -> Form:
    tier, name = _take(rest, "tier", "name")
    return {"tier": tier, "name": name}


def _standard(rest: Form, home: str, bound: date | None) -> Form:
    tier, name, items = _take(rest, "tier", "name", "items")
    quantity = _quantity(rest)
    del quantity["modality"], quantity["coverage"]
    level = next((level for word, level in _STANDARD_LEVELS if tier and word in tier), None)
    return {"tier": tier, "admin_level": level, "name": name, "items": items, **quantity}


def _task(rest: Form, home: str, bound: date | None) -> Form:
    order, name, policy = _take(rest, "order", "name", "policy")
    return {"order": order, "name": name, "document": policy}


def _field(rest: Form, home: str, bound: date | None) -> Form:
    name, items, label = _take(rest, "name", "items", "label")
    details = {"label": label} if label else {}
    if name and items:
        details["label"] = name
        name = None
    return {"name": name, "items": items, "details": details}


def _funding(rest: Form, home: str, bound: date | None) -> Form:
    amount, unit, comparator, year, payer, purpose = _take(
        rest, "amount", "unit", "comparator", "year", "payer", "purpose"
    )
    details: Form = {}
    if comparator in _TELLING:
        details["comparator"] = comparator
    if unit and "/" in unit:
        details["per"] = unit.partition("/")[2]
    if isinstance(year, str):
        details["period"] = year
        year = None
    known = amount is not None
    value = _number(Decimal(str(amount)) * _FACTOR.get(unit, 1)) if known else None
    return {
        "value": value,
        "unit": "yuan" if known else None,
        "comparator": _SIGN.get(comparator) if known else None,
        "year": year,
        "payer": payer,
        "purpose": purpose,
        "as_printed": rest.get("as_printed") or (f"{amount}{unit.partition('/')[0]}" if known else None),
        "details": details,
    }


def _department(rest: Form, home: str, bound: date | None) -> Form:
    name, full, alias, era, role = _take(rest, "name", "full_name", "alias", "era", "role")
    usual = organization_of(name, home).name
    details: Form = {}
    if full and full != usual and not full.startswith(("江", "共青团")):
        details["full_name"] = full  # of the desk, without its department
    wanted = full if full and full != usual and "full_name" not in details else None
    return {"name": name, "full_name": wanted, "other_name": alias, "era": era, "role": role, "details": details}


def _named(rest: Form, home: str, bound: date | None) -> Form:
    name, items = _take(rest, "name", "items")
    return {"name": name, "items": items}


def _mode(rest: Form, home: str, bound: date | None) -> Form:
    name = rest.pop("name")
    return {"name": name, "mode": _MODES.get(name) or ("purchase" if "购买" in name or "第三方" in name else None)}


def _event(rest: Form, home: str, bound: date | None) -> Form:
    name, when = _take(rest, "name", "date")
    day, precision = _day(when)
    return {"name": name, "date": day, "precision": precision}


def _alias(rest: Form, home: str, bound: date | None) -> Form:
    name, alias = _take(rest, "name", "alias")
    return {"name": name, "alias": alias}


def _transfer(rest: Form, home: str, bound: date | None) -> Form:
    giver, receiver, what = _take(rest, "from", "to", "what")
    return {"from": giver, "to": receiver, "what": what}


_KINDS = {
    "policy": _policy, "lineage": _lineage, "target": _target, "achieved": _achieved, "system": _system, "tier": _tier,
    "function": _function, "standard": _standard, "task": _task, "field": _field, "funding": _funding,
    "department": _department, "mechanism": _named, "operation_mode": _mode, "event": _event, "alias": _alias,
    "beneficiary": _named, "schedule": _named, "note": _named, "transfer": _transfer, "example_station": _named,
}  # fmt: skip

def _known(**pairs: object) -> Form:
    return {key: value for key, value in pairs.items() if value not in (None, [], {}, False)}


def _figure(indicator: str, name: str, value: float, unit: str, day: date, **more: object) -> Form:
    return _known(kind="achieved", indicator_id=indicator, indicator=name, value=value, unit=unit, as_of=day, **more)


_HEADLINE = {"where": "标题"}
_SIDES: dict[str, dict[str, Form]] = {
    "hubei-2022-keycounty-b": {
        "6a": {"kind": "system", "levels": 3, "name": "县—街（乡）—重点社（村）", "details": {"where": "同一文件的另一种表述"}},
    },
    "yuncheng-2023-swday": {
        "3b": _figure("agencies_participating", "参与社工服务机构和社会组织数", 20, "organisation", date(2023, 3, 22),
                      measure_word="家", as_printed="20家"),
    },
    "shenzhen-2021-swweek": {
        "6a": _figure("workforce_total", "参与宣传的社会工作从业者数", 9000, "person", date(2021, 3, 31), precision="month",
                      scope="参与宣传", comparator=">", measure_word="名", as_printed="9000余名"),
    },
    "heilongjiang-2021-230": {
        "9a": _figure("workforce_total", "社会工作行业从业人数", 7000, "person", date(2021, 4, 30), precision="month",
                      comparator="~", measure_word="人", as_printed="近7000人", details={**_HEADLINE, "comparator": "nearly"}),
    },
    "guilin-2023-147": {
        "6b": _figure("served_persontimes", "累计服务困难群众人次", 810000, "person_time", date(2023, 12, 31), precision="month",
                      scope="困难群众", comparator=">", measure_word="人次", as_printed="超过81万人次"),
    },
    "national-certified-series-nadiyi": {
        "8a": _figure("certified_total", "持证社工数", 931000, "person", date(2023, 12, 31), precision="year", measure_word="人",
                      as_printed="93.1万", details={"where": "首句"}),
        "8b": _figure("certified_new", "当年新增持证社工", 194000, "person", date(2022, 12, 31), precision="year",
                      measure_word="人", as_printed="19.4万"),
    },
    "national-certified-hqwx": {
        "2a": {"kind": "achieved", "indicator_id": "certified_new", "indicator": "2021、2022年新增略降", "target_kind": "qualitative",
               "as_of": date(2022, 12, 31), "precision": "year"},
    },
    "national-2019-cctv": {
        "6a": _figure("certified_total", "年度累计持证社工数", 439000, "person", date(2019, 12, 31), precision="year",
                      measure_word="人", inferred=["value"], details={"breakdown": "33.2万＋10.7万"}),
    },
    "national-2020-bluebook": {
        "4a": _figure("certified_growth", "持证社工增长率", 43.9, "percent", date(2018, 12, 31), precision="year",
                      as_printed="43.9%", details={"note": "疑为43.9万人的误植"}),
        "4b": _figure("certified_growth", "持证社工增长率", 34.25, "percent", date(2018, 12, 31), precision="year",
                      inferred=["value"], details={"breakdown": "20.96＋13.29"}),
    },
    "hainan-2022-9900": {
        "6a": _figure("certified_total", "持证社工数", 9900, "person", date(2022, 12, 29), measure_word="人", modality="reach",
                      as_printed="达9900人", details=_HEADLINE),
    },
    "guangzhou-2023-37k": {
        "11a": _figure("certified_total", "持证社工数", 370000, "person", date(2023, 12, 31), precision="year", comparator="~",
                       measure_word="人", as_printed="约37万人", details=_HEADLINE),
    },
    "hunan-2023-2069": {
        "5a": _figure("certified_total", "持证社工数", 20000, "person", date(2022, 12, 31), comparator="~", measure_word="人",
                      as_printed="近两万人", details={**_HEADLINE, "comparator": "nearly"}),
    },
    "national-2016-4686": {
        "5b": _figure("sw_talent_total", "社会工作专业人才", 500000, "person", date(2016, 3, 31), precision="month",
                      measure_word="名", as_printed="50万名"),
    },
    "national-2022-890k-exam": {
        "2a": _figure("exam_registered", "社会工作者职业水平考试报名人数", 900000, "person", date(2022, 12, 31), precision="year",
                      comparator="~", measure_word="人", as_printed="近90万人", details={**_HEADLINE, "comparator": "nearly"}),
    },
}  # fmt: skip
"""The sides of contradictions that stand nowhere else, by source and number."""

_MORE: dict[str, Form] = {
    # Who is in charge of the stations is what a contradiction of the collection says of these two departments.
    "wuhan-jianghan-2023#5": {"role": "社工站主管部门"},
    "wuhan-jiangxia-2025#1": {"role": "社工站主管部门"},
}

_CONFLICTS: dict[str, tuple[str, str]] = {
    "ningxia-2022-tellerreport#9": ("ningxia-2022-seed-gysb#5", "ningxia-2022-tellerreport#4"),
    "hunan-2019-hejihua-1940#3": ("hunan-2019-hejihua-1938#1", "hunan-2019-hejihua-1940#2"),
    "hubei-2022-keycounty-b#6": ("hubei-2022-keycounty-b#6a", "hubei-2022-keycounty-b#4"),
    "hubei-2019-jyjlsz#4": ("hubei-2019-swchina#2", "hubei-2019-jyjlsz#2"),
    "huainan-tianjiaan-2022#5": ("ningxia-2022-seed-gysb#17", "huainan-tianjiaan-2022#2"),
    "yuncheng-2023-swday#3": ("yuncheng-2023-swday#2", "yuncheng-2023-swday#3b"),
    "shenzhen-2021-swweek#6": ("shenzhen-2021-swweek#6a", "shenzhen-2021-swweek#1"),
    "heilongjiang-2021-230#9": ("heilongjiang-2021-230#9a", "heilongjiang-2021-230#2"),
    "heilongjiang-2021-230#10": ("heilongjiang-2019-yuleba#3", "heilongjiang-2021-230#7"),
    "wuhan-jiangxia-2025#3": ("wuhan-jianghan-2023#5", "wuhan-jiangxia-2025#1"),
    "guilin-2023-147#6": ("guilin-2023-147#4", "guilin-2023-147#6b"),
    "xinjiang-2023-1056#10": ("ningxia-2022-seed-gysb#17", "xinjiang-2023-1056#5"),
    "national-certified-series-nadiyi#8": ("national-certified-series-nadiyi#8a", "national-certified-series-nadiyi#7"),
    "national-certified-hqwx#2": ("national-certified-hqwx#2a", "national-certified-series-nadiyi#8b"),
    "national-2019-cctv#6": ("national-2019-cctv#6a", "national-certified-series-nadiyi#3"),
    "national-2022-737k#5": ("national-2021-11-12k#8", "national-2022-737k#2"),
    "national-2020-bluebook#4": ("national-2020-bluebook#4a", "national-2020-bluebook#4b"),
    "national-2022-75years#10": ("national-2023-01-29k#1", "national-2022-75years#8"),
    "guizhou-2021-145plan#10": ("guizhou-2021-145plan#5", "guizhou-2023-guide#2"),
    "qingdao-2022-122#8": ("qingdao-2022-122#2", "qingdao-2023-138#1"),
    "hainan-2022-9900#6": ("hainan-2022-9900#6a", "hainan-2022-9900#2"),
    "guangzhou-2023-37k#11": ("guangzhou-2023-37k#11a", "guangzhou-2023-37k#1"),
    "hunan-2023-2069#5": ("hunan-2023-2069#5a", "hunan-2023-2069#2"),
    "hunan-2023-2069#6": ("hunan-2019-hejihua-1940#2", "hunan-2023-2069#3"),
    "national-2016-4686#5": ("national-2016-4686#1", "national-2016-4686#5b"),
    "national-2022-890k-exam#2": ("national-2022-890k-exam#2a", "national-2022-890k-exam#1"),
}
_WHERE = {fid: f"记录的矛盾，两面见 recorded contradiction, its sides are `{a}` 与 and `{b}`" for fid, (a, b) in _CONFLICTS.items()}


def _sides(source: str) -> Iterator[tuple[str, Form]]:
    yield from _SIDES.get(source, {}).items()


def _number_of(fid: str) -> tuple[int, str]:
    number = fid.rpartition("#")[2]
    return int(number.rstrip("abcd")), number


def _left_out(left_out: list[tuple[str, str]], total: int) -> str:
    share = len(left_out) / total
    lines = "\n".join(f"| `{fid}` | {reason} |" for fid, reason in left_out)
    return f"""# 未收入的条目 · What was left out

事实集共 {total} 条；以下 {len(left_out)} 条（{share:.1%}）不是关于世界的陈述，不作为事实收入，其内容见所注条目。由 `tools/convert_pack.py` 生成。
Of {total} facts of the collection these {len(left_out)} ({share:.1%}) are no statements about the world and are not stored as such; what they
say stands in the facts named. Written by `tools/convert_pack.py`.

| 编号 fid | 为何，见何处 why, and where it is |
| --- | --- |
{lines}
"""


if __name__ == "__main__":
    convert(Path(sys.argv[1]), Path(sys.argv[2]))
