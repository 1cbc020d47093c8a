"""Forms about a person, each by its noun."""
