"""What was read, in words: labels of keys and concepts in both languages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from swgraph import iri
from swgraph.graph import KnowledgeGraph
from swgraph.reference.ontology import Bilingual

Form = Mapping[str, object]
Told = tuple[Bilingual, Bilingual]

_LABELS: Final = """
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?thing ?zh ?en WHERE {
  { ?thing a skos:Concept ; skos:prefLabel ?zh, ?en } UNION { ?thing a owl:Class ; rdfs:label ?zh, ?en }
  FILTER(LANGMATCHES(LANG(?zh), "zh") && LANGMATCHES(LANG(?en), "en"))
}
ORDER BY ?thing ?zh ?en
"""
_VALUE: Final = Bilingual("数值", "value")
_KEYS: Final[dict[str, Bilingual]] = {
    "indicator_id": Bilingual("指标", "indicator"),
    "indicator": Bilingual("指标原文", "indicator as printed"),
    "value": _VALUE,
    "as_printed": Bilingual("印作", "as printed"),
    "title": Bilingual("文件", "document"),
    "alias": Bilingual("简称", "short name"),
    "number": Bilingual("发文字号", "document number"),
    "doc_type": Bilingual("文种", "kind of document"),
    "issuers": Bilingual("发文机关", "issuers"),
    "issuers_count": Bilingual("发文机关数", "number of issuers"),
    "from": Bilingual("从", "from"),
    "relation": Bilingual("关系", "relation"),
    "to": Bilingual("到", "to"),
    "what": Bilingual("内容", "what"),
    "cited": Bilingual("所引文件", "document cited"),
    "name": Bilingual("名称", "name"),
    "deadline": Bilingual("期限", "deadline"),
    "as_of": Bilingual("截至", "as of"),
    "as_of_not_after": Bilingual("截至不晚于", "as of, at the latest"),
    "date": Bilingual("日期", "date"),
    "issued_not_after": Bilingual("印发不晚于", "issued, at the latest"),
    "date_text": Bilingual("日期原文", "date as printed"),
    "precision": Bilingual("日期精度", "precision of the date"),
    "target_kind": Bilingual("数值类型", "kind of figure"),
    "modality": Bilingual("承诺强度", "commitment"),
    "modality_text": Bilingual("措辞", "wording of commitment"),
    "denominator": Bilingual("分母", "denominator"),
    "scope_tier": Bilingual("所指层级", "tier it is about"),
    "baseline": Bilingual("基数", "baseline"),
    "premise": Bilingual("作为前提", "presupposed"),
    "obs_kind": Bilingual("现状类型", "kind of observation"),
    "levels": Bilingual("层级数", "number of tiers"),
    "level": Bilingual("第几级", "order, 1 is the highest"),
    "admin_level": Bilingual("行政层级", "administrative level"),
    "tier": Bilingual("层级", "tier"),
    "host": Bilingual("依托机构", "host"),
    "host_type": Bilingual("依托类型", "kind of host"),
    "count": Bilingual("个数", "number"),
    "order": Bilingual("次序", "order"),
    "concept": Bilingual("归类", "concept"),
    "items": Bilingual("各项", "items"),
    "category": Bilingual("任务类别", "category"),
    "tool": Bilingual("政策工具", "policy tool"),
    "field": Bilingual("领域", "field"),
    "year": Bilingual("年份", "year"),
    "payer": Bilingual("出资方", "payer"),
    "purpose": Bilingual("用途", "purpose"),
    "full_name": Bilingual("全称", "full name"),
    "other_name": Bilingual("别名", "other name"),
    "era": Bilingual("时期", "era"),
    "role": Bilingual("角色", "role"),
    "mode": Bilingual("运行模式", "mode of operation"),
    "document": Bilingual("所据文件", "stated in"),
    "scope": Bilingual("范围", "scope"),
    "basis": Bilingual("依据", "basis"),
    "inferred": Bilingual("推断的部分", "parts inferred"),
    "details": Bilingual("另有", "more"),
    "text": Bilingual("原句", "clause"),
}
"""The keys of a facts file that say something, in the order in which they are shown."""
_SCHEMES: Final = {
    "indicator_id": "indicator",
    "denominator": "indicator",
    "unit": "unit",
    "precision": "precision",
    "target_kind": "targetkind",
    "modality": "modality",
    "scope_tier": "level",
    "admin_level": "level",
    "obs_kind": "obskind",
    "doc_type": "doctype",
    "relation": "relation",
    "host_type": "hosttype",
    "concept": "tierfunction",
    "category": "task",
    "tool": "tool",
    "field": "field",
    "mode": "operationmode",
    "basis": "basis",
}
"""The vocabulary of each key whose value is a concept."""
_UNSAID: Final = {"precision": "day", "premise": False, "obs_kind": "actual", "basis": "printed"}


@dataclass(frozen=True, slots=True)
class Wording:
    """Labels of concepts and classes in both languages, by IRI."""

    labels: Mapping[str, Bilingual]

    def concept(self, scheme: str, name: str) -> Bilingual:
        """Return the labels of a concept; its id where the graph has none.

        >>> Wording({}).concept("level", "county")
        Bilingual(zh='county', en='county')
        """
        return self.labels.get(iri.concept_iri(scheme, name), Bilingual(name, name))

    def kind(self, name: str) -> Bilingual:
        """Return the labels of a class of facts."""
        return self.labels.get(f"{iri.DEF}{name}", Bilingual(name, name))

    def told(self, form: Form) -> Iterator[Told]:
        """Yield what a fact says, as pairs of label and value.

        >>> form = {"kind": "target", "value": 7000, "comparator": ">=", "unit": "person", "measure_word": "人"}
        >>> [(label.zh, value.zh, value.en) for label, value in Wording({}).told(form)]
        [('数值', '≥ 7,000 人', '≥ 7,000 person')]
        """
        for key, label in _KEYS.items():
            value = self._amount(form) if key == "value" else form.get(key)
            if value in (None, "", [], {}) or _UNSAID.get(key) == value:
                continue
            yield label, self._shown(key, value)

    def _shown(self, key: str, value: object) -> Bilingual:
        if isinstance(value, Bilingual):
            return value
        if key in _SCHEMES and isinstance(value, str):
            return self.concept(_SCHEMES[key], value)
        shown = _plain(value)
        return Bilingual(shown, shown)

    def _amount(self, form: Form) -> Bilingual | None:
        """Return sign, number and unit as one."""
        least, most = form.get("min"), form.get("max")
        number = _number(form.get("value")) if least is None else f"{_number(least)}–{_number(most)}"
        if not number:
            return None
        sign = _SIGNS.get(str(form.get("comparator")), "")
        unit = form.get("unit")
        unit_labels = self.concept("unit", str(unit)) if unit else Bilingual("", "")
        measured = str(form.get("measure_word") or unit_labels.zh)
        return Bilingual(*(f"{sign} {number} {word}".strip() for word in (measured, unit_labels.en)))


_SIGNS: Final = {">=": "≥", "<=": "≤", "~": "≈", ">": "＞", "<": "＜"}


def _number(value: object) -> str:
    return f"{value:,}" if isinstance(value, int | float) else str(value or "")


def _plain(value: object) -> str:
    """Return a value of a facts file as one text; of an item that is a mapping, its wording."""
    if isinstance(value, Mapping):
        named = value.get("text")
        return str(named) if named else "；".join(f"{key}：{_plain(each)}" for key, each in value.items())
    if isinstance(value, list | tuple):
        return "；".join(map(_plain, value))
    return "是 yes" if value is True else str(value)


def read_wording(kg: KnowledgeGraph) -> Wording:
    """Return the labels that a graph has for concepts and classes."""
    rows = kg.sparql(_LABELS)
    return Wording({str(row["thing"]): Bilingual(str(row["zh"]), str(row["en"])) for row in rows})
