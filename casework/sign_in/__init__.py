"""Signing in and out, what slows down guessing, and changing one’s own password."""
