"""Which numbers and which forms of address are spoken to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellsourced.reading.web.addresses import is_address, refusal, unusable


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::"]
)
def test_public_addresses_are_allowed(address: str) -> None:
    assert refusal(address) is None


@pytest.mark.parametrize("address", ["127.0.0.1", "127.255.0.1", "::1", "::ffff:127.0.0.1"])
def test_this_machine_is_allowed_only_when_told(address: str) -> None:
    assert ("a loopback address", None) == (refusal(address), refusal(address, allow_loopback=True))


@pytest.mark.parametrize("address", ["10.0.0.1", "169.254.169.254", "::", "64:ff9b::7f00:1", "2002:7f00:1::", "x", ""])
def test_allowing_this_machine_allows_nothing_else(address: str) -> None:
    assert refusal(address, allow_loopback=True) is not None


@given(st.ip_addresses(v=4))
def test_an_address_and_its_mapped_form_are_judged_alike(address: object) -> None:
    assert refusal(str(address)) == refusal(f"::ffff:{address}")


@given(st.ip_addresses(v=4))
def test_only_addresses_that_python_calls_global_are_allowed(address: object) -> None:
    assert refusal(str(address)) is not None or getattr(address, "is_global", False)


@pytest.mark.parametrize("port", [22, 25, 6379 - 5356, 0])
def test_ports_of_other_services_are_refused(port: int) -> None:
    assert f"port {port}" in (unusable(f"http://n.example:{port}/") or "")


@pytest.mark.parametrize("source", ["HTTP://n.example", "https://n.example/a", "http://"])
def test_what_begins_as_an_address_is_one(source: str) -> None:
    assert is_address(source)


@given(st.text(max_size=80))
def test_no_text_makes_the_check_fail(text: str) -> None:
    assert unusable("http://" + text) is None or ";" in (unusable("http://" + text) or "")
