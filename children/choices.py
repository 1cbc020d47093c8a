"""Codes about a person. Statutory lists follow the children in need census, 2025 to 2026."""

from django.db import models

from casework.labels import local


class Sex(models.TextChoices):
    MALE = "M", "Male"
    FEMALE = "F", "Female"
    UNKNOWN = "U", "Not known or not yet born"


class Ethnicity(models.TextChoices):
    """Census codes. Cornish has no code of its own: the words go in `ethnicity_detail`."""

    WBRI = "WBRI", "White British"
    WIRI = "WIRI", "White Irish"
    WIRT = "WIRT", "Traveller of Irish heritage"
    WROM = "WROM", "Gypsy or Roma"
    WOTH = "WOTH", "Any other White background"
    MWBC = "MWBC", "White and Black Caribbean"
    MWBA = "MWBA", "White and Black African"
    MWAS = "MWAS", "White and Asian"
    MOTH = "MOTH", "Any other mixed background"
    AIND = "AIND", "Indian"
    APKN = "APKN", "Pakistani"
    ABAN = "ABAN", "Bangladeshi"
    AOTH = "AOTH", "Any other Asian background"
    BCRB = "BCRB", "Caribbean"
    BAFR = "BAFR", "African"
    BOTH = "BOTH", "Any other Black background"
    CHNE = "CHNE", "Chinese"
    OOTH = "OOTH", "Any other ethnic group"
    REFU = "REFU", "Refused to say"
    NOBT = "NOBT", "Not yet obtained"


class DisabilityCode(models.TextChoices):
    NONE = "NONE", "No disability"
    MOB = "MOB", "Mobility"
    HAND = "HAND", "Hand function"
    PC = "PC", "Personal care"
    INC = "INC", "Incontinence"
    COMM = "COMM", "Communication"
    LD = "LD", "Learning"
    HEAR = "HEAR", "Hearing"
    VIS = "VIS", "Vision"
    BEH = "BEH", "Behaviour"
    CON = "CON", "Consciousness"
    AUT = "AUT", "Autism or Asperger syndrome"
    DDA = "DDA", "Another disability under the Equality Act"


class UpnUnknown(models.TextChoices):
    """Why there is no unique pupil number."""

    UN1 = "UN1", "Not of school age and has none yet"
    UN2 = "UN2", "Never attended a maintained school in England"
    UN3 = "UN3", "Educated outside England"
    UN4 = "UN4", "Newly in need, number not yet known"
    UN5 = "UN5", "Sources disagree"
    UN6 = "UN6", "Not yet born"
    UN7 = "UN7", "Referral with no further action"


class PrimaryNeed(models.TextChoices):
    """Why a child is in need. Where two fit, the higher in the list is used."""

    N1 = "N1", "Abuse, neglect and exploitation"
    N2 = "N2", "Child’s disability or illness"
    N3 = "N3", "Parental disability or illness"
    N4 = "N4", "Family in acute stress"
    N5 = "N5", "Family dysfunction"
    N6 = "N6", "Socially unacceptable behaviour"
    N7 = "N7", "Low income"
    N8 = "N8", "Absent parenting"
    N9 = "N9", "Cases other than children in need"
    N0 = "N0", "Not stated"


class RelationshipKind(models.TextChoices):
    """What the other person is to the child."""

    MOTHER = "mother", "Mother"
    FATHER = "father", "Father"
    STEP_PARENT = "step_parent", "Step-parent"
    PARENTS_PARTNER = "parents_partner", "Parent’s partner"
    SIBLING = "sibling", "Brother or sister"
    HALF_SIBLING = "half_sibling", "Half-brother or half-sister"
    STEP_SIBLING = "step_sibling", "Step-brother or step-sister"
    GRANDPARENT = "grandparent", "Grandparent"
    OTHER_RELATIVE = "other_relative", "Other relative"
    CARER = "carer", "Carer"
    FRIEND = "friend", "Friend of the family"
    PARTNER = "partner", "Partner"
    FORMER_PARTNER = "former_partner", "Former partner"


