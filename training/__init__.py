"""How the weights of the encoder were made: read the corpora, train, teach, measure, export. Not in the package."""
