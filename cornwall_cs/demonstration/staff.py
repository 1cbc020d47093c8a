"""Who works in the demonstration, and how to sign in as each."""

from typing import NamedTuple

from django.conf import settings
from django.contrib.auth.hashers import make_password

from casework import actor
from casework.models import Position, Team, TeamKind, User
from casework.roles import Role
from casework.staff import take_on

#: The first user made: the mark by which the demonstration knows a database as its own.
LOADER = "demonstration"

MEMBER, DUTY, MANAGER = Position.MEMBER, Position.DUTY, Position.MANAGER

#: key: (name, kind, the service it belongs to)
TEAMS = {
    "family_services": ("Family services", TeamKind.SERVICE, ""),
    "maru": ("Multi-Agency Referral Unit (MARU)", TeamKind.MARU, ""),
    "carrick": ("Carrick team", TeamKind.SOCIAL_WORK, "family_services"),
    "caradon": ("Caradon team", TeamKind.SOCIAL_WORK, "family_services"),
    "hub": ("Early Help Hub", TeamKind.EARLY_HELP, ""),
    "out_of_hours": ("Out-of-hours service", TeamKind.OUT_OF_HOURS, ""),
}


class Post(NamedTuple):
    """One member of staff; `shown` for the one listed as the sign-in of their role."""

    username: str
    name: str
    role: Role
    team: str = ""
    position: Position = MEMBER
    shown: bool = False


STAFF = [
    Post("senara", "Senara Kellow", Role.MARU_SCREENER, "maru", shown=True),
    Post("jenifer", "Jenifer Trudgian", Role.MARU_SCREENER, "maru"),
    Post("bryok", "Bryok Tremayne", Role.MARU_SCREENER, "maru"),
    Post("meraud", "Meraud Ivey", Role.MARU_MANAGER, "maru", MANAGER, shown=True),
    Post("colan", "Colan Bassett", Role.MARU_MANAGER, "maru", MANAGER),
    Post("endelyn", "Endelyn Warne", Role.OUT_OF_HOURS, "out_of_hours", shown=True),
    Post("ruan", "Ruan Scoble", Role.OUT_OF_HOURS, "out_of_hours"),
    Post("kensa", "Kensa Luke", Role.SOCIAL_WORKER, "carrick", shown=True),
    Post("austol", "Austol Grigg", Role.SOCIAL_WORKER, "carrick"),
    Post("myghal", "Myghal Penrose", Role.SOCIAL_WORKER, "carrick"),
    Post("rosen", "Rosen Hambly", Role.SOCIAL_WORKER, "carrick", DUTY),
    Post("tegen", "Tegen Roskilly", Role.TEAM_MANAGER, "carrick", MANAGER, shown=True),
    Post("perran", "Perran Cundy", Role.SOCIAL_WORKER, "caradon"),
    Post("lowdy", "Lowdy Minear", Role.SOCIAL_WORKER, "caradon"),
    Post("bethany", "Bethany Rashleigh", Role.SOCIAL_WORKER, "caradon"),
    Post("cadan", "Cadan Yelland", Role.SOCIAL_WORKER, "caradon", DUTY),
    Post("ives", "Ives Tregear", Role.TEAM_MANAGER, "caradon", MANAGER),
    Post("marina", "Marina Treleaven", Role.SERVICE_MANAGER, "family_services", MANAGER, shown=True),
    Post("gwen", "Gwen Sandercock", Role.TEAM_MANAGER, "hub", MANAGER),
    Post("nessa", "Nessa Goodman", Role.EARLY_HELP_WORKER, "hub", shown=True),
    Post("josef", "Josef Libby", Role.EARLY_HELP_WORKER, "hub"),
    Post("clemo", "Clemo Furneaux", Role.CONFERENCE_CHAIR, shown=True),
    Post("eseld", "Eseld Bawden", Role.RIGHTS_ADVOCATE, shown=True),
    Post("daveth", "Daveth Marrack", Role.PERSONAL_ADVISER, shown=True),
    Post("jowna", "Jowna Ellery", Role.CONFERENCE_ADMINISTRATOR, shown=True),
    Post("tamara", "Tamara Pengelly", Role.LAWYER, shown=True),
    Post("silas", "Silas Northey", Role.QUALITY_AUDITOR, shown=True),
    Post("honor", "Honor Carthew", Role.SENIOR_LEADER, shown=True),
    Post("branok", "Branok Lyne", Role.DATA_ANALYST, shown=True),
    Post("ebrel", "Ebrel Hicks", Role.INFORMATION_GOVERNANCE, shown=True),
    Post("wella", "Wella Prisk", Role.SYSTEM_ADMINISTRATOR, shown=True),
]


def sign_ins() -> list[dict[str, str]]:
    """One sign-in for each role, in the order of the catalogue. They share a password."""
    shown = {post.role: post for post in STAFF if post.shown}
    return [
        {"role": role.label, "name": shown[role].name, "username": shown[role].username}
        for role in Role
        if role in shown
    ]


def take_everybody_on() -> tuple[dict[str, User], dict[str, Team]]:
    """The loader, who may not sign in; the teams; and everybody, by username. At the clock's time."""
    loader = User.objects.create_user(LOADER, full_name="Demonstration loader", is_active=False)
    with actor.acting(loader):
        teams: dict[str, Team] = {}
        for key, (name, kind, service) in TEAMS.items():
            teams[key] = Team.objects.create(key=key, name=name, kind=kind, parent=teams.get(service))
    staff = {
        post.username: take_on(
            by=loader,
            username=post.username,
            full_name=post.name,
            role=post.role,
            team=teams.get(post.team),
            position=post.position,
        )
        for post in STAFF
    }
    _share_password(list(staff.values()))
    return staff, teams


def _share_password(staff: list[User]) -> None:
    """Give everybody the one password, hashed once: a good hash takes its time, and thirty a minute."""
    hashed = make_password(settings.DEMONSTRATION_PASSWORD)
    for user in staff:
        user.password = hashed
        user.skip_history_when_saving = True
        user.save(update_fields=["password"])
