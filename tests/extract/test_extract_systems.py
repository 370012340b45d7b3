"""Service systems with a printed number of tiers."""

import pytest

from reported import reported
from swgraph.model import ServiceSystem


def test_a_system_is_told_once_whether_or_not_its_tiers_are_named() -> None:
    systems = reported(ServiceSystem, "南昌健全四级社工服务体系。有了四级社会工作服务体系，服务更近了。")

    assert [(s.tier_count, s.text, s.region) for s in systems] == [(4, "四级社工服务体系", "360100")]


def test_a_system_without_its_field_is_ours_only_beside_words_of_social_work() -> None:
    assert reported(ServiceSystem, "社工人才怎样培养？健全三级服务体系。")
    assert not reported(ServiceSystem, "农村养老要办好。健全三级服务网络。老人满意。")


@pytest.mark.parametrize(
    "body", ["尚未建成三级社会工作服务体系。", "印发《三级社会工作服务体系建设方案》。", "全县有三级养老服务体系。"]
)
def test_what_is_denied_or_named_in_a_title_is_no_system(body: str) -> None:
    assert not reported(ServiceSystem, body)
