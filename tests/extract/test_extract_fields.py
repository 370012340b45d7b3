"""The service fields that an article enumerates."""

from reported import reported
from swgraph.model import FieldMention


def _fields(body: str, headline: str = "江西南昌建设社工站") -> list[tuple[str | None, str]]:
    return [(f.field, f.text) for f in reported(FieldMention, body, headline)]


def test_each_field_is_told_once() -> None:
    body = "社工在社会救助、养老服务等领域服务。站点围绕社会救助、养老服务、社区治理开展工作。"

    assert _fields(body) == [
        ("social_assistance", "社会救助"),
        ("elderly", "养老服务"),
        ("grassroots_governance", "社区治理"),
    ]


def test_a_long_enumeration_is_read_whole() -> None:
    body = "社会工作在社会福利、扶贫济困、慈善事业、婚姻家庭、残障康复、就业援助、犯罪预防等7个领域起作用。"

    assert len(_fields(body)) == 7


def test_an_article_about_something_else_has_no_fields_of_ours() -> None:
    assert _fields("资金投向社会救助、养老服务等领域。", "江西南昌财政预算公布") == []


def test_bodies_and_titles_name_no_fields() -> None:
    assert _fields("社工站和民政厅社会救助处、养老服务处开会，学习《社会救助、养老服务等领域标准》。") == []
