"""The forms by which system administrators keep users, their roles and their teams."""

from typing import Any, cast

from django import forms
from django.contrib.auth.password_validation import validate_password

from casework import clock
from casework.forms import DateField, EmailField, LongTextField, PageForm, TextField
from casework.forms.words import name_messages
from casework.models import RoleHeld, Team, TeamKind, TeamMembership, User
from casework.sign_in.forms import password_field
from casework.templatetags.casework import day_words


def _password(label: str) -> forms.CharField:
    help_text = "At least 12 characters, not easy to guess. They choose another when they next sign in."
    return password_field(label, "new-password", help_text=help_text)


class AdminForm(forms.ModelForm):
    """A form on a model whose messages name the field."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            name_messages(field, str(self[name].label))
            if isinstance(field, forms.ModelChoiceField):
                field.empty_label = "Choose"
            elif isinstance(field, forms.ChoiceField):
                offered: Any = field.choices
                field.choices = [(value, label if value else "Choose") for value, label in offered]


class UserForm(AdminForm):
    username = TextField(label="Username", max_length=150, width=20)
    full_name = TextField(label="Full name", max_length=150, width=30)
    email = EmailField(label="Email address", required=False)

    class Meta:
        model = User
        fields = ("username", "full_name", "email", "is_active")


class NewUserForm(UserForm):
    new_password = _password("Password")

    class Meta:
        model = User
        fields = ("username", "full_name", "email")

    def clean_new_password(self) -> str:
        given: str = self.cleaned_data["new_password"]
        validate_password(given, self.instance)
        return given

    def save(self, commit: bool = True) -> Any:
        self.instance.set_password(self.cleaned_data["new_password"])
        self.instance.must_change_password = True
        return super().save(commit)


class PasswordForm(PageForm):
    submit_label = "Set the password"

    password = _password("New password")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_password(self) -> str:
        given: str = self.cleaned_data["password"]
        validate_password(given, self.user)
        return given


class TeamForm(AdminForm):
    """A team renamed, or put under another service. What kind of team it is never changes."""

    reason = LongTextField(
        label="Why", rows=2, max_length=2000, error_messages={"required": "Say why the team changes"}
    )

    class Meta:
        model = Team
        fields: tuple[str, ...] = ("name", "parent")
        labels = {"parent": "Part of"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        services = Team.objects.filter(kind=TeamKind.SERVICE, is_active=True)
        parent = cast(forms.ModelChoiceField, self.fields["parent"])
        parent.queryset = services.exclude(pk=self.instance.pk)


class NewTeamForm(TeamForm):
    class Meta(TeamForm.Meta):
        fields = ("key", "name", "kind", "parent")
        labels = {"key": "Short name for addresses", "parent": "Part of"}
        help_texts = {"key": "Letters, digits and hyphens. For example, west-1"}


class SpanForm(AdminForm):
    """A role or a team from one date to another. What is on record ends; it never becomes something else."""

    starts = DateField(label="First day", initial=clock.today)
    ends = DateField(
        label="Last day",
        required=False,
        help_text="Leave empty while it goes on. To end it now, enter today.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding:
            over = self.instance.ends is not None and self.instance.ends < clock.today()
            for name, field in self.fields.items():
                field.disabled = field.disabled or over or name != "ends"

    @property
    def what(self) -> str:
        """What is held, in words."""
        return str(self.instance)

    @property
    def words(self) -> str:
        """What is held and from when to when."""
        row = self.instance
        until = f" to {day_words(row.ends)}" if row.ends else ""
        return f"{self.what}, {'' if until else 'since '}{day_words(row.starts)}{until}"


class RoleForm(SpanForm):
    class Meta:
        model = RoleHeld
        fields = ("role", "starts", "ends")

    @property
    def what(self) -> str:
        return str(self.instance.get_role_display())

    def clean(self) -> dict[str, Any]:
        """Django leaves the user out when it checks the constraint, for theirs is another form."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        held = RoleHeld.objects.filter(user_id=self.instance.user_id, ends=None).exclude(pk=self.instance.pk)
        if not data.get("ends") and held.filter(role=data.get("role")).exists():
            self.add_error("role", "This person holds that role already")
        return data


class MembershipForm(SpanForm):
    class Meta:
        model = TeamMembership
        fields = ("team", "position", "starts", "ends")
        labels = {"position": "As"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Nobody is put in a closed team; who was in one stays shown there."""
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            team = cast(forms.ModelChoiceField, self.fields["team"])
            team.queryset = Team.objects.filter(is_active=True)

    @property
    def what(self) -> str:
        return f"{self.instance.team}, {self.instance.get_position_display().lower()}"
