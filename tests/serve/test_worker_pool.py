"""The workers of a server: killed in time, replaced, fair, and taken to a new generation without losing a query."""

import asyncio
import contextlib
import os
import time
from collections.abc import Awaitable, Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from attacks import Listener, attacks
from swgraph.errors import (
    AnswerTooLargeError,
    PoolFullError,
    QuerySyntaxError,
    SandboxError,
    SwgraphError,
    UnknownQuestionError,
    WorkerTimeoutError,
)
from swgraph.pipeline import build
from swgraph.serve.workers import Done, Job, Pool
from swgraph.serve.workers.pool import _Waiting

_TEXT = "宁夏部署社工站建设\n到2025年年底，全区建成社工站{}个。\n"
_ASK = "SELECT (COUNT(*) AS ?n) { ?t a <https://w3id.org/swgraph/def/Target> }"
_LONG = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?i) }"


@pytest.fixture(scope="module")
def small_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("pool")
    (folder / "a.txt").write_text(_TEXT.format(160), "utf-8")
    build([folder / "a.txt"], folder / "a.store", source_date_epoch=0)
    yield folder / "a.store"


def with_pool(store: Path, use: Callable[[Pool], Awaitable[None]], workers: int = 2, queue: int = 64) -> None:
    """Run something with a pool that is started before and ended after."""

    async def run() -> None:
        pool = Pool(store, workers, queue)
        await pool.start()
        try:
            await use(pool)
        finally:
            await pool.stop()

    asyncio.run(run())


def query(text: str, seconds: float = 5.0, most: int = 1 << 20, client: str = "") -> Job:
    return Job("sparql", {"query": text, "format": "application/sparql-results+json"}, seconds, most, client)


async def failure(work: Awaitable[Done]) -> BaseException | None:
    try:
        await work
    except SwgraphError as error:
        return error
    return None


def test_a_query_is_answered_with_the_generation_that_answers_it(small_store: Path) -> None:
    async def use(pool: Pool) -> None:
        done = await pool.run(query(_ASK))
        assert b'"1"' in done.body
        assert done.generation == pool.generation
        assert done.media_type == "application/sparql-results+json"

    with_pool(small_store, use)


def test_an_error_of_the_query_comes_back_as_what_it_was_and_the_worker_lives(small_store: Path) -> None:
    async def use(pool: Pool) -> None:
        assert isinstance(await failure(pool.run(query("SELECT"))), QuerySyntaxError)
        unknown = Job("ask", {"question": "Z9", "params": {}, "format": "json"}, 5, 1 << 20)
        assert isinstance(await failure(pool.run(unknown)), UnknownQuestionError)
        assert isinstance(await failure(pool.run(query("SELECT * { ?s ?p ?o }", most=1000))), AnswerTooLargeError)
        assert (pool.killed, pool.lost) == (0, 0)

    with_pool(small_store, use, workers=1)


def test_a_query_that_takes_too_long_is_ended_at_its_time_and_the_next_is_answered(small_store: Path) -> None:
    async def use(pool: Pool) -> None:
        started = time.monotonic()
        assert isinstance(await failure(pool.run(query(_LONG, 0.5))), WorkerTimeoutError)
        assert 0.4 < time.monotonic() - started < 1.0
        await pool.run(query(_ASK))
        assert pool.killed == 1

    with_pool(small_store, use, workers=1)


def test_one_client_cannot_hold_all_workers_and_too_many_are_told_to_come_back(small_store: Path) -> None:
    async def use(pool: Pool) -> None:
        greedy = [asyncio.ensure_future(failure(pool.run(query(_LONG, 1.0, client="greedy")))) for _ in range(6)]
        await asyncio.sleep(0.1)
        waited = []
        while not all(each.done() for each in greedy):
            started = time.monotonic()
            await pool.run(query(_ASK, client="other"))
            waited.append(time.monotonic() - started)
            await asyncio.sleep(0.02)
        ends = [await each for each in greedy]
        assert sorted({type(end) for end in ends}, key=str) == [PoolFullError, WorkerTimeoutError]
        assert max(waited) < 0.5

    with_pool(small_store, use, workers=2, queue=2)


