"""A picture: what is drawn once and read as SVG or PNG."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, Final

from swgraph.errors import ExportError
from swgraph.plot.fonts import find_font
from swgraph.plot.paths import shortened

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# The settings of matplotlib belong to the process: two threads must not draw with them at once.
_DRAWING: Final = RLock()
_DPI: Final = 150


@contextmanager
def drawing() -> Iterator[None]:
    """Draw with our font and settings; those of the user come back at the end.

    Raises:
        ExportError: matplotlib is not installed, or no font holds Chinese.
    """
    try:
        from matplotlib import rc_context
    except ImportError as error:
        raise ExportError('图片需要 matplotlib pictures need matplotlib: pip install "swgraph[plot]"') from error
    # Outlines instead of text: a picture looks the same where no Chinese font is installed.
    settings: Any = {  # the stubs want every key as a literal
        "font.family": [find_font()],
        "svg.fonttype": "path",
        "svg.hashsalt": "swgraph",
        "hatch.linewidth": 0.6,
        "axes.unicode_minus": False,
    }
    with _DRAWING, rc_context(settings):
        yield


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A finished picture; shows itself in a notebook."""

    figure: "Figure"
    title: str

    @property
    def svg(self) -> str:
        """Return the picture as SVG, the same text every time."""
        text = self._written("svg", {"Date": None, "Creator": "swgraph", "Title": self.title}).decode("utf-8")
        return shortened(text)

    @property
    def png(self) -> bytes:
        """Return the picture as PNG, 150 dots an inch."""
        return self._written("png", {"Software": "swgraph"})

    def save(self, path: str | Path) -> Path:
        """Return the file that was written: SVG or PNG, as its suffix says.

        Raises:
            ExportError: another suffix.
        """
        path = Path(path)
        if path.suffix.lower() == ".svg":
            path.write_text(self.svg, encoding="utf-8", newline="\n")
        elif path.suffix.lower() == ".png":
            path.write_bytes(self.png)
        else:
            raise ExportError(f"未知的图片格式 unknown kind of picture: wanted a file .svg or .png, got {path.name!r}")
        return path

    def _repr_svg_(self) -> str:
        return self.svg

    def _repr_png_(self) -> bytes:
        return self.png

    def _written(self, form: str, metadata: dict[str, Any]) -> bytes:
        with drawing():
            file = BytesIO()
            self.figure.savefig(file, format=form, dpi=_DPI, metadata=metadata, facecolor="white")
            return file.getvalue()
