"""Generations: one build beside the other, switched in one step, checked when read."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from swgraph.errors import StoreDamagedError, StoreError, StoreNotFoundError
from swgraph.store import Solutions, current_generation, open_generation, publish, read_manifest, verify
from swgraph.store.generations import generation_path
from swgraph.store.lock import publishing

CHILD = Path(__file__).with_name("killed_publisher.py")
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


def lines(count: int = 50, mark: str = "a") -> list[str]:
    return [f'<urn:{mark}{i}> <urn:p> "值 {i}" <urn:graph:{i % 2}> .\n' for i in range(count)]


def published(store: Path, mark: str = "a") -> Path:
    return generation_path(store, publish(store, lines(mark=mark)))


def test_a_published_graph_is_read_back(tmp_path: Path) -> None:
    generation = publish(tmp_path / "a.store", lines())
    store = open_generation(tmp_path / "a.store")
    assert (store.generation, store.count()) == (generation, 50)
    assert list(store.graphs()) == ["urn:graph:0", "urn:graph:1"]
    assert verify(tmp_path / "a.store") == ()


def test_the_same_lines_in_any_order_make_the_same_generation_and_the_same_bytes(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    first = publish(one, lines())
    second = publish(two, [*reversed(lines()), *(line.strip() for line in lines())])
    assert first == second
    dumps = [(generation_path(store, first) / "graph.nq").read_bytes() for store in (one, two)]
    assert dumps[0] == dumps[1] == "".join(sorted(lines())).encode()


def test_other_lines_make_another_generation(tmp_path: Path) -> None:
    assert publish(tmp_path / "s", lines()) != publish(tmp_path / "s", lines(49))


def test_the_manifest_says_what_was_built_and_lists_every_file(tmp_path: Path) -> None:
    directory = generation_path(tmp_path, publish(tmp_path, lines(), build={"articles": 3, "started": None}))
    manifest = read_manifest(directory)
    assert (manifest.quads, manifest.graphs) == (50, ("urn:graph:0", "urn:graph:1"))
    assert manifest.build == {"articles": 3, "started": None}
    found = {path.relative_to(directory).as_posix() for path in directory.rglob("*") if path.is_file()}
    assert found == {*manifest.files, "manifest.json"}


def test_publishing_twice_keeps_what_is_there(tmp_path: Path) -> None:
    directory = published(tmp_path)
    before = {path: path.stat().st_mtime_ns for path in directory.rglob("*")}
    assert published(tmp_path) == directory
    assert {path: path.stat().st_mtime_ns for path in directory.rglob("*")} == before


def test_the_two_newest_generations_are_kept_with_their_columns(tmp_path: Path) -> None:
    made = [published(tmp_path, mark).name for mark in "abc"]
    for name in made:
        (tmp_path / "columns" / name).mkdir(parents=True)
    newest = published(tmp_path, "d").name
    assert {path.name for path in (tmp_path / "generations").iterdir()} == {made[-1], newest}
    assert {path.name for path in (tmp_path / "columns").iterdir()} == {made[-1]}


def test_a_reader_keeps_its_generation_while_others_are_published(tmp_path: Path) -> None:
    publish(tmp_path, lines())
    store = open_generation(tmp_path)
    answers = []

    def read() -> None:
        for _ in range(20):
            found = store.query('SELECT ?s WHERE { ?s ?p "值 7" }')
            assert isinstance(found, Solutions)
            answers.append(len(list(found)))

    reader = threading.Thread(target=read)
    reader.start()
    published(tmp_path, "b")
    reader.join(20)
    assert answers == [1] * 20
    assert open_generation(tmp_path).generation != store.generation


@pytest.mark.parametrize("bad", ["", "nothing", "<urn:a> <urn:b> .", "<urn:a> <urn:b> <urn:c> <urn:d> <urn:e> ."])
def test_a_mistyped_path_is_told_and_nothing_is_created(tmp_path: Path, bad: str) -> None:
    (tmp_path / "other.txt").write_text(bad)
    for path in (tmp_path / "absent", tmp_path, tmp_path / "other.txt", tmp_path / "other.txt" / "x"):
        with pytest.raises(StoreNotFoundError, match="no published graph"):
            open_generation(path)
    assert [path.name for path in tmp_path.iterdir()] == ["other.txt"]


@pytest.mark.parametrize(
    "wrong",
    [
        ["<urn:a> <urn:p> .\n"],
        ["half a line"],
        ['<urn:a> <urn:p> "\ud800" .\n'],
        [f'<urn:a> <urn:p> "{number}"^^<http://www.w3.org/2001/XMLSchema#integer> .' for number in ("01", "1")],
        ["<urn:a> <urn:p> <urn:b> .\n<urn:a> <urn:p> <urn:c> .\n"],
    ],
)
def test_lines_that_are_not_statements_leave_the_last_good_generation(tmp_path: Path, wrong: list[str]) -> None:
    good = publish(tmp_path, lines())
    with pytest.raises(StoreError):
        publish(tmp_path, wrong)
    assert current_generation(tmp_path) == good
    assert verify(tmp_path) == ()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["current", "generations", "lock"]


def test_a_source_that_fails_midway_leaves_nothing(tmp_path: Path) -> None:
    def failing() -> Iterable[str]:
        yield from lines(3)
        raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        publish(tmp_path / "s", failing())
    assert not (tmp_path / "s").exists()


def test_facts_about_the_build_must_be_json(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="not JSON"):
        publish(tmp_path, lines(), build={"when": {1, 2}})
    assert not (tmp_path / "current").exists()


def test_a_file_or_a_directory_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.docx").write_text("x")
    with pytest.raises(StoreError, match="not a directory"):
        publish(tmp_path / "file", lines())
    with pytest.raises(StoreError, match="not a store"):
        publish(tmp_path / "full", lines())
    with pytest.raises(StoreError, match="cannot write"):
        publish(tmp_path / "file" / "inside", lines())
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["thesis.docx"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="whoever may write everywhere is never refused")
def test_an_unwritable_directory_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(StoreError, match="cannot write the store"):
            publish(tmp_path / "s", lines())
    finally:
        tmp_path.chmod(0o700)


def test_a_refusal_of_the_system_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_self: Path, *_args: object, **_named: object) -> None:
        raise PermissionError(13, "Permission denied", str(tmp_path))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(StoreError, match=r"cannot write the store.*Permission denied"):
        publish(tmp_path / "s", lines())


def test_of_two_builds_at_once_one_is_told_to_wait(tmp_path: Path) -> None:
    with publishing(tmp_path), pytest.raises(StoreError, match="being written"):
        publish(tmp_path, lines())
    publish(tmp_path, lines())


RACER = """
import sys
from pathlib import Path
from swgraph.errors import StoreError
from swgraph.store import publish

