"""Records as a facts file: every kind fits the schema, and comes back from JSON and YAML as it was."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from pydantic import ValidationError

from made_up import made_up, made_up_source, quote
from swgraph.model import Evidence, Fact, Target
from swgraph.sources import SCHEMA_VERSION, facts_schema, read_facts_file, to_facts_file
from swgraph.sources.form import _number
from swgraph.sources.schema import FactsFile


def _form() -> dict[str, Any]:
    return to_facts_file(made_up())


def _facts(kind: str) -> list[dict[str, Any]]:
    return [fact for fact in _form()["facts"] if fact["kind"] == kind]


def test_every_kind_of_record_has_its_form_and_all_fit_the_schema() -> None:
    form = _form()
    kinds = set(facts_schema()["properties"]["facts"]["items"]["discriminator"]["mapping"])

    assert {fact["kind"] for fact in form["facts"]} == kinds
    FactsFile.model_validate(form)
    jsonschema.validate(form, facts_schema())
    assert form["schema_version"] == SCHEMA_VERSION


@pytest.mark.parametrize("suffix", ["json", "yaml"])
def test_what_is_written_is_read_back_the_same(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"facts.{suffix}"
    form = _form()
    text = json.dumps(form, ensure_ascii=False) if suffix == "json" else yaml.safe_dump(form, allow_unicode=True)
    path.write_text(text, "utf-8")

    assert read_facts_file(path) == form


def test_every_quotation_stands_at_its_place() -> None:
    text = made_up_source().text
    for fact in _form()["facts"]:
        evidence = fact["evidence"]
        assert text[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_facts_are_numbered_in_reading_order_and_functions_follow_their_tier() -> None:
    form = _form()
    kinds = [(fact["kind"], fact["name"]) for fact in form["facts"] if fact["kind"] in {"tier", "function"}]

    assert [fact["fid"] for fact in form["facts"]] == [f"{form['id']}#{n}" for n in range(1, len(form["facts"]) + 1)]
    assert kinds[:3] == [("tier", "指导中心"), ("function", "指导站点"), ("function", "项目统筹")]
    assert {fact["tier"] for fact in _facts("function")} == {"指导中心"}


def test_what_is_not_known_is_null_and_not_left_out() -> None:
    goal = next(fact for fact in _facts("target") if fact["target_kind"] == "qualitative")

    assert {goal[key] for key in ("value", "min", "max", "unit", "comparator", "as_printed", "indicator_id")} == {None}
    assert _facts("policy")[0]["date"] is None


@pytest.mark.parametrize(
    ("value", "written"),
    [(None, None), ("15000", 15000), ("1.5E+4", 15000), ("33.3", 33.3), ("0.12345678901234567", "0.12345678901234567")],
)
def test_a_number_loses_no_digit(value: str | None, written: object) -> None:
    found = _number(Decimal(value) if value else None)

    assert (found, type(found)) == (written, type(written))


def test_a_record_that_has_no_form_is_refused() -> None:
    class Rumour(Fact):
        """Not a kind of fact."""

    extraction = made_up()
    rumour = Rumour(quote(made_up_source(), "站点"), None, "rumour", 0.1, "extracted")
    with pytest.raises(TypeError, match="Rumour"):
        to_facts_file(type(extraction)(extraction.source, (rumour,)))


# --- the schema as JSON Schema and as pydantic -----------------------------------------------------------------------


def _changed(kind: str, **keys: object) -> dict[str, Any]:
    form = _form()
    form["facts"] = [{**_facts(kind)[0], **keys}]
    return form


def _without(kind: str, key: str) -> dict[str, Any]:
    form = _changed(kind)
    del form["facts"][0][key]
    return form


_OPTIONAL = [("target", "evidence"), ("target", "rule"), ("policy", "issuers"), ("tier", "level")]
_REQUIRED = [("policy", "title"), ("lineage", "relation"), ("tier", "name"), ("task", "name"), ("transfer", "what")]
_BAD = [
    ("target", "comparator", "about"),
    ("target", "modality", "hope"),
    ("target", "region", "64"),
    ("target", "region", 640000),
    ("target", "unit", "Person"),
    ("target", "confidence", 1.5),
    ("target", "value", "many"),
    ("target", "value", "NaN"),
    ("target", "deadline", "soon"),
    ("target", "deadline", "2025-02-30"),
    ("target", "article", -1),
    ("target", "deadlin", "2025-12-31"),
    ("achieved", "obs_kind", "target"),
    ("achieved", "premise", "perhaps"),
    ("tier", "admin_level", "street"),
    ("tier", "name", ""),
    ("standard", "items", [1]),
    ("target", "scope", ""),
    ("operation_mode", "mode", "Purchase"),
    ("event", "date", "2023-02-30"),
    ("funding", "year", 1900),
    ("task", "order", 0),
]


def _fits_json_schema(form: dict[str, Any]) -> bool:
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER  # that a date is a date is a format in JSON Schema
    return bool(jsonschema.Draft202012Validator(facts_schema(), format_checker=checker).is_valid(form))


def _fits_pydantic(form: dict[str, Any]) -> bool:
    try:
        FactsFile.model_validate(form)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(("kind", "key"), _OPTIONAL)
def test_what_may_be_left_out_may_be_left_out_in_both(kind: str, key: str) -> None:
    form = _without(kind, key)

    assert (_fits_json_schema(form), _fits_pydantic(form)) == (True, True)


@pytest.mark.parametrize(("kind", "key"), _REQUIRED)
def test_what_is_required_is_required_in_both(kind: str, key: str) -> None:
    form = _without(kind, key)

    assert (_fits_json_schema(form), _fits_pydantic(form)) == (False, False)


@pytest.mark.parametrize("value", [12, 12.5, "12", "1.5E+4", None])
def test_a_number_may_be_a_number_or_its_digits_in_both(value: object) -> None:
    form = _changed("target", value=value)

    assert (_fits_json_schema(form), _fits_pydantic(form)) == (True, True)


@pytest.mark.parametrize(("kind", "key", "value"), _BAD)
def test_a_wrong_value_is_wrong_in_both(kind: str, key: str, value: object) -> None:
    form = _changed(kind, **{key: value})

    assert (_fits_json_schema(form), _fits_pydantic(form)) == (False, False)


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(facts_schema())


def test_an_evidence_of_another_length_is_found_where_json_schema_cannot_say_it() -> None:
    target = next(fact for fact in made_up().facts if isinstance(fact, Target))
    assert isinstance(target.evidence, Evidence)
    form = _changed("target", evidence={"start": 0, "end": 1, "quote": "两字"})

    assert _fits_json_schema(form)
    assert not _fits_pydantic(form)
