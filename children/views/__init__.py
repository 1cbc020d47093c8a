"""The pages of the child's record, by noun."""
