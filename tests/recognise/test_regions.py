"""Places: by full, short and former name, by context, and what is none."""

import pytest

from swgraph.recognise import recognise_regions


def _read(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(m.text, m.codes) for m in recognise_regions(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("宁夏四部门联合出台", [("宁夏", ("640000",))]),
        ("江西南昌实现", [("江西", ("360000",)), ("南昌", ("360100",))]),
        ("南昌县社工站", [("南昌县", ("360121",))]),
        ("吉林", [("吉林", ("220000",))]),
        ("吉林市", [("吉林市", ("220200",))]),
        ("恩施州与恩施市", [("恩施州", ("422800",)), ("恩施市", ("422801",))]),
        ("朝阳区", [("朝阳区", ("110105", "220104"))]),
        ("襄樊市", [("襄樊市", ("420600",))]),
        ("广东省江门市恩平市", [("广东省", ("440000",)), ("江门市", ("440700",)), ("恩平市", ("440785",))]),
        ("江西万载", [("江西", ("360000",)), ("万载", ("360922",))]),
        ("安徽马鞍山和县", [("安徽", ("340000",)), ("马鞍山", ("340500",)), ("和县", ("340523",))]),
    ],
)
def test_a_place_is_known_by_its_names(text: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
    assert _read(text) == found


@pytest.mark.parametrize("word", ["全区", "全省", "全市", "我市", "本县", "全国", "我国", "该县", "全自治区"])
def test_some_words_mean_the_region_of_the_article(word: str) -> None:
    (found,) = recognise_regions(f"，{word}社会工作")

    assert (found.text, found.codes, found.contextual) == (word, (), True)


@pytest.mark.parametrize(
    "text",
    [
        "新建社工站",
        "建成县级社工总站",
        "省和县级",
        "健全县级网络",
        "健全省市县三级网络",
        "全县域覆盖",
        "完全市场化",
        "沿海城市",
        "长治久安",
        "来宾",
        "阿里巴巴",
        "北京大学",
        "和平",
        "城区",
    ],
)
def test_common_words_are_no_places(text: str) -> None:
    assert _read(text) == []
