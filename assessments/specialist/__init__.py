"""Specialist assessments: one shape for all of them. A kind is declared in kinds/, and nothing else."""
