"""The JSON Schema of a service file, for editors: `# yaml-language-server: $schema=…` on its first line."""

from typing import Any

import msgspec

from rantau.catalogue import composing
from rantau.catalogue.definition import Service
from rantau.catalogue.written import USE

DIALECT = "https://json-schema.org/draft/2020-12/schema"
PART = {"$ref": "#/$defs/Use"}
USE_OF_A_PART = {
    "title": "Use",
    "description": f"All that {composing.FOLDER}/<name>.yaml says, in this place, with the keys beside it on top.",
    "type": "object",
    "properties": {USE: {"type": "string"}},
    "required": [USE],
}


def schema_text() -> str:
    schema = msgspec.json.schema(Service)
    for name, definition in schema["$defs"].items():
        schema["$defs"][name] = _with_parts(definition, inside=False)
    schema = {"$schema": DIALECT, **schema, "$defs": {**schema["$defs"], "Use": USE_OF_A_PART}}
    return msgspec.json.format(msgspec.json.encode(schema), indent=2).decode() + "\n"


def _with_parts(schema: Any, *, inside: bool = True) -> Any:
    """Wherever a list, a mapping or one of their items is expected, a part will do."""
    if isinstance(schema, list):
        return [_with_parts(one, inside=False) for one in schema]
    if not isinstance(schema, dict):
        return schema
    deeper = {key: _deeper(key, value) for key, value in schema.items()}
    return {"anyOf": [deeper, PART]} if inside and _is_compound(schema) else deeper


def _deeper(key: str, value: Any) -> Any:
    if key in {"properties", "$defs"}:
        return {name: _with_parts(inner) for name, inner in value.items()}
    return _with_parts(value) if key in {"items", "additionalProperties", "anyOf"} else value


def _is_compound(schema: dict[str, Any]) -> bool:
    kinds = schema.get("anyOf", [schema])
    return any("$ref" in kind or kind.get("type") in {"array", "object"} for kind in kinds)
