"""STOP and START in Swedish; `phrases.py` tells how to read the tables."""

from bot.flows.stop_words.phrases import Wishes

THINGS = "sms|meddelanden|meddelande|mess|sms och meddelanden|påminnelser"
SWEDISH = Wishes(
    stops="stop|stopp|sluta|avsluta|stoppa|avanmäl|avanmal|avregistrera|säg upp|avprenumerera|avanmälan",
    phrases=(
        "(sluta|sluta med) [att] (skicka|skriva|skriv|smsa|messa|kontakta|störa|påminna|spamma|höra av er) "
        f"[till] [mig] [fler|flera] [{THINGS}] [till mig]",
        f"(stoppa|avsluta|stopp för|sluta med) [alla|era|fler] ({THINGS}|smsen|meddelandena)",
        f"[skicka] (inga fler|inga flera|inga) ({THINGS}) [till mig|från er]",
        f"(skicka|skriv|smsa|messa|kontakta|stör|ring) [till] [mig] inte [till] [mig] [fler|mer|igen|längre] "
        f"[{THINGS}] [till mig] [igen]",
        f"[jag] (vill inte|önskar inte|vill ej) (ha|få|ta emot) [några] [fler|mer|era|de här|dessa] ({THINGS}) "
        "[från er|av er|mer|längre]",
        "[jag] vill inte (bli kontaktad|bli smsad|höra från er) [igen|mer]",
        "(ta bort|stryk|radera|avregistrera|avanmäl) (mig|mitt nummer|mitt telefonnummer|mitt mobilnummer) "
        "[från|ur] [listan|er lista|era listor|registret|ert register]",
        "(lämna mig i fred|lämna mig ifred|låt mig vara|låt mig vara i fred|låt mig vara ifred)",
        "[jag] vill (avsluta|avanmäla mig|avregistrera mig|avprenumerera)",
        "hör (inte av er|inte av dig|av er inte|av dig inte) [igen|mer]",
    ),
    starts="börja om|starta igen|starta om|fortsätt|återuppta|jag ångrar mig|ångra",
    courtesies="kan ni|kan du|tack|snälla|snälla ni|vänligen|var snäll och|var vänlig och|nu|genast|omedelbart|hej",
)
