"""Pages of the assessment: read, written, signed off."""
