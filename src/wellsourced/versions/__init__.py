"""What changed in an account? Accounts and where they were met in, histories and withdrawn statements out."""
