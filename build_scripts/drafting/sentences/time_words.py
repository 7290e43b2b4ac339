"""The words around a stretch of time that say what it is: a limit, how long something lasts, how old somebody is."""

import re

MOST_YEARS = 100
LEAD = re.compile(
    r"(?i)(?:\b(?:within|inside|in|(?:no|not) (?:later|longer|more|less|fewer) than|at (?:the )?(?:most|latest|least)"
    r"|up to|every|by|between|after|beyond|not exceed|maximum of|minimum of)\s+)"
    r"(?:(?:the )?(?:end|close)(?: of business)?(?: on| of)?\s+)?"
    r"(?:(?:a|the)\s+)?(?:(?:further|maximum period of|period of|maximum of|next|first|following)\s+)*$"
)
FOOTNOTE = re.compile(r"[0-9]{1,2}(?!\w)")
TAIL = re.compile(
    r"\s+(?:of|from|after|before|prior to|in advance of|ahead of|following"
    r"|(?:beginning|starting|commencing) (?:with|on))\b[^.,;:()]*"
)
STOP = re.compile(
    r"(?i)\s+(?:\N{EN DASH}|\N{EM DASH}"
    r"|in which|on which|and|or|but|is|are|was|were|has|have|may|must|will|shall|should|can|"
    r"(?<!of )that|which|who|(?<!prior )to|if|unless|when|(?<!beginning )(?<!starting )(?<!commencing )with|by"
    r"|the outcome|(?:we|you|they|it|he|she|I)(?=\s+(?:will|shall|must|should|may|can)\b)"
    r"|(?:advis|explain|inform|giv|sett|stat|confirm|tell|outlin|includ|notify)ing)\s"
)
# Two ways to give somebody so much time: you have 14 days to ask.
HELD = re.compile(
    r"(?i)\b(?:has|have|allowed|given|offered|granted)\s+"
    r"(?:(?:a|the|up|to|further|target|period|time ?scale|time ?frame|of)\s+)*$"
    r"|\byou(?:\s+(?:will|then|also|may))*\s+have\s+(?:an?\s+)?(?:additional|extra|another|further)\s+$"
)
TO_DO = re.compile(r"(?i)[^.;:]*?\bto\s+(?!(?:the|a|an|this|that|it|your|our|their|his|her)\b)[a-z]")
_NUMBER = (
    "(?:[0-9]{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty|sixty|ninety)"
)
# Days of a kind that is not known: 15 college working days.
OF_A_KIND = re.compile(
    rf"(?i)(?<!\S){_NUMBER}(?:\s\([0-9]+\))?\s+(?!(?:or|and|to|of|more|other|such|full)\b)(?:[a-z]+\s+){{1,2}}?"
    r"(?:hours?|days?|weeks?|months?)\b"
)
# What has no amount, or says how long is too long: the same working day, if it has taken us more than 8 weeks.
UNREAD = re.compile(
    rf"(?i)\b(?P<same>the same (?:working|business|school|calendar) day)\b"
    r"|\bon (?P<day>the same day)\b(?!\s+(?:as|that|of|each|every)\b)"
    r"|^\W*(?P<after>the (?:working |business |school )?day (?:after|before|following) (?:the|an?|your|this) \w+)"
    r"|\b(?P<week>within (?:a|one|the (?:same|next)) (?:working|business|school) (?:week|month))\b"
    r"|\b(?:updat|inform|contact|tell|writ|notif|hear)\w*\b[^.;]{0,60}?"
    rf"\b(?P<each>every {_NUMBER}\s+(?:\w+\s+){{0,2}}?(?:days|weeks|months))\b"
    rf"|\b(?P<often>at (?:{_NUMBER}[ -])?(?:dai|week|fortnight|month)ly intervals)\b"
    r"|\b(?:tak(?:e|es|en)|waited)\b[^,.;]{0,40}?\b(?<!no )(?<!not )"
    rf"(?P<over>(?:more|longer) than {_NUMBER}\s+(?:\w+\s+){{0,2}}?"
    r"(?:hours?|days?|weeks?|months?))\b"
)
# More time than was given before: a further 10 working days may be needed.
MORE = re.compile(r"(?i)\b(?:an? (?:further|extra|additional)|another)\s+$")
FURTHER = re.compile(r"(?i)\bwithin (?:a|the) further\b|\b(?:has|have) a further\b")
# So long before what is given notice of.
NOTICE = re.compile(
    r"(?i)['\N{RIGHT SINGLE QUOTATION MARK}]?\s+(?:(?:written|clear|prior|advance)\s+)*notice\b(?!\s+(?:to|period)\b)"
    r"|\s+(?:in advance|beforehand)\b(?!\s+of\b)"
)
_NAMES = (
    r"(?:(?:normal|usual|standard) time|target|time ?scale|time ?limit|time ?frame|deadline|response time"
    r"|turnaround(?: time)?|time allowed)s?"
)
# What is called a time, without an act: target: 5 working days; the deadline for appeals is 10 days; reply: 3 days.
CALLED = re.compile(
    rf"(?i)(?:\b{_NAMES}\s*[:\N{{EN DASH}}-]?|\ban?\s+(?:\w+\s+)?{_NAMES}\s+of"
    rf"|\b{_NAMES}\b[^.,;:]{{0,60}}?\b(?:is|are|will be)"
    r"|^\W*(?:acknowledge\w*|response|respond|reply|decision|outcome|resolution|investigation|appeal|hearing)\b"
    r"[^.,;:]{0,40}:)\s*(?:typically |normally |usually |generally |set at )?$"
)
# There is a 28-day limit for appeals.
CALLED_AFTER = re.compile(rf"(?i)\s+(?:{_NAMES}|limit|period (?:to|for|in which|within which))\b")
A = re.compile(r"(?i)\ban?\s+$")
# A label with nothing but a time: Level 2: 40 working days from the date of receipt.
LABEL = re.compile(r"\W*[^.;:?!]{1,60}(?::|\s[\N{EN DASH}-])\s*")
OTHER_LABEL = re.compile(
    r"(?i)\b(?:ret(?:ain|ention)|records?|kept|notice|holidays?|leave|probation\w*|warnings?|expir\w+|ages?|duration"
    r"|length|experience|terms?|opening|hours|valid\w*|service|cycle|frequency)\b|\breview (?:date|period|every)\b"
)
# How long something takes: the review should take 30 working days.
TAKES = re.compile(
    r"(?i)\b(?:will|should|must|shall|usually|normally|can|may) (?:\w+ly )?takes?\s+(?:around\s+)?$|\btakes\s+$"
    r"|\ballow\s+$|\b(?:is|are) due\s+$"
)
# How long papers are kept, how long a warning counts, and when the text is looked at again: no limit of a procedure.
KEEPS = re.compile(
    r"(?i)\b(?:kept|keep|ret(?:ain|ention)\w*|stored?|delet\w+|eras(?:e[sd]?|ing)|destroy\w+|archiv\w+|disregard\w*|spent|expires?|laps\w+|nullif\w+"
    r"|(?:remov|tak)\w+ [^,;.]*\b(?:from|off) (?:the|a|your|his|her|their) (?:\w+ )?(?:files?|records?)\b"
    r"|on file(?!\s+with\b)|\breview(?:s|ed)? (?:again )?after$|\breview(?:s|ed)? (?:again )?(?=after\b)"
    r"|(?:warnings?|notes?|records?) (?:will|shall|should|may|is|are)\b[^.,;]*\bremoved"
    r"|(?:policy|procedure|protocol|document|guidance|agreement)\s+(?:is|will be|must be|shall be|should be)\s+"
    r"(?:\w+ )?review\w*)\b[^,;.]*$"
)
# How long something is so; how long a meeting is put off is doubtful, see there.
LASTS = re.compile(r"(?i)^(?!.*\b(?:postpone|adjourn|defer)).*\bfor(?: a| the)?(?: period of)?\s*$")
# By when they meet instead: an alternative date that is within 5 days of the first.
ANOTHER_DAY = re.compile(r"(?i)\balternative (?:\w+ and )?(?:date|time|day)\b[^.;]*$")
# A second time beside one: within a year of the act, or a year from when you knew.
BESIDE_ONE = re.compile(r"(?i)\bwithin\b[^.;]*\bor\s+$")
# What has to pass before something may be done: wait 28 days.
WAITS = re.compile(r"(?i)\bwait(?:s|ed|ing)?\s+(?:for\s+)?(?:(?:at least|a|the|period of|another)\s+)*$")
NEXT = re.compile(r"(?i)(?:next|following|\w*(?:th|st|nd|rd))\b")
# How old somebody is.
AGED = re.compile(r"(?i)\s+(?:of age|old)\b")
AGE = re.compile(r"(?i)\b(?:aged?|under the age of|over the age of)\s*$")
# The time that was given before: within the 10-day period.
THE_ONE_BEFORE = re.compile(r"(?i)\b(?:within|in|by|after|beyond|exceeds?|of) (?:the|this|that|these|those)\s+$")
# What is not done in a time, or is not so old.
OUTSIDE = re.compile(r"(?i)\b(?:beyond|under|over|outside(?: of)?|older than|younger than)\s+(?:the\s+)?$")
# A longer time than the one that was given, which is no limit of its own.
EXTENDS = re.compile(r"(?i)\b(?:exten[ds]\w*|lengthen\w*|prolong\w*|longer|complex|additional|extra)\b")
# A condition that something was not done in time: if they cannot agree within 28 days.
DENIED = re.compile(
    r"(?i)\b(?:if|where|when|in the (?:\w+ )?event(?: that)?)\s+[^,;.]*?"
    r"(?P<words>\S*(?:\bnot|cannot|n't|\bunable|\bfail(?:s|ed)?)\b[^,;.]*)$"
)
# How often something is done: at intervals not greater than 20 days.
INTERVALS = re.compile(r"(?i)\bintervals?\b[^,;.]*$")
# If it is too complex to be answered in that time: a time that was given elsewhere.
TOO = re.compile(r"(?i)\b(?:if|where|when)\s+[^,;.]*?\btoo \w+(?: \w+)? to\b[^,;.]*$")

# What follows a condition without a comma: if that does not help you can ask the Head.
MAIN_CLAUSE = re.compile(r"(?i)\s(?:can|will|shall|must|should|may|who|which)\b")
