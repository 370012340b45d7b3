"""Pictures: nothing overlaps, nothing is cut, every character has its shape, and the same picture is the same file."""

import importlib.util
import re
import sys
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

from swgraph.compare.places import read_places
from swgraph.errors import ExportError, ParameterError, UnknownRegionError
from swgraph.graph import KnowledgeGraph, open_graph
from swgraph.plot import Picture, draw_actors, draw_comparison, draw_diffusion, draw_map, draw_targets, draw_tiers
from swgraph.plot.fonts import choose_font
from swgraph.plot.picture import drawing
from swgraph.plot.tiles import OUTSIDE, TILES
from swgraph.query import evidence_of

pytest.importorskip("matplotlib")
_THREE = ("宁夏", "江西", "西藏")
_INDICATORS = ("certified_total", "served_persontimes", "station_coverage")
_PICTURES: dict[str, Callable[[KnowledgeGraph], Picture]] = {
    "tiers of 31": draw_tiers,
    "tiers of 3": lambda kg: draw_tiers(kg, _THREE),
    "tiers of 1": lambda kg: draw_tiers(kg, "西藏", language="en"),
    "comparison of 31": lambda kg: draw_comparison(kg, _INDICATORS),
    "comparison of 3": lambda kg: draw_comparison(kg, _INDICATORS, _THREE, language="en"),
    "comparison of 1": lambda kg: draw_comparison(kg, _INDICATORS[:1], "西藏", language="zh"),
    "targets of 31": draw_targets,
    "targets of 3": lambda kg: draw_targets(kg, _THREE, language="en"),
    "targets of 1": lambda kg: draw_targets(kg, "西藏", language="zh"),
    "map": lambda kg: draw_map(kg, "station_total", "actual"),
    "map of targets": lambda kg: draw_map(kg, "certified_total", language="en"),
    "map with marks": lambda kg: draw_map(kg, "station_coverage"),
    "map without a figure": lambda kg: draw_map(kg, "station_total", "baseline", language="zh"),
    "diffusion": draw_diffusion,
    "actors of 31": draw_actors,
    "actors of 3": lambda kg: draw_actors(kg, region=_THREE, language="en"),
    "actors of 1": lambda kg: draw_actors(kg, region="西藏", language="zh"),
}


@pytest.fixture(scope="module")
def kg(own_store: Path) -> Iterator[KnowledgeGraph]:
    with open_graph(own_store) as graph:
        yield graph


def _words(picture: Picture) -> list[str]:
    """Return the words of a picture, from the first drawn to the last."""
    from matplotlib.text import Text

    found = [text.get_text() for text in picture.figure.findobj(Text) if isinstance(text, Text)]
    return [words for words in found if words.strip()]


@pytest.mark.parametrize("name", _PICTURES)
def test_no_words_overlap_or_leave_the_sheet(kg: KnowledgeGraph, name: str) -> None:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.text import Text

    figure = _PICTURES[name](kg).figure
    with drawing():
        FigureCanvasAgg(figure).draw()  # type: ignore[no-untyped-call]
        texts = [
            text
            for text in figure.findobj(Text)
            if isinstance(text, Text) and text.get_text().strip() and text.get_visible()
        ]
        boxes = [(text.get_text(), text.get_window_extent()) for text in texts]
    assert len(boxes) > 2
    sheet = figure.bbox
    assert [words for words, box in boxes if box.x0 < 0 or box.y0 < 0 or box.x1 > sheet.x1 or box.y1 > sheet.y1] == []
    assert [
        (a, b) for (a, one), (b, two) in combinations(boxes, 2) if one.shrunk(0.95, 0.9).overlaps(two.shrunk(0.95, 0.9))
    ] == []


