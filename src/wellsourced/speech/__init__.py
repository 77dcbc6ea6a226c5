"""Who said what? Account in, quotations and claims with their speakers, cues and chains out."""
