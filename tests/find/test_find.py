"""Questions in plain words: sixty as analysts ask them, half of them written when the matcher was finished."""

import time
from typing import TYPE_CHECKING

import pytest

from plain_words import Asked, all_asked
from swgraph.catalogue import Question, load_catalogue
from swgraph.errors import QueryError, UnknownQuestionError
from swgraph.find import find
from swgraph.find.finding import LONGEST
from swgraph.find.wordings import load_wordings
from swgraph.query import bind

if TYPE_CHECKING:
    from swgraph.find import Finding

HOSTILE = (
    "\"'}} ; DROP GRAPH <urn:x> #",
    "宁夏'\"} UNION { ?s ?p ?o } 的社工人才目标是多少",
    "《a\"} } INSERT DATA { <urn:a> <urn:b> <urn:c> } #》依据了哪些文件",
    "SELECT * WHERE { ?s ?p ?o }",
    "目标\\u0022 } 是多少 {",
    "\ud800 社工人才目标是多少",
    "\x00宁夏\n社工人才目标是多少",
    "“" * LONGEST,
    "宁夏" * (LONGEST // 2),
)


def _share(asked: list[Asked]) -> float:
    return sum(each.is_understood() for each in asked) / len(asked)


def test_there_are_sixty_half_of_them_held_out() -> None:
    held_out = [each.held_out for each in all_asked()]
    assert (len(held_out), sum(held_out)) == (60, 30)


def test_most_are_understood_with_the_right_values() -> None:
    assert _share(all_asked()) >= 0.85


def test_those_never_used_to_change_the_matcher_are_mostly_understood() -> None:
    assert _share([each for each in all_asked() if each.held_out]) >= 0.8  # 25 of 30 when they were written


def test_what_is_not_understood_is_offered() -> None:
    lost = [each.text for each in all_asked() if not each.is_understood() and not each.is_offered()]
    assert lost == []


def test_no_other_question_is_answered_in_its_place() -> None:
    assert [each.text for each in all_asked() if each.is_misunderstood()] == []


@pytest.mark.parametrize("question", list(load_catalogue()), ids=lambda question: question.id)
def test_the_words_of_the_catalogue_find_their_question(question: Question) -> None:
    for words in (question.question, question.summary):
        assert [find(text).sure().id for text in (words.zh, words.en)] == [question.id] * 2


def test_every_wording_belongs_to_a_question() -> None:
    assert set(load_wordings()) == {question.id for question in load_catalogue()}


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("江西南昌的社工站由谁运营", ["360100"]),
        ("长春市朝阳区的社工站由谁运营", ["220104"]),
        ("who runs the stations in Xi'an", ["610100"]),
        ("who runs the stations in Nanchang, Jiangxi", ["360100"]),
        ("who runs the stations in Inner Mongolia and Shaanxi", ["150000", "610000"]),
        ("who runs the stations in Suzhou, Anhui", ["341300"]),
    ],
)
def test_places_are_read_in_both_languages(text: str, region: list[str]) -> None:
    assert find(text).params == {"region": region}


@pytest.mark.parametrize("text", ["朝阳区的社工站由谁运营", "who runs the stations in Suzhou"])
def test_a_name_of_several_places_is_never_chosen_silently(text: str) -> None:
    found = find(text)
    assert found.question is None
    assert found.unclear
    with pytest.raises(UnknownQuestionError, match="several places"):
        found.sure()


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("截至2024年6月山东哪些文件现行有效", "at", "2024-06-30"),
        ("which documents are in force as of 1 March 2024", "at", "2024-03-01"),
        ("which documents are in force on June 5, 2024", "at", "2024-06-05"),
        ("宁夏持证社工离2027年目标还差多少", "by", 2027),
        ("Ningxia: how far is the target for certified social workers by 2027", "by", 2027),
        ("2019年以来哪些部门组合最常联合发文", "since", 2019),
        ("2023年机构改革前后哪些部门组合最常联合发文", "since", None),
        ("《关于推进社工站建设的意见》依据了哪些文件", "document", "关于推进社工站建设的意见"),
        ("双百工程各省先后顺序", "innovation", ["shuangbai"]),
        ("各地级市社工站覆盖率", "level", ["prefecture"]),
        ("哪些事实置信度低于0.6", "below", "0.6"),
        ("这条的原文 swr:target/abc", "fact", ["swr:target/abc"]),
        ("修复规则 pinyin_notes 变更后哪些结论受影响", "repair", "pinyin_notes"),
    ],
)
def test_values_are_read(text: str, name: str, value: object) -> None:
    found = find(text).params.get(name)
    assert found == value if not isinstance(value, str) else str(found) == value


@pytest.mark.parametrize("text", ["天气怎么样", "who won the world cup", "hello", "?", " ", "宁夏", "x" * 10_000, "社工目标" * 2_500])
def test_what_says_nothing_is_not_understood(text: str) -> None:
    found = find(text)
    assert (found.question, found.alternatives, found.understood.en) == (None, (), "not understood")
    with pytest.raises(UnknownQuestionError, match="没有听懂 not understood"):
        found.answer()


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_written_stays_a_value(text: str) -> None:
    found = find(text)
    for guess in found.alternatives:
        bind(guess.question, guess.params)  # raises unless every value fits
    assert found.understood.zh


def test_what_no_parameter_takes_is_told() -> None:
    found = find("2025年宁夏的重点任务有哪些")
    assert found.unused == ("2025",)
    assert "not used: 2025" in found.understood.en


def test_the_same_text_finds_the_same() -> None:
    assert [_shown(find(each.text)) for each in all_asked()] == [_shown(find(each.text)) for each in all_asked()]


def _shown(found: "Finding") -> tuple[object, ...]:
    return found.question and found.question.id, dict(found.params), [(guess.question.id, guess.score) for guess in found.alternatives]


def test_it_is_fast() -> None:
    find("宁夏社工人才目标是多少")
    started = time.perf_counter()
    for each in all_asked():
        find(each.text)
    assert (time.perf_counter() - started) / 60 < 0.1  # about 2 ms


def test_a_finding_without_a_graph_says_so() -> None:
    with pytest.raises(QueryError, match="no graph"):
        find("宁夏社工人才目标是多少").answer()
