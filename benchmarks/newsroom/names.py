"""Names of nobody and nowhere, built from syllables."""

from random import Random

from .tables import table


class Namer:
    """Gives names that differ from one another; ``chance`` decides which."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._given: set[str] = set()

    def word(self) -> str:
        """Return an invented word that may be a place, a family or a firm."""
        while True:
            sounds = self._chance.choice(table("places")["sounds"])
            middle = self._chance.choice(sounds["middle"]) if self._chance.random() < 0.75 else ""
            name = str(self._chance.choice(sounds["start"]) + middle + self._chance.choice(sounds["end"]))
            # Two names that begin alike would be hard for a reader too.
            if not any(name[:4] == other[:4] for other in self._given):
                self._given.add(name)
                return name

    def person(self) -> tuple[str, str, bool]:
        """Return a forename, a surname, and whether the person is a woman."""
        woman = self._chance.random() < 0.5
        pool = table("places")["forenames"]["women" if woman else "men"]
        fresh = [name for name in pool if name not in self._given]
        forename = self._chance.choice(fresh or pool)
        self._given.add(forename)
        return forename, self.word(), woman
