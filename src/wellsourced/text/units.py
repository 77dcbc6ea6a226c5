"""Units of measure by their canonical names, and how quantities in different units compare."""

import datetime
from typing import Final

# Canonical unit -> (dimension, how much of the dimension's base unit one of it is).
SCALE: Final[dict[str, tuple[str, float]]] = {
    "millimetre": ("length", 0.001),
    "centimetre": ("length", 0.01),
    "inch": ("length", 0.0254),
    "foot": ("length", 0.3048),
    "yard": ("length", 0.9144),
    "metre": ("length", 1.0),
    "kilometre": ("length", 1000.0),
    "mile": ("length", 1609.344),
    "nautical mile": ("length", 1852.0),
    "microgram": ("mass", 1e-9),
    "milligram": ("mass", 1e-6),
    "gram": ("mass", 0.001),
    "ounce": ("mass", 0.02835),
    "pound": ("mass", 0.4536),
    "kilogram": ("mass", 1.0),
    "ton": ("mass", 1000.0),
    "tonne": ("mass", 1000.0),
    "millilitre": ("volume", 0.001),
    "litre": ("volume", 1.0),
    "gallon": ("volume", 3.785),
    "barrel": ("volume", 158.987),
    "cubic metre": ("volume", 1000.0),
    "microgram per litre": ("concentration", 0.001),
    "milligram per litre": ("concentration", 1.0),
    "kilometre per hour": ("speed", 1.0),
    "mile per hour": ("speed", 1.609344),
    "knot": ("speed", 1.852),
    "metre per second": ("speed", 3.6),
    "square foot": ("area", 0.092903),
    "square metre": ("area", 1.0),
    "acre": ("area", 4046.86),
    "hectare": ("area", 10_000.0),
    "square kilometre": ("area", 1e6),
    "square mile": ("area", 2_589_988.0),
    "watt": ("power", 1.0),
    "kilowatt": ("power", 1e3),
    "megawatt": ("power", 1e6),
    "gigawatt": ("power", 1e9),
    "second": ("duration", 1.0),
    "minute": ("duration", 60.0),
    "hour": ("duration", 3600.0),
    "day": ("duration", 86_400.0),
    "week": ("duration", 604_800.0),
    "month": ("duration", 2_629_800.0),
    "years": ("duration", 31_557_600.0),
    "decade": ("duration", 315_576_000.0),
    "century": ("duration", 3_155_760_000.0),
}

# Written signs, the same in all languages; the longest that stands at a place counts.
SIGNS: Final[dict[str, str]] = {
    "mm": "millimetre",
    "cm": "centimetre",
    "m": "metre",
    "km": "kilometre",
    "ft": "foot",
    "mi": "mile",
    "nm": "nautical mile",
    "µg": "microgram",
    "μg": "microgram",
    "mg": "milligram",
    "g": "gram",
    "kg": "kilogram",
    "t": "tonne",
    "lb": "pound",
    "lbs": "pound",
    "oz": "ounce",
    "ml": "millilitre",
    "l": "litre",
    "m3": "cubic metre",
    "m³": "cubic metre",
    "mg/l": "milligram per litre",
    "µg/l": "microgram per litre",
    "μg/l": "microgram per litre",
    "km/h": "kilometre per hour",
    "kmh": "kilometre per hour",
    "kph": "kilometre per hour",
    "mph": "mile per hour",
    "kn": "knot",
    "kt": "knot",
    "kts": "knot",
    "m/s": "metre per second",
    "m2": "square metre",
    "m²": "square metre",
    "km2": "square kilometre",
    "km²": "square kilometre",
    "ha": "hectare",
    "sq ft": "square foot",
    "sq km": "square kilometre",
    "sq m": "square metre",
    "°C": "celsius",
    "°F": "fahrenheit",
    "p": "pence",
    "W": "watt",
    "kW": "kilowatt",
    "MW": "megawatt",
    "GW": "gigawatt",
    "%": "percent",
    "％": "percent",
}
# What is a hundredth of a currency; cents are of many and stay what they are.
HUNDREDTHS: Final[dict[str, str]] = {"pence": "GBP"}
MONEY_SIGNS: Final[dict[str, str]] = {
    "$": "USD",
    "US$": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "S$": "SGD",
    "R$": "BRL",
    "MX$": "MXN",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₴": "UAH",
    "₺": "TRY",
    "₩": "KRW",
    "₪": "ILS",
    "zł": "PLN",
    "USD": "USD",
    "EUR": "EUR",
    "GBP": "GBP",
    "CHF": "CHF",
    "JPY": "JPY",
    "CAD": "CAD",
    "AUD": "AUD",
    "RUB": "RUB",
    "UAH": "UAH",
    "CNY": "CNY",
    "BRL": "BRL",
    "SEK": "SEK",
    "NOK": "NOK",
    "DKK": "DKK",
    "PLN": "PLN",
}
MONTH: Final = "calendar month"  # months since the year 0
DAYS: Final = frozenset({"date", MONTH})
COUNTS: Final = frozenset({"person", "item"})
_POINTS: Final = frozenset({"date", "clock", "year", "age", "magnitude", MONTH})
_TONS: Final = frozenset({"ton", "tonne"})
_TON_TOLERANCE: Final = 1.12  # a short ton is 0.907 tonnes, a long ton 1.016, and reports seldom say which


def compare_units(a: tuple[float, str], b: tuple[float, str]) -> float | None:
    """Return how many times ``b`` goes into ``a`` after conversion; None where the units do not compare.

    Each is ``(quantity, unit)``. Points on a scale (dates, times of day, years, ages, magnitudes) give 1.0
    where equal and 0.0 where not. Tons and tonnes that differ by less than 12 percent are equal.
    A ratio to nothing is infinite.

    >>> round(compare_units((40, "knot"), (74, "kilometre per hour")), 2)
    1.0
    """
    (quantity, unit), (other, other_unit) = a, b
    if {unit, other_unit} == {"date", MONTH}:  # a day lies in its month
        quantity, other = _month(quantity, unit), _month(other, other_unit)
        unit = other_unit = MONTH
    if unit == other_unit and unit in _POINTS:
        return 1.0 if quantity == other else 0.0
    if unit != other_unit and "degree" not in (unit, other_unit):
        if {unit, other_unit} == {"celsius", "fahrenheit"}:
            quantity, other = _celsius(quantity, unit), _celsius(other, other_unit)
        elif unit in SCALE and other_unit in SCALE and SCALE[unit][0] == SCALE[other_unit][0]:
            quantity, other = quantity * SCALE[unit][1], other * SCALE[other_unit][1]
        else:
            return None
    elif unit != other_unit and not {unit, other_unit} < {"degree", "celsius", "fahrenheit"}:
        return None  # a bare "degree" may be of either scale
    if not other:
        return 1.0 if not quantity else float("inf")
    ratio = quantity / other
    tons = {unit, other_unit} == _TONS and 1 / _TON_TOLERANCE <= ratio <= _TON_TOLERANCE
    return 1.0 if tons else ratio


def month_number(year: int, month: int) -> int:
    """Return the months from the year 0 to ``month`` (1 to 12) of ``year``."""
    return year * 12 + month - 1


def _month(quantity: float, unit: str) -> float:
    if unit == MONTH:
        return quantity
    day = datetime.date.fromordinal(int(quantity))
    return month_number(day.year, day.month)


def _celsius(quantity: float, unit: str) -> float:
    return quantity if unit == "celsius" else (quantity - 32) / 1.8
