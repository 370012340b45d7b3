"""The questions that the graph answers: one ``.rq`` file each, with a ``#+`` YAML header that describes it.

A file is valid SPARQL as it stands. Each parameter has one or more ``VALUES ?name { UNDEF }`` lines (or a default in place of
UNDEF); ``swgraph.query`` puts values there. Files under ``queries/checks/`` look for faults and are no questions; those under
``queries/card/`` are the tables of the release card, those under ``queries/compare/`` what comparisons are made of, those under
``queries/national/`` the aggregates over the whole country.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, NoReturn

import yaml

from swgraph.errors import QueryError, UnknownQuestionError
from swgraph.resources import resource_path

PARAMETER_TYPES: Final = frozenset({"region", "indicator", "level", "year", "date", "decimal", "string", "iri"})
COLUMN_TYPES: Final = frozenset({"string", "integer", "decimal", "date", "boolean", "iri", "list"})
_MARK: Final = "#+"
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # several times as fast; its faults name the same lines
_NAME: Final = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
_EXPECT: Final = re.compile(r"nonEmpty|empty|count>=([0-9]+)", re.ASCII)
_CARD: Final = "card"
_NO_QUESTIONS: Final = frozenset({_CARD, "checks", "compare", "national"})
_KEYS: Final = frozenset({"id", "summary", "question", "tags", "params", "columns", "expect"})
_Place = tuple[str | int, ...]  # keys and positions that lead to a value of a header


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in Chinese and in English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question may be asked with; ``many`` tells whether a list of values is accepted."""

    name: str
    type: str
    doc: Text
    many: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an answer; ``unit`` is in Chinese as in the tables of statistics, None where values have none.

    A ``list`` stands in the query's result as lines of ``order|text``: engines do not keep the order of a concatenation.
    """

    name: str
    label: Text
    type: str = "string"
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One question: ``text`` is its SPARQL without the header, ``least`` the fewest rows expected on a full graph."""

    id: str
    name: str
    topic: str
    summary: Text
    question: Text
    tags: tuple[str, ...]
    params: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    expect: str
    text: str


class Catalogue:
    """Questions by id, by name and by file.

    >>> load_catalogue().get("c1").name
    'talent-targets'
    """

    def __init__(self, questions: Iterable[Question]) -> None:
        self._questions = tuple(sorted(questions, key=lambda q: _natural(q.id)))
        self._by_key: dict[str, Question] = {}
        for question in self._questions:
            for key in (question.id.lower(), question.name):
                if key in self._by_key:
                    other = self._by_key[key].name
                    raise QueryError(f"问题重名 duplicate question: {key!r} is in {other}.rq and in {question.name}.rq; rename one")
                self._by_key[key] = question

    def __iter__(self) -> Iterator[Question]:
        """Iterate in order of the ids."""
        return iter(self._questions)

    def __len__(self) -> int:
        return len(self._questions)

    def get(self, key: str | Path) -> Question:
        """Return the question with this id (``C1``, ``c1``), name (``talent-targets``) or file (``mine/own.rq``).

        Raises:
            UnknownQuestionError: there is none; the nearest are named.
            QueryError: the header of the file is malformed.
        """
        found = self._by_key.get(str(key).strip().lower())
        if found:
            return found
        if str(key).endswith(".rq"):
            path = Path(key)
            if path.is_file():
                return read_question(path)
            found = self._by_key.get(path.stem)
            if found and path.parent.name in ("", found.topic):
                return found
        raise UnknownQuestionError(self._unknown(str(key)))

    def _unknown(self, key: str) -> str:
        from difflib import get_close_matches

        close = get_close_matches(key.lower(), self._by_key, n=3, cutoff=0.5)
        near = "、".join(dict.fromkeys(f"{self._by_key[c].id} {self._by_key[c].name}" for c in close))
        advice = f"did you mean {near}?" if near else f"known are {'、'.join(q.id for q in self)}"
        return f"未知问题 unknown question: {key!r}; wanted an id such as C1, a name, or the path of a .rq file; {advice}"


@cache
def load_catalogue() -> Catalogue:
    """Return the questions that ship with swgraph, read at the first call.

    Raises:
        QueryError: a header is malformed; the message names file and line.
    """
    folder = resource_path("queries")
    files = (path for path in folder.rglob("*.rq") if not _NO_QUESTIONS & set(path.relative_to(folder).parts))
    return Catalogue(read_question(path) for path in sorted(files))


@cache
def load_card() -> Catalogue:
    """Return the tables of the release card, in their order: each has a key, a name in both languages and a number.

    Raises:
        QueryError: a header is malformed; the message names file and line.
    """
    return Catalogue(read_question(path) for path in sorted(resource_path("queries", _CARD).glob("*.rq")))


