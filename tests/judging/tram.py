"""Four invented accounts of one accident, for the tests of judgements."""

TEXTS = {
    "echo.txt": """Tram leaves the rails in Ostervik

16 March 2024

A tram left the rails beside the fish market in Ostervik on Saturday morning and four people were hurt, the city said.

“The brakes answered too late on the wet curve,” said Ada Reyes, who runs the depot.

The tram was built in 1988 and had been inspected in January, according to the depot. It stood across both tracks until
noon, and buses replaced the line to the harbour for the rest of the day.
""",
    "herald.txt": """Four hurt as tram derails

17 March 2024

A tram left the rails beside the fish market in Ostervik on Saturday morning and four people were hurt, the city said.

“The brakes answered too late on the wet curve,” said Ada Reyes, who runs the depot.

The tram was built in 1988 and had been inspected in January, according to the depot. It stood across both tracks until
noon, and buses replaced the line to the harbour.
""",
    "valley.txt": """Ostervik tram accident beside the fish market

17 March 2024

Five people were hurt when a tram left the rails near the market of Ostervik on Saturday, a police spokesman said.

“Nobody had warned us about the curve,” Adela Reyes told the Valley Post on Sunday.

Passengers helped one another out through the windows before the ambulances came.
""",
}
LATER = """Tram inquiry opens in Ostervik

19 March 2024

The city of Ostervik opened an inquiry on Tuesday into the accident of the tram that left the rails at the fish market.

“The brakes answered too late on the wet curve,” Ada Reyes, who runs the depot, had said on Saturday.

Four people were hurt when the tram left the rails.
"""
