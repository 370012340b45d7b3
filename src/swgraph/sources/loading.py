"""The bytes of a facts file to plain values: nothing that YAML can do beyond values is let through."""

import json
from collections.abc import Hashable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from swgraph.errors import FactsFileError

if TYPE_CHECKING:
    import yaml

SUFFIXES: Final = (".yaml", ".yml", ".json")
_LARGEST: Final = 64 * 1024 * 1024


def load_text(path: Path) -> tuple[dict[object, object], str]:
    """Return the mapping that a facts file holds, and its text.

    Raises:
        FactsFileError: it cannot be read, is too large, is not UTF-8, not YAML or JSON, or no mapping.
    """
    text = _text(path)
    return _loaded(text, path), text


def _text(path: Path) -> str:
    if path.suffix.lower() not in SUFFIXES:
        raise FactsFileError(f"{path}: 不支持的文件类型 unknown kind of file: wanted one of {', '.join(SUFFIXES)}")
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
        loaded = json.loads(text) if path.suffix.lower() == ".json" else _from_yaml(text)
    except json.JSONDecodeError as error:
        raise FactsFileError(f"{path}:{error.lineno}: 不是 JSON not JSON: {error.msg}, column {error.colno}") from error
    except yaml.MarkedYAMLError as error:
        line = min(error.problem_mark.line, text.count("\n")) + 1 if error.problem_mark else 1
        raise FactsFileError(f"{path}:{line}: 不是 YAML not YAML: {error.problem}; quote text with a colon") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise FactsFileError(f"{path}:1: 无法解析 cannot be parsed: {error}") from error
    if not isinstance(loaded, dict):
        raise FactsFileError(
            f"{path}:1: 应为键值对 wanted a mapping: schema_version, articles, facts; got {type(loaded).__name__}"
        )
    return loaded


def _from_yaml(text: str) -> object:
    """Return what YAML holds; aliases are refused, since with them a small file grows huge."""
    import yaml

    loader = _strict_loader()
    if "*" in text:
        for event in yaml.parse(text, Loader=loader):
            if isinstance(event, yaml.AliasEvent):
                problem = "别名不可用 aliases (*name) are not allowed: write the value out"
                raise yaml.MarkedYAMLError(problem=problem, problem_mark=event.start_mark)  # type: ignore[arg-type]
    return yaml.load(text, Loader=loader)  # a loader of plain values only


@cache
def _strict_loader() -> type["yaml.SafeLoader"]:
    """Return a loader of plain values that refuses a key given twice."""
    import yaml

    class Strict(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
        """Plain values only."""

        def construct_mapping(self, node: "yaml.MappingNode", deep: bool = False) -> dict[Hashable, object]:
            seen = set()
            for key, _ in node.value:
                if key.value in seen:
                    problem = f"键重复 the key {key.value!r} is given twice: keep one"
                    raise yaml.MarkedYAMLError(problem=problem, problem_mark=key.start_mark)
                seen.add(key.value)
            made: dict[Hashable, object] = super().construct_mapping(node, deep)
            return made

    def timestamp(loader: "yaml.SafeLoader", node: "yaml.ScalarNode") -> object:
        try:
            return loader.construct_yaml_timestamp(node)
        except ValueError:
            return node.value  # a day that does not exist: the schema says where it stands

    Strict.add_constructor("tag:yaml.org,2002:timestamp", timestamp)
    return Strict
