"""The words that the coach goes by."""

import re

NUMBER = (
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty"
    r"|several|many|most|both)"
)
_MONTHS = (
    r"January|February|March|April|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Oct|Nov|Dec"
)
_DAYS = r"Mondays?|Tuesdays?|Wednesdays?|Thursdays?|Fridays?|Saturdays?|Sundays?"
_FEASTS = r"Boxing Day|Christmas|New Year|Easter|Whitsun|half term|Bonfire Night|Halloween"
_SEASONS = r"(?:last|this|that|in|since|all|over|the|past) (?:the )?(?:spring|summer|autumn|winter)"
_UNITS = (
    r"times?|nights?|days?|mornings?|afternoons?|evenings?|weekends?|weeks?|months?|years?|visits?|occasions?"
)

#: A day, a season or a number of times: what makes a fact one that somebody saw. May is a month only after
#: a word that it follows as one.
DATED = re.compile(
    rf"\b(?:{_MONTHS}|{_DAYS}|{_FEASTS}|{_SEASONS}"
    r"|(?:in|since|last|of|from|until|during|and|early|late|\d{1,2}) May"
    rf"|{NUMBER} (?:\w+ )?(?:out of|{_UNITS})|twice|(?:19|20)\d\d|\d{{1,2}}/\d{{1,2}}"
    r"|(?:last|past|each|every|this) (?:night|week|weekend|month|year|term|time)|yesterday|ago"
    r"|last two|in a row|running)\b"
)
#: “As he did”, “because she was found”: the fact follows.
HAPPENED = re.compile(
    r"\b(?:as|because) (?:has |have )?(?:he|she|they|it|we|happened|was|were|mum|dad|on|in|the \w+)\b"
    r"|\bwhich (?:he|she|they) sa(?:ys|y|id) happened\b|\b(?:was|were) (?:convicted|found|arrested)\b",
    re.IGNORECASE,
)
#: An age in brackets behind a name is no fact about the worry.
AGE = re.compile(r"\(\s*\d{1,2}[^)]{0,12}\)")

#: What may come. A month follows a word of time and has a capital; the verb has none.
MAY_COME = re.compile(r"\b(?:will|could|may|might|would|won’t|won't|(?:is|are) going to|can)\b")

WORRY = re.compile(
    r"\b(?:(?:is|are|am|remain|remains|feel|feels|’m|'m|’re|'re)(?: \w+)? "
    r"(?:worried|afraid|concerned|frightened|scared|anxious)"
    r"|worry|worries|worried|fear|fears|feared)\b",
    re.IGNORECASE,
)
#: Nobody in particular: what stands before “worried” when no one is named.
NOBODY = re.compile(
    r"^(?:and |but )?(?:there (?:is|are|were|was|remains?)\b.*|it (?:is|was)\b.*|"
    r"(?:the|a|an|our|main|big|key)? ?(?:main |biggest |real |big |key )?(?:danger|risk)?|"
    r"concerns?\b.*|what)$",
    re.IGNORECASE,
)

#: What it does to a child: to the body, to how they feel, to what they learn, to who they become.
IMPACT = re.compile(
    r"\b(?:hurt\w*|injur\w+|kill\w*|dies?|dying|dead|death|drown\w*|burn\w*|scald\w*|stabb\w*|scar(?:red|s)?|"
    r"bleed\w*|bruis\w+|broken|break (?:a|an|his|her|their)|hit by|be hit|be punched|be touched|"
    r"touch (?:her|him)|"
    r"hungry|go without|thin|thirsty|cold|ill|illness|sick|poison\w*|prick\w*|chok\w+|suffocat\w+|"
    r"stop breathing|collaps\w+|a fit|withdraw\w*|brain|sores?|pain|infect\w+|rash|pregnant|"
    r"raped?|sex|"
    r"operations|prison|run(?:ning)? away|run out|get (?:out )?on ?to|fall|"
    r"frighten\w*|afraid|scared|terrif\w+|asham\w+|shame|sad|unhappy|lonely|alone in|angry|anxious|"
    r"nightmares?|"
    r"sleep|tired|exhaust\w+|cry|cries|wet(?:ting)? the bed|upset|tense|"
    r"believ\w+|thinks?|blam\w+|fault|hop(?:e|ing)|trust|grow(?:ing)? up|"
    r"learn\w*|speak|talk|walk|read|fall(?:ing)? (?:further )?behind|fail\w*|lessons|los(?:e|es|ing)|"
    r"friends?|"
    r"put out of|childhood|hate|give up|take (?:his|her|their) own life|self|hurt (?:him|her|them)sel\w+)\b",
    re.IGNORECASE,
)

