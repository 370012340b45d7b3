"""The font of the pictures: one that holds Chinese."""

from functools import lru_cache
from typing import Final

from swgraph.errors import ExportError

# In order of preference; the Japanese face of a font collection holds the same Chinese characters.
_FAMILIES: Final = (
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "PingFang SC", "Microsoft YaHei", "SimHei",
    "Hiragino Sans GB", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Noto Sans CJK JP", "Arial Unicode MS",
)  # fmt: skip
_ADVICE: Final = (
    "没有中文字体 no font for Chinese: wanted one of {wanted}, got none of them. "
    "安装 install: Debian/Ubuntu `apt install fonts-noto-cjk`; Fedora `dnf install google-noto-sans-cjk-fonts`; "
    "macOS PingFang SC, Windows Microsoft YaHei (系统自带 come with the system; switch them on in its settings)"
)


@lru_cache(maxsize=1)
def find_font() -> str:
    """Return the family of the first installed font that holds Chinese.

    Raises:
        ExportError: there is none; says which package to install.
    """
    from matplotlib.font_manager import fontManager

    return choose_font(frozenset(fontManager.get_font_names()))


def choose_font(installed: frozenset[str]) -> str:
    """Return the family to use of those installed.

    >>> choose_font(frozenset({"DejaVu Sans", "SimHei", "Noto Sans CJK SC"}))
    'Noto Sans CJK SC'

    Raises:
        ExportError: none of them holds Chinese.
    """
    for family in _FAMILIES:
        if family in installed:
            return family
    raise ExportError(_ADVICE.format(wanted=", ".join(_FAMILIES)))
