"""A language model as an annotator: what it says is checked against the text, whatever it says."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from swgraph.annotator import CONFIDENCE, Annotation, Endpoint, annotate
from swgraph.annotator.request import answer_schema
from swgraph.errors import AnnotatorError
from swgraph.model import Issuance, Source, Target
from swgraph.pipeline.check import graph_of
from swgraph.sources import to_facts_file
from swgraph.text.page import source_from_bytes
from swgraph.validate import validate

TEXT = """宁夏部署社工站建设
日前，自治区民政厅印发《关于加强社工站建设的通知》。到2025年年底，全区建成社工站160个，社工站覆盖率达到80%。
会议要求，各地要高度重视。"""
TARGET: dict[str, Any] = {
    "kind": "target", "indicator_id": "station_total", "value": 160, "unit": "item", "target_kind": "stock",
    "deadline": "2025-12-31", "precision": "day", "evidence": {"quote": "到2025年年底，全区建成社工站160个"},
}  # fmt: skip
POLICY: dict[str, Any] = {
    "kind": "policy", "title": "关于加强社工站建设的通知", "issuers": ["宁夏回族自治区民政厅"],
    "evidence": {"quote": "自治区民政厅印发《关于加强社工站建设的通知》"},
}  # fmt: skip

Answer = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """A stand-in for a model server: answers as the test says and keeps what it was sent."""

    answer: Answer
    seen: list[tuple[str, dict[str, str], Any]]

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.seen.append((self.path, dict(self.headers), body))
        type(self).answer(self)

    def reply(self, content: bytes, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        pass


Server = Callable[[Answer], tuple[Endpoint, list[tuple[str, dict[str, str], Any]]]]


@pytest.fixture
def server() -> Iterator[Server]:
    started: list[ThreadingHTTPServer] = []

    def start(answer: Answer) -> tuple[Endpoint, list[tuple[str, dict[str, str], Any]]]:
        seen: list[tuple[str, dict[str, str], Any]] = []
        handler = type("Stub", (Handler,), {"answer": staticmethod(answer), "seen": seen})
        http = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=http.serve_forever, args=(0.01,), daemon=True).start()
        started.append(http)
        return Endpoint(f"http://127.0.0.1:{http.server_port}/v1", "stub", "secret", seconds=2), seen

    yield start
    for http in started:
        http.shutdown()
        http.server_close()


def says(text: object, finish: str = "stop") -> Answer:
    content = text if isinstance(text, str) else json.dumps(text, ensure_ascii=False)
    choice = {"message": {"role": "assistant", "content": content}, "finish_reason": finish}
    return lambda handler: handler.reply(json.dumps({"choices": [choice]}).encode())


def source() -> Source:
    return source_from_bytes(TEXT.encode(), "a.txt")


def annotated(server: Server, *facts: object) -> Annotation:
    return annotate(source(), server(says({"facts": list(facts)}))[0])


def test_what_a_model_reads_becomes_facts_with_their_quotation_that_wait_for_review(server: Server) -> None:
    found = annotated(server, POLICY, TARGET)
    issuance, target = found.extraction.facts
    assert isinstance(issuance, Issuance)
    assert isinstance(target, Target)
    assert (target.quotation.exact, target.confidence, target.rule) == (TARGET["evidence"]["quote"], CONFIDENCE, "model stub")
    assert source().text[target.quotation.start : target.quotation.end] == target.quotation.exact
    assert (target.region, found.rejected) == ("640000", ())
    assert validate(graph_of(found.extraction)).conforms


def test_the_article_the_vocabulary_and_the_schema_are_sent_and_the_key_only_as_a_header(server: Server) -> None:
    endpoint, seen = server(says({"facts": []}))
    annotate(source(), endpoint)
    ((path, headers, body),) = seen
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == "Bearer secret"
    assert "secret" not in json.dumps(body)
    assert "secret" not in repr(endpoint)
    assert "社工站160个" in body["messages"][1]["content"]
    assert "station_total" in body["messages"][0]["content"]
    assert body["response_format"]["json_schema"]["schema"] == answer_schema()


def test_the_answer_of_the_stub_fits_the_schema_that_was_sent() -> None:
    import jsonschema

    jsonschema.Draft202012Validator.check_schema(answer_schema())
    jsonschema.validate({"facts": [POLICY, TARGET]}, answer_schema())


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"evidence": {"quote": "到2025年年底，全区建成社工站1600个"}}, "does not stand in the article"),
        ({"evidence": {"quote": ""}}, "does not stand in the article"),
        ({"evidence": None}, "does not stand in the article"),
        ({"value": 1600}, "does not have this number"),
        ({"deadline": "2035-12-31"}, "does not have this year"),
        ({"indicator_id": "no_such_indicator"}, "unknown id"),
        ({"unit": None}, "without its unit"),
        ({"surprise": 1}, "surprise"),
        ({"kind": "opinion"}, "no fact"),
        ({"region": "999999"}, "unknown region code"),
    ],
)
def test_a_fact_that_the_text_or_the_form_does_not_bear_is_rejected_with_the_reason(
    server: Server, change: dict[str, object], reason: str
) -> None:
    found = annotated(server, POLICY, TARGET | change)
    assert [type(fact) for fact in found.extraction.facts] == [Issuance]
    (rejected,) = found.rejected
    assert reason in rejected.reason


def test_a_document_or_a_department_that_the_article_does_not_name_is_rejected(server: Server) -> None:
    found = annotated(server, POLICY | {"title": "关于加强养老服务的通知"}, POLICY | {"issuers": ["宁夏回族自治区财政厅"]}, "text", 7)
    assert not found.extraction.facts
    assert len(found.rejected) == 4


def test_json_in_a_fence_is_read(server: Server) -> None:
    endpoint, _ = server(says(f"```json\n{json.dumps({'facts': [TARGET]})}\n```"))
    assert len(annotate(source(), endpoint).extraction.facts) == 1


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (says("Sure! Here are the facts."), "not the JSON asked for"),
        (says('{"facts": [{"kind": "tar'), "not the JSON asked for"),
        (says({"facts": {"kind": "target"}}), "wanted a list"),
        (says({"facts": [TARGET]}, finish="length"), "cut off"),
        (lambda handler: handler.reply(b"<html>hello</html>"), "chat-completions"),
        (lambda handler: handler.reply(b'{"choices": []}'), "chat-completions"),
        (lambda handler: handler.reply(b'{"error": "no"}', 401), "SWGRAPH_MODEL_KEY"),
        (lambda handler: handler.reply(b"busy", 429), "wait"),
        (lambda handler: handler.reply(b"oops", 500), "HTTP 500"),
        (lambda handler: handler.reply(b"x" * (5 << 20)), "too large"),
        (lambda handler: handler.connection.close(), "not reached"),
    ],
)
def test_a_server_that_does_not_answer_as_asked_is_an_error_that_says_what_to_do(server: Server, answer: Answer, message: str) -> None:
    endpoint, _ = server(answer)
    with pytest.raises(AnnotatorError, match=message):
        annotate(source(), endpoint)


def test_a_model_that_drips_is_given_up_at_its_deadline(server: Server) -> None:
    def drip(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        for _ in range(30):
            try:
                handler.wfile.write(b" ")
                handler.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)

    endpoint, _ = server(drip)
    impatient = Endpoint(endpoint.url, endpoint.model, seconds=0.3)
    started = time.monotonic()
    with pytest.raises(AnnotatorError, match="no answer in time"):
        annotate(source(), impatient)
    assert time.monotonic() - started < 2


def test_an_address_with_a_password_or_no_address_is_refused() -> None:
    for url in ("http://user:pass@127.0.0.1/v1", "file:///etc/passwd", ""):
        with pytest.raises(AnnotatorError, match="SWGRAPH_MODEL_URL"):
            Endpoint(url, "stub")
    with pytest.raises(AnnotatorError, match="SWGRAPH_MODEL"):
        Endpoint("http://127.0.0.1/v1", "")


def test_a_long_article_is_sent_in_whole_paragraphs_and_quotations_keep_their_place(server: Server) -> None:
    lines = [f"第{i}段讲社工站的日常服务，没有数字，只有叙述。" * 20 for i in range(20)]
    text = "\n".join(["宁夏部署社工站建设", *lines, "到2025年年底，全区建成社工站160个。"])
    page = source_from_bytes(text.encode(), "long.txt")

    def answer(handler: Handler) -> None:
        has = "160个" in handler.seen[-1][2]["messages"][1]["content"]
        says({"facts": [TARGET] if has else []})(handler)

    endpoint, seen = server(answer)
    (fact,) = annotate(page, endpoint).extraction.facts
    assert len(seen) > 1
    assert page.text[fact.quotation.start : fact.quotation.end] == TARGET["evidence"]["quote"]
    assert to_facts_file(annotate(page, endpoint).extraction)["facts"]
