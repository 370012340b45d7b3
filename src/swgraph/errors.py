"""Every exception swgraph raises, as one tree.

SwgraphError
├── SettingsError              a setting or environment value that cannot be used
├── ResourceError              ontology, queries or data not found beside the code
├── SourceError                a file given as input
│   ├── DecodeError            bytes that are not text in any accepted encoding
│   ├── NoArticleError         a page without an article
│   ├── FactsFileError         a facts file that does not fit its schema
│   └── DivisionsError         a table of divisions that does not fit
├── LexiconError               a name or term
│   ├── UnknownRegionError     a region name fits no division
│   ├── AmbiguousRegionError   a region name fits more than one division
│   └── UnknownTermError       an id that no vocabulary holds
├── ExtractionError            mentions that cannot become records
├── AnnotatorError             a language model that is not there, refuses, or does not answer in the form asked for
├── StoreError                 a store that cannot be read or written
│   ├── StoreNotFoundError     no published generation at this path
│   ├── StoreDamagedError      a generation that does not fit its manifest
│   └── RemoteStoreError       a SPARQL server that did not answer as it should
├── ReasoningError             axioms whose rules are not compiled, in a graph too large for the reference reasoner
├── BuildError                 a build that was not published; the last good generation stays
├── QueryError                 a question that cannot be asked
│   ├── UnknownQuestionError   no question of this id or name
│   ├── UnknownResourceError   no thing or fact of this identifier in the graph
│   ├── ParameterError         a parameter that the question does not take, or a value it does not accept
│   ├── IncomparableError      figures that must not be compared; says why, and what to compare instead
│   └── QuerySyntaxError       SPARQL that does not parse, or that this engine refuses
├── ServingError               a query that a server did not finish
│   ├── PoolFullError          more queries wait than may wait
│   ├── WorkerTimeoutError     a query that took longer than it may; its process was ended
│   ├── WorkerLostError        a process that ended while it ran a query
│   ├── SandboxError           a process that cannot be cut off from the network
│   └── AnswerTooLargeError    an answer that is longer than it may be
└── ExportError                an answer that cannot be written in this form or at this place

Invalid *data* is not an exception but a ``Report`` (see ``swgraph.validate``).
"""


class SwgraphError(Exception):
    """Base of all errors: says what was wanted, what came, where, and what to do."""


class SettingsError(SwgraphError):
    """A setting or environment value cannot be used."""


class ResourceError(SwgraphError):
    """Ontology, queries or data are not where the code expects them."""


class SourceError(SwgraphError):
    """An input file cannot be used as a source."""


class DecodeError(SourceError):
    """Bytes are not text in any accepted encoding."""


class NoArticleError(SourceError):
    """A page holds no article."""


class FactsFileError(SourceError):
    """A facts file does not fit its schema."""


class DivisionsError(SourceError):
    """A table of divisions does not have the columns, codes or parents that it must have."""


class LexiconError(SwgraphError):
    """A name or term cannot be resolved."""


class UnknownRegionError(LexiconError):
    """A region name fits no division."""


class AmbiguousRegionError(LexiconError):
    """A region name fits more than one division."""


class UnknownTermError(LexiconError):
    """An id that no vocabulary holds."""


class ExtractionError(SwgraphError):
    """Mentions cannot become records."""


class AnnotatorError(SwgraphError):
    """A language model is not there, refuses, or does not answer in the form asked for."""


class StoreError(SwgraphError):
    """A store cannot be read or written."""


class StoreNotFoundError(StoreError):
    """No published generation is at this path."""


class StoreDamagedError(StoreError):
    """A generation does not fit its manifest."""


class RemoteStoreError(StoreError):
    """A SPARQL server did not answer as it should."""


class ReasoningError(SwgraphError):
    """Axioms need a rule that is not compiled, and the graph is too large for the reference reasoner."""


class BuildError(SwgraphError):
    """A build was not published; the last good generation stays."""


class QueryError(SwgraphError):
    """A question cannot be asked."""


class UnknownQuestionError(QueryError):
    """No question has this id or name."""


class UnknownResourceError(QueryError):
    """The graph holds no thing or fact of this identifier."""


class ParameterError(QueryError):
    """A parameter is not taken by the question, or its value is not accepted."""


class IncomparableError(QueryError):
    """Figures must not be compared: another unit, another scope, or one contains the other."""


class QuerySyntaxError(QueryError):
    """SPARQL does not parse, or this engine refuses it."""


class ServingError(SwgraphError):
    """A query was not finished by a server."""


class PoolFullError(ServingError):
    """More queries wait than may wait; try again later."""


class WorkerTimeoutError(ServingError):
    """A query took longer than it may, and its process was ended."""


class WorkerLostError(ServingError):
    """A process ended while it ran a query."""


class SandboxError(ServingError):
    """A process that runs queries cannot be cut off from the network."""


class AnswerTooLargeError(ServingError):
    """An answer is longer than it may be; nothing of it is sent."""


class ExportError(SwgraphError):
    """An answer cannot be written in this form or at this place."""
