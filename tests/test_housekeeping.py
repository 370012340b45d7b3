"""What the project says of itself is true: its face, its documents, its dependencies, its folders."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

import swgraph
from swgraph.settings import VERSION

_TOP = Path(__file__).resolve().parents[1]
_PROJECT = tomllib.loads((_TOP / "pyproject.toml").read_text("utf-8"))
_SOURCES = sorted((_TOP / "src").rglob("*.py"))
_DOCUMENTS = sorted([*_TOP.glob("*.md"), *(_TOP / "docs").rglob("*.md"), *(_TOP / "data").rglob("*.md")])
_IMPORTED_AS = {
    "ahocorasick-rs": "ahocorasick_rs",
    "charset-normalizer": "charset_normalizer",
    "google-re2": "re2",
    "OpenCC": "opencc",
    "PyYAML": "yaml",
}
_NOT_OURS = {"lxml-html-clean"}  # what another dependency needs


def _names(requirements: list[str]) -> list[str]:
    return [re.split(r"[<>=!\[; ]", requirement)[0] for requirement in requirements]


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


def test_the_face_is_what_it_says() -> None:
    assert sorted(swgraph.__all__) == ["KnowledgeGraph", "Result", "__version__", "build", "errors", "open", "to_excel", "update"]
    for name in swgraph.__all__:
        assert getattr(swgraph, name) is not None
    with pytest.raises(AttributeError, match="nothing"):
        swgraph.nothing  # noqa: B018
    assert swgraph.__version__ == VERSION


def test_both_readmes_have_the_same_commands_and_ci_runs_them() -> None:
    commands = [
        [line for line in (_TOP / name).read_text("utf-8").splitlines() if line.startswith("python3 -m venv")]
        for name in ("README.md", "README.en.md")
    ]
    assert commands[0] == commands[1]
    assert len(commands[0]) == 2
    assert all(command in (_TOP / ".ci" / "run").read_text("utf-8").splitlines() for command in commands[0])


def test_every_dependency_is_imported_and_has_its_reason() -> None:
    imported = set().union(*map(_imports, _SOURCES))
    reasons = (_TOP / "docs" / "decisions" / "0003-dependencies.md").read_text("utf-8")
    for name in _names(_PROJECT["project"]["dependencies"]):
        assert f"`{name}`" in reasons, name
        assert name in _NOT_OURS or _IMPORTED_AS.get(name, name) in imported, name


def test_everything_imported_is_a_dependency() -> None:
    import sys

    declared = {_IMPORTED_AS.get(name, name) for name in _names(_PROJECT["project"]["dependencies"])}
    for extra in (name for name in _PROJECT["project"]["optional-dependencies"] if name != "dev"):
        declared |= {_IMPORTED_AS.get(name, name) for name in _names(_PROJECT["project"]["optional-dependencies"][extra])}
    declared |= {"swgraph", "pydantic_core"}
    foreign = set().union(*map(_imports, _SOURCES)) - declared - set(sys.stdlib_module_names)
    assert foreign == set()


def test_nobody_imports_the_package_root_from_inside() -> None:
    for path in _SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "swgraph":
                assert {alias.name for alias in node.names} <= {"iri", "errors"} or path.name == "__init__.py", path


def test_there_is_no_drawer() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc"}
    assert not [path for path in _SOURCES if path.stem in drawers or path.parent.name in drawers]


@pytest.mark.parametrize("path", _DOCUMENTS, ids=lambda path: str(path.relative_to(_TOP)))
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", path.read_text("utf-8")):
        if "://" not in target and not target.startswith("mailto:"):
            assert (path.parent / target).exists(), target


def test_every_decision_stands_in_the_index() -> None:
    folder = _TOP / "docs" / "decisions"
    index = (folder / "README.md").read_text("utf-8")
    for path in folder.glob("0*.md"):
        assert path.name in index, path.name


def test_no_document_names_a_machine() -> None:
    pattern = re.compile(r"(?:^|[^\w.])/(?:home|work|root|tmp)/\w")
    for path in [*_DOCUMENTS, *_SOURCES]:
        assert not pattern.search(path.read_text("utf-8")), path


def test_every_query_file_stands_in_a_known_folder() -> None:
    folders = {path.parent.name for path in (_TOP / "queries").rglob("*.rq")}
    known = {"actors", "documents", "targets", "tiers", "tasks", "funding", "diffusion", "gaps", "evidence", "card", "compare", "national", "ontology", "data"}
    assert folders <= known


def test_every_floor_stands_in_the_architecture() -> None:
    text = (_TOP / "docs" / "architecture.md").read_text("utf-8")
    (layers,) = [c["layers"] for c in _PROJECT["tool"]["importlinter"]["contracts"] if c["type"] == "layers"]
    assert [layer for layer in layers if f"`{layer}`" not in text] == []
