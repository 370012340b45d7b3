"""What a tier is hosted in."""

import pytest

from swgraph.recognise import recognise_hosts


@pytest.mark.parametrize(
    ("text", "host", "kind"),
    [
        ("在县（区）社会组织孵化中心建立指导中心", "县（区）社会组织孵化中心", "incubation_centre"),
        ("依托党群服务中心、便民服务中心建设社工站", "党群服务中心、便民服务中心", "party_service_centre"),
        ("社工总站设在民政局", "民政局", "government_office"),
        ("利用现有的社区服务中心挂牌", "社区服务中心", "community_service_centre"),
        ("在乡镇便民服务中心规范设立社工站", "乡镇便民服务中心", "civil_service_centre"),
        ("嵌入新时代文明实践站", "新时代文明实践站", "civilisation_practice_centre"),
    ],
)
def test_a_host_is_what_something_is_founded_in_or_rests_on(text: str, host: str, kind: str) -> None:
    (mention,) = recognise_hosts(text)

    assert (mention.host, mention.host_type) == (host, kind)
    assert text[mention.span.start : mention.span.end] == host


@pytest.mark.parametrize("text", ["走访敬老院和儿童之家", "在党群服务中心参观", "党群服务中心建成", "建设便民服务中心"])
def test_an_institution_that_is_only_named_hosts_nothing(text: str) -> None:
    assert not list(recognise_hosts(text))
