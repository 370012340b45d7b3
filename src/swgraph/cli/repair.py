"""``swgraph repair``."""

import difflib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from swgraph.cli.options import output_option
from swgraph.cli.output import write_bytes

if TYPE_CHECKING:
    from swgraph.model import RepairStep
    from swgraph.text.decode import Decoded
    from swgraph.text.repair import Repaired


@click.command(name="repair")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--steps", is_flag=True, help="列出修复步骤而不是文本 List the steps instead of the text.")
@click.option("--diff", is_flag=True, help="逐行显示修复前后 Show changed lines before and after.")
@click.option("--json", "as_json", is_flag=True, help="步骤输出为 JSON Print the steps as JSON.")
@output_option
def command(file: Path, steps: bool, diff: bool, as_json: bool, output: Path | None) -> None:
    r"""输出修复后的文本；--steps 列出每一步及理由，--diff 对照前后。

    Print the repaired text of a page: encoding, pronunciation notes, mojibake, script, punctuation. --steps lists every
    replacement with its reason and certainty, --diff the changed lines before and after.

    \b
    swgraph repair page.txt > repaired.txt
    swgraph repair page.txt --steps
    """
    from swgraph.text.page import read_text

    decoded, repaired = read_text(file)
    if as_json:
        text = json.dumps([_form(step) for step in repaired.steps], ensure_ascii=False, indent=2) + "\n"
    elif steps:
        text = "".join(f"{line}\n" for line in _listed(decoded, repaired))
    elif diff:
        text = "".join(_diff(repaired))
    else:
        text = repaired.text
    write_bytes(text.encode(), output)


def _form(step: "RepairStep") -> dict[str, object]:
    return {
        "name": step.name,
        "start": step.start,
        "before": step.before,
        "after": step.after,
        "reason": step.reason,
        "certainty": step.certainty,
    }


def _listed(decoded: "Decoded", repaired: "Repaired") -> Iterator[str]:
    """Yield a line for each step, with the encoding above and what could not be decided below."""
    yield f"# 编码 encoding: {decoded.encoding}（把握 certainty {decoded.certainty}）"
    yield "# 步骤 step\t位置 offset in the text of its pass\t修复前 before\t修复后 after\t把握 certainty\t理由 reason"
    for step in repaired.steps:
        yield f"{step.name}\t{step.start}\t{step.before!r}\t{step.after!r}\t{step.certainty}\t{step.reason}"
    for span in repaired.undecided:
        yield f"# 无法判定 undecided\t{span.start}\t{repaired.text[span.start : span.end]!r}"
    yield f"# 共 {len(repaired.steps)} 步 steps"


def _diff(repaired: "Repaired") -> Iterator[str]:
    before, after = (text.splitlines(keepends=True) for text in (repaired.raw, repaired.text))
    for line in difflib.unified_diff(before, after, "修复前 raw", "修复后 repaired", n=0):
        yield line if line.endswith("\n") else f"{line}\n"
