"""What people say around the day when they wish for later, in both languages; pieces of patterns."""


def any_of(*lines: str) -> str:
    """One pattern for all that the lines hold, alternatives parted by `|`."""
    return f"(?:{'|'.join(line.strip('|') for line in lines)})"


COURTESY = any_of(
    "please|pls|hi|hello|hey|sorry|sry|ok|okay|yes but|well|thanks|thank you|can you|could you|would you",
    "hej|hejsan|tyvärr|förlåt|okej|ja men|tack|snälla|gärna|kan du|skulle du kunna",
)
BACK = any_of(
    r"(?:when |once |as soon as )?(?:i'?m|i am|i get|i come|i'?ll be) (?:back|home)(?: in the office)?(?: again)?"
    r"(?: from (?:my |the )?(?:vacation|holidays?|leave|trip))?",
    r"(?:när )?(?:jag är|jag kommer|jag kommit|är jag|är) (?:tillbaka|hemma|hem|åter)(?: på (?:jobbet|kontoret))?"
    r"(?: från (?:min )?(?:semestern?|resan|ledigheten))?",
    "back|tillbaka|when i return",
)
AWAY = any_of(
    r"(?:i'?m|i am|i will be|i'?ll be|she'?s|he'?s|is) (?:away|travelling|traveling|busy|off|abroad|sick)",
    r"(?:i'?m|i am|i will be|i'?ll be|she'?s|he'?s|is) on (?:my |a )?(?:vacation|holiday|(?:parental )?leave)",
    r"out of (?:the )?office",
    r"(?:jag är|är) (?:bortrest|borta|på (?:semester|resa|tjänsteresa)|ledig|upptagen|utomlands|iväg|sjuk)",
    r"on (?:vacation|holiday|leave)|away|på semester|bortrest|borta|(?:jag )?har semester|(?:jag är )?föräldraledig",
)
ASKS = any_of(
    r"remind me(?: again)?|(?:write|text|ask|message|contact)(?: me)?(?: again| back)?|wait|come back|snooze|give me",
    r"let'?s do (?:it|this)|let me (?:do (?:it|this)|get back(?: to you)?)|(?:it )?wait|can it wait",
    r"påminna? mig(?: igen)?|kan det vänta",
    r"skriv(?: till mig)?(?: igen)?|hör av (?:dig|er)(?: igen)?|fråga(?: mig)?(?: igen)?",
    r"återkom|skjut upp(?: det)?|vänta|ge mig|låt mig vänta",
)
SHALL = any_of(
    r"(?:i'?ll|i will|i can|i could|i'?d like to|i want to|can i|could i|may i|can we|could we|we can|will|can)",
    r"(?:jag kan|jag ska|jag vill|jag|kan jag få|kan jag|får jag|kan vi|vi kan|det blir|kan|ska)",
)
DOES = any_of(
    r"answers?|repl(?:y|ies)|respond|do|get back|take|look at|fill (?:it|this) in",
    r"svarar?(?: på)?|återkomma|återkommer|göra|gör|ta|tar|hinna|hinner|titta på|hör av (?:mig|sig)|fixar?",
)
WHAT = "(?: it| this| that| you| det här| det| detta| den| frågorna| er| dig)"
PROMISES = rf"(?:(?:{SHALL} )?{DOES}(?: to)?(?: you on)?{WHAT}?)"
CANNOT = any_of(
    r"(?:i )?(?:can'?t|cannot|can not|won'?t have time)(?: (?:answer|do (?:it|this)))?|not(?: now| today| yet)?",
    r"(?:i )?(?:have )?no time(?: now| today)?|(?:i )?don'?t have (?:the )?time(?: right)?(?: now)?|not until|earliest",
    r"(?:jag )?har (?:inte|ingen) tid(?: just)?(?: nu| idag)?",
    r"(?:jag )?(?:kan|hinner) (?:inte|ej)(?: (?:svara|göra det))?(?: just nu| nu)?|inte förrän|inte(?: nu| idag| än)?",
    r"först|tidigast",
)
LINK = any_of(
    r"on|at|by|from|in|until|till|til|to|before|starting|first|then|but|so|that|and|around|again",
    r"fram till|tills|på|om|från|från och med|innan|i|under|över|förrän|först|sen|sedan|men|så|att|och|runt|kring",
    r"omkring|igen",
)
AFTER = "(?:after|efter|past)"
BESIDE = any_of(
    r"(?:går|passar|funkar|blir)(?: (?:det )?(?:bra|bättre|mig))*|om det (?:går bra|är ok|funkar)|istället|då|eller så",
    r"works(?: better| best| for me)*|is (?:better|fine)|if (?:that'?s|it'?s) (?:ok|okay|fine)|instead|then|or so",
)
UNSAID = any_of(  # that it is later, and not when
    r"(?:a bit |a little )?later(?: on)?|(?:some|an)other (?:time|day)|soon|(?:my |the )?(?:vacation|holiday|leave)",
    r"when(?:ever)? i (?:have|get|find) (?:the )?time|easter",
    r"(?:lite |något )?senare|en annan (?:gång|dag)|snart|när jag (?:har|får|hinner)(?: tid)?|(?:min )?semestern?",
    r"påsk|påsken",
)
