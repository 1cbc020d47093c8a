"""The pages of the online form."""
