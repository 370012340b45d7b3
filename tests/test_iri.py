"""Identifiers: ASCII, of one length, the same everywhere, and different where the key differs."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swgraph.iri import ID, concept_iri, digest, mint, region_iri

_PARTS = st.lists(st.none() | st.integers() | st.text(st.characters(exclude_characters="\x00\x1f", codec="utf-8")))


@given(_PARTS)
def test_a_digest_is_sixteen_base32_characters(parts: list[object]) -> None:
    assert re.fullmatch(r"[a-z2-7]{16}", digest(*parts))


@given(_PARTS, _PARTS)
def test_two_keys_have_one_digest_only_if_they_are_written_the_same(one: list[object], other: list[object]) -> None:
    # an absent part and an empty key count too: None is no text, and no part at all is an empty one
    written = [["\x00" if part is None else str(part) for part in key] or [""] for key in (one, other)]

    assert (digest(*one) == digest(*other)) == (written[0] == written[1])


@pytest.mark.parametrize(("one", "other"), [((None,), ("",)), (("a", "b"), ("ab",)), (("a", None), ("a", ""))])
def test_absent_and_empty_and_joined_parts_differ(one: tuple[object, ...], other: tuple[object, ...]) -> None:
    assert digest(*one) != digest(*other)


@pytest.mark.parametrize(
    ("kind", "key", "iri"),
    [
        ("target", ("a", "b"), "target/6bgnz3mxg2tj3jqq"),
        ("org", ("640000", "宁夏回族自治区民政厅"), "org/pvm5gbku5z5cmyvf"),
        ("org", (None, "民政部"), "org/cuuoyuegh7rdgxlu"),
        ("evidence", ("source", 1, 5), "evidence/ikm6yjzwjiyrmscz"),
    ],
)
def test_an_iri_is_the_same_on_every_machine(kind: str, key: tuple[object, ...], iri: str) -> None:
    assert mint(kind, *key) == f"{ID}{iri}"


def test_a_public_code_and_a_concept_keep_their_names() -> None:
    assert region_iri("640000") == "https://w3id.org/swgraph/id/region/640000"
    assert concept_iri("level", "county") == "https://w3id.org/swgraph/vocab/level/county"
