"""Which region an article and a name in it are about."""

import pytest

from swgraph.extract import extract
from swgraph.extract.places import Places, article_region
from swgraph.lexicon import load_regions
from swgraph.recognise import recognise_regions
from swgraph.text.page import source_from_bytes


@pytest.mark.parametrize(
    ("headline", "region"),
    [
        ("宁夏四部门联合出台意见", "640000"),
        ("江西南昌实现全覆盖", "360100"),
        ("南昌县建成社工站", "360121"),
        ("吉林省吉林市社工站", "220200"),
        ("朝阳区社工站", None),
        ("长春朝阳区社工站", "220104"),
        ("全市社工站", None),
        ("社工站建设提速", None),
    ],
)
def test_a_headline_tells_its_region_or_nothing(headline: str, region: str | None) -> None:
    assert article_region(load_regions(), recognise_regions(headline)) == region


@pytest.mark.parametrize(
    ("home", "word", "region"),
    [
        ("640000", "全区", "640000"),
        ("110105", "全区", "110105"),
        ("640100", "全区", "640000"),
        ("360100", "全省", "360000"),
        ("360121", "全市", "360100"),
        ("360121", "我县", "360121"),
        ("310115", "全市", "310000"),
        ("360000", "全市", None),
        (None, "全省", None),
        ("360100", "全国", "100000"),
    ],
)
def test_a_word_for_the_region_is_seen_from_home(home: str | None, word: str, region: str | None) -> None:
    (mention,) = recognise_regions(word)

    assert Places(load_regions(), home).resolve(mention) == region


@pytest.mark.parametrize(
    ("home", "printed", "region"),
    [
        ("360100", "省民政厅", "360000"),
        ("360100", "民政厅", "360000"),
        ("360100", "民政局", "360100"),
        ("360121", "市民政局", "360100"),
        ("310115", "市民政局", "310000"),
        ("610000", "市民政局", None),
        ("640000", "自治区党委组织部", "640000"),
        ("360121", "县民政局", "360121"),
    ],
)
def test_a_bare_department_has_an_owner(home: str, printed: str, region: str | None) -> None:
    assert Places(load_regions(), home).owner(printed) == region


def test_front_matter_goes_before_the_headline_and_the_headline_before_the_lead() -> None:
    cited = '---\ntitle: 甲\nregion: "640000"\n---\n\n# 南昌建站\n\n拉萨建站。\n'
    assert extract(source_from_bytes(cited.encode(), "a.md")).regions == ("640000",)
    assert extract(source_from_bytes("南昌建站\n拉萨建站。".encode(), "a.txt")).regions == ("360100",)
    assert extract(source_from_bytes("社工站\n拉萨建成社工站。".encode(), "a.txt")).regions == ("540100",)
    assert extract(source_from_bytes("社工站\n各地建成社工站。".encode(), "a.txt")).regions == (None,)
