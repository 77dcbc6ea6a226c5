"""The dossier as JSON, the one form that programs read, and the schema that it keeps to."""

import re
from collections.abc import Sequence
from inspect import cleandoc
from typing import Any

import msgspec

from wellsourced.model.dossier import SCHEMA, Check, Dossier
from wellsourced.model.judgement import JudgementView

_SURROGATE = re.compile("[\ud800-\udfff]")


def json(dossier: Dossier, *, pretty: bool = True) -> bytes:
    """Return the dossier as UTF-8 JSON, the same bytes for the same dossier, keys in the contract's order.

    Text is given as it was read, control characters escaped; half of a surrogate pair, which UTF-8 cannot
    carry, becomes U+FFFD.
    """
    return _encoded(dossier, pretty=pretty)


def check_json(check: Check) -> bytes:
    """Return the answer to a check as UTF-8 JSON, in the same manner as a dossier."""
    return _encoded(check, pretty=True)


def log_json(log: Sequence[JudgementView]) -> bytes:
    """Return the log of judgements as a JSON array, in the same manner as a dossier."""
    return _encoded(log, pretty=True)


def _encoded(record: Dossier | Check | Sequence[JudgementView], *, pretty: bool) -> bytes:
    try:
        encoded = msgspec.json.encode(record)
    except UnicodeEncodeError:
        encoded = msgspec.json.encode(_whole(msgspec.to_builtins(record)))
    if pretty:
        encoded = msgspec.json.format(encoded, indent=2)
    return encoded + b"\n"


def _whole(value: object) -> object:
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {key: _whole(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_whole(part) for part in value]
    return value


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a dossier, made from the records themselves."""
    schema = msgspec.json.schema(Dossier)
    schema["$defs"]["Dossier"]["properties"]["schema"]["const"] = SCHEMA
    for record in schema["$defs"].values():
        record["description"] = cleandoc(record["description"])  # msgspec does so from 0.23 on
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": SCHEMA, **schema}