def test_a_picture_is_the_same_file_every_time_and_names_its_sources_and_build(kg: KnowledgeGraph) -> None:
    first, second = (draw_map(kg, "station_total", "actual") for _ in range(2))
    assert first.svg == second.svg
    assert first.png == second.png == first._repr_png_()
    rows = [row for row in kg.compare("station_total", kinds="actual").rows if row["evidence_id"]]
    quoted = evidence_of(kg.store, [str(row["evidence_id"]) for row in rows])
    sources = len({evidence.source for evidence in quoted.values()})
    words = " ".join(_words(first))
    assert 1 < sources < kg.info().sources
    assert f"来源 sources: {sources} ·" in words
    assert str(kg.info().generation) in words
    assert "单位：个" in words


def test_the_paths_of_an_svg_are_those_that_were_drawn(kg: KnowledgeGraph) -> None:
    root = ElementTree.fromstring(draw_map(kg, "station_total", "actual").svg)
    paths = [each.get("d", "") for each in root.iter("{http://www.w3.org/2000/svg}path")]
    assert len(paths) > 50
    sizes = {"m": 2, "l": 2, "q": 4, "c": 6, "z": 0}
    for path in paths:
        for letter, rest in re.findall(r"([A-Za-z])([^A-Za-z]*)", path):
            assert len(re.findall(r"-?\d+(?:\.\d+)?", rest)) == sizes[letter.lower()]


def test_a_shortened_outline_is_the_same_outline() -> None:
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextPath

    from swgraph.plot.fonts import find_font
    from swgraph.plot.paths import shortened

    outline = TextPath((0, 0), "社会工作g8", size=1000, prop=FontProperties(family=find_font()))
    letters = {1: "M", 2: "L", 3: "Q", 4: "C", 79: "z"}
    steps = [(letters[int(code)], [round(float(n)) for n in points]) for points, code in outline.iter_segments(curves=True)]
    whole = "\n".join(f"{letter} {' '.join(map(str, points))}" if letter != "z" else "z" for letter, points in steps)
    short = shortened(f'<path d="{whole}"/>').removeprefix('<path d="').removesuffix('"/>')
    x = y = left = top = 0
    read: list[tuple[str, list[int]]] = []
    for letter, rest in re.findall(r"([a-z])([^a-z]*)", short):
        numbers = [int(n) for n in re.findall(r"-?\d+", rest)]
        places = [n + (y if i % 2 else x) for i, n in enumerate(numbers)]
        read.append((letter.upper() if letter != "z" else "z", places))
        x, y = (left, top) if letter == "z" else (places[-2], places[-1])
        left, top = (x, y) if letter == "m" else (left, top)
    assert read == [(letter, points if letter != "z" else []) for letter, points in steps]
    assert len(short) < 0.8 * len(whole)


def test_a_map_does_not_colour_another_unit_or_a_part_of_a_province(kg: KnowledgeGraph) -> None:
    coverage = _words(draw_map(kg, "station_coverage"))
    assert "湖北◇" in coverage
    assert any(words.startswith("◇") and "湖北 100%" in words and "重点县" in words for words in coverage)
    served = _words(draw_map(kg, "served_persontimes", "actual"))
    assert "黑龙江△" in served
    assert any(words.startswith("△") and "黑龙江 ≈150,000 人" in words for words in served)
    # The scale ends at the greatest figure that is coloured, not at that of another unit.
    assert "984,900 人次" in served
    assert "新疆≠" in _words(draw_map(kg, "station_total", "actual"))


def test_a_comparison_marks_another_unit_a_scope_and_a_rival(kg: KnowledgeGraph) -> None:
    words = " ".join(_words(draw_comparison(kg, ("served_persontimes", "certified_total", "station_coverage"))))
    assert "≈150,000 人（2021）△" in words
    assert "≥7,000（2027）≠" in words
    # A long scope goes on in the next line of its cell.
    assert "◇（乡级；重点县（市、区）；占乡镇（街道）总数）" in re.sub(r"\s", "", words)


