"""What a reader is shown: the dossier in each of its forms."""
