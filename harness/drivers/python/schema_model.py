"""A class for a JSON schema: what a user of the package writes by hand and gives to parse()."""

from __future__ import annotations

import re
from typing import Any, Dict, List, Literal, Union

SCALARS = {"string": str, "integer": int, "number": float, "boolean": bool, "null": type(None)}


def model_of(schema: dict, name: object = None):
    """A pydantic model with the schema's properties; whatever a class cannot say is `Any`."""
    import pydantic

    required = schema.get("required") or []
    fields = {
        key: (type_of(each), ... if key in required else None)
        for key, each in (schema.get("properties") or {}).items()
        if isinstance(each, dict)
    }
    title = re.sub(r"\W", "_", str(name or "Answer"))
    return pydantic.create_model(title, **fields)


def type_of(schema: dict):
    kind = schema.get("type")
    if isinstance(schema.get("enum"), list):
        return Literal[tuple(schema["enum"])]
    if isinstance(kind, list):
        return Union[tuple(type_of({**schema, "type": each}) for each in kind)]
    if kind == "array":
        return List[type_of(schema.get("items") or {})]
    if kind == "object":
        return model_of(schema) if schema.get("properties") else Dict[str, Any]
    return SCALARS.get(kind, Any)
