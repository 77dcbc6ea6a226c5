"""An invented page that was changed, one that copied it before, and documents made of them."""

from wellsourced.model.account import Document

PAGE = "https://post.example/tram"
FIRST = """Tram leaves the rails in Ostervik

A tram left the rails beside the fish market in Ostervik on Saturday morning and four people were hurt, the city said.

“The brakes were not at fault on the wet curve,” said Ada Reyes, who runs the depot.

“We had warned the city twice,” Reyes said.

The tram was built in 1988 and had been inspected in January.
"""
SECOND = """Tram leaves the rails in Ostervik

A tram left the rails beside the fish market in Ostervik on Saturday morning and five people were hurt, the city said.

“The brakes were at fault on the wet curve,” said Ada Reyes, who runs the depot.

The tram was built in 1988 and had been inspected in January. The line reopens on Monday.

Correction: An earlier version of this article misstated the number of people who were hurt.
"""
OTHER = """Harbour gets a new crane

The harbour of Ostervik bought a crane from a yard in the north, and it will arrive by ship in the autumn of next year.
"""
MORNING, EVENING, NIGHT = (f"2024-03-16T{hour}:00:00Z" for hour in ("10", "18", "23"))


def document(text: str, retrieved: str | None = None, url: str | None = PAGE, **known: str) -> Document:
    """A page of the Harbour Post of 16 March, unless told otherwise."""
    fields = {"source": "page", "place": url or "page", "outlet": "Harbour Post", "published": "2024-03-16", **known}
    return Document(body=text.encode(), media="text", url=url, retrieved=retrieved, **fields)
