"""The page on which the assessment is closed."""
