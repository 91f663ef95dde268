"""The clients of the openai package, as their user makes them: kept from everything but the target on loopback."""

from __future__ import annotations

import os
from contextlib import asynccontextmanager
from urllib.parse import urlsplit


class NotCallable(Exception):
    """The call cannot be made as it was given, through no fault of the target."""


def origin(url: object) -> tuple:
    parts = urlsplit(str(url))
    return parts.scheme, parts.hostname, parts.port or (443 if parts.scheme == "https" else 80)


@asynccontextmanager
async def client_for(call: dict):
    """A client of the call's flavour, made for it alone: making one takes half a millisecond."""
    import openai

    base = origin(call["base_url"])
    if base[0] != "http" or base[1] not in ("127.0.0.1", "::1", "localhost"):
        raise NotCallable(f"expected a base_url on loopback over plain http, found {call['base_url']}")

    class RedirectedElsewhere(openai.OpenAIError):
        """The target's redirect leads to another origin, which is not followed."""

    key = call.get("key")
    if key is not None and not os.environ.get(key):
        raise NotCallable(f"expected the environment variable {key} to hold a key")

    def before(request) -> None:
        if origin(request.url) != base:
            raise RedirectedElsewhere(f"the target redirected {call['base_url']} to another origin: {request.url}")
        if key is None:
            request.headers.pop("authorization", None)  # the package takes no client without a key

    async def before_async(request) -> None:
        before(request)

    headers = dict(call.get("headers") or {})
    if call.get("host"):
        headers["Host"] = call["host"]
    common = {
        "base_url": call["base_url"],
        "api_key": "none" if key is None else os.environ[key],
        "timeout": call["timeout_s"],
        "max_retries": call["max_retries"],
        "default_headers": headers,
    }
    http = {"trust_env": False, "verify": False}  # no proxies, no netrc; nothing here is https
    if call["flavour"] == "async":
        transport = openai.DefaultAsyncHttpxClient(**http, event_hooks={"request": [before_async]})
        async with openai.AsyncOpenAI(**common, http_client=transport) as client:
            yield client
    else:
        transport = openai.DefaultHttpxClient(**http, event_hooks={"request": [before]})
        with openai.OpenAI(**common, http_client=transport) as client:
            yield client
