"""Work on strings that knows no record: tokens, sentences, times, values, names, words of many languages."""
