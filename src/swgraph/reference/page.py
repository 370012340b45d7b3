"""The sections of the reference, from records to HTML."""

from collections.abc import Iterable, Iterator, Mapping

from swgraph.reference.html import code, element, link, links, pair, text
from swgraph.reference.ontology import Bilingual, Concept, Constraint, Ontology, Scheme, Term
from swgraph.reference.style import CSS

_KINDS = {
    "class": Bilingual("类", "class"),
    "object": Bilingual("对象属性", "object property"),
    "datatype": Bilingual("数据属性", "datatype property"),
}
_LINKS = {
    "skos:broader": Bilingual("上位", "broader"),
    "skos:related": Bilingual("相关", "related"),
    "qudt:hasUnit": Bilingual("单位", "unit"),
    "sw:denominator": Bilingual("分母", "denominator"),
    "sw:modalityRank": Bilingual("强度序", "rank"),
    "sw:order": Bilingual("次序", "order"),
}
_SEVERITIES = {"Warning": "警告 warning", "Info": "提示 info"}  # a violation goes without saying
_COLUMNS = (
    Bilingual("代码", "Id"),
    Bilingual("中文", "Chinese"),
    Bilingual("英文", "English"),
    Bilingual("关系", "Links"),
)
_MAPPINGS = {
    "skos:exactMatch": "=",
    "skos:closeMatch": "≈",
    "skos:relatedMatch": "~",
    "rdfs:subClassOf": "⊑",
    "rdfs:subPropertyOf": "⊑",
}


def reference_page(ontology: Ontology) -> str:
    """Return the whole page."""
    head = element(
        "head",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        element("title", text(f"{ontology.title.zh} · {ontology.title.en}")),
        element("style", CSS),
    )
    main = element("main", *_sections(ontology))
    body = element("body", element("div", _contents(ontology), main, class_="page"))
    return f"<!DOCTYPE html>\n{element('html', head, body, lang='zh-Hans')}\n"


def _sections(ontology: Ontology) -> Iterator[str]:
    by_class = _properties_by_class(ontology)
    yield _header(ontology)
    yield _heading("classes", Bilingual("类", "Classes"))
    for term in ontology.classes:
        yield _term(term, _class_rows(term, ontology, by_class))
    yield _heading("properties", Bilingual("属性", "Properties"))
    for term in ontology.properties:
        yield _term(term, _property_rows(term))
    yield _heading("vocabularies", Bilingual("词表", "Vocabularies"))
    for scheme in ontology.schemes:
        yield _scheme(scheme)


def _heading(anchor: str, label: Bilingual) -> str:
    return "\n" + element("h2", pair(label), id=anchor)


def _header(ontology: Ontology) -> str:
    rows = [
        (Bilingual("命名空间", "Namespace"), element("code", "https://w3id.org/swgraph/def/")),
        (Bilingual("版本", "Version"), f"{text(ontology.version)} {_outside(ontology.version_iri)}"),
        (Bilingual("建立", "Created"), text(ontology.created)),
        (Bilingual("许可", "Licence"), _outside(ontology.licence)),
        (Bilingual("引用", "Cite as"), pair(ontology.citation, separator="<br>")),
    ]
    both = element("div", pair(ontology.description, "p", ""), class_="both")
    return element("header", element("h1", pair(ontology.title)), both, _rows(rows))


def _outside(address: str) -> str:
    return element("a", text(address), href=address)


def _contents(ontology: Ontology) -> str:
    parts = (
        ("classes", Bilingual("类", "Classes"), ((t.name, t.name, t.label.zh) for t in ontology.classes)),
        ("properties", Bilingual("属性", "Properties"), ((t.name, t.name, t.label.zh) for t in ontology.properties)),
        (
            "vocabularies",
            Bilingual("词表", "Vocabularies"),
            ((f"vocab/{s.id}", s.id, s.label.zh) for s in ontology.schemes),
        ),
    )
    blocks = (_contents_part(anchor, label, entries) for anchor, label, entries in parts)
    return element("nav", *blocks, aria_label="目录 contents")


def _contents_part(anchor: str, label: Bilingual, entries: Iterable[tuple[str, str, str]]) -> str:
    items = (
        element("li", element("a", text(name), href=f"#{target}"), " ", element("span", text(chinese)))
        for target, name, chinese in entries
    )
    return element("h2", element("a", pair(label), href=f"#{anchor}")) + element("ul", *items)


def _term(term: Term, rows: Iterable[tuple[Bilingual, str]]) -> str:
    title = element("h3", element("code", f"sw:{text(term.name)}"), pair(term.label), _kind(term))
    both = element("div", _side(term, "zh-Hans"), _side(term, "en"), class_="both")
    return "\n" + element("section", title, both, _rows(rows), id=term.name, class_="term")


def _kind(term: Term) -> str:
    return element("span", pair(_KINDS[term.kind]), f" · {text(term.status)}", class_="kind")


def _side(term: Term, language: str) -> str:
    chinese = language == "zh-Hans"
    definition, note = (term.definition.zh, term.note.zh) if chinese else (term.definition.en, term.note.en)
    shown = [element("p", text(definition))]
    if note:
        shown.append(element("p", text(note), class_="note"))
    return element("div", *shown, lang=language)


