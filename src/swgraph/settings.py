"""Settings of one run: read from the environment once, by the command line, and passed on as a value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args

from swgraph.errors import SettingsError

VERSION = "0.1.0"
DEFAULT_STORE = Path("swgraph.store")
Copy = Literal["auto", "never", "always"]
"""Whether the questions to a server are answered from a copy: where it gets known answers wrong, never, always."""
COPIES: tuple[str, ...] = get_args(Copy)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may be told from outside.

    Attributes:
        store: directory of the embedded store, or the address of a SPARQL server.
        source_date_epoch: seconds since 1970 that stand for "now" in what a build writes, or None for the clock
            (https://reproducible-builds.org/specs/source-date-epoch/).
        copy: whether a copy answers for a SPARQL server, ``auto``, ``never`` or ``always`` (see ``swgraph.graph.open_graph``).
        language: language of messages and labels, ``zh`` or ``en``.
        model_url, model, model_key: where a language model answers (up to ``/chat/completions``), its name, and the key to it;
            the key is not shown.
    """

    store: Path | str = DEFAULT_STORE
    source_date_epoch: int | None = None
    language: str = "zh"
    model_url: str | None = None
    model: str | None = None
    model_key: str | None = field(default=None, repr=False)
    copy: str = "auto"


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Return the settings that the environment asks for.

    >>> read_settings({"SWGRAPH_STORE": "a.store", "SOURCE_DATE_EPOCH": "0"})
    Settings(store=PosixPath('a.store'), source_date_epoch=0, language='zh', model_url=None, model=None, copy='auto')

    Raises:
        SettingsError: a value cannot be used.
    """
    language = environment.get("SWGRAPH_LANG", "zh")
    if language not in ("zh", "en"):
        raise SettingsError(f"SWGRAPH_LANG: 应为 zh 或 en wanted zh or en, got {language!r}; unset it or choose one")
    return Settings(
        store=_store(environment.get("SWGRAPH_STORE")),
        source_date_epoch=_epoch(environment.get("SOURCE_DATE_EPOCH")),
        language=language,
        model_url=environment.get("SWGRAPH_MODEL_URL"),
        model=environment.get("SWGRAPH_MODEL"),
        model_key=environment.get("SWGRAPH_MODEL_KEY"),
        copy=_one_of("SWGRAPH_COPY", environment.get("SWGRAPH_COPY") or "auto", COPIES),
    )


def _one_of(name: str, found: str, wanted: tuple[str, ...]) -> str:
    if found not in wanted:
        raise SettingsError(f"{name}: 应为 {'、'.join(wanted)} 之一 wanted one of {', '.join(wanted)}, got {found!r}; unset it or choose one")
    return found


def _store(text: str | None) -> Path | str:
    """Return a directory, or an address as it was given: a path would lose one of its slashes."""
    return text if text and "://" in text else Path(text or DEFAULT_STORE)


def _epoch(text: str | None) -> int | None:
    if not text:
        return None
    if not text.isdecimal():
        raise SettingsError(
            f"SOURCE_DATE_EPOCH: 应为整数秒 wanted whole seconds since 1970, got {text!r}; unset it or set a number"
        )
    return int(text)
