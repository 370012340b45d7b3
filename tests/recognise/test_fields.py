"""Service fields and their enumerations."""

import pytest

from swgraph.recognise import recognise_field_lists, recognise_fields


def _read(text: str) -> list[list[str]]:
    return [[item.text for item in listed.items] for listed in recognise_field_lists(text)]


@pytest.mark.parametrize(
    "text",
    [
        "在社会救助、养老服务、社区治理等领域",
        "社会救助、养老服务、社区治理三个方面",
        "领域包括社会救助、养老服务、社区治理。",
        "围绕社会救助、养老服务和社区治理开展服务",
        "服务覆盖社会救助、养老服务以及社区治理",
        "提供社会救助、养老服务、社区治理等专业服务",
    ],
)
def test_an_enumeration_is_read_by_the_words_around_it(text: str) -> None:
    assert _read(text) == [["社会救助", "养老服务", "社区治理"]]


def test_an_unknown_item_between_known_ones_is_kept_without_a_concept() -> None:
    (listed,) = recognise_field_lists("在社会救助、生态环保、社区治理等领域")

    assert [(item.text, item.concept) for item in listed.items] == [
        ("社会救助", "social_assistance"),
        ("生态环保", None),
        ("社区治理", "grassroots_governance"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "民政厅社会救助处、养老服务处、社会事务处负责人",
        "民办养老机构、志愿服务组织、公益慈善组织等领域",
        "社会救助和养老服务都很重要",
        "在养老服务领域",
        "国家乡村振兴重点帮扶县、移民搬迁安置社区",
    ],
)
def test_bodies_and_passing_words_are_no_enumeration(text: str) -> None:
    assert _read(text) == []


def test_single_fields_are_still_mentions() -> None:
    assert [(m.concept, m.text) for m in recognise_fields("做好禁毒戒毒和医务社工")] == [
        ("drug_rehabilitation", "禁毒戒毒"),
        ("health", "医务社工"),
    ]
