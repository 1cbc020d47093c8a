"""The council’s own figures and words: set from a day on, with a reason, and kept in their history."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from casework import actor, clock
from casework.contributions import contributed
from casework.guards import NotNow
from casework.labels import CATALOGUE, GROUPS
from casework.models import LocalLabel, LocalTimescale, User
from casework.previews import Preview, counted
from casework.services import service
from casework.staff import require_administrator
from casework.standing import forget_standing
from casework.timescales import Timescale, words_for

#: No local figure reaches further, in its own unit.
LONGEST = 365


def all_timescales() -> Iterator[Timescale]:
    """Every rule of time there is, in the order of the journey."""
    for rules in contributed("timescales", "ALL"):
        yield from rules


def timescale_of(key: str) -> Timescale | None:
    return next((rule for rule in all_timescales() if rule.key == key), None)


def amount_words(rule: Timescale, amount: int) -> str:
    """10 working days."""
    return counted(amount, str(rule.unit))


@service
def set_figure(*, by: User, key: str, amount: int, effective_from: date, reason: str) -> LocalTimescale:
    """Set the council's own figure for a timescale, from a coming day.

    A clock keeps the figure in force on the day it started, so none that is running moves. A figure
    that has not begun may be set again for the same day.
    """
    require_administrator(by)
    refuse_figure(key, amount, effective_from)
    row = LocalTimescale.objects.select_for_update().filter(key=key, effective_from=effective_from).first()
    row = row or LocalTimescale(key=key, effective_from=effective_from)
    row.amount, row.reason = amount, reason
    with actor.acting(by, because=reason):
        row.save()
    forget_standing()
    return row


def refuse_figure(key: str, amount: int, effective_from: date) -> Timescale:
    """Raises NotNow where the figure cannot be set; else the rule it is for. Guards set_figure."""
    rule = timescale_of(key)
    if rule is None or not rule.local:
        raise NotNow("This timescale is set by law or by a return. It changes with a new release.")
    if not 1 <= amount <= LONGEST:
        raise NotNow(f"The figure is a whole number from 1 to {LONGEST}.")
    if effective_from <= clock.today():
        raise NotNow("A figure begins tomorrow or later: clocks that started today keep today’s figure.")
    if rule.on(effective_from).amount == amount:
        raise NotNow(f"It is {amount_words(rule, amount)} on that day as it is.")
    return rule


def preview_of_figure(key: str, amount: int, effective_from: date) -> Preview:
    """Which clocks would count differently. Raises as set_figure would."""
    rule = refuse_figure(key, amount, effective_from)
    now = rule.on(effective_from)
    with_it, before = (replace(rule, amount=each, local=False) for each in (amount, now.amount))
    clocks = [each for rows in contributed("timescales", "OPEN_CLOCKS") for each in rows]
    running = sum(each.rows().count() for each in clocks if each.timescale.key == key)
    sentences = [
        f"“{rule.name}”, counted from {rule.counts_from}: {amount_words(rule, amount)} instead of "
        f"{amount_words(rule, now.amount)}, for every clock that starts on {words_for(effective_from)} "
        "or later.",
        f"One that starts that day would be due {words_for(with_it.due(effective_from))} instead of "
        f"{words_for(before.due(effective_from))}.",
        f"A clock keeps the figure in force on the day it started: {counted(running, 'clock')} of this kind "
        f"{'runs' if running == 1 else 'run'} now, and none moves.",
    ]
    later = LocalTimescale.objects.filter(key=key, effective_from__gt=effective_from)
    following = later.order_by("effective_from").first()
    if following:
        sentences.append(
            f"It would hold until {words_for(following.effective_from - timedelta(days=1))}: from the day "
            f"after, {amount_words(rule, following.amount)} is set already."
        )
    return Preview(sentences)


@service
def set_label(*, by: User, key: str, words: str, effective_from: date, reason: str) -> LocalLabel:
    """Call something by the council's own words, from today or a coming day. Codes stay as they are."""
    require_administrator(by)
    refuse_label(key, words, effective_from)
    row = LocalLabel.objects.select_for_update().filter(key=key, effective_from=effective_from).first()
    row = row or LocalLabel(key=key, effective_from=effective_from)
    row.words, row.reason = words, reason
    with actor.acting(by, because=reason):
        row.save()
    forget_standing()
    return row


def labels_on(day: date) -> dict[str, str]:
    """Every label that may be the council's own, as it is called on a day."""
    rows = LocalLabel.objects.filter(effective_from__lte=day).order_by("effective_from")
    own = dict(rows.values_list("key", "words"))
    return {key: own.get(key, words) for key, words in CATALOGUE.items()}


def group_of(key: str) -> str:
    return key.partition(".")[0]


def refuse_label(key: str, words: str, effective_from: date) -> None:
    """Raises NotNow where it cannot be called so. Guards set_label."""
    if key not in CATALOGUE:
        raise NotNow("This label is not one of the council’s own to change.")
    if effective_from < clock.today():
        raise NotNow("New words begin today or later.")
    called = labels_on(effective_from)
    if called[key] == words:
        raise NotNow("It is called that on that day as it is.")
    for other, taken in called.items():
        if other != key and group_of(other) == group_of(key) and taken.casefold() == words.casefold():
            raise NotNow(f"“{words}” is the name of something else among {GROUPS[group_of(key)].lower()}.")


def preview_of_label(key: str, words: str, effective_from: date) -> Preview:
    """What would read differently. Raises as set_label would."""
    refuse_label(key, words, effective_from)
    return Preview(
        [
            f"From {words_for(effective_from)} every page that says “{labels_on(effective_from)[key]}” here "
            f"says “{words}”, on old records too.",
            "Signed copies keep the words they were signed with. The codes that returns send do not change.",
        ]
    )