def test_a_client_that_leaves_frees_its_worker(small_store: Path) -> None:
    async def use(pool: Pool) -> None:
        running = asyncio.ensure_future(pool.run(query(_LONG, 20)))
        await asyncio.sleep(0.2)
        running.cancel()
        await asyncio.wait([running])
        started = time.monotonic()
        await pool.run(query(_ASK))
        assert time.monotonic() - started < 3

    with_pool(small_store, use, workers=1)


def test_whoever_leaves_just_as_a_worker_comes_back_is_not_given_it(small_store: Path) -> None:
    async def use(pool: Pool) -> None:
        gone = _Waiting("")
        gone.worker.cancel()  # and has not come to take itself out of the queue
        pool._waiting.append(gone)
        pool._serve()
        pool._waiting.remove(gone)
        assert (await pool.run(query(_ASK))).generation == pool.generation

    with_pool(small_store, use, workers=1)


def test_a_new_generation_is_taken_up_and_no_query_is_lost(tmp_path: Path) -> None:
    store = tmp_path / "a.store"
    (tmp_path / "a.txt").write_text(_TEXT.format(160), "utf-8")
    build([tmp_path / "a.txt"], store, source_date_epoch=0)

    async def use(pool: Pool) -> None:
        seen = {(await pool.run(query(_ASK))).generation}
        (tmp_path / "b.txt").write_text(_TEXT.format(170), "utf-8")
        building = asyncio.to_thread(build, [tmp_path / "a.txt", tmp_path / "b.txt"], store, source_date_epoch=0)
        task = asyncio.ensure_future(building)
        deadline = time.monotonic() + 30
        while len(seen) < 2 and time.monotonic() < deadline:
            seen.add((await pool.run(query(_ASK))).generation)
            await asyncio.sleep(0.01)
        assert seen == {(await task).generation, *seen}
        assert len(seen) == 2

    with_pool(store, use)


@pytest.mark.parametrize("filtered", [True, False])
def test_every_attack_ends_in_time_while_others_are_answered_and_the_store_stays(
    small_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, filtered: bool
) -> None:
    if not filtered:  # the workers then read every query without the filter that looks at its text first
        _patched(monkeypatch, tmp_path, "import swgraph.store.refusal as r\nr.refuse = lambda sparql: None\n")
    before, listener = _digest(small_store), Listener()
    secret = tmp_path / "secret.ttl"
    secret.write_text("<urn:secret> <urn:secret> <urn:secret> .", "utf-8")
    limit = 1.0

    async def use(pool: Pool) -> None:
        waits: list[float] = []
        stop = asyncio.Event()

        async def probe() -> None:
            while not stop.is_set():
                started = time.monotonic()
                await pool.run(query(_ASK, client="probe"))
                waits.append(time.monotonic() - started)
                await asyncio.sleep(0.02)

        probing = asyncio.ensure_future(probe())
        for name, text in attacks(listener.url, secret.as_uri()):
            started = time.monotonic()
            body = b""
            with contextlib.suppress(SwgraphError):
                body = (await pool.run(query(text, limit, client="attacker"))).body
            assert b"urn:secret" not in body, name
            assert time.monotonic() - started < limit + 1.5, name  # a worker may have to be started again before
        stop.set()
        await probing
        assert len(waits) > 50
        assert sorted(waits)[int(len(waits) * 0.95)] < 0.25

    with_pool(small_store, use)
    assert listener.calls == 0
    listener.close()
    assert _digest(small_store) == before


def test_a_machine_without_any_sandbox_is_refused_unless_told_otherwise(
    small_store: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # A stand-in for the module that gives up the network: it gives up nothing.
    _patched(monkeypatch, tmp_path, "import swgraph.serve.workers.sandbox as s\ns.enter = lambda: ()\n")

    async def start(*, allow: bool) -> None:
        pool = Pool(small_store, 1, allow_network=allow)
        await pool.start()
        await pool.stop()

    with pytest.raises(SandboxError, match="--allow-network"):
        asyncio.run(start(allow=False))
    asyncio.run(start(allow=True))


def _patched(monkeypatch: pytest.MonkeyPatch, folder: Path, code: str) -> None:
    """Let every process that is started from now on run some code first."""
    (folder / "sitecustomize.py").write_text(code, "utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(folder), str(Path(__file__).resolve().parents[2] / "src"))))


def _digest(store: Path) -> str:
    files = sorted(path for path in store.rglob("*") if path.is_file())
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
