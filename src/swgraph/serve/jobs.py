"""What a worker process does for the web process: pure functions from a graph and a job to bytes and their media type."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, Protocol

from swgraph.errors import QueryError
from swgraph.serve.bounds import Bounds
from swgraph.serve.described import answer_description
from swgraph.serve.networks import answer_network
from swgraph.serve.queries import answer_query
from swgraph.serve.service import answer_service
from swgraph.serve.tables import answer_comparison, answer_evidence, answer_finding, answer_question

if TYPE_CHECKING:
    from swgraph.graph import KnowledgeGraph

Answered = tuple[bytes, str]
Payload = Mapping[str, Any]


class Work(Protocol):
    """What is known of a job here; see ``swgraph.serve.workers.Job``."""

    @property
    def kind(self) -> str:
        """Return which of ``KINDS`` does it."""

    @property
    def payload(self) -> Payload:
        """Return what it is done with; each function says what it takes."""

    @property
    def most_bytes(self) -> int:
        """Return how long the answer may be."""

    @property
    def most_rows(self) -> int:
        """Return how many rows it may have."""


KINDS: Final[dict[str, Callable[["KnowledgeGraph", Payload, Bounds], Answered]]] = {
    "sparql": answer_query,
    "ask": answer_question,
    "compare": answer_comparison,
    "find": answer_finding,
    "evidence": answer_evidence,
    "network": answer_network,
    "describe": answer_description,
    "service": answer_service,
}
"""What does a job, by its kind."""


def run_job(kg: "KnowledgeGraph", job: Work) -> Answered:
    """Return the whole answer of a job and its media type.

    Raises:
        QueryError, LexiconError: the job asks what cannot be asked.
        ExportError: no form that the client takes can hold the answer.
        AnswerTooLargeError: the answer is longer than it may be, or has more rows.
    """
    if job.kind not in KINDS:
        raise QueryError(f"未知任务 unknown job: wanted one of {', '.join(KINDS)}, got {job.kind!r}")
    return KINDS[job.kind](kg, job.payload, Bounds(job.most_bytes, job.most_rows))
