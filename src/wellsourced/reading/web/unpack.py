"""Undo the compression of a body piece by piece, so that a small body cannot become a large one."""

import zlib
from collections.abc import Iterable, Iterator
from typing import Protocol

import brotli

ACCEPTED = "gzip, deflate, br"
_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS
_RAW_DEFLATE = -zlib.MAX_WBITS
_PIECE_BYTES = 65_536
_MOST_LAYERS = 2


class TooLargeError(Exception):
    """More than the bytes allowed came out, or went in."""


class BrokenCodingError(Exception):
    """The bytes are not in the coding that was told."""


class _Decoder(Protocol):
    def pieces(self, data: bytes) -> Iterator[bytes]: ...

    def done(self) -> bool: ...


def unpacked(pieces: Iterable[bytes], coding: str | None, *, most_bytes: int, cut: bool = False) -> bytes:
    """Return the whole body behind ``pieces``, whose content coding is ``coding`` (a header's value).

    Never holds more than ``most_bytes`` and one piece of 64 KB. Raises ``TooLargeError`` where more comes in or
    out, unless the rest is to be ``cut``; ``BrokenCodingError`` where the coding is unknown, the bytes are not in
    it, or they break off.
    """
    decoders = [_decoder(name) for name in _layers(coding)]
    came, out = 0, bytearray()
    for piece in pieces:
        came += len(piece)
        for part in _through(decoders, piece):
            out += part
            if len(out) > most_bytes:
                break
        if max(came, len(out)) > most_bytes:
            if cut:
                return bytes(out[:most_bytes])
            raise TooLargeError
    if came and not all(decoder.done() for decoder in decoders):
        raise BrokenCodingError("it breaks off")
    return bytes(out)


def _layers(coding: str | None) -> list[str]:
    named = [name.strip().lower() for name in (coding or "").split(",")]
    layers = [name for name in named if name not in {"", "identity"}]
    if len(layers) > _MOST_LAYERS:
        raise BrokenCodingError("it is compressed too many times over")
    return layers[::-1]


def _through(decoders: list[_Decoder], piece: bytes) -> Iterator[bytes]:
    if not decoders:
        yield piece
        return
    for part in decoders[0].pieces(piece):
        yield from _through(decoders[1:], part)


def _decoder(name: str) -> _Decoder:
    if name in {"gzip", "x-gzip"}:
        return _Zlib(_GZIP_OR_ZLIB)
    if name == "deflate":
        return _Zlib(_GZIP_OR_ZLIB, otherwise=_RAW_DEFLATE)  # servers send either, as browsers know
    if name == "br":
        return _Brotli()
    raise BrokenCodingError(f"it is in the unknown coding “{name[:20]}”")


class _Zlib:
    def __init__(self, bits: int, otherwise: int | None = None) -> None:
        self._object = zlib.decompressobj(bits)
        self._bits, self._otherwise = bits, otherwise
        self._begun = False

    def pieces(self, data: bytes) -> Iterator[bytes]:
        while data:
            if self._object.eof:
                data = data.lstrip(b"\0")  # padding after the last member
                if not data:
                    return
                self._object = zlib.decompressobj(self._bits)
            try:
                part = self._object.decompress(data, _PIECE_BYTES)
            except zlib.error as error:
                if self._begun or self._otherwise is None:
                    raise BrokenCodingError("it is not compressed as it says") from error
                self._object, self._begun = zlib.decompressobj(self._otherwise), True
                continue
            self._begun = True
            data = self._object.unconsumed_tail or self._object.unused_data
            if part:
                yield part

    def done(self) -> bool:
        return self._object.eof


class _Brotli:
    def __init__(self) -> None:
        self._object = brotli.Decompressor()

    def pieces(self, data: bytes) -> Iterator[bytes]:
        try:
            part = self._object.process(data, output_buffer_limit=_PIECE_BYTES)
            while part or not self._object.can_accept_more_data():
                if part:
                    yield part
                if self._object.is_finished():
                    return
                part = self._object.process(b"", output_buffer_limit=_PIECE_BYTES)
        except brotli.error as error:
            raise BrokenCodingError("it is not compressed as it says") from error

    def done(self) -> bool:
        return bool(self._object.is_finished())
