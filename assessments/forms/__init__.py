"""Forms of the assessment: its sections, its factors, and what stands beside it."""