SIBLINGS = frozenset({RelationshipKind.SIBLING, RelationshipKind.HALF_SIBLING, RelationshipKind.STEP_SIBLING})
#: Kinds that nobody becomes: they hold from birth, whenever they were written down.
FROM_BIRTH = frozenset(
    {
        RelationshipKind.MOTHER,
        RelationshipKind.FATHER,
        RelationshipKind.SIBLING,
        RelationshipKind.HALF_SIBLING,
        RelationshipKind.GRANDPARENT,
        RelationshipKind.OTHER_RELATIVE,
    }
)
COUPLES = frozenset({RelationshipKind.PARTNER, RelationshipKind.FORMER_PARTNER})
#: Kinds that read the same from either side.
MUTUAL = SIBLINGS | COUPLES


class InvolvementKind(models.TextChoices):
    ALLOCATED = "allocated", "Allocated worker"
    CO_WORKING = "co_working", "Co-worker"
    FAMILY = "family", "Works with their child"
    RECEIVING = "receiving", "Receiving team"
    CHAIRING = "chairing", "Chair"
    SCREENING = "screening", "MARU screening"
    COVER = "cover", "Cover"
    AUDIT = "audit", "Audit"
    NAMED = "named", "Named on a restricted record"
    STATED_REASON = "stated_reason", "Opened with a stated reason"
    TRANSFER = "transfer", "Asked to take the child on"
    HANDOVER = "handover", "Shift handover"


#: The involvements under which assessments and plans are written; the others add to the record only.
WORKING = (
    InvolvementKind.ALLOCATED,
    InvolvementKind.CO_WORKING,
    InvolvementKind.COVER,
    InvolvementKind.RECEIVING,
)


#: The involvements that only read.
ONLY_READS = (
    InvolvementKind.STATED_REASON,
    InvolvementKind.AUDIT,
    InvolvementKind.TRANSFER,
    InvolvementKind.HANDOVER,
)


class WarningKind(models.TextChoices):
    STAFF_SAFETY = "staff_safety", "Safety of staff"
    SAFE_CONTACT = "safe_contact", "Safe way to make contact"
    NOT_TO_BE_TOLD = "not_to_be_told", "Somebody must not be told"
    HEALTH = "health", "Health"


class NoteKind(models.TextChoices):
    """What a case note tells of. Visits have a record of their own."""

    TELEPHONE = "telephone", "Telephone call"
    EMAIL = "email", "Email"
    TEXT = "text", "Text message"
    MEETING = "meeting", "Meeting"
    CONVERSATION = "conversation", "Conversation"
    LETTER_IN = "letter_in", "Letter received"
    LETTER_OUT = "letter_out", "Letter sent"
    OTHER = "other", "Something else"


class PassedOnKind(models.TextChoices):
    """What is passed on. Strategy discussions were, until they had records of their own."""

    EARLY_HELP = "early_help", local("passed_on.early_help", "Early help")
    STRATEGY_DISCUSSION = (
        "strategy_discussion",
        local("passed_on.strategy_discussion", "Strategy discussion"),
    )
    CONFERENCE = "conference", local("passed_on.conference", "Initial child protection conference")


class PassedOnOutcome(models.TextChoices):
    TO_EARLY_HELP = "to_early_help", "The hub gives early help"
    TO_ASSESSMENT = "to_assessment", "It goes to assessment"
    ENDED = "ended", "It ends"


class MergeOutcome(models.TextChoices):
    """Whether two records are of one person."""

    ONE_PERSON = "one_person", "They are one person"
    TWO_PEOPLE = "two_people", "They are two people"