_JARGON = (
    r"disguised compliance|(?:non-?)?engag(?:e|es|ed|ement|ing)|professionals?|professional network|"
    r"evidenced|unmet|attachment|well-?being|impact(?:s|ed|ing)? (?:on|upon)|negatively impact\w*|"
    r"substance mis-?use|alcohol mis-?use|escalat\w+|neglectful|developmental\w*|milestones|lack of insight|"
    r"insight|chaotic|lifestyle|presenting|risk-taking|behaviours|at risk of|outcomes?|prioriti[sz]\w+|"
    r"care needs|basic needs|consistently|inconsistent|ongoing|as per|incidents?|parental|parenting|"
    r"safeguarding concerns?|concerns? around|issues|dysregulat\w+|trauma\w*|resilien\w+|"
    r"protective factors?|risk factors?|non-?complian\w+|co-?operat\w+|minimis\w+|appropriate(?:ly)?|"
    r"significant harm|exposed to|exposure to|emotional needs|boundaries|stimulation|capacity|strategies"
)
JARGON = re.compile(rf"\b(?:{_JARGON})\b", re.IGNORECASE)
#: Letters that stand for words; some everybody says.
LETTERS = re.compile(
    r"\b(?!(?:TV|GP|GPs|NHS|UK|IT|OK|CD|DVD|BBC|GCSE|GCSEs|RNLI|PE|ID|PC|DC|DS|AA)\b)[A-Z]{2,6}s?\b"
)

SERVICE = re.compile(
    r"\b(?:attend\w*|complet\w+|engag\w+|access\w*|referr\w+|referral|courses?|programmes?|appointments?|"
    r"counselling|therap\w+|assess\w*|sessions?|work(?:s|ing)? with|accept\w*|mentor\w*|waiting list|"
    r"(?:in|keeps?|stays?) (?:in )?contact with|in place|support(?:ed)? by|workshops?|groups?|class(?:es)?|"
    r"service|services|intervention|mediation|package|allocat\w+|signpost\w*|to receive)\b",
    re.IGNORECASE,
)
#: “Every session” counts the help, not what is seen.
COUNTS_HELP = re.compile(
    r"\b(?:every|each|all|weekly|regular|daily) (?:of (?:the|her|his|their) )?(?:\w+ )?"
    r"(?:sessions?|appointments?|visits?|meetings?|groups?|classes|courses?)\b",
    re.IGNORECASE,
)
#: What somebody could come and see: how things are, every day, and for how long.
SEEN = re.compile(
    r"\b(?:every|each|always|never|whenever|when|if|until|only ever|for \w+ (?:weeks|months|nights|days)|"
    r"sees?|finds?|tells?|shows?|says?|is home|is in|are in|is at|wakes|goes to bed)\b",
    re.IGNORECASE,
)

#: That the worry was there.
MOMENT = re.compile(
    rf"\b(?:when|whenever|each time|every time|any time|although|though|even|while|"
    rf"on (?:each|every|all|both)|on (?:the )?{NUMBER}|on \w+ (?:nights|days|mornings|weekends)|until|"
    r"(?:wanted|asked|threatened|tried) (?:to|for))\b",
    re.IGNORECASE,
)
#: That it held more than once, or for long.
HELD = re.compile(
    rf"\b(?:{NUMBER} (?:\w+ )?(?:{_UNITS})|{NUMBER} more|twice|thrice|each time|every time|whenever|on every|"
    rf"each of the|(?:for|in the|over) {NUMBER} (?:{_UNITS})|since (?:{_MONTHS}|May|{_FEASTS}|spring|summer|"
    r"autumn|winter|then|the)|not once|again|has (?:held|kept to)|"
    r"every (?:night|day|week|weekend|morning))\b",
    re.IGNORECASE,
)
#: What somebody would do, has promised or says: nothing shown.
ONLY_SAID = re.compile(
    r"\b(?:would|promis\w+|is willing|are willing|says? (?:that )?(?:he|she|they))\b", re.IGNORECASE
)
