"""A statement explained: who states it, or from which stated facts it follows, and by which rules."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from swgraph.columns import encode
from swgraph.errors import ParameterError, QueryError, StoreError
from swgraph.namespaces import PREFIXES, RDF
from swgraph.reason.facts import Fact
from swgraph.reason.inference import Inference, infer
from swgraph.reason.kept import closure_of
from swgraph.reason.proof import Proof, prove
from swgraph.reason.reference import answered
from swgraph.reason.rule_names import rule_name
from swgraph.reason.shortcuts import INFERRED, shortcut_rules
from swgraph.store import OxigraphStore, Store, read_record

Sources = Callable[[Fact], tuple[str, ...]]
"""Gives the named graphs that make a statement, by their IRIs."""

STATED: Final = "stated"
INFERRED_BY: Final = "inferred"
NOT: Final = "does not follow"


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a statement holds.

    Attributes:
        statement: in N-Triples form.
        status: ``stated``, ``inferred`` or ``does not follow``.
        proof: why, with the fewest rules above one another; None where it does not follow.
        graphs: for each stated fact in the proof, the named graphs that state it.
    """

    statement: Fact
    status: str
    proof: Proof | None
    graphs: dict[Fact, tuple[str, ...]]

    def facts(self) -> tuple[Fact, ...]:
        """Return the stated facts that the statement rests on, each once, in the order of the proof."""
        return tuple(dict.fromkeys(self.proof.stated())) if self.proof else ()

    def record(self) -> dict[str, Any]:
        """Return it as what JSON can hold."""
        tree = self._tree(self.proof) if self.proof else None
        return {"statement": list(self.statement), "status": self.status, "proof": tree}

    def _tree(self, proof: Proof) -> dict[str, Any]:
        statement = list(proof.statement)
        if proof.rule is None:
            return {"statement": statement, "graphs": list(self.graphs.get(proof.statement, ()))}
        zh, en = rule_name(proof.rule)
        return {
            "statement": statement,
            "rule": {"id": proof.rule, "zh": zh, "en": en},
            "premises": [self._tree(each) for each in proof.premises],
            "axioms": [self._tree(each) for each in proof.axioms],
        }

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        if self.proof is None:
            yield f"{shown(self.statement)}\n不能推出 does not follow"
        else:
            yield from self._shown(self.proof, "", "")

    def _shown(self, proof: Proof, first: str, rest: str) -> Iterator[str]:
        yield f"{first}{shown(proof.statement)}"
        if proof.rule is None:
            graphs = "，".join(short(f"<{graph}>") for graph in self.graphs.get(proof.statement, ())) or "—"
            yield f"{rest}  来源 stated in: {graphs}"
            return
        zh, en = rule_name(proof.rule)
        yield f"{rest}  推得 inferred by {proof.rule}: {zh} {en}"
        below = (*proof.premises, *proof.axioms)
        for number, each in enumerate(below):
            last = number == len(below) - 1
            yield from self._shown(each, f"{rest}{'└─' if last else '├─'} ", f"{rest}{'   ' if last else '│  '}")


def explain(inference: Inference, fact: Fact, sources: Sources) -> Explanation:
    """Return why a statement holds.

    Args:
        inference: what is stated, and what follows.
        fact: the statement, in N-Triples form.
        sources: gives the graphs that make a statement.
    """
    proof = prove(inference, fact)
    said = sources(fact) if proof is None else ()
    if said:  # not by a rule: what the build itself found and wrote down, such as which value is to be preferred
        proof = Proof(fact)
    status = NOT if proof is None else STATED if proof.rule is None else INFERRED_BY
    stated = dict.fromkeys(proof.stated()) if proof else {}
    return Explanation(fact, status, proof, {each: _own(sources(each)) for each in stated})


def explained(store: Store, subject: str, predicate: str, value: str) -> Explanation:
    """Return why a statement holds in a store; its closure is kept beside its columns, or computed.

    Args:
        store: a published generation, or a graph in memory.
        subject: a term as ``term_of`` reads it.
        predicate: likewise.
        value: likewise.

    Raises:
        ParameterError: one of them is no term.
        QueryError: the graph is behind a server.
        ReasoningError: axioms are not compiled, and the graph is too large for owlrl.
    """
    fact = term_of(subject), term_of(predicate), term_of(value)
    if not isinstance(store, OxigraphStore):
        raise QueryError("服务器上的图不能解释 a graph behind a server cannot be explained; name the directory of the store")
    if store.record is None:
        lines = list(store.nquads())
        stated = encode(lines).stated
        return explain(answered(infer(stated, shortcut_rules)), fact, listed_sources(lines))
    inference = closure_of(store.record.parents[2])
    if inference.columns.generation != store.generation:
        raise StoreError(f"图已更新 a newer build was published than {store.generation}; open the graph anew")
    return explain(inference, fact, recorded_sources(store.record))


def _own(graphs: tuple[str, ...]) -> tuple[str, ...]:
    """Return the graphs of sources; the graph of inferences counts only where no other says it."""
    return tuple(graph for graph in graphs if graph != INFERRED) or graphs


def recorded_sources(record: Path) -> Sources:
    """Return what gives the graphs of a statement from the sorted N-Quads of a generation."""

    def sources(fact: Fact) -> tuple[str, ...]:
        start = " ".join(fact)
        blocks = read_record(record, f"{start[1:]} <")
        lines = (line for block in blocks for line in block.decode().split("\n") if line)
        return tuple(line[len(start) + 2 : -3] for line in lines)

    return sources


def listed_sources(lines: list[str]) -> Sources:
    """Return what gives the graphs of a statement from lines of N-Quads."""

    def sources(fact: Fact) -> tuple[str, ...]:
        start = f"{' '.join(fact)} <"
        return tuple(sorted(line.rstrip()[len(start) : -3] for line in lines if line.startswith(start)))

    return sources


def term_of(text: str) -> str:
    """Return a term in N-Triples form, given as such, as an IRI or with a prefix.

    >>> term_of("sw:within"), term_of("a"), term_of("urn:x"), term_of('"一"@zh')
    ('<https://w3id.org/swgraph/def/within>', '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>', '<urn:x>', '"一"@zh')

    Raises:
        ParameterError: it is none of these.
    """
    from pyoxigraph import RdfFormat, parse

    text = text.strip()
    prefix, colon, local = text.partition(":")
    if text == "a":
        return f"<{RDF.type}>"
    if not text.startswith(("<", '"', "_:")):
        text = f"<{PREFIXES[prefix]}{local}>" if colon and prefix in PREFIXES and not local.startswith("//") else f"<{text}>"
    try:
        (triple,) = parse(f"<urn:s> <urn:p> {text} .", RdfFormat.N_TRIPLES)
    except (SyntaxError, ValueError) as error:
        raise ParameterError(
            f"不是词项 not a term: wanted an IRI, a name such as sw:within or a literal in N-Triples form, got {text!r}: {error}"
        ) from error
    return str(triple.object)


def shown(fact: Fact) -> str:
    """Return a statement with prefixes in place of namespaces."""
    return " ".join(short(term) for term in fact)


def short(term: str) -> str:
    """Return a term with a prefix in place of its namespace, if one of ours fits.

    >>> short("<https://w3id.org/swgraph/def/within>"), short("<urn:x>")
    ('sw:within', '<urn:x>')
    """
    best = max((each for each in PREFIXES.items() if term.startswith(f"<{each[1]}")), key=lambda each: len(each[1]), default=None)
    return f"{best[0]}:{term[len(best[1]) + 1 : -1]}" if best else term
