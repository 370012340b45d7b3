"""Confidence as it proved, and what waits for a person."""

import time

import pytest

from reported import reported
from swgraph.extract import extract
from swgraph.extract.certainty import PENDING, THRESHOLD, calibrated, load_calibration, settled
from swgraph.model import Issuance, Observation, Target
from swgraph.text.page import source_from_bytes


def test_every_figure_of_the_table_is_a_share_and_never_falls_within_a_rule() -> None:
    for rule, line in load_calibration().items():
        shares = [line[given] for given in sorted(line)]

        assert all(0 < share <= 1 for share in shares), rule
        assert shares == sorted(shares), rule


def test_an_unknown_rule_is_as_sure_as_a_page_nobody_has_tried() -> None:
    assert calibrated("a rule that no table has", 0.99) == pytest.approx(0.62)
    assert calibrated("a rule that no table has", 0.3) == pytest.approx(0.3)


def test_what_is_too_unsure_waits_and_what_is_sure_does_not() -> None:
    sure = reported(Issuance, "江西省民政厅、江西省财政厅联合印发《关于加强社工站建设的意见》。")[0]
    (unsure,) = settled([sure], "本文将介绍核心价值。社工不可或缺，未来展望可期。")

    assert (sure.status, sure.confidence >= 0.9) == ("extracted", True)
    assert (unsure.status, unsure.confidence < THRESHOLD) == (PENDING, True)


def test_only_departments_and_documents_are_surer_than_nine_in_ten() -> None:
    facts = reported(Observation, "截至2022年年底，全市建成社工站100个。")

    assert [fact.confidence < 0.9 for fact in facts] == [True]


# --- wordings behind the rules that were added, in our own words --------------------------------------------------


def test_each_department_of_a_letterhead_and_of_a_signature_issues() -> None:
    names = ["甘肃省民政厅", "甘肃省委组织部", "甘肃省财政厅"]
    letter = f"{' '.join(names)}\n关于推进社会工作的通知\n各市州民政局：\n为推进社会工作，现通知如下：\n2021年5月6日"
    signed = "各市州：\n《关于推进社会工作的意见》已获批准。现将文件印发给你们。\n" + "\n".join(names) + "\n2021年5月6日\n"
    for text in (letter, signed):
        issued = [fact for fact in extract(source_from_bytes(text.encode(), "a.txt")).facts if isinstance(fact, Issuance)]

        assert [[o.name for o in fact.issuers] for fact in issued] == [names]


def test_a_document_that_says_so_itself_or_that_is_said_to_be_issued_is_one() -> None:
    own = "甘肃省社会工作发展规划\n为推进社会工作，制定本规划。"
    issued = reported(Issuance, "《江西省社会工作发展规划》日前正式发布。")
    (found,) = [fact for fact in extract(source_from_bytes(own.encode(), "a.txt")).facts if isinstance(fact, Issuance)]

    assert found.document.title == "甘肃省社会工作发展规划"
    assert [fact.document.title for fact in issued] == ["江西省社会工作发展规划"]


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("全国持证社工增加\n新华社南京4月2日电 记者获悉，全国持证社工共有10万人。", "100000"),
        ("某州印发方案\n海南州推进社会工作，海南州社工增加。", "632500"),
        ("甘肃社工年会\n甘肃兰州某大学参加，甘肃社工增加，例如，海南、海南也有社工。", "620000"),
        ("社工站揭牌\n近日，首都社工站揭牌，首都社工增加。", "110000"),
        ("民政部通报社工站建设\n民政部印发《关于推进社工站建设的通知》，确定甘肃省兰州市等75个城市试点。", "100000"),
    ],
)
def test_an_article_is_about_where_it_stands_and_not_where_it_was_sent_from(text: str, region: str) -> None:
    assert extract(source_from_bytes(text.encode(), "a.txt")).regions == (region,)


def test_a_heading_with_a_deadline_rules_the_lines_below() -> None:
    text = "到2020年底前要实现的目标\n每个社区至少有1名社会工作者\n社工机构达到50家\n"
    facts = [fact for fact in extract(source_from_bytes(text.encode(), "a.txt")).facts if isinstance(fact, Target)]

    assert [(fact.indicator, fact.deadline.year if fact.deadline else None) for fact in facts] == [
        ("sw_per_community", 2020),
        ("agency_total", 2020),
    ]


@pytest.mark.parametrize("text", ["关于" * 20_000, "社工、" * 20_000, "甲县民政局 " * 8_000, "2020年达到5万人，" * 8_000, "如海南，" * 10_000, "》《" * 20_000])
def test_hostile_text_takes_linear_time(text: str) -> None:
    def seconds(page: str) -> float:
        start = time.process_time()
        extract(source_from_bytes(("社工\n" + page).encode(), "a.txt"))
        return time.process_time() - start

    seconds(text[:1000])  # tables are read at the first call
    short, long = seconds(text[: len(text) // 4]), seconds(text)

    assert long < 12 * short + 0.5
