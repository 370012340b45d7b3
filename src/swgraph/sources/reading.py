"""Facts files from outside: read, checked against the schema, refused with the line that is wrong."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from swgraph.errors import FactsFileError
from swgraph.model import Extraction, Fact, Source
from swgraph.sources.loading import load_text

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails
    from yaml import Node

    from swgraph.sources.schema import FactsFile

_MOST_ERRORS: Final = 20
_WANTED: Final = {
    "missing": "必填，未给出 is required",
    "extra_forbidden": "未知的键 unknown key; remove it or correct its spelling",
    "string_type": "应为文字（数字请加引号） must be text: put numbers such as region codes in quotes",
}


def facts_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a facts file.

    >>> facts_schema()["title"], sorted(facts_schema()["required"])
    ('FactsFile', ['articles', 'facts', 'schema_version'])
    """
    from swgraph.sources.schema import FactsFile

    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **FactsFile.model_json_schema()}


def read_facts_file(path: Path) -> dict[str, object]:
    """Return the facts file at ``path`` (YAML or JSON) once it fits the schema; days are ISO strings.

    Raises:
        FactsFileError: it cannot be read or does not fit; the message has file, line, field and what was wanted.
    """
    loaded, _ = _checked(path)
    return {str(key): _plain(value) for key, value in loaded.items()}


def read_form(path: Path) -> "FactsFile":
    """Return the facts file at ``path`` as it was checked.

    Raises:
        FactsFileError: it cannot be read or does not fit; the message has file, line, field and what was wanted.
    """
    return _checked(path)[1]


def read_source_file(path: Path) -> Extraction:
    """Return the facts of a cited source as records.

    Raises:
        FactsFileError: the file cannot be read, does not fit, or is about a captured text.
    """
    from swgraph.sources.records import cited_extraction

    form = read_form(path)
    if form.citation is None:
        raise FactsFileError(f"{path}:1: citation: 缺少引用信息 wanted a cited source: add id and citation above articles")
    return cited_extraction(form, str(path))


def facts_about(form: "FactsFile", source: Source, path: Path) -> tuple[Fact, ...]:
    """Return the facts of a file that quotes a captured text, once every quotation stands there.

    Raises:
        FactsFileError: articles or quotations are not those of the text; the message names the first.
    """
    from swgraph.sources.records import captured_facts

    if len(form.articles) != len(source.articles):
        wanted, got = len(source.articles), len(form.articles)
        raise FactsFileError(f"{path}:1: articles: 文章数不符 wanted the {wanted} articles of {source.name}, got {got}")
    for number, fact in enumerate(form.facts):
        said = fact.evidence
        if said is None:
            message = "缺少引文 evidence is required: start, end and quote in the repaired text"
            raise FactsFileError(_located([(("facts", number), message)], load_text(path)[1], path))
        if source.text[said.start : said.end] != said.quote:
            stands = source.text[said.start : said.end]
            message = f"引文与原文不符 wanted what stands there ({_short(stands)}), got {_short(said.quote)}"
            raise FactsFileError(_located([(("facts", number, "evidence", "quote"), message)], load_text(path)[1], path))
    return captured_facts(form, source)


def _checked(path: Path) -> "tuple[dict[object, object], FactsFile]":
    from pydantic import ValidationError

    from swgraph.sources.agreement import faults
    from swgraph.sources.schema import FactsFile

    loaded, text = load_text(path)
    try:
        form = FactsFile.model_validate(loaded)
    except ValidationError as error:
        raise FactsFileError(_report(error, text, path)) from error
    if found := list(faults(form)):
        raise FactsFileError(_located(found, text, path))
    return loaded, form


def _located(found: Sequence[tuple[Sequence[str | int], str]], text: str, path: Path) -> str:
    root = _tree(text)
    places = ((*_place(root, location), message) for location, message in found[:_MOST_ERRORS])
    lines = [f"{path}:{line}: {'.'.join(steps) or 'file'}: {message}" for steps, line, message in places]
    return "\n".join(lines + _more(len(found), path))


def _more(number: int, path: Path) -> list[str]:
    over = number - _MOST_ERRORS
    return [f"{path}: 另有 {over} 处 and {over} more"] if over > 0 else []


def _report(error: "ValidationError", text: str, path: Path) -> str:
    details = error.errors(include_url=False, include_context=False)
    root = _tree(text)
    lines = [_complaint(detail, root, path) for detail in details[:_MOST_ERRORS]]
    return "\n".join(lines + _more(len(details), path))


def _complaint(detail: "ErrorDetails", root: "Node | None", path: Path) -> str:
    steps, line = _place(root, detail["loc"])
    wanted = _WANTED.get(detail["type"], detail["msg"])
    got = "" if detail["type"] == "missing" or not steps else f", got {_short(detail['input'])}"
    return f"{path}:{line}: {'.'.join(steps) or 'file'}: {wanted}{got}"


def _tree(text: str) -> "Node | None":
    """Return the nodes of the text with their lines; JSON is read as YAML, which nearly all of it is."""
    import yaml

    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError):
        return None


def _place(root: "Node | None", location: Sequence[str | int]) -> tuple[list[str], int]:
    """Return the path of a complaint as the file spells it, and its line.

    pydantic names the kind of fact as a step of the path; the file has no such key, so it is left out.
    """
    from yaml import MappingNode, SequenceNode

    steps: list[str] = []
    node, line = root, root.start_mark.line + 1 if root else 1
    for number, step in enumerate(location):
        if isinstance(node, MappingNode):
            found = next(((key, value) for key, value in node.value if key.value == str(step)), None)
            if found:
                steps.append(str(step))
                node, line = found[1], found[0].start_mark.line + 1
                continue
            if number + 1 < len(location):
                continue
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
        steps.append(str(step))
    return steps, line


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value
