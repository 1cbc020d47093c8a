"""What is done here: each a verb."""

from supervision.services.oversight import add_decision, add_oversight, complete_action, stop_actions

__all__ = ["add_decision", "add_oversight", "complete_action", "stop_actions"]
