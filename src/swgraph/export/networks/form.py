"""What a format of networks is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, TypeAlias

from swgraph.catalogue import Text
from swgraph.network.records import Network

Writer: TypeAlias = Callable[[Network, BinaryIO], None]
"""Writes a network to a binary stream from where it stands; never seeks in it and never closes it."""


@dataclass(frozen=True, slots=True)
class NetworkFormat:
    """A format: its name, the suffixes of its files (the usual one first), one line for people, and what writes it.

    Args:
        extra: the extra of this package that it needs, None if nothing more.
        packed: whether it is a .zip of several tables, which can be had as files in a folder instead.
    """

    name: str
    suffixes: tuple[str, ...]
    title: Text
    write: Writer
    extra: str | None = None
    packed: bool = False
