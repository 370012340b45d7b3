"""Programs and packages of others that some tests need: what ``.ci/install`` puts into ``$SWGRAPH_PEERS``, or what is on the path."""

import os
import shutil
import sys
from pathlib import Path

import pytest


def peer(name: str) -> Path:
    """Return where a peer is: ``$SWGRAPH_PEERS/<name>``, or the program of this name beside the interpreter or on the path.

    Without it the test skips and says so; with ``SWGRAPH_REQUIRE_PEERS=1``, as in the automatic check, it fails.
    """
    place = os.environ.get("SWGRAPH_PEERS")
    if place and (Path(place) / name).exists():
        return Path(place) / name
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    if found := shutil.which(name, path=path):
        return Path(found)
    missing = f"{name} is neither in $SWGRAPH_PEERS nor on the path; .ci/install puts it there"
    if os.environ.get("SWGRAPH_REQUIRE_PEERS") == "1":
        pytest.fail(missing)
    pytest.skip(missing)
