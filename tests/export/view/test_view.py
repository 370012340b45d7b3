"""The page in a real browser with the network cut off: it loads, finds, filters, shows quotations, and runs nothing of the data."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import pytest

from peers import peer
from swgraph.errors import ExportError
from swgraph.export.networks import export_network
from swgraph.export.networks.view import Fact, export_view, facts_of
from swgraph.export.networks.view.page import _libraries
from swgraph.graph import open_graph
from swgraph.network import Edge, Network, Node

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_HOSTILE = "</script><script>window.hit=1</script><img src=x onerror=window.hit=1>\"'&amp; \u2028 😀𠮷"


def synthetic(number: int) -> Network:
    """Return a synthetic network of so many nodes, the first with a hostile name."""
    chance = random.Random(7)
    kinds, regions = ("Organization", "PolicyDocument", "Tier", _HOSTILE), ("宁夏回族自治区", "江西省", None)
    nodes = [
        Node(
            f"https://example.org/{i:05}", f"合成{i}", f"合成第{i}局" if i else f"首局{_HOSTILE}", kinds[i % len(kinds)], regions[i % len(regions)],
            None if i % 5 == 0 else date(2000 + i % 20, 3, 1), None, i % 4, {"说明": _HOSTILE},
        )
        for i in range(number)
    ]  # fmt: skip
    pairs = {tuple(sorted((i, (i // 40) * 40 + chance.randrange(40)))) for i in range(number) for _ in range(2)}
    edges = [
        Edge(f"e{a:05}{b:05}", nodes[a].id, nodes[b].id, "co_issued", _HOSTILE if a == 0 else "联合印发", 1 + a % 3)
        for a, b in sorted(pairs)
        if a < b < number
    ]
    return Network("synthetic", f"合成的网络 {_HOSTILE}", False, nodes, edges, "synthetic0000000")


@dataclass
class Opened:
    """A page, with what it asked for and complained of."""

    page: "Page"
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    seconds: float = 0.0


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    from playwright.sync_api import sync_playwright

    program = peer("chromium")
    with sync_playwright() as player:
        started = player.chromium.launch(executable_path=str(program), args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


def _open(browser: "Browser", file: Path, *, width: int = 1280, height: int = 800) -> Opened:
    page = browser.new_page(viewport={"width": width, "height": height})
    page.context.set_offline(True)
    opened = Opened(page)
    page.on("request", lambda request: opened.requests.append(request.url))
    page.on("console", lambda message: opened.complaints.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: opened.complaints.append(str(error)))
    start = monotonic()
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-ready=yes]", timeout=20_000)
    opened.seconds = monotonic() - start
    return opened


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("view") / "small.html"
    network = synthetic(80)
    first = next(iter(network.nodes)).id
    facts = {
        first: [
            Fact("urn:1", "印发", _HOSTILE, "合成报，2023-03-16", "https://example.org/a"),
            Fact("urn:2", "印发", "第二段合成引文", "合成报", "javascript:window.hit=1"),
        ]
    }
    export_view(network, file, facts, as_of=date(2025, 1, 2))
    return file


@pytest.fixture
def opened(browser: "Browser", small: Path) -> Iterator[Opened]:
    found = _open(browser, small)
    yield found
    found.page.close()


def test_nothing_is_fetched_and_nothing_is_complained_of(opened: Opened, small: Path) -> None:
    assert opened.requests == [small.as_uri()]
    assert opened.complaints == []
    text = opened.page.inner_text("header")
    assert "80 个节点" in text
    assert "2025-01-02" in text
    assert "synthetic0000000" in text


def test_search_finds_part_of_a_name_and_enter_opens_it(opened: Opened) -> None:
    page = opened.page
    page.fill("#search", "第17局")
    assert page.locator("#hits button").count() == 1
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2") == "合成第17局"
    page.fill("#search", "没有这个")
    assert page.inner_text("#hits") == "没有 none"
    page.keyboard.press("Escape")
    assert page.locator("#panel h2").count() == 0
    assert opened.complaints == []


def test_a_click_on_a_node_shows_its_facts_and_neighbours(opened: Opened) -> None:
    page = opened.page
    page.fill("#search", "首局")
    page.locator("#hits button").first.click()
    page.keyboard.press("Escape")
    x, y = page.evaluate("swgraphView.at(0)")
    page.mouse.click(x, y)
    page.wait_for_selector("#panel h2")
    assert page.evaluate("swgraphView.chosen()") == 0
    assert page.locator("#panel blockquote").count() == 2
    assert "合成报，2023-03-16" in page.inner_text("#panel")
    # An address that is none of the web is no link.
    assert [link.get_attribute("href") for link in page.locator("#panel a").all()] == ["https://example.org/a"]
    page.locator("#panel li button").first.click()
    assert page.evaluate("swgraphView.chosen()") != 0


def test_labels_are_text_and_never_markup(opened: Opened) -> None:
    page = opened.page
    page.fill("#search", "首局")
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2").startswith("首局</script><script>")
    assert "😀𠮷" in page.inner_text("#panel h2")
    page.locator("#table summary").click()
    assert "首局</script>" in page.inner_text("#table tbody tr:first-child")
    assert page.locator("img").count() == 0
    assert page.evaluate("window.hit") is None
    assert page.evaluate("document.scripts.length") == 4


def test_filters_by_kind_region_and_period(opened: Opened) -> None:
    page = opened.page
    nodes = list(synthetic(80).nodes)
    visible = "swgraphView.visible()"
    assert page.evaluate(visible) == 80
    page.locator("#kinds input").nth(0).uncheck()
    gone = page.locator("#kinds input").nth(0).get_attribute("value")
    kept = [node for node in nodes if node.kind != gone]
    assert page.evaluate(visible) == len(kept) < 80
    page.select_option("#region", "江西省")
    kept = [node for node in kept if node.region == "江西省"]
    assert page.evaluate(visible) == len(kept) > 0
    page.fill("#to", "2010")
    page.keyboard.press("Tab")
    kept = [node for node in kept if node.start is None or node.start.year <= 2010]
    assert page.evaluate(visible) == len(kept) > 0
    page.uncheck("#undated")
    kept = [node for node in kept if node.start is not None]
    assert page.evaluate(visible) == len(kept) > 0
    assert f"{len(kept)} / 80" in page.inner_text("#shown")
    assert opened.complaints == []


def test_everything_is_reached_by_keyboard(opened: Opened) -> None:
    page = opened.page
    reached = []
    for _ in range(14):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.type"))
    assert {"search", "checkbox", "region", "from", "to", "plot", "in", "out", "all"} <= set(reached)
    page.focus("#plot")
    before = page.evaluate("swgraphView.at(0)")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("+")
    assert page.evaluate("swgraphView.at(0)") != before


def test_without_scripts_the_table_is_there(browser: "Browser", small: Path) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(small.as_uri())
    page.locator("#table summary").click()
    assert page.locator("#table tbody tr").count() == 80
    assert "此页的图需要脚本" in page.inner_text("body")
    page.close()


def test_a_phone_shows_it_without_scrolling_sideways(browser: "Browser", small: Path) -> None:
    found = _open(browser, small, width=390, height=844)
    assert found.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert found.complaints == []
    found.page.close()


def test_five_thousand_synthetic_nodes_load_and_pan(browser: "Browser", tmp_path: Path) -> None:
    file = tmp_path / "large.html"
    export_network(synthetic(5000), file)
    found = _open(browser, file)
    assert found.page.evaluate("swgraphView.visible()") == 5000
    assert found.seconds < 15  # about 1.3 s on an idle machine; only what is hopeless fails here
    before = found.page.evaluate("swgraphView.at(0)")
    found.page.mouse.move(600, 420)
    found.page.mouse.down()
    found.page.mouse.move(700, 470, steps=5)
    found.page.mouse.up()
    found.page.mouse.wheel(0, -200)
    found.page.wait_for_function("before => swgraphView.at(0).some((each, i) => Math.abs(each - before[i]) > 20)", arg=before)
    assert found.complaints == []
    found.page.close()


def test_a_network_without_nodes_is_a_page_too(browser: "Browser", tmp_path: Path) -> None:
    file = tmp_path / "empty.html"
    export_network(Network("x", "空 empty", True, (), ()), file)
    assert _open(browser, file).complaints == []


def test_the_same_network_gives_the_same_file() -> None:
    first, second = BytesIO(), BytesIO()
    export_network(synthetic(200), first, "html")
    export_network(synthetic(200), second, "html")
    assert first.getvalue() == second.getvalue()


def test_nodes_get_the_quotations_of_the_graph(own_store: Path) -> None:
    with open_graph(own_store) as kg:
        network = Network("x", "x", False, [Node("https://w3id.org/swgraph/id/region/640000", "宁夏", "宁夏", "Region")], ())
        found = facts_of(kg.store, network)
        (facts,) = found.values()
        assert any(fact.quote for fact in facts)
        for fact in facts:
            evidence = kg.evidence(fact.id)
            assert evidence.quote == fact.quote
            assert evidence.headline is None or evidence.headline in fact.citation


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="无法写入 cannot be written"):
        export_view(synthetic(3), tmp_path / "none" / "view.html")
    assert list(tmp_path.iterdir()) == []


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    _libraries.cache_clear()
    monkeypatch.setitem(__import__("sys").modules, "bokeh", None)
    with pytest.raises(ExportError, match=r"swgraph\[view\]"):
        export_network(synthetic(3), BytesIO(), "html")
    _libraries.cache_clear()
