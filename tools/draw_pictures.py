"""Draw the example pictures of docs/pictures again: python tools/draw_pictures.py [STORE]."""

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from swgraph.graph import KnowledgeGraph
    from swgraph.plot import Picture

FOLDER: Final = Path(__file__).resolve().parents[1] / "docs" / "pictures"
_THREE: Final = ("宁夏", "江西", "青海")


def examples() -> dict[str, "Callable[[KnowledgeGraph], Picture]"]:
    """Return how each example is drawn, by the name of its file."""
    from swgraph import plot

    return {
        "actors.svg": plot.draw_actors,
        "comparison.svg": lambda kg: plot.draw_comparison(kg, ("certified_total", "station_total")),
        "diffusion.svg": plot.draw_diffusion,
        "map.svg": lambda kg: plot.draw_map(kg, "station_total", "actual"),
        "targets.svg": lambda kg: plot.draw_targets(kg, _THREE),
        "tiers.svg": lambda kg: plot.draw_tiers(kg, _THREE),
    }


def draw(store: str | Path, folder: Path = FOLDER) -> list[Path]:
    """Return the files that were written."""
    from swgraph.graph import open_graph

    with open_graph(store) as kg:
        return [picture(kg).save(folder / name) for name, picture in examples().items()]


def main(arguments: list[str]) -> None:
    """Draw from the store given, or from a new build of the project's own data."""
    if arguments:
        draw(arguments[0])
        return
    from swgraph.pipeline import build

    with TemporaryDirectory() as folder:
        draw(build((), Path(folder) / "own.store", source_date_epoch=0).store)


if __name__ == "__main__":
    main(sys.argv[1:])
