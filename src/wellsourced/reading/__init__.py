"""What was published? From a document as received to an account with marked blocks."""
