"""The HTML reference: well formed, complete in both languages, and the same on every run."""

from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from swgraph.reference import render_reference, write_reference
from swgraph.reference.ontology import Bilingual, Ontology, read_ontology

_VOID = {"meta", "br", "wbr"}


@dataclass
class _Seen:
    """What a page holds: anchors, links, and the text of each anchored section by language."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    attributes: set[tuple[str, str]] = field(default_factory=set)
    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    misnested: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Reads a page and keeps the stack of open elements, with their anchors and languages."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen = _Seen()
        self.stack: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.seen.attributes |= {(tag, name) for name in given}
        if "id" in given:
            self.seen.ids.append(given["id"])
        if "href" in given:
            self.seen.links.append(given["href"])
        if tag not in _VOID:
            anchor, language = self.stack[-1][1:] if self.stack else ("", "")
            self.stack.append((tag, given.get("id", anchor), given.get("lang", language)))

    def handle_endtag(self, tag: str) -> None:
        opened = self.stack.pop()[0] if self.stack else "nothing"
        if opened != tag:
            self.seen.misnested.append(f"</{tag}> closes <{opened}>")

    def handle_data(self, data: str) -> None:
        if self.stack:
            _, anchor, language = self.stack[-1]
            by_language = self.seen.texts.setdefault(anchor, {})
            by_language[language] = by_language.get(language, "") + data


@cache
def _page() -> str:
    return render_reference()


@cache
def _seen() -> _Seen:
    reader = _Reader()
    reader.feed(_page())
    reader.close()
    assert reader.stack == []
    return reader.seen


@cache
def _ontology() -> Ontology:
    return read_ontology()


def _both_languages_stand_at(anchor: str, *texts: Bilingual) -> bool:
    shown = _seen().texts[anchor]
    return all(text.zh in shown["zh-Hans"] and text.en in shown["en"] and text.zh and text.en for text in texts)


def test_every_element_is_closed_in_order() -> None:
    assert _seen().misnested == []


def test_anchors_are_unique_and_every_inner_link_leads_somewhere() -> None:
    ids = _seen().ids
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in _seen().links if link.startswith("#")} <= set(ids)


def test_the_page_needs_nothing_from_outside() -> None:
    loading = {("script", "src"), ("img", "src"), ("link", "href"), ("iframe", "src")}
    assert not loading & _seen().attributes
    assert "@import" not in _page()
    assert "url(" not in _page()


def test_every_term_has_its_anchor_with_label_and_definition_in_both_languages() -> None:
    terms = (*_ontology().classes, *_ontology().properties)
    assert len(terms) > 90
    assert [t.name for t in terms if not _both_languages_stand_at(t.name, t.label, t.definition)] == []


def test_every_concept_has_its_anchor_with_label_and_definition_in_both_languages() -> None:
    concepts = [(f"{scheme.id}/{c.id}", c) for scheme in _ontology().schemes for c in scheme.concepts]
    assert len(concepts) > 200
    assert [a for a, c in concepts if not _both_languages_stand_at(a, c.label, c.definition)] == []


def test_a_property_shows_its_range_the_classes_it_is_for_and_what_the_shapes_demand() -> None:
    deadline = next(term for term in _ontology().properties if term.name == "deadline")
    assert (deadline.domain, deadline.range) == (("sw:Target",), ("xsd:date",))
    assert {constraint.on for constraint in deadline.constraints} == {"Observation", "Target"}
    shown = "".join(_seen().texts["deadline"].values())
    assert all(constraint.message.zh in shown for constraint in deadline.constraints)


def test_a_property_that_takes_concepts_names_their_vocabulary() -> None:
    modality = next(term for term in _ontology().properties if term.name == "modality")
    assert modality.schemes == ("modality",)


def test_a_class_shows_what_the_shapes_demand_of_it_as_a_whole() -> None:
    target = next(term for term in _ontology().classes if term.name == "Target")
    assert any("sw:minValue" in constraint.message.en for constraint in target.constraints)


def test_the_reference_is_the_same_on_every_run() -> None:
    assert render_reference() == _page()


def test_the_reference_is_written_where_it_is_asked_for(tmp_path: Path) -> None:
    (path,) = write_reference(tmp_path / "new" / "folder")
    assert path.parent == tmp_path / "new" / "folder"
    assert path.read_text("utf-8") == _page()


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_the_header_gives_title_version_and_licence(language: str) -> None:
    title = _ontology().title
    assert (title.zh if language == "zh-Hans" else title.en) in "".join(_seen().texts[""].values())
    assert _ontology().version in _page()
    assert _ontology().licence in _seen().links