def _rows(rows: Iterable[tuple[Bilingual, str]]) -> str:
    shown = [element("dt", pair(label)) + element("dd", value) for label, value in rows if value]
    return element("dl", *shown) if shown else ""


def _class_rows(
    term: Term, ontology: Ontology, by_class: Mapping[str, tuple[Term, ...]]
) -> Iterator[tuple[Bilingual, str]]:
    above = _ancestors(term, {t.name: t for t in ontology.classes})
    below = (f"sw:{t.name}" for t in ontology.classes if f"sw:{term.name}" in t.parents)
    inherited = (prop for name in above for prop in by_class.get(name, ()))
    yield Bilingual("别名", "Also called"), text("、".join(term.aliases))
    yield Bilingual("上位类", "Sub-class of"), links(term.parents)
    yield Bilingual("下位类", "Super-class of"), links(below)
    yield Bilingual("不相交", "Disjoint with"), links(term.disjoint)
    yield Bilingual("属性", "Properties"), _property_list(by_class.get(f"sw:{term.name}", ()))
    yield Bilingual("继承的属性", "Inherited"), _property_list(inherited)
    yield Bilingual("约束", "Constraints"), _constraints(term.constraints, with_class=False)
    yield Bilingual("对齐", "Elsewhere"), _mappings(term)


def _ancestors(term: Term, classes: Mapping[str, Term]) -> tuple[str, ...]:
    """Return the prefixed names of all super-classes, nearest first."""
    above: list[str] = []
    for parent in term.parents:
        known = classes.get(parent.removeprefix("sw:"))
        above += [parent, *(_ancestors(known, classes) if known else ())]
    return tuple(dict.fromkeys(above))


def _property_rows(term: Term) -> Iterator[tuple[Bilingual, str]]:
    yield Bilingual("别名", "Also called"), text("、".join(term.aliases))
    yield Bilingual("上位属性", "Sub-property of"), links(term.parents)
    yield Bilingual("特性", "Characteristics"), pair(Bilingual("可传递", "transitive")) if term.transitive else ""
    yield Bilingual("定义域", "Domain"), links(term.domain)
    yield Bilingual("用于", "Used on"), links(term.used_on)
    yield Bilingual("值域", "Range"), links(term.range)
    yield Bilingual("词表", "Vocabulary"), links(f"vocab/{scheme}" for scheme in term.schemes)
    yield Bilingual("约束", "Constraints"), _constraints(term.constraints, with_class=True)
    yield Bilingual("对齐", "Elsewhere"), _mappings(term)


def _properties_by_class(ontology: Ontology) -> dict[str, tuple[Term, ...]]:
    found: dict[str, tuple[Term, ...]] = {}
    for prop in ontology.properties:
        for name in (*prop.domain, *prop.used_on):
            found[name] = (*found.get(name, ()), prop)
    return found


def _property_list(properties: Iterable[Term]) -> str:
    shown = {p.name: link(f"sw:{p.name}") + element("span", f" {text(p.label.zh)}", class_="also") for p in properties}
    return ", ".join(shown[name] for name in sorted(shown, key=str.lower))


def _constraints(constraints: Iterable[Constraint], *, with_class: bool) -> str:
    items = [element("li", _badge(c, with_class=with_class), pair(c.message)) for c in constraints]
    return element("ul", *items) if items else ""


def _badge(constraint: Constraint, *, with_class: bool) -> str:
    words = [constraint.on if with_class else "", _SEVERITIES.get(constraint.severity, "")]
    shown = " · ".join(word for word in words if word)
    return element("span", text(shown), class_=f"on {constraint.severity}") if shown else ""


def _mappings(term: Term) -> str:
    return ", ".join(f"{_MAPPINGS[relation]} {link(name)}" for relation, name in term.mappings)


def _scheme(scheme: Scheme) -> str:
    title = element("h3", element("code", f"vocab/{text(scheme.id)}/"), pair(scheme.label))
    both = element("div", pair(scheme.definition, "p", ""), class_="both")
    columns = _COLUMNS if any(concept.links for concept in scheme.concepts) else _COLUMNS[:-1]
    head = element("thead", element("tr", *(element("th", pair(name), scope="col") for name in columns)))
    body = element("tbody", *(_concept(scheme, concept, len(columns)) for concept in scheme.concepts))
    return "\n" + element("section", title, both, element("table", head, body), id=f"vocab/{scheme.id}")


def _concept(scheme: Scheme, concept: Concept, columns: int) -> str:
    chinese = [element("p", text(concept.label.zh), class_="name"), element("p", text(concept.definition.zh))]
    english = [element("p", text(concept.label.en), class_="name"), element("p", text(concept.definition.en))]
    if concept.aliases:
        chinese.append(element("p", text("又作：" + "、".join(concept.aliases))))
    if concept.note.zh:
        chinese.append(element("p", text(concept.note.zh), class_="note"))
        english.append(element("p", text(concept.note.en), class_="note"))
    related = (element("p", f"{pair(_LINKS[name])} ", link(value)) for name, value in concept.links)
    cells = (
        element("td", code(concept.id)),
        element("td", *chinese, lang="zh-Hans"),
        element("td", *english, lang="en"),
        element("td", *related),
    )
    return "\n" + element("tr", *cells[:columns], id=f"{scheme.id}/{concept.id}")
