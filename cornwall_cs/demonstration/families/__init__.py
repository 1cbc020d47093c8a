"""The stories, in the order in which they are told."""

from collections.abc import Callable

from cornwall_cs.demonstration.families import (
    advice_line,
    early_help,
    ended_after_assessment,
    ended_elsewhere,
    front_door,
    heard,
    helped_early,
    kept_close,
    living,
    measured,
    newly_open,
    papers,
    plans_begun,
    protected,
    returned,
    sent_online,
    strategy,
    written_twice,
)
from cornwall_cs.demonstration.families.bennetts import bennetts
from cornwall_cs.demonstration.families.hendra import hendra
from cornwall_cs.demonstration.families.kowalczyk import kowalczyk
from cornwall_cs.demonstration.families.lanyon import lanyon
from cornwall_cs.demonstration.families.mitchell import mitchell
from cornwall_cs.demonstration.families.oates import oates
from cornwall_cs.demonstration.families.pendray import pendray
from cornwall_cs.demonstration.families.rickard import rickard
from cornwall_cs.demonstration.families.rosewarne import rosewarne
from cornwall_cs.demonstration.families.rundle import rundle
from cornwall_cs.demonstration.families.tresawle import tresawle
from cornwall_cs.demonstration.families.trethowan import trethowan
from cornwall_cs.demonstration.story import Family

STORIES: list[Callable[[Family], None]] = [
    hendra,
    rickard,
    ended_after_assessment.parwana,
    bennetts,
    ended_elsewhere.angwin,
    pendray,
    rosewarne,
    trethowan,
    ended_after_assessment.chenoweth,
    oates,
    mitchell,
    rundle,
    kept_close.faull,
    ended_elsewhere.couch,
    plans_begun.nicholls,
    newly_open.goldsworthy,
    lanyon,
    kowalczyk,
    plans_begun.carlyon,
    returned.gluyas,
    returned.retallack,
    strategy.edyvean,
    kept_close.skewes,
    strategy.trevaskis,
    measured.hosken,
    newly_open.maddern,
    newly_open.tregenza,
    early_help.nankivell,
    early_help.penhaligon,
    early_help.jelbert,
    early_help.spargo,
    early_help.varcoe,
    helped_early.dunstan,
    helped_early.trebilcock,
    helped_early.chegwidden,
    helped_early.bolitho,
    helped_early.oates_taken_over,
    newly_open.tonkin,
    protected.nancarrow,
    strategy.curnow,
    protected.curgenven,
    living.trudgeon,
    living.pryor,
    living.vosper,
    front_door.blewett,
    front_door.jose,
    front_door.harvey,
    front_door.stephens,
    front_door.olver,
    front_door.net_loft,
    front_door.taxi_rank,
    tresawle,
    advice_line.advice_line,
    papers.received,
    heard.heard,
    written_twice.ellis,
    written_twice.aphra,
    sent_online.lunch_box,
    sent_online.dark_landing,
    sent_online.bus_stop,
]
