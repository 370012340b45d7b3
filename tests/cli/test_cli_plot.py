"""Pictures on the command line."""

from pathlib import Path

import pytest

from running import Run

pytest.importorskip("matplotlib")
_GIVEN = {
    "tiers": ("-r", "宁夏"),
    "comparison": ("-i", "certified_total", "-r", "宁夏"),
    "targets": ("-r", "宁夏"),
    "map": ("-i", "station_total", "--kind", "actual"),
    "diffusion": (),
    "actors": ("-r", "广东", "--since", "2010"),
}


@pytest.mark.parametrize("picture", _GIVEN)
def test_every_picture_is_written_where_it_is_said(asked: Run, picture: str) -> None:
    ran = asked("plot", picture, *_GIVEN[picture])
    assert (ran.code, ran.out.strip(), ran.err) == (0, f"{picture}.svg", "")
    assert Path(f"{picture}.svg").read_text("utf-8").startswith("<?xml")


def test_a_png_is_a_png(asked: Run, tmp_path: Path) -> None:
    assert asked("plot", "tiers", "-r", "宁夏", "-o", tmp_path / "a.png").code == 0
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


def test_the_language_is_that_of_the_option_or_of_the_environment(asked: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def drawn(*options: str) -> str:
        assert asked("plot", "tiers", "-r", "宁夏", "-o", "a.svg", *options).code == 0
        return Path("a.svg").read_text("utf-8")

    both, english = drawn(), drawn("--lang", "en")
    assert "<!-- 来源 sources: " in both
    assert "<!-- sources: " in english
    monkeypatch.setenv("SWGRAPH_LANG", "en")
    assert drawn() == english
    assert drawn("--lang", "both") == both


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("map",), "one indicator"),
        (("comparison",), "at least one indicator"),
        (("map", "-i", "station_total", "-r", "宁夏"), "--region"),
        (("tiers", "--kind", "actual", "--since", "2020"), "--kind、--since"),
    ],
)
def test_what_a_picture_does_not_take_is_refused(asked: Run, given: tuple[str, ...], said: str) -> None:
    ran = asked("plot", *given)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