def test_targets_show_a_plan_period_as_a_bar_and_count_the_undated(kg: KnowledgeGraph) -> None:
    from matplotlib.patches import Rectangle

    picture = draw_targets(kg, "内蒙古")
    years = [int(words) for words in _words(picture) if words.isdecimal()]
    assert years == [2021, 2022, 2023, 2024, 2025]
    bars = [bar for bar in picture.figure.axes[0].patches if isinstance(bar, Rectangle)]
    # Five years of 0.9 inches; the two others are those of the key.
    assert round(bars[0].get_width(), 3) == 4.5
    assert len(bars) == 3
    assert any("3 target(s) without a deadline: 广东省 3" in words for words in _words(draw_targets(kg, "广东")))


def test_departments_that_issued_alone_are_listed_and_communities_have_marks(kg: KnowledgeGraph) -> None:
    network = kg.network("actors")
    joined = {end for edge in network.edges for end in (edge.source, edge.target)}
    alone = [node for node in network.nodes if node.id not in joined]
    picture = draw_actors(kg)
    words = " ".join(_words(picture))
    assert f"另有 {len(alone)} 个部门" in words
    # Lines break in names, so that blanks are taken out.
    together = words.replace(" ", "")
    assert all(node.title in together for node in network.nodes)
    assert draw_actors(kg).svg == picture.svg
    assert any("（…–2022）" in line for line in _words(draw_actors(kg, until=2022)))


def test_many_departments_keep_apart() -> None:
    import networkx as nx

    from swgraph.plot.packing import Box, pack

    graph = nx.relabel_nodes(nx.disjoint_union(nx.complete_graph(12), nx.star_graph(30)), str)
    boxes = {key: Box(0.5 + int(key) % 3, 0.2, 0.4) for key in graph}
    layout = pack(graph, boxes, 8.0)
    assert set(layout.places) == set(graph)
    for one, two in combinations(sorted(graph), 2):
        (x, y), (u, v) = layout.places[one], layout.places[two]
        across = abs(x - u) >= (boxes[one].wide + boxes[two].wide) / 2
        assert across or abs(y - v) >= 0.6


def test_each_language_stands_alone(kg: KnowledgeGraph) -> None:
    english = _words(draw_map(kg, "station_total", "actual", language="en"))
    assert any(words.startswith("Township social-work stations") for words in english)
    assert not any("乡镇" in words for words in english)
    chinese = [words for words in _words(draw_diffusion(kg, language="zh")) if "build" not in words and "版本" not in words]
    assert not any(re.search(r"[A-Za-z]{2}", words) for words in chinese)
    with pytest.raises(ParameterError, match="both, zh, en"):
        draw_map(kg, "station_total", language="fr")


def test_every_province_has_a_tile_of_its_own() -> None:
    assert {place.code for place in read_places("province")} == set(TILES)
    places = [*TILES.values(), *OUTSIDE.values()]
    assert len(set(places)) == len(places) == 34


def test_an_unknown_region_kind_or_suffix_is_refused(kg: KnowledgeGraph, tmp_path: Path) -> None:
    with pytest.raises(UnknownRegionError):
        draw_tiers(kg, "无此地")
    with pytest.raises(ParameterError):
        draw_map(kg, "station_total", "wish")
    with pytest.raises(ExportError, match=r"\.svg"):
        draw_diffusion(kg).save(tmp_path / "picture.gif")


def test_without_a_chinese_font_the_message_names_the_package() -> None:
    with pytest.raises(ExportError, match="fonts-noto-cjk"):
        choose_font(frozenset({"DejaVu Sans"}))


def test_without_matplotlib_the_message_names_the_extra(kg: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(ExportError, match=r'pip install "swgraph\[plot\]"'):
        draw_map(kg, "station_total")


def test_every_example_in_the_documentation_is_drawn_again(own_store: Path, tmp_path: Path) -> None:
    tool = _tool()
    drawn = {path.name for path in tool.draw(own_store, tmp_path)}
    assert drawn == {path.name for path in tool.FOLDER.iterdir()}
    assert all((tmp_path / name).stat().st_size > 10_000 for name in drawn)


def _tool() -> ModuleType:
    path = Path(__file__).resolve().parents[2] / "tools" / "draw_pictures.py"
    spec = importlib.util.spec_from_file_location("draw_pictures", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
