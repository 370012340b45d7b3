"""Where each province stands on the tile map; our own layout, one tile a province, neighbours near each other."""

from typing import Final

# Column and row of each province-level division, by its code (GB/T 2260).
TILES: Final = {
    "230000": (9, 0), "650000": (1, 1), "150000": (7, 1), "220000": (9, 1), "620000": (3, 2), "640000": (4, 2),
    "140000": (6, 2), "110000": (7, 2), "120000": (8, 2), "210000": (9, 2), "540000": (1, 3), "630000": (2, 3), "610000": (4, 3),
    "410000": (6, 3), "130000": (7, 3), "370000": (8, 3), "510000": (3, 4), "500000": (4, 4), "420000": (5, 4), "340000": (7, 4),
    "320000": (8, 4), "310000": (9, 4), "530000": (3, 5), "520000": (4, 5), "430000": (5, 5), "360000": (6, 5), "330000": (8, 5),
    "450000": (4, 6), "440000": (6, 6), "350000": (7, 6), "460000": (4, 7),
}  # fmt: skip
# The data is about the mainland's provinces; these have a place and are marked as without data.
OUTSIDE: Final = {"台湾": (8, 6), "香港": (6, 7), "澳门": (5, 7)}
COLUMNS: Final = 10
ROWS: Final = 8
