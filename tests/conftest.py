"""Fixtures that several floors share."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from endpoints import Endpoint
    from running import Run
    from swgraph.pipeline import Built

_CHECKOUT = Path(__file__).resolve().parents[1]
_SEED_NAME = "000_7184215c1214e4d5.txt"


@pytest.fixture(scope="session")
def seed_page() -> Path:
    """Path of the real newspaper page, which is not part of the repository."""
    given = os.environ.get("SWGRAPH_SEED_PAGE")
    page = Path(given) if given else _CHECKOUT.parent / "shared" / "seeds" / _SEED_NAME
    if not page.is_file():
        pytest.skip(f"the seed page is not at {page.name}; set SWGRAPH_SEED_PAGE to run this test")
    return page


@pytest.fixture(scope="session")
def own_build(tmp_path_factory: pytest.TempPathFactory) -> "Built":
    """What the build of the project's own data gave: articles, facts files and all reference data, built once."""
    from swgraph.pipeline import build

    return build((), tmp_path_factory.mktemp("own") / "own.store", source_date_epoch=0)


@pytest.fixture(scope="session")
def own_store(own_build: "Built") -> Path:
    """Path of a store with the project's own data."""
    return own_build.store


@pytest.fixture
def swgraph(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> "Run":
    """Run a command in an empty directory, with nothing set in the environment."""
    from running import runner

    monkeypatch.chdir(tmp_path)
    for name in ("SWGRAPH_STORE", "SWGRAPH_LANG", "SOURCE_DATE_EPOCH", "SWGRAPH_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    return runner(capfdbinary)


@pytest.fixture
def asked(swgraph: "Run", own_store: Path, monkeypatch: pytest.MonkeyPatch) -> "Run":
    """Run a command whose store is that of the project's own articles."""
    monkeypatch.setenv("SWGRAPH_STORE", str(own_store))
    return swgraph


@pytest.fixture(scope="session", params=["fuseki", "virtuoso", "oxigraph"])
def endpoint(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> "Iterator[Endpoint]":
    """A server of others that runs, empty at first; a test that kills it starts it again."""
    from endpoints import fuseki, oxigraph, virtuoso

    start = {"fuseki": fuseki, "virtuoso": virtuoso, "oxigraph": oxigraph}[request.param]
    with pytest.MonkeyPatch.context() as patch, start(tmp_path_factory.mktemp(request.param)) as running:
        patch.setenv("no_proxy", "127.0.0.1")
        patch.setenv("NETRC", str(running.place / "none"))
        for name in ("SWGRAPH_TOKEN", "SWGRAPH_USER", "SWGRAPH_PASSWORD"):
            patch.delenv(name, raising=False)
        yield running
