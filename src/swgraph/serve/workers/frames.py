"""Messages between the web process and a worker: a length, JSON, a length, bytes. Nothing that is received is ever executed."""

import json
from collections.abc import Mapping
from struct import Struct
from typing import Any, BinaryIO, Final

LENGTHS: Final = Struct("!IQ")
MOST_HEADER: Final = 4 << 20


def packed(header: Mapping[str, Any], body: bytes = b"") -> bytes:
    """Return a message.

    >>> packed({"kind": "ask"}, b"x")[-1:]
    b'x'
    """
    text = json.dumps(header, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return LENGTHS.pack(len(text), len(body)) + text + body


def read_header(text: bytes) -> dict[str, Any]:
    """Return the JSON of a message.

    Raises:
        ValueError: it is none.
    """
    header = json.loads(text.decode("utf-8", "surrogatepass"))
    if not isinstance(header, dict):
        raise TypeError(f"wanted an object, got {type(header).__name__}")
    return header


def receive(stream: BinaryIO) -> tuple[dict[str, Any], bytes] | None:
    """Return the next message of a stream, or None at its end."""
    lengths = stream.read(LENGTHS.size)
    if len(lengths) < LENGTHS.size:
        return None
    of_header, of_body = LENGTHS.unpack(lengths)
    return read_header(stream.read(of_header)), stream.read(of_body)
