"""Facts files from outside: read, checked against the schema, refused with the line that is wrong."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from swgraph.errors import FactsFileError

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails
    from yaml import Node

_SUFFIXES: Final = (".yaml", ".yml", ".json")
_LARGEST: Final = 64 * 1024 * 1024
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
    from pydantic import ValidationError

    from swgraph.sources.schema import FactsFile

    text = _text(path)
    loaded = _loaded(text, path)
    try:
        FactsFile.model_validate(loaded)
    except ValidationError as error:
        raise FactsFileError(_report(error, text, path)) from error
    return {str(key): _plain(value) for key, value in loaded.items()}


def _text(path: Path) -> str:
    if path.suffix.lower() not in _SUFFIXES:
        raise FactsFileError(f"{path}: 不支持的文件类型 unknown kind of file: wanted one of {', '.join(_SUFFIXES)}")
    try:
        if path.stat().st_size > _LARGEST:
            raise FactsFileError(f"{path}: 文件过大 file too large: wanted at most {_LARGEST:,} bytes; split it")
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise FactsFileError(f"{path}: 无法读取 cannot be read: {error.strerror}; check path and rights") from error
    except UnicodeDecodeError as error:
        raise FactsFileError(f"{path}: 不是 UTF-8 not UTF-8: byte {error.start}; save the file as UTF-8") from error


def _loaded(text: str, path: Path) -> dict[object, object]:
    import yaml

    try:
        loaded = json.loads(text) if path.suffix.lower() == ".json" else yaml.safe_load(text)
    except json.JSONDecodeError as error:
        raise FactsFileError(f"{path}:{error.lineno}: 不是 JSON not JSON: {error.msg}, column {error.colno}") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise FactsFileError(f"{path}:{line}: 不是 YAML not YAML: {error.problem}; quote text with a colon") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise FactsFileError(f"{path}:1: 无法解析 cannot be parsed: {error}") from error
    if not isinstance(loaded, dict):
        raise FactsFileError(
            f"{path}:1: 应为键值对 wanted a mapping: schema_version, articles, facts; got {type(loaded).__name__}"
        )
    return loaded


def _report(error: "ValidationError", text: str, path: Path) -> str:
    details = error.errors(include_url=False, include_context=False)
    root = _tree(text)
    lines = [_complaint(detail, root, path) for detail in details[:_MOST_ERRORS]]
    if len(details) > _MOST_ERRORS:
        lines.append(f"{path}: 另有 {len(details) - _MOST_ERRORS} 处 and {len(details) - _MOST_ERRORS} more")
    return "\n".join(lines)


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
