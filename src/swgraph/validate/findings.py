"""What compiled shapes found, as findings with messages in both languages and the facts they concern."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import numpy as np

from swgraph.namespaces import SH
from swgraph.validate.engine import Found, Run, plain
from swgraph.validate.engine.table import IRI, Ids
from swgraph.validate.facts import facts_about
from swgraph.validate.report import Finding

_SEVERITY: Final = {f"<{SH.Violation}>": "violation", f"<{SH.Warning}>": "warning", f"<{SH.Info}>": "info"}
_COMPONENT: Final = "ConstraintComponent"


def findings_of(run: Run, blocks: Iterable[Found]) -> Iterator[Finding]:
    """Yield the results as findings."""
    found = [(block, *_focus(run, block)) for block in blocks]
    nodes = np.concatenate([np.empty(0, np.int64), *(focus for _, focus, _ in found)])
    facts = facts_about(run.columns, nodes) if len(nodes) else {}
    for block, focus, checks in found:
        yield from _findings(run, block, focus, checks, facts)


def _focus(run: Run, block: Found) -> tuple[Ids, Sequence[str]]:
    """Return the nodes at fault and the names of what found them.

    A SPARQL constraint across nodes runs once a text and gives the node at fault as its value.
    """
    shape = check_name(block.shape.name)
    if block.source is None or block.values is None:
        return block.focus, (shape,) * len(block.focus)
    named = run.table.kinds(block.values) == IRI
    source = check_name(block.source.name)
    return np.where(named, block.values, block.focus), [source if is_named else shape for is_named in named.tolist()]


def _findings(
    run: Run, block: Found, focus: Ids, checks: Sequence[str], facts: dict[int, tuple[str, ...]]
) -> Iterator[Finding]:
    messages = block.shape.messages if block.source is None else block.source.messages
    zh, en = (message_in(messages, language) for language in ("zh", "en"))
    values = [""] * len(focus) if block.values is None else run.table.strings(block.values)
    written = zip(focus.tolist(), run.table.strings(focus), values, checks, strict=True)
    for node, name, value, check in written:
        yield Finding(
            severity=_SEVERITY.get(block.shape.severity, "violation"),
            focus=name,
            path=_path(block.path),
            value=value,
            message_zh=zh or f"不符合约束 {block.component.removesuffix(_COMPONENT)}。",
            message_en=en or f"The constraint {block.component.removesuffix(_COMPONENT)} is not met.",
            check=check,
            facts=facts.get(node, ()),
        )


def check_name(shape: str) -> str:
    """Return the last part of the name of a shape, as findings name it."""
    return plain(shape).rsplit("/", 1)[-1]


def message_in(messages: Iterable[str], language: str) -> str:
    """Return the message in a language, all of them where there is none in it.

    >>> message_in(['"有误"@zh-hans', '"Wrong"@en'], "en"), message_in(['"Wrong"'], "zh")
    ('Wrong', 'Wrong')
    """
    fitting = sorted(plain(each) for each in messages if each[each.rfind('"') :].startswith(f'"@{language}'))
    return fitting[0] if fitting else " ".join(sorted(map(plain, messages)))


def _path(path: str | None) -> str:
    if path is None:
        return ""
    return path[1:-1] if path.startswith("<") and path.count("<") == 1 else path