class LifeEventKind(models.TextChoices):
    """What happens in a life that changes the work."""

    BIRTH = "birth", "Birth"
    STILLBIRTH = "stillbirth", "Stillbirth"
    DEATH = "death", "Death"
    MOVE = "move", "Move"
    SCHOOL = "school", "School"
    ARREST = "arrest", "Arrest"
    NEW_ADULT = "new_adult", "New adult in the home"
    LOSS = "loss", "Loss"
    HOSPITAL = "hospital", "Hospital"
    EXCLUSION = "exclusion", "Exclusion from school"
    EARLIER = "earlier", "From before"


class BirthOutcome(models.TextChoices):
    LIVE = "live", "Born alive"
    STILLBORN = "stillborn", "Stillborn"


class Known(models.TextChoices):
    """An answer that may not be known yet."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_KNOWN = "not_known", "Not known yet"


class NameReason(models.TextChoices):
    """Why somebody has a new name."""

    MARRIAGE = "marriage", "Marriage or civil partnership"
    DEED_POLL = "deed_poll", "Deed poll"
    COURT_ORDER = "court_order", "Order of a court"
    WISH = "wish", "Their own wish, or the family’s"
    GENDER = "gender", "Gender"
    REGISTERED = "registered", "Registered after the birth"
    RECORDED_WRONGLY = "recorded_wrongly", "It was recorded wrongly"


class SchoolSetting(models.TextChoices):
    SCHOOL = "school", "A school, nursery or college"
    ALTERNATIVE = "alternative", "Alternative provision"
    HOME = "home", "Educated at home"
    NONE = "none", "No place anywhere"


class LeavingReason(models.TextChoices):
    """Why a child left a school."""

    NEXT_STAGE = "next_stage", "Old enough for the next one"
    MOVED_HOME = "moved_home", "The family moved"
    CHOICE = "choice", "The family’s or the child’s choice"
    HOME_EDUCATION = "home_education", "To be educated at home"
    MANAGED_MOVE = "managed_move", "A managed move"
    EXCLUDED = "excluded", "Permanently excluded"
    NO_PLACE = "no_place", "Left with no place elsewhere"
    OTHER = "other", "Another reason"


class NotificationKey(models.TextChoices):
    """Who must be told of a life event, or what must be seen to."""

    CHILD_DEATH_REVIEW = "child_death_review", "Child death review partners"
    CORONER = "coroner", "Coroner and police"
    SERIOUS_INCIDENT = "serious_incident", "Child Safeguarding Practice Review Panel"
    OFSTED = "ofsted", "Ofsted and the Department for Education"
    PARTNERS = "partners", "Safeguarding partners and the director"
    REGISTRAR = "registrar", "Registrar"
    STILLBIRTH_REGISTRAR = "stillbirth_registrar", "Registrar of stillbirths"
    HEALTH = "health", "GP and health visitor"
    SCHOOL = "school", "School or nursery"
    BEREAVEMENT = "bereavement", "The family’s own key worker"
    LETTERS = "letters", "Whoever sends the family letters"
    SIBLINGS = "siblings", "Workers of the brothers and sisters"
    CHILDRENS_PLANS = "childrens_plans", "Workers of the children"
    CUSTODIAN = "custodian", "Information governance"
    HANDOVER = "handover", "The council where the family now lives"


#: What a manager of the work sees to, not the worker.
MANAGERS_TELL = frozenset({NotificationKey.HANDOVER})


class DocumentKind(models.TextChoices):
    """What a document on a child’s record is."""

    LETTER = "letter", "Letter or email"
    ASSESSMENT = "assessment", "Assessment by another agency"
    REPORT = "report", "Report"
    SCHOOL = "school", "School report"
    MEDICAL = "medical", "Medical"
    COURT = "court", "Court paper"
    POLICE = "police", "Police"
    AGREEMENT = "agreement", "Written agreement"
    CONSENT = "consent", "Consent"
    IDENTITY = "identity", "Identity paper"
    DRAWING = "drawing", "Drawing or writing by the child"
    PHOTOGRAPH = "photograph", "Photograph"
    RECORDING = "recording", "Sound recording"
    OTHER = "other", "Something else"
