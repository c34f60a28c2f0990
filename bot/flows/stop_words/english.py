"""STOP and START in English; `phrases.py` tells how to read the tables."""

from bot.flows.stop_words.phrases import Wishes

THINGS = "texts|messages|sms|text messages|reminders"
ENGLISH = Wishes(
    stops="cease|stopall|stop all|stop it|stop this|stop now|unsubscribe|optout|opt out|opt me out|go away"
    "|leave me alone",
    phrases=(
        f"(stop|quit) (texting|messaging|contacting|writing|sending|bothering|reminding|spamming) [to] [me] "
        f"[any more|more|these|the|your|this] [{THINGS}|this|number|phone] [to me]",
        f"stop [all|the|these|your] ({THINGS}|reminders)",
        "(do not|dont|never) (text|message|contact|write|sms|bother|remind) [to] (me|this number) "
        "[again|anymore|any more|ever again]",
        f"(do not|dont) send [me] [any|any more|more|anymore] ({THINGS}) [to me|again|anymore]",
        f"[i] (do not|dont|no longer) want [to get|to receive] [any|any more|more|these|your] ({THINGS}) "
        "[from you|anymore|any more]",
        f"no more ({THINGS}) [to me|from you]",
        "(take|get) (me|my number|my phone number) off [of] (your|this|the) list",
        "(remove|delete|unsubscribe|erase) (me|my number|my phone number) [from] [your|this|the] [list|lists|system]",
        "[i] (want|would like|wish) to (unsubscribe|opt out|stop)",
        "[i] (want|would like|id like) you to stop (texting|messaging|contacting) me",
        "[i] (do not|dont) want to be contacted [again|anymore|any more]",
        "[just] leave me (alone|in peace)",
    ),
    starts="yes|restart|start again|resume|continue|subscribe|resubscribe|opt in|undo",
    courtesies="please|pls|plz|thanks|thank you|now|immediately|hi|hello|hey|just|can you|could you|would you"
    "|wrong number",
)
