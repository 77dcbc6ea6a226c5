"""What did people correct? Judgements and the machine's results in, corrected groups out."""