mark = sys.argv[2]
try:
    print(publish(Path(sys.argv[1]), [f'<urn:{mark}{i}> <urn:p> "{i}" <urn:g> .' for i in range(300)]))
except StoreError as error:
    print("error:", error)
"""


def test_processes_that_race_leave_one_whole_graph(tmp_path: Path) -> None:
    command = [sys.executable, "-X", "utf8", "-c", RACER, str(tmp_path)]
    racers = [
        subprocess.Popen([*command, mark], stdout=subprocess.PIPE, env=ENVIRONMENT, encoding="utf-8") for mark in "abc"
    ]
    told = [racer.communicate(timeout=30)[0].strip() for racer in racers]
    winners = [each for each in told if not each.startswith("error:")]
    assert current_generation(tmp_path) in winners
    assert all("being written" in each for each in told if each not in winners)
    assert verify(tmp_path) == ()


def test_what_a_killed_build_left_is_removed_by_the_next(tmp_path: Path) -> None:
    publish(tmp_path, lines())
    (tmp_path / "building-1").mkdir()
    (tmp_path / "building-1" / "graph.nq").write_text("half")
    (tmp_path / "current.new").write_text("half")
    published(tmp_path, "b")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["current", "generations", "lock"]


@pytest.mark.parametrize("name", ["manifest.json", "graph.nq", "oxigraph/CURRENT"])
def test_a_missing_file_is_noticed_when_opening(tmp_path: Path, name: str) -> None:
    (published(tmp_path) / name).unlink()
    with pytest.raises(StoreDamagedError):
        open_generation(tmp_path)
    assert verify(tmp_path)


def test_a_byte_changed_in_any_file_is_noticed_by_verify(tmp_path: Path) -> None:
    directory = published(tmp_path)
    for path in sorted(path for path in directory.rglob("*") if path.is_file() and path.stat().st_size):
        whole = path.read_bytes()
        middle = len(whole) // 2
        path.write_bytes(whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :])
        assert verify(tmp_path), path.name
        path.write_bytes(whole)
    assert verify(tmp_path) == ()


def test_a_shortened_file_is_noticed_when_opening_and_nothing_is_written(tmp_path: Path) -> None:
    directory = published(tmp_path)
    table = max((directory / "oxigraph").glob("*.sst"), key=lambda path: path.stat().st_size)
    table.write_bytes(table.read_bytes()[:-1])
    before = sorted(path.name for path in (directory / "oxigraph").iterdir())
    with pytest.raises(StoreDamagedError, match=r"wanted .* bytes, got"):
        open_generation(tmp_path)
    assert sorted(path.name for path in (directory / "oxigraph").iterdir()) == before


def test_files_that_nobody_knows_are_noticed_by_verify(tmp_path: Path) -> None:
    (published(tmp_path) / "oxigraph" / "LOG").write_text("opened for writing")
    assert "one more" in verify(tmp_path)[0]


@pytest.mark.parametrize("pointer", ["", "../../etc", "aaaaaaaaaaaaaaaa", "\xff\xfe"])
def test_a_pointer_that_leads_nowhere_is_damage(tmp_path: Path, pointer: str) -> None:
    publish(tmp_path, lines())
    (tmp_path / "current").write_text(pointer, "latin-1")
    with pytest.raises(StoreDamagedError):
        open_generation(tmp_path)


@pytest.mark.parametrize("change", [{"format": 2}, {"quads": "many"}, {"files": []}, {"generation": "b" * 16}])
def test_a_manifest_of_another_kind_is_damage(tmp_path: Path, change: dict[str, object]) -> None:
    path = published(tmp_path) / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **change}))
    with pytest.raises(StoreDamagedError):
        open_generation(tmp_path)


def test_a_damaged_generation_is_built_anew(tmp_path: Path) -> None:
    directory = published(tmp_path)
    (directory / "graph.nq").unlink()
    assert published(tmp_path) == directory
    assert verify(tmp_path) == ()
    assert not list(tmp_path.glob("building-*"))


def test_a_manifest_that_counts_wrongly_is_noticed_by_verify(tmp_path: Path) -> None:
    path = published(tmp_path) / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), "quads": 51}))
    assert "wanted 51 statements, got 50" in verify(tmp_path)[0]


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is of POSIX")
@pytest.mark.parametrize("moment", ["graph written", "half loaded", "loaded", "manifest written", "moved", "switched"])
def test_a_build_killed_at_any_moment_leaves_a_whole_graph(tmp_path: Path, moment: str) -> None:
    old = publish(tmp_path, lines())
    child = subprocess.run(
        [sys.executable, str(CHILD), str(tmp_path), moment], timeout=20, env=ENVIRONMENT, check=False
    )
    assert child.returncode == -signal.SIGKILL
    found = current_generation(tmp_path)
    assert (found == old) == (moment != "switched")
    assert verify(tmp_path) == ()
    assert open_generation(tmp_path).count() == (50 if found == old else 5000)
    published(tmp_path, "c")
    assert verify(tmp_path) == ()
    assert not list(tmp_path.glob("building-*"))


def test_opening_takes_no_time_that_grows_with_the_graph(tmp_path: Path) -> None:
    publish(tmp_path, lines(20_000))
    started = time.process_time()
    open_generation(tmp_path)
    assert time.process_time() - started < 0.5


def test_a_store_that_was_copied_is_the_same_store(tmp_path: Path) -> None:
    publish(tmp_path / "one", lines())
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    assert verify(tmp_path / "two") == ()
