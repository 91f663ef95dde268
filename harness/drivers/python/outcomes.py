"""What the openai package returned or raised, as plain JSON."""

from __future__ import annotations

LONGEST_TEXT = 4000  # characters of an error's message or body that are kept


def plain(value: object) -> object:
    """A model of the package as the fields that were set, and the request id of an answer where there is one."""
    dump = getattr(value, "to_dict", None)
    if dump is None:
        return value
    said = dump(mode="python", warnings=False)
    request_id = getattr(value, "_request_id", None)
    return said if request_id is None else {**said, "_request_id": request_id}


def described(error: BaseException) -> dict:
    """An error as its user meets it: its class and all it extends, nearest first, and the documented fields."""
    error = caused_by(error, "RedirectedElsewhere") or error  # raised by our own hook
    said = {
        "classes": lineage(error),
        "message": str(error)[:LONGEST_TEXT],
        "status": getattr(error, "status_code", None),
        "code": getattr(error, "code", None),
        "param": getattr(error, "param", None),
        "type": getattr(error, "type", None),
        "requestID": getattr(error, "request_id", None),
        "body": shortened(getattr(error, "body", None)),
        "cause": None if error.__cause__ is None else f"{type(error.__cause__).__name__}: {error.__cause__}",
    }
    return {name: value for name, value in said.items() if value is not None}


def caused_by(error: BaseException, name: str) -> BaseException | None:
    """The error of this class among the error and its causes: older versions wrap whatever was raised below them."""
    while error is not None and type(error).__name__ != name:
        error = error.__cause__
    return error


def lineage(error: BaseException) -> list:
    names = []
    for each in type(error).__mro__:
        names.append(each.__name__)
        if each in (Exception, BaseException):
            break
    return names


def shortened(body: object) -> object:
    return body[:LONGEST_TEXT] if isinstance(body, str) else body
