"""The JSON keeps to its schema, comes back as the same dossier, and is the same every time."""

import json as plain_json

import jsonschema
import msgspec
import pytest
from sample import empty, many, rich, single

from wellsourced.dossier.json_form import json, json_schema
from wellsourced.model.dossier import Dossier


@pytest.mark.parametrize("dossier", [rich(), empty(), single(), many(8)])
def test_the_json_keeps_to_its_schema(dossier: Dossier) -> None:
    jsonschema.validate(plain_json.loads(json(dossier)), json_schema())


def test_the_schema_refuses_another_version() -> None:
    other = {**plain_json.loads(json(empty())), "schema": "wellsourced/dossier/2"}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(other, json_schema())


def test_the_json_comes_back_as_the_same_dossier() -> None:
    assert rich() == msgspec.json.decode(json(rich()), type=Dossier)


def test_pretty_and_short_form_hold_the_same() -> None:
    assert plain_json.loads(json(rich())) == plain_json.loads(json(rich(), pretty=False))
    assert 1 == json(rich(), pretty=False).count(b"\n")


def test_keys_stand_in_the_order_of_the_contract() -> None:
    assert ["schema", "coverage", "accounts", "people", "stories", "judgements"] == list(plain_json.loads(json(rich())))


def test_half_a_surrogate_pair_does_not_stop_the_output() -> None:
    broken = msgspec.structs.replace(empty().coverage.failed[0], source="a\ud800b")
    coverage = msgspec.structs.replace(empty().coverage, failed=(broken,))
    read = plain_json.loads(json(msgspec.structs.replace(empty(), coverage=coverage)))
    assert "a\ufffdb" == read["coverage"]["failed"][0]["source"]
