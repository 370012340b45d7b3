"""One request to a server that speaks the chat-completions protocol of OpenAI, as local model servers do too.

https://platform.openai.com/docs/api-reference/chat . Nothing is sent unless a person named the address.
"""

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from swgraph.errors import AnnotatorError

if TYPE_CHECKING:
    import httpx

_MOST_BYTES: Final = 4 << 20
_ADVICE: Final = {
    401: "密钥无效 the key is refused: set SWGRAPH_MODEL_KEY",
    403: "无权访问 access refused: ask the operator of the server",
    404: "没有此地址或模型 no such address or model: SWGRAPH_MODEL_URL ends before /chat/completions, such as http://127.0.0.1:8080/v1",
    429: "请求过多 too many requests: wait and try again",
}


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A model behind an address.

    Args:
        url: the address up to ``/chat/completions``, http or https.
        model: the name that the server knows the model by.
        key: sent as a bearer token where given; never shown.
        seconds: what one answer may take in all.

    Raises:
        AnnotatorError: the address is none, or no model is named.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    seconds: float = 120

    def __post_init__(self) -> None:
        if not self.url.startswith(("http://", "https://")) or "@" in self.url.partition("://")[2].partition("/")[0]:
            raise AnnotatorError(
                "SWGRAPH_MODEL_URL: 应为 http(s) 地址，不含密码 wanted an address with http:// or https:// and no password in it; "
                "set it, such as http://127.0.0.1:8080/v1"
            )
        if not self.model:
            raise AnnotatorError("SWGRAPH_MODEL: 未指定模型 no model is named; set the name that the server knows it by")

    def complete(self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any]) -> str:
        """Return what the model answers, which should be JSON of this schema.

        Raises:
            AnnotatorError: the server is not there, refuses, takes too long, or its answer is cut off or none.
        """
        body = {
            "model": self.model,
            "messages": list(messages),
            "temperature": 0,
            "response_format": {"type": "json_schema", "json_schema": {"name": "facts", "schema": schema}},
        }
        return _content(self._post(body), self.url)

    def _post(self, body: Mapping[str, Any]) -> bytes:
        import httpx

        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        deadline = time.monotonic() + self.seconds
        try:
            # Redirects are not followed: the key and the article go where a person sent them, and nowhere else.
            with (
                httpx.Client(timeout=self.seconds, headers=headers) as client,
                client.stream("POST", f"{self.url.rstrip('/')}/chat/completions", json=body) as reply,
            ):
                content = _read(reply, deadline)
                if reply.status_code != httpx.codes.OK:
                    raise _refused(self.url, reply.status_code, content)
                return content
        except (httpx.TimeoutException, TimeoutError) as error:
            raise AnnotatorError(
                f"模型超时 no answer in time: wanted one from {self.url} within {self.seconds:g} s; allow more, or use a smaller model"
            ) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise AnnotatorError(
                f"无法连接模型 model not reached: wanted an answer from {self.url}, got {error or type(error).__name__}; is it running?"
            ) from error


def _read(reply: "httpx.Response", deadline: float) -> bytes:
    parts: list[bytes] = []
    size = 0
    for part in reply.iter_bytes():
        size += len(part)
        if time.monotonic() > deadline:
            raise TimeoutError
        if size > _MOST_BYTES:
            raise AnnotatorError(f"应答过大 answer too large: wanted at most {_MOST_BYTES:,} bytes; is this the address of a model?")
        parts.append(part)
    return b"".join(parts)


def _refused(url: str, code: int, content: bytes) -> AnnotatorError:
    said = " ".join(content.decode("utf-8", "replace").split())[:200]
    advice = _ADVICE.get(code, "模型服务出错 the server failed: see its log" if code >= 500 else "请求被拒绝 refused: check the address")
    return AnnotatorError(f"{advice}. Wanted an answer from {url}, got HTTP {code}: {said}")


def _content(reply: bytes, url: str) -> str:
    """Return the text of the first choice; one that was cut off is an error, since facts would be missing."""
    try:
        choice = json.loads(reply)["choices"][0]
        text, reason = choice["message"]["content"], choice.get("finish_reason")
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        start = reply[:80].decode("utf-8", "replace")
        raise AnnotatorError(
            f"应答有误 bad answer from {url}: wanted choices[0].message.content, got {start!r}; is this a chat-completions server?"
        ) from error
    if reason == "length":
        raise AnnotatorError("应答被截断 the answer was cut off: allow the model more tokens, or give it shorter articles")
    if not isinstance(text, str):
        raise AnnotatorError(f"模型没有作答 the model gave no text: got {text!r}; try another model")
    return text
