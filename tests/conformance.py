"""Where the published test suites of others are; they are not part of the repository."""

import os
from pathlib import Path

import pytest

_CHECKOUT = Path(__file__).resolve().parents[1]


def conformance(name: str) -> Path:
    """Return the folder of a suite: in ``$SWGRAPH_CONFORMANCE``, or beside the checkout; without it the test skips and says so."""
    given = os.environ.get("SWGRAPH_CONFORMANCE")
    place = (Path(given) if given else _CHECKOUT.parent / "shared" / "conformance") / name
    if not place.is_dir():
        pytest.skip(f"the suite {name} is not there; set SWGRAPH_CONFORMANCE to the folder that holds it")
    return place
