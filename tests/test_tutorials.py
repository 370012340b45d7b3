"""The tutorials: every cell runs, and what is stored beside the cells tells nothing of the machine that ran them.

``python tests/test_tutorials.py`` runs them and stores what the cells show.
"""

import re
import tempfile
from pathlib import Path
from typing import Final

import nbformat
import pytest
from nbformat import NotebookNode

_FOLDER: Final = Path(__file__).resolve().parents[1] / "docs" / "tutorials"
_TUTORIALS: Final = ("analyst", "researcher")
_SECONDS: Final = 180
_OF_A_MACHINE: Final = re.compile(r"/(?:home|root|tmp|work|Users|var)/|[A-Z]:\\\\|\b\d{2}:\d{2}:\d{2}\b|0x[0-9a-f]{6,}")


def _read(name: str) -> NotebookNode:
    notebook: NotebookNode = nbformat.read(_FOLDER / f"{name}.ipynb", as_version=4)  # type: ignore[no-untyped-call]
    return notebook


def _run(notebook: NotebookNode, folder: Path) -> NotebookNode:
    """Return the notebook as it is after all cells have run, with the interpreter that runs this test.

    Raises:
        CellExecutionError: a cell failed; it is shown with its trace.
    """
    from jupyter_client.kernelspec import KernelSpecManager
    from jupyter_client.manager import AsyncKernelManager
    from nbclient import NotebookClient

    own = KernelSpecManager(kernel_dirs=[])  # kernels installed elsewhere have other interpreters
    client = NotebookClient(
        notebook,
        timeout=_SECONDS,
        startup_timeout=_SECONDS,
        record_timing=False,
        resources={"metadata": {"path": str(folder)}},
    )
    client.km = AsyncKernelManager(kernel_name="python3", kernel_spec_manager=own)  # given to the constructor, it would not be shut down
    return client.execute()


def _shown(notebook: NotebookNode) -> list[str]:
    """Return the text of everything that the cells show."""
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    return [str(text) for output in outputs for text in (output.get("text"), *output.get("data", {}).values()) if text]


@pytest.mark.parametrize("name", _TUTORIALS)
def test_every_cell_of_a_tutorial_runs(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("IPYTHONDIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR"):
        monkeypatch.setenv(variable, str(tmp_path / variable.lower()))  # the settings of a person stay out of it
    stored = _read(name)
    done = _run(_read(name), tmp_path)

    assert not [output for cell in done.cells for output in cell.get("outputs", ()) if output.output_type == "error"]
    assert [len(cell.get("outputs", ())) for cell in done.cells] == [len(cell.get("outputs", ())) for cell in stored.cells]
    assert not [text for text in _shown(done) if _OF_A_MACHINE.search(text)]


@pytest.mark.parametrize("name", _TUTORIALS)
def test_a_tutorial_is_stored_with_what_it_shows_and_nothing_of_a_machine(name: str) -> None:
    notebook = _read(name)

    assert all(cell.execution_count for cell in notebook.cells if cell.cell_type == "code")
    assert len(_shown(notebook)) > 8
    assert not [text for text in _shown(notebook) if _OF_A_MACHINE.search(text)]
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    assert (_FOLDER / f"{name}.ipynb").stat().st_size < 200_000


def _store(name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        done = _run(_read(name), Path(folder))
    done.metadata["language_info"] = {"name": "python"}  # not the version that happened to run it
    nbformat.write(done, _FOLDER / f"{name}.ipynb")  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    for each in _TUTORIALS:
        _store(each)
