"""Pack what was read and understood as JSON, and unpack it on the other side without trust."""

import datetime
import json
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache, partial
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

Packed = TypeVar("Packed")
Unpacker = Callable[[Any], Any]


class NotPacked(ValueError):
    """Say that bytes are nothing that was packed."""


def pack(value: Any) -> bytes:
    """Take a dataclass; give it as JSON, without what is as always."""
    text = json.dumps(value, default=_plain, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def plain(value: Any) -> dict[str, Any]:
    """Return what a dataclass holds, by field, without what is as always."""
    kind: Any = type(value)
    always = _defaults(kind)
    return {name: one for name, one in vars(value).items() if one != always.get(name, MISSING)}


def unpack(kind: type[Packed], packed: bytes) -> Packed:
    """Take a kind of dataclass and its JSON; give it, or raise NotPacked."""
    return unpacked(kind, json.loads(packed))


def unpacked(kind: type[Packed], value: Any) -> Packed:
    """Take a kind of dataclass and what its JSON holds; give it, or raise NotPacked."""
    try:
        found: Packed = _unpacker(kind)(value)  # type: ignore[arg-type]
    except (KeyError, TypeError, ValueError) as error:
        raise NotPacked(str(error)) from error
    return found


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, (datetime.date, datetime.time)) else plain(value)


@cache
def _defaults(kind: type) -> dict[str, Any]:
    return {one.name: one.default for one in fields(kind) if one.default is not MISSING}


@cache
def _unpacker(kind: Any) -> Unpacker:
    """Return what checks a value against the kind, and gives it as that kind."""
    origin, parts = get_origin(kind), get_args(kind)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        return partial(_whole, kind, {one.name: _unpacker(hints[one.name]) for one in fields(kind)})
    if origin is tuple and parts[-1] is ...:
        each = _unpacker(parts[0])
        return lambda value: tuple(map(each, _checked(list, value)))
    if origin is tuple:
        inner = [_unpacker(one) for one in parts]
        return lambda value: tuple(one(held) for one, held in zip(inner, _checked(list, value), strict=True))
    if origin is dict:
        of_key, of_value = map(_unpacker, parts)
        return lambda value: {of_key(key): of_value(one) for key, one in _checked(dict, value).items()}
    if isinstance(kind, UnionType):
        (sole,) = (_unpacker(one) for one in parts if one is not type(None))
        return lambda value: None if value is None else sole(value)
    if kind in (datetime.date, datetime.time):
        return lambda value: kind.fromisoformat(_checked(str, value))
    if kind is float:
        return lambda value: float(_checked((int, float), value))
    return partial(_checked, kind)


def _whole(kind: type, inner: dict[str, Unpacker], value: Any) -> Any:
    """Give a dataclass of what its fields hold; raise KeyError or TypeError where these are not its own."""
    return kind(**{name: inner[name](held) for name, held in _checked(dict, value).items()})


def _checked(kind: Any, value: Any) -> Any:
    """Give a value of the kind, or raise TypeError."""
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise TypeError(f"{value!r:.40} is no {kind}")
    return value
