"""Identifiers: a public code where one exists, otherwise the hash of what makes a thing itself.

The same facts give the same IRIs on every machine. ASCII only, no blank nodes.
"""

from base64 import b32encode
from hashlib import sha256

ID = "https://w3id.org/swgraph/id/"
DEF = "https://w3id.org/swgraph/def/"
VOCAB = "https://w3id.org/swgraph/vocab/"

_SEPARATOR = "\x1f"
_BYTES = 10  # 80 bits: 16 base32 characters


def mint(kind: str, *key: object) -> str:
    """Return the IRI of a thing of ``kind`` that is known by the parts of ``key``; None and '' differ.

    >>> mint("target", "a", "b")
    'https://w3id.org/swgraph/id/target/6bgnz3mxg2tj3jqq'
    """
    return f"{ID}{kind}/{digest(*key)}"


def digest(*key: object) -> str:
    """Return 16 base32 characters (80 bits of SHA-256) over the parts of ``key`` joined by U+001F."""
    text = _SEPARATOR.join("\x00" if part is None else str(part) for part in key)
    return b32encode(sha256(text.encode()).digest()[:_BYTES]).decode().lower()


def region_iri(code: str) -> str:
    """Return the IRI of the division with this GB/T 2260 or NBS code.

    >>> region_iri("640000")
    'https://w3id.org/swgraph/id/region/640000'
    """
    return f"{ID}region/{code}"


def concept_iri(scheme: str, name: str) -> str:
    """Return the IRI of a concept of one of the project's vocabularies.

    >>> concept_iri("indicator", "sw_talent_total")
    'https://w3id.org/swgraph/vocab/indicator/sw_talent_total'
    """
    return f"{VOCAB}{scheme}/{name}"
