"""Front matter says what the source is; a slip is an error with its line."""

from datetime import date

import pytest

from swgraph.errors import SourceError
from swgraph.text.frontmatter import FrontMatter, split_front_matter

FULL = """---
title: 宁夏部署社会工作
publisher: 某报
url: https://example.org/a?b=1
published: 2022-12-20
region: 010000
reliability: media
derived_from: some-report
page: 第07版
section: 社会工作
kicker: 各地动态
byline: 王小明
---
# 标题
"""


def test_every_key_is_read() -> None:
    front = split_front_matter(FULL, "a.md")
    assert front.citation.title == "宁夏部署社会工作"
    assert (front.citation.publisher, front.citation.url) == ("某报", "https://example.org/a?b=1")
    assert (front.citation.published, front.issue_date) == (date(2022, 12, 20), date(2022, 12, 20))
    assert (front.citation.reliability, front.citation.derived_from) == ("media", "some-report")
    assert (front.page, front.section, front.kicker, front.byline) == ("第07版", "社会工作", "各地动态", "王小明")
    assert FULL[front.end :] == "# 标题\n"


def test_a_code_keeps_its_zeros() -> None:
    assert split_front_matter(FULL, "a.md").citation.region == "010000"


def test_a_day_of_issue_goes_before_the_day_of_publication() -> None:
    front = split_front_matter("---\npublished: 2022-12-21\nissue_date: 2022-12-20\n---\n", "a.md")
    assert (front.issue_date, front.citation.published) == (date(2022, 12, 20), date(2022, 12, 21))


@pytest.mark.parametrize("text", ["", "标题\n正文", "--- 不是文件头\n", "\n---\ntitle: a\n---\n"])
def test_text_without_front_matter(text: str) -> None:
    assert split_front_matter(text, "a.md") == FrontMatter()


@pytest.mark.parametrize("block", ["---\n---\n正文", "---\n# 只有注释\n---\n正文", "---\ntitle:\n---\n正文", "---\r\ntitle:\r\n---\r\n正文"])
def test_an_empty_block_says_nothing(block: str) -> None:
    front = split_front_matter(block, "a.md")
    assert (front.citation.title, block[front.end :]) == (None, "正文")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("---\ntitle: a\n正文", "a.md:1: .*does not end"),
        ("---\ntitel: a\n---\n", "a.md:2: .*unknown key 'titel'"),
        ("---\ntitle: a\npublished: 2022年12月20日\n---\n", "a.md:3: published .*2022-12-20"),
        ("---\npublished: 2022-02-30\n---\n", "must be a date"),
        ("---\nurl: example.org\n---\n", "must be an address"),
        ("---\nurl: https://example.org/a b\n---\n", "must be an address"),
        ("---\nurl: javascript:alert(1)\n---\n", "must be an address"),
        ("---\nreliability: perfect\n---\n", "must be one of official"),
        ("---\ntitle: [a, b]\n---\n", "must be one line of text, got list"),
        ("---\n- a\n---\n", "key: value"),
        ("---\ntitle: a: b\n---\n", "a.md:2: .*no YAML"),
        ("---\ntitle: !!python/object/apply:os.system [echo]\n---\n", "must be one line|no YAML"),
    ],
)
def test_a_slip_is_named_with_its_line(text: str, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        split_front_matter(text, "a.md")
