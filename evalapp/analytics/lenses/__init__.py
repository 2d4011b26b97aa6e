"""Statistics beside the official ranking: advisory, in floating point, each with the sentences that explain it."""
