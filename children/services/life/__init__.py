"""What happens in a life, each a verb: births, deaths, moves, schools."""

from children.services.life.births import record_birth, record_stillbirth
from children.services.life.deaths import record_death, say_what_is_suspected
from children.services.life.earlier import record_earlier
from children.services.life.happenings import record_happening, record_new_adult
from children.services.life.missing import (
    offer_interview,
    record_interview,
    record_missing,
    record_return,
)
from children.services.life.moves import record_move
from children.services.life.notifications import settle_notice
from children.services.life.schooling import change_school
from children.services.life.twins import record_twin

__all__ = [
    "change_school",
    "offer_interview",
    "record_birth",
    "record_death",
    "record_earlier",
    "record_happening",
    "record_interview",
    "record_missing",
    "record_move",
    "record_new_adult",
    "record_return",
    "record_stillbirth",
    "record_twin",
    "say_what_is_suspected",
    "settle_notice",
]
