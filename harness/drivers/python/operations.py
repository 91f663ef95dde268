"""What a caller does with the openai package. Written once for both clients: see `settle` and `each`."""

from __future__ import annotations

import inspect

from clients import NotCallable, client_for
from outcomes import caused_by, described, plain
from schema_model import model_of

MOST_EVENTS = 20_000  # of one stream that are kept; a stream without end is cut here


class Unsupported(Exception):
    """The installed version has no such method."""


async def perform(call: dict) -> dict:
    """The outcome of one call: its value, the error that the package raised, or why neither could be had."""
    operation = operations.get(call["operation"])
    if operation is None:
        return {"unsupported": f"openai for Python has no {call['operation']}"}
    try:
        async with client_for(call) as client:
            return {"value": await operation(client, dict(call.get("body") or {}))}
    except Unsupported as error:
        return {"unsupported": str(error)}
    except NotCallable as error:
        return {"broke": str(error)}
    except BaseException as error:
        if caused_by(error, "MemoryError"):
            raise MemoryError from error
        return {"error": described(error)}


async def settle(value):
    """The value itself with the sync client, what it resolves to with the async one."""
    return await value if inspect.isawaitable(value) else value


async def each(items):
    if hasattr(items, "__aiter__"):
        async for item in items:
            yield item
    else:
        for item in items:
            yield item


class opened:
    """Enters a context manager of either kind."""

    def __init__(self, manager) -> None:
        self._manager = manager

    async def __aenter__(self):
        enter = getattr(self._manager, "__aenter__", None) or self._manager.__enter__
        return await settle(enter())

    async def __aexit__(self, *raised):
        leave = getattr(self._manager, "__aexit__", None) or self._manager.__exit__
        return await settle(leave(*raised))


def method(client, *paths: str):
    """The first of these methods that the installed version has."""
    for path in paths:
        found = client
        for name in path.split("."):
            found = getattr(found, name, None)
            if found is None:
                break
        else:
            return found
    raise Unsupported(f"the installed version has no {paths[0]}()")


def arguments(function, body: dict, **set_here: object) -> dict:
    """The fields of a body as the method takes them: by name where it knows the name, else by `extra_body`."""
    known = inspect.signature(function).parameters
    named = {name: value for name, value in body.items() if name in known and not name.startswith("extra_")}
    extra = {name: value for name, value in body.items() if name not in named}
    return {**named, **set_here, **({"extra_body": extra} if extra else {})}


async def kept(items, keep) -> list:
    values = []
    async for item in each(items):
        if len(values) == MOST_EVENTS:
            raise NotCallable(f"the stream has more than {MOST_EVENTS} events")
        values.append(keep(item))
    return values


async def create(client, body):
    return await one(client.chat.completions.create, body)


async def one(function, body):
    body.pop("stream", None)
    return plain(await settle(function(**arguments(function, body))))


async def chunks(function, body):
    body.pop("stream", None)
    stream = await settle(function(**arguments(function, body, stream=True)))
    return await kept(stream, plain)


def parseable(function, body):
    """The arguments with a class in place of a JSON schema, as the documentation has it; the schema itself is sent."""
    body.pop("stream", None)
    given = arguments(function, body)
    format = body.get("response_format")
    schema = format.get("json_schema") if isinstance(format, dict) and format.get("type") == "json_schema" else None
    if isinstance(schema, dict) and isinstance(schema.get("schema"), dict):
        given["response_format"] = model_of(schema["schema"], schema.get("name"))
        given["extra_body"] = {**given.get("extra_body", {}), "response_format": format}
    tools = given.get("tools")
    # parse(), and before version 3 stream() too, refuses other tools before it sends anything.
    if isinstance(tools, list) and not all(strict(tool) for tool in tools):
        del given["tools"]
        given["extra_body"] = {**given.get("extra_body", {}), "tools": tools}
    return given


async def parse(client, body):
    function = method(client, "chat.completions.parse", "beta.chat.completions.parse")
    return plain(await settle(function(**parseable(function, body))))


def strict(tool: object) -> bool:
    function = tool.get("function") if isinstance(tool, dict) else None
    return isinstance(function, dict) and function.get("strict") is True


async def stream_helper(client, body):
    function = method(client, "chat.completions.stream", "beta.chat.completions.stream")
    async with opened(function(**parseable(function, body))) as stream:
        events = await kept(stream, lambda event: event.type)
        return {"events": counted(events), "final": plain(await settle(stream.get_final_completion()))}


async def tools_streamed(client, body):
    function = method(client, "chat.completions.stream", "beta.chat.completions.stream")
    async with opened(function(**parseable(function, body))) as stream:
        events = await kept(stream, lambda event: event.type)
        final = await settle(stream.get_final_completion())
    calls = [
        {"choice": choice.index, "id": call.id, "type": call.type, **plain(call.function)}
        for choice in final.choices
        for call in choice.message.tool_calls or []
    ]
    return {"events": counted(events), "final": plain(final), "toolCalls": calls}


def counted(types: list) -> dict:
    counts: dict = {}
    for type in types:
        counts[str(type)] = counts.get(str(type), 0) + 1
    return counts


async def embeddings(client, body):
    function = client.embeddings.create
    answer = await settle(function(**arguments(function, body)))
    vectors = [item.embedding for item in answer.data]
    said = plain(answer)
    return {
        **{name: value for name, value in said.items() if name != "data"},
        "count": len(vectors),
        "dimensions": [len(vector) for vector in vectors],
        "first": [list(vector[:4]) for vector in vectors[:16]],
    }


async def models_list(client, _body):
    page = await settle(client.models.list())
    models = await kept(page, plain)
    return {"object": getattr(page, "object", None), "data": models}


async def models_retrieve(client, body):
    return plain(await settle(client.models.retrieve(body["model"])))


async def completions(client, body):
    return await one(client.completions.create, body)


async def completions_stream(client, body):
    return await chunks(client.completions.create, body)


async def stream(client, body):
    return await chunks(client.chat.completions.create, body)


async def responses(client, body):
    function = method(client, "responses.create")
    body.pop("stream", None)
    answer = await settle(function(**arguments(function, body)))
    return {**plain(answer), "output_text": answer.output_text}


async def responses_stream(client, body):
    function = method(client, "responses.stream")
    body.pop("stream", None)
    async with opened(function(**arguments(function, body))) as events:
        types = await kept(events, lambda event: event.type)
        final = await settle(events.get_final_response())
    return {"events": counted(types), "final": {**plain(final), "output_text": final.output_text}}


async def with_raw_response(client, body):
    function = client.chat.completions.with_raw_response.create
    body.pop("stream", None)
    raw = await settle(function(**arguments(client.chat.completions.create, body)))
    return {
        "status": raw.status_code,
        "requestId": raw.request_id,
        "headers": [[name, value] for name, value in raw.headers.multi_items()],
        "data": plain(await settle(raw.parse())),
    }


operations = {
    "create": create,
    "stream": stream,
    "stream-helper": stream_helper,
    "parse": parse,
    "tools-streamed": tools_streamed,
    "embeddings": embeddings,
    "models-list": models_list,
    "models-retrieve": models_retrieve,
    "completions": completions,
    "completions-stream": completions_stream,
    "responses": responses,
    "responses-stream": responses_stream,
    "with-raw-response": with_raw_response,
}
