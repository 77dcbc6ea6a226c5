"""Which say the same? Accounts with their speech in, utterances, points and rumours out."""
