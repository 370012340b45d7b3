"""Modalities, indicators, lineage and money."""

import pytest

from swgraph.recognise import recognise_funding, recognise_indicators, recognise_lineage, recognise_modalities


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("力争到年底", "strive"),
        ("确保完成率", "ensure"),
        ("争取更多", "aim"),
        ("基本建成", "basically"),
        ("逐步扩大", "gradually"),
        ("达到100个", "reach"),
    ],
)
def test_a_modality_is_read(text: str, concept: str) -> None:
    assert next(recognise_modalities(text)).concept == concept


@pytest.mark.parametrize(
    "text", ["基本公共服务", "争取社会资金", "必须坚持", "建立健全机制", "《力争上游》", "完成情况"]
)
def test_what_promises_nothing_has_no_modality(text: str) -> None:
    assert list(recognise_modalities(text)) == []


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("社会工作人才总量达到", "sw_talent_total"),
        ("持证社工49人", "certified_total"),
        ("持有全国社会工作者职业水平证书人员达到", "certified_total"),
        ("社会工作服务机构160家", "agency_total"),
        ("乡镇（街道）社工站12个", "station_total"),
        ("乡镇（街道）社会工作服务示范站100个", "station_model"),
        ("村（社区）社工室", "room_total"),
        ("各级社会工作服务站总数", "platform_total"),
        ("困难群众和特殊群体社会工作服务覆盖率", "client_coverage"),
        ("全市96个乡镇（街道）", "township_total"),
        ("全省下辖1,200个村（社区）", "village_total"),
    ],
)
def test_an_indicator_is_read(text: str, concept: str) -> None:
    assert [m.concept for m in recognise_indicators(text)] == [concept]


@pytest.mark.parametrize(
    "text",
    [
        "社会工作者职业水平考试",
        "社会工作人才队伍建设",
        "社工站长",
        "社工机构负责人",
        "《社会工作人才总量规划》",
        "在12个乡镇试点",
        "全市96个乡镇社区",
        "服务对象需求",
    ],
)
def test_what_counts_nothing_is_no_indicator(text: str) -> None:
    assert [m for m in recognise_indicators(text) if m.text not in ("社工站",)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("根据民政部印发的《某办法》，", [("based_on", "某办法")]),
        ("按照《甲规划》和《乙方案》要求", [("based_on", "甲规划"), ("based_on", "乙方案")]),
        ("深入学习贯彻党的二十大精神", [("applies", "党的二十大")]),
        ("全面落实自治区第十三次党代会的部署", [("applies", "自治区第十三次党代会")]),
        ("贯彻党的十九大和省第十次党代会精神", [("applies", "党的十九大"), ("applies", "省第十次党代会")]),
        ("贯彻党的十九届四中全会精神", [("applies", "党的十九届四中全会")]),
        ("转发《某通知》", [("forwards", "某通知")]),
        ("同时废止《旧办法》", [("repeals", "旧办法")]),
    ],
)
def test_a_verb_of_lineage_names_a_document_or_a_meeting(text: str, found: list[tuple[str, str]]) -> None:
    assert [(cue.relation, cue.cited_text) for cue in recognise_lineage(text)] == found


@pytest.mark.parametrize(
    "text",
    ["按照要求推进", "政策落实到位", "根据实际情况。《某办法》提出", "修改完善《方案》", "落实好各项措施", "抓落实"],
)
def test_a_verb_without_a_document_is_no_lineage(text: str) -> None:
    assert list(recognise_lineage(text)) == []


@pytest.mark.parametrize(
    ("text", "amount", "payer", "purpose"),
    [
        ("投入资金2516万元，用于社会工作服务站建设", "2516万元", None, "社会工作服务站建设"),
        ("省级财政安排300万元", "300万元", "省级财政", None),
        ("链接社会慈善资源超50万元", "超50万元", "社会慈善资源", None),
        ("近500万元用于培训和继续教育", "近500万元", None, "培训和继续教育"),
        ("投入福彩公益金1200万元", "1200万元", "福彩公益金", None),
    ],
)
def test_money_has_payer_and_purpose_where_printed(
    text: str, amount: str, payer: str | None, purpose: str | None
) -> None:
    (found,) = recognise_funding(text)

    assert (found.amount.text, found.payer, found.purpose) == (amount, payer, purpose)


@pytest.mark.parametrize(
    "text",
    ["社工月薪5000元", "每站每年补助20万元", "人均经费100元", "罚款500元", "门票30元", "《投入资金100万元方案》"],
)
def test_pay_rates_and_prices_are_no_funding(text: str) -> None:
    assert list(recognise_funding(text)) == []
