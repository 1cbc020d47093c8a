"""Pages of plans and reviews, each by its noun."""
