"""One line of a table stands for many written forms."""

import pytest

from swgraph.errors import LexiconError
from swgraph.lexicon.forms import expand, fold, load_forms


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("站", ["站"]),
        ("", [""]),
        ("{a|b}", ["a", "b"]),
        ("{a|}b", ["ab", "b"]),
        ("{a|a}", ["a"]),
        ("{a|{b|c}d}e", ["ae", "bde", "cde"]),
        ("<级>社工{站|室}", ["省级社工站", "省级社工室"]),
    ],
)
def test_alternatives_are_written_out(label: str, expected: list[str]) -> None:
    assert expand(label, {"级": ("省级",)}) == expected


@pytest.mark.parametrize(
    ("label", "words"),
    [("{a|b", "not closed"), ("a}", "closes nothing"), ("a|b", "closes nothing"), ("<无此名>", "no form <无此名>"), ("<a", "no form")],
)
def test_a_slip_in_a_label_is_named(label: str, words: str) -> None:
    with pytest.raises(LexiconError, match=words):
        expand(label, {})


def test_a_label_that_explodes_is_refused() -> None:
    with pytest.raises(LexiconError, match="more than 50000"):
        expand("{0|1|2|3|4|5|6|7|8|9}" * 5, {})


def test_folding_keeps_every_place() -> None:
    text = "乡镇(街道)［2023］“一老”「一小」'六有'"
    assert len(fold(text)) == len(text)
    assert fold("（a）") == fold("(a)")
    assert fold("“有”") == fold("「有」") == fold('"有"')


def test_the_shipped_forms_cover_the_names_of_a_station() -> None:
    station = set(load_forms()["站"])
    assert {"社会工作服务站", "社工服务站", "社会工作站", "社工站"} <= station
    assert "乡镇（街道）" in load_forms()["乡镇街道"]


def test_shipped_forms_are_not_changed_by_accident() -> None:
    with pytest.raises(TypeError):
        load_forms()["站"] = ()  # type: ignore[index]
