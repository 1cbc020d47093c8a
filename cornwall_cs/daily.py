"""The daily e-mail: how much waits for somebody, and where. No name, and nothing of any record."""

from django.conf import settings
from django.urls import reverse

from casework import clock
from casework.models import User
from children.contributions import worklist
from cornwall_cs.home import groups_of


def counts_for(user: User) -> list[tuple[str, int]]:
    """What waits for a user, group by group as on their home page, and the notices they have not read."""
    today = clock.today()
    groups = groups_of(worklist(user, today), today)
    counts = [(group.heading, len(group.items)) for group in groups if group.key != "later"]
    if user.unread_notices:
        counts.append(("Notices you have not read", user.unread_notices))
    return counts


def email_for(user: User) -> tuple[str, str] | None:
    """The subject and the text of today’s e-mail, or None where nothing waits."""
    counts = counts_for(user)
    if not counts:
        return None
    home, notices = (f"{settings.SITE_ADDRESS}{reverse(name)}" for name in ("home", "notices"))
    lines = [f"{heading}: {number}" for heading, number in counts]
    text = [
        f"{user.full_name},",
        "",
        "This waits for you:",
        "",
        *lines,
        "",
        f"Open it here: {home}",
        f"To stop this e-mail: {notices}",
    ]
    return f"{settings.SERVICE_NAME}: what waits for you", "\n".join(text) + "\n"
