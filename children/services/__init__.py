"""What is done to the child's record: each a verb."""
