"""Figures as newsrooms write them: digits or words, a clock in the local manner, wind in miles, knots or kilometres."""

from dataclasses import dataclass
from random import Random

from .world import Figure

WORDS = {
    "en": "two three four five six seven eight nine ten eleven twelve".split(),
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze".split(),
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce".split(),
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split(),
}
HEDGES = {
    "about": {"en": ("about", "around", "some"), "fr": ("environ",), "es": ("cerca de",), "de": ("rund",)},
    "at least": {"en": ("at least",), "fr": ("au moins",), "es": ("al menos",), "de": ("mindestens",)},
}
THOUSANDS = {"en": ",", "fr": " ", "es": ".", "de": "."}
SPEEDS = {"km/h": 1.0, "mph": 0.6214, "knots": 0.5400}


@dataclass(frozen=True, slots=True)
class Style:
    """How one newsroom sets figures. ``words`` spells small numbers; ``meridiem`` writes 9:22 p.m."""

    language: str
    words: bool
    meridiem: bool
    speed: str

    @staticmethod
    def of(language: str, chance: Random) -> "Style":
        """Return a style that newsrooms of this language have."""
        speed = chance.choice(tuple(SPEEDS)) if language == "en" else "km/h"
        return Style(language, chance.random() < 0.5, chance.random() < 0.6, speed)


def written(figure: Figure, unit: str, style: Style, chance: Random) -> str:
    """Return the figure in the newsroom's style, its hedge before it; empty for a fact without a figure."""
    if figure.quantity is None:
        return ""
    if unit == "clock":
        return _clock(figure.quantity, style)
    if unit == "speed":
        return f"{round(figure.quantity * SPEEDS[style.speed])} {style.speed}"
    text = str(figure.quantity)
    if unit not in ("year", "percent", "money") and style.words and 2 <= figure.quantity <= 12:
        text = WORDS[style.language][figure.quantity - 2]
    elif unit != "year" and figure.quantity >= 1000:
        text = f"{figure.quantity:,}".replace(",", THOUSANDS[style.language])
    if figure.hedge is None:
        return text
    return f"{chance.choice(HEDGES[figure.hedge][style.language])} {text}"


def _clock(minutes: int, style: Style) -> str:
    hour, minute = divmod(minutes % (24 * 60), 60)
    if style.language == "fr":
        return f"{hour} h {minute:02}"
    if style.language == "de":
        return f"{hour}.{minute:02} Uhr"
    if style.language == "en" and style.meridiem:
        return f"{(hour - 1) % 12 + 1}:{minute:02} {'a.m.' if hour < 12 else 'p.m.'}"
    return f"{hour:02}:{minute:02}"


def distorted(figure: Figure, chance: Random) -> Figure:
    """Return another figure such as slips make: digits turned round, one digit changed, a nought too many."""
    assert figure.quantity is not None
    digits = list(str(figure.quantity))
    turned = (
        int("".join(reversed(digits[-2:])).join(["".join(digits[:-2]), ""])) if len(digits) > 1 else figure.quantity
    )
    if turned != figure.quantity and digits[-1] != "0" and chance.random() < 0.5:
        return Figure(turned, figure.hedge)
    place = chance.randrange(len(digits))
    digits[place] = chance.choice([d for d in "123456789" if d != digits[place]])
    other = Figure(int("".join(digits)), figure.hedge)
    return other if (other.quantity or 0) > 1 else Figure(figure.quantity * 10, figure.hedge)
