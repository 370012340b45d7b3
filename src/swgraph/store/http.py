"""One request to a SPARQL server: how it is sent, when it is sent again, and the answer read whole."""

import time
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException, HTTPResponse
from typing import TYPE_CHECKING, Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from swgraph.errors import RemoteStoreError
from swgraph.store.answers import Answer
from swgraph.store.digest import digest_of
from swgraph.store.login import authorization, digest_login
from swgraph.store.rejection import body_of, refused, unreached
from swgraph.store.reply import Reply, answer_of, query_form

if TYPE_CHECKING:
    from SPARQLWrapper import SPARQLWrapper

_CHUNK: Final = 1 << 16
_MOST_BYTES: Final = 1 << 28
_ATTEMPTS: Final = 3
_PAUSE: Final = 0.2
_AGAIN: Final = (502, 503, 504)
_BROKEN: Final = (ConnectionResetError, BrokenPipeError)  # RemoteDisconnected is one
_AGENT: Final = "swgraph (https://w3id.org/swgraph)"


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query sees, those of the server unless given: their merge as default graph, and named ones."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


def answer(url: str, sparql: str, dataset: Dataset, timeout: int) -> Answer:
    """Return the answer to a query, read whole.

    Raises:
        QuerySyntaxError: it is no query, or the server does not understand it.
        RemoteStoreError: the server is not there, refuses, fails, takes too long, or breaks off.
    """
    form = query_form(sparql)
    return answer_of(fetch(url, sparql, form, timeout, dataset), form)


def fetch(url: str, sparql: str, form: str, timeout: int, dataset: Dataset = Dataset()) -> Reply:
    """Return the reply to a query of one of the four forms; it is sent as a query, never as an update.

    A query changes nothing, so it is sent again where a server is busy (502, 503, 504) or the connection was cut, three times in
    all and within the time for one answer.

    Raises:
        QuerySyntaxError: the server does not understand the query.
        RemoteStoreError: it is not there, refuses, fails, takes too long, or breaks off.
    """
    deadline = time.monotonic() + timeout
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            return _asked(url, sparql, form, dataset, deadline)
        except (HTTPError, URLError, HTTPException, OSError, ValueError) as error:
            pause = _pause(error, attempt)
            if pause is None or time.monotonic() + pause >= deadline:
                raise _failure(url, error, timeout) from error
            time.sleep(pause)
    raise AssertionError  # the last attempt returns or raises


def send(method: str, url: str, graph: str, body: bytes, timeout: int) -> None:
    """Put, add to (POST) or delete a graph by the Graph Store Protocol (https://www.w3.org/TR/sparql11-http-rdf-update/).

    It is never sent again by itself. Deleting what is not there is no error.

    Raises:
        RemoteStoreError: the server is not there, refuses, fails or takes too long.
    """
    request = Request(f"{url}?{urlencode({'graph': graph})}", data=body or None, method=method)
    request.add_header("User-Agent", _AGENT)
    if body:
        request.add_header("Content-Type", "application/n-triples")
    try:
        _log_in(request, url, timeout)
        with urlopen(request, timeout=timeout) as response:
            _read(response, time.monotonic() + timeout, url)
    except (HTTPError, URLError, HTTPException, OSError, ValueError) as error:
        if not (method == "DELETE" and isinstance(error, HTTPError) and error.code == 404):
            raise _failure(url, error, timeout) from error


def _asked(url: str, sparql: str, form: str, dataset: Dataset, deadline: float) -> Reply:
    from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

    wrapper = _wrapper(url, sparql, form, max(1, round(deadline - time.monotonic())))
    for graph in dataset.default:
        wrapper.addParameter("default-graph-uri", graph)
    for graph in dataset.named:
        wrapper.addParameter("named-graph-uri", graph)
    try:
        with wrapper.query().response as response:
            return Reply(url, response.headers.get_content_type(), _read(response, deadline, url))
    except SPARQLWrapperException as error:
        # It says what happened in its own words; the code, the headers and the body are wanted.
        cause = error.__context__
        headers = cause.headers if isinstance(cause, HTTPError) else Message()
        raise HTTPError(url, getattr(cause, "code", 0), "", headers, body_of(error)) from error


def _wrapper(url: str, sparql: str, form: str, timeout: int) -> "SPARQLWrapper":
    from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper

    class LoggedIn(SPARQLWrapper):
        """Asks with a login that no redirect takes along."""

        def _createRequest(self) -> Request:  # noqa: N802  its name there
            request: Request = super()._createRequest()
            _log_in(request, url, timeout)
            return request

    wrapper = LoggedIn(url, agent=_AGENT)
    wrapper.setMethod(POST)  # some questions carry a thousand values: too long for an address
    wrapper.setOnlyConneg(True)
    wrapper.setTimeout(timeout)
    wrapper.setReturnFormat(JSON if form in ("SELECT", "ASK") else TURTLE)
    # Not setQuery: it guesses the form, and warns where it cannot.
    wrapper.queryString, wrapper.queryType = sparql, form
    return wrapper


def _log_in(request: Request, url: str, timeout: float) -> None:
    login = digest_login(url)
    # Not the wrapper's own digest: that would change how the whole process opens addresses.
    if header := digest_of(request, login, _AGENT, timeout) if login else authorization(url):
        request.add_unredirected_header("Authorization", header)


def _pause(error: Exception, attempt: int) -> float | None:
    """Return the seconds to wait before a query is sent again, None where that is of no use."""
    if attempt == _ATTEMPTS:
        return None
    usual = _PAUSE * 2 ** (attempt - 1)
    if isinstance(error, HTTPError):
        asked = error.headers.get("Retry-After", "") if error.headers else ""
        return None if error.code not in _AGAIN else max(usual, int(asked) if asked.isdecimal() else 0)
    reason = error.reason if isinstance(error, URLError) else error
    return usual if isinstance(reason, _BROKEN) else None


def _failure(url: str, error: Exception, timeout: int) -> Exception:
    if isinstance(error, HTTPError):
        with error:
            return refused(url, error.code, error.read(_CHUNK))
    return unreached(url, error, timeout)


def _read(response: HTTPResponse, deadline: float, url: str) -> bytes:
    """Return the whole body: one that breaks off, drips or never ends is an error."""
    parts, size = [], 0
    while part := response.read1(_CHUNK):
        parts.append(part)
        size += len(part)
        if time.monotonic() > deadline:
            raise TimeoutError
        if size > _MOST_BYTES:
            raise RemoteStoreError(
                f"应答过大 answer too large: wanted at most {_MOST_BYTES} bytes from {url}, got more; narrow the query"
            )
    if response.length:
        raise HTTPException(f"the answer breaks off {response.length} bytes before its end")
    return b"".join(parts)
