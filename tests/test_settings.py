"""Settings: read once from an environment that is passed in, and refused where they cannot be used."""

from pathlib import Path

import pytest

from swgraph.errors import SettingsError
from swgraph.settings import DEFAULT_STORE, Settings, read_settings


def test_an_empty_environment_gives_the_defaults() -> None:
    assert read_settings({}) == Settings()
    assert read_settings({"SWGRAPH_STORE": "", "SOURCE_DATE_EPOCH": ""}) == Settings(store=DEFAULT_STORE)


def test_each_variable_sets_its_own() -> None:
    environment = {"SWGRAPH_STORE": "a/b.store", "SOURCE_DATE_EPOCH": "1700000000", "SWGRAPH_LANG": "en", "OTHER": "x"}

    assert read_settings(environment) == Settings(Path("a/b.store"), 1_700_000_000, "en")


@pytest.mark.parametrize(
    ("name", "value"),
    [("SWGRAPH_LANG", "fr"), ("SWGRAPH_LANG", ""), ("SOURCE_DATE_EPOCH", "-1"), ("SOURCE_DATE_EPOCH", "soon")],
)
def test_a_value_that_cannot_be_used_is_named_with_what_was_wanted(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"^{name}: .* wanted .*, got {value!r}; "):
        read_settings({name: value})


def test_the_address_of_a_server_stays_as_it_was_given() -> None:
    assert read_settings({"SWGRAPH_STORE": "http://127.0.0.1:3030/sw/query"}).store == "http://127.0.0.1:3030/sw/query"
