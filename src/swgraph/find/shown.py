"""What was understood, in words."""

from collections.abc import Mapping

from swgraph.catalogue import Question, Text
from swgraph.compare.terms import label
from swgraph.find.slots import Value
from swgraph.lexicon import load_regions
from swgraph.recognise.pattern import Pattern

_PLAIN = Pattern(r"^[^\s'\"$`\\!*?<>|&;(){}\[\]#~]+$")


def told(question: Question, params: Mapping[str, Value]) -> Text:
    """Return a question with its values in both languages.

    >>> from swgraph.catalogue import load_catalogue
    >>> told(load_catalogue().get("C2"), {"region": ["640000"], "by": 2027}).zh
    'C2 目标与最近实际值差多少，按期完成每年需新增多少？（地区：宁夏回族自治区；期限不晚于这一年：2027）'
    """
    docs = {parameter.name: parameter.doc for parameter in question.params}
    zh = "；".join(f"{_short(docs[name].zh)}：{_value(name, value)}" for name, value in params.items())
    en = "; ".join(f"{name}: {_value(name, value)}" for name, value in params.items())
    words = question.question
    return Text(f"{question.id} {words.zh}" + (f"（{zh}）" if zh else ""), f"{question.id} {words.en}" + (f" ({en})" if en else ""))


def told_params(params: Mapping[str, Value]) -> str:
    """Return values as they are written behind ``swgraph ask``.

    >>> told_params({"region": ["640000"], "document": "关于 社工站"})
    "--region 640000 --document '关于 社工站'"
    """
    return " ".join(f"--{name} {_quoted(each)}" for name, value in params.items() for each in _each(value))


def _each(value: Value) -> list[str]:
    return value if isinstance(value, list) else [str(value)]


def _quoted(value: str) -> str:
    return value if _PLAIN.search(value) else "'" + value.replace("'", "'\\''") + "'"


def _short(doc: str) -> str:
    return doc.partition("（")[0].partition("，")[0].partition("；")[0]


def _value(name: str, value: Value) -> str:
    return "、".join(_name(name, each) for each in _each(value))


def _name(name: str, value: str) -> str:
    if name == "region":
        return load_regions().path(value)
    return label(name, value) or value if name in ("indicator", "level") else value
