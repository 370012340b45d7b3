"""The tasks that a document sets."""

import pytest

from reported import reported
from swgraph.model import Task


def test_tasks_are_numbered_in_their_order_and_belong_to_the_document() -> None:
    body = (
        "南昌市民政局印发《关于加强社会工作的实施意见》（以下简称《意见》）。"
        "《意见》明确两项主要任务，包括优化社会工作人才培养机制、拓宽资金渠道。"
    )
    tasks = reported(Task, body)

    assert [(t.order, t.text, t.category) for t in tasks] == [
        (1, "优化社会工作人才培养机制", "talent_training"),
        (2, "拓宽资金渠道", "funding_guarantee"),
    ]
    assert {t.document.title for t in tasks if t.document} == {"关于加强社会工作的实施意见"}


def test_a_task_told_again_is_one_task() -> None:
    body = "社工站有两项任务：培育社工机构、加强组织领导。重申两项任务：培育社工机构、加强组织领导。"

    assert [t.order for t in reported(Task, body)] == [1, 2]


@pytest.mark.parametrize(
    ("body", "headline"),
    [
        ("会议明确两项主要任务：加强河道治理、推进植树造林。", "某县部署水利"),
        ("两项任务：加强组织领导、拓宽资金渠道？", "某县社工"),
        ("加强组织领导、拓宽资金渠道。", "某县社工"),
    ],
)
def test_other_enumerations_are_no_tasks_of_ours(body: str, headline: str) -> None:
    assert not reported(Task, body, headline)