def read_question(path: Path) -> Question:
    """Return the question of a ``.rq`` file.

    Raises:
        QueryError: the file cannot be read, or its header is malformed.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"问题文件无法读取 cannot read the question {path}: {error}; give a UTF-8 file with a #+ header") from error
    size = next((i for i, line in enumerate(lines) if not line.startswith(_MARK)), len(lines))
    header = _Header(path, "\n".join(line.removeprefix(_MARK).removeprefix(" ") for line in lines[:size]))
    return _question(header, "\n".join(lines[size:]).strip() + "\n")


class _Header:
    """The header of one file: values by place, and faults that name file and line."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        try:
            self._tree = yaml.compose(text, _LOADER)
            self._values = yaml.load(text, _LOADER)  # the safe loader, in C where PyYAML has it
        except yaml.MarkedYAMLError as error:
            self._refuse(error.problem_mark.line + 1 if error.problem_mark else 1, f"{error.problem}")
        if not isinstance(self._values, dict):
            self._refuse(1, "wanted a #+ header that is a YAML mapping with id, summary, question, columns")
        if unknown := sorted(str(key) for key in self._values.keys() - _KEYS):
            self.fault((unknown[0],), f"unknown key; wanted one of {', '.join(sorted(_KEYS))}")

    def _refuse(self, line: int, problem: str) -> NoReturn:
        raise QueryError(f"问题文件头有误 malformed header: {self.path.name}, line {line}: {problem}")

    def fault(self, place: _Place, problem: str) -> NoReturn:
        """Raise the error for what stands at ``place``, or at what holds it where nothing stands there."""
        node, line = self._tree, 1
        for step in place:
            inside = node.value if isinstance(node, yaml.MappingNode | yaml.SequenceNode) else []
            if isinstance(node, yaml.MappingNode):
                found = next(((k, v) for k, v in inside if k.value == str(step)), None)
            else:
                found = (inside[step], inside[step]) if isinstance(step, int) and step < len(inside) else None
            if found is None:
                break
            line, node = found[0].start_mark.line + 1, found[1]
        self._refuse(line, f"{'.'.join(map(str, place))}: {problem}")

    def value(self, *place: str | int) -> object:
        """Return what stands at a place, None where nothing does."""
        found: object = self._values
        for step in place:
            if isinstance(found, dict):
                found = found.get(step)
            elif isinstance(found, list) and isinstance(step, int) and step < len(found):
                found = found[step]
            else:
                return None
        return found

    def string(self, *place: str | int) -> str:
        found = self.value(*place)
        if not isinstance(found, str) or not found.strip():
            self.fault(place, f"wanted words, got {found!r}")
        return found.strip()

    def text(self, *place: str | int) -> Text:
        return Text(self.string(*place, "zh"), self.string(*place, "en"))

    def name(self, *place: str | int) -> str:
        found = self.string(*place)
        if not _NAME.fullmatch(found):
            self.fault(place, f"wanted a name of a-z, 0-9 and _, got {found!r}")
        return found

    def choice(self, allowed: frozenset[str], *place: str | int) -> str:
        found = self.string(*place)
        if found not in allowed:
            self.fault(place, f"wanted one of {', '.join(sorted(allowed))}, got {found!r}")
        return found

    def items(self, place: str) -> range:
        """Return the positions of a list; a key that is not there is an empty list."""
        found = self.value(place)
        if found is not None and not isinstance(found, list):
            self.fault((place,), f"wanted a list, got {found!r}")
        return range(len(found or ()))


def _question(header: _Header, text: str) -> Question:
    expect = header.string("expect")
    if not _EXPECT.fullmatch(expect):
        header.fault(("expect",), f"wanted nonEmpty, empty or count>=n, got {expect!r}")
    question = Question(
        id=header.string("id"),
        name=header.path.stem,
        topic=header.path.parent.name,
        summary=header.text("summary"),
        question=header.text("question"),
        tags=tuple(header.string("tags", i) for i in header.items("tags")),
        params=tuple(_parameter(header, i) for i in header.items("params")),
        columns=tuple(_column(header, i) for i in header.items("columns")),
        expect=expect,
        text=text,
    )
    _check_names(header, question)
    return question


def _parameter(header: _Header, i: int) -> Parameter:
    many = header.value("params", i, "list")
    if many not in (None, True, False):
        header.fault(("params", i, "list"), f"wanted true or false, got {many!r}")
    return Parameter(
        name=header.name("params", i, "name"),
        type=header.choice(PARAMETER_TYPES, "params", i, "type"),
        doc=header.text("params", i),
        many=bool(many),
    )


def _column(header: _Header, i: int) -> Column:
    unit = header.value("columns", i, "unit")
    return Column(
        name=header.name("columns", i, "name"),
        label=header.text("columns", i),
        type=header.choice(COLUMN_TYPES, "columns", i, "type"),
        unit=header.string("columns", i, "unit") if unit is not None else None,
    )


def _check_names(header: _Header, question: Question) -> None:
    if not question.columns:
        header.fault(("columns",), "wanted at least one column")
    for key, names in (("params", [p.name for p in question.params]), ("columns", [c.name for c in question.columns])):
        for i, name in enumerate(names):
            if name in names[:i]:
                header.fault((key, i, "name"), f"{name!r} stands twice")
    for i, parameter in enumerate(question.params):
        if not re.search(values_pattern(parameter.name), question.text):
            header.fault(("params", i, "name"), f"the query has no line VALUES ?{parameter.name} {{ UNDEF }}")


def values_pattern(name: str) -> str:
    r"""Return the pattern of the place where a parameter's values stand; ``name`` may itself be a pattern.

    >>> re.sub(values_pattern("by"), "VALUES ?by { 2025 }", "VALUES ?by { UNDEF }")
    'VALUES ?by { 2025 }'
    """
    return rf"VALUES\s+\?({name})\s*\{{[^{{}}]*\}}"


def _natural(key: str) -> tuple[str, int]:
    return key[:1], int(key[1:]) if key[1:].isdecimal() else 0
