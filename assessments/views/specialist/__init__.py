"""Pages of the specialist assessments, the same for every kind."""
