"""What the jury itself proposes for the dossier at hand, where it departs from what the ranking says."""
