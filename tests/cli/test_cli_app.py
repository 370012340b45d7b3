"""Help, completion, exit codes and start-up of the command line."""

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from running import Run
from swgraph.cli.app import app
from swgraph.settings import VERSION

_README = Path(__file__).resolve().parents[2]
_COMMANDS = list(app.list_commands(click.Context(app)))


@pytest.mark.parametrize("name", _COMMANDS)
def test_every_command_has_help_in_both_languages_with_an_example(swgraph: Run, name: str) -> None:
    ran = swgraph(name, "--help")
    assert ran.code == 0
    assert re.search("[\u4e00-\u9fff]", ran.out)
    assert re.search(rf"^\s+(?:eval .*)?swgraph {name}", ran.out, re.MULTILINE) or f"swgraph {name}" in ran.out
    assert r"\b" not in ran.out


@pytest.mark.parametrize("name", _COMMANDS)
@pytest.mark.parametrize("readme", ["README.md", "README.en.md"])
def test_every_command_stands_in_the_readme(name: str, readme: str) -> None:
    if name != "completion":
        assert f"swgraph {name}" in (_README / readme).read_text("utf-8")


def test_help_lists_every_command(swgraph: Run) -> None:
    ran = swgraph("--help")
    assert ran.code == 0
    assert all(name in ran.out for name in _COMMANDS)


def test_the_version_is_that_of_the_package(swgraph: Run) -> None:
    assert swgraph("--version").out.strip() == f"swgraph {VERSION}"


def test_an_unknown_command_suggests_the_nearest(swgraph: Run) -> None:
    ran = swgraph("bild")
    assert ran.code == 2
    assert "build" in ran.err


def test_an_unknown_option_is_a_usage_error(swgraph: Run) -> None:
    assert swgraph("build", "--nothing").code == 2


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_name_the_program(swgraph: Run, shell: str) -> None:
    assert "_SWGRAPH_COMPLETE" in swgraph("completion", shell).out


def test_questions_are_completed() -> None:
    from click.shell_completion import ShellComplete

    items = ShellComplete(app, {}, "swgraph", "_SWGRAPH_COMPLETE").get_completions(["ask"], "C")
    assert "C1" in [item.value for item in items]


def test_help_imports_nothing_heavy() -> None:
    script = (
        "import sys\nfrom swgraph.cli import run\ncode = run(['--help'])\n"
        "heavy = {'rdflib', 'pyoxigraph', 'numpy', 'pandas', 'pyshacl', 'owlrl', 'rich', 'yaml', 'pydantic', 'trafilatura'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\nsys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, encoding="utf-8")
    assert done.stderr.strip() == "[]"


def test_the_package_imports_nothing_heavy() -> None:
    script = "import sys, swgraph; print(sorted({'rdflib', 'pandas', 'numpy', 'pyoxigraph'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_module_runs_as_a_program() -> None:
    done = subprocess.run([sys.executable, "-m", "swgraph", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == f"swgraph {VERSION}"
