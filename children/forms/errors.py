"""Forms about entries recorded in error."""

from typing import Any

from casework.forms import LongTextField, VersionedForm


class StrikeOutForm(VersionedForm):
    """Strikes out an entry as it was read, for a reason that only information governance sees."""

    submit_label = "Strike it out"

    why = LongTextField(
        label="What is wrong with it",
        rows=3,
        max_length=1000,
        help_text="Only information governance reads this.",
        error_messages={"required": "Say what is wrong with it"},
    )

    @property
    def correction(self) -> dict[str, Any]:
        """The reason, and the version that was read, as services take them."""
        return {"reason": self.cleaned_data["why"], "version": self.cleaned_data["version"]}


class RefileForm(StrikeOutForm):
    submit_label = "File it there and strike it out here"
