"""STOP and START in Danish; `phrases.py` tells how to read the tables."""

from bot.flows.stop_words.phrases import Wishes

THINGS = "beskeder|sms|smser|sms beskeder|påmindelser"
DANISH = Wishes(
    stops="afmeld|afmeld mig|frameld|framelding|afslut|stop det|hold op|meld mig fra|meld fra",
    phrases=(
        f"(stop|hold op) med at (sende|skrive|smse|kontakte|plage) [til] [mig] [flere] [{THINGS}] [til mig]",
        f"(send ikke|ikke send) [mig] [flere] [{THINGS}] [til mig] [igen|mere]",
        f"(stop|afmeld) [alle|de] ({THINGS}|beskederne)",
        f"ikke flere ({THINGS}) [til mig|fra jer]",
        f"ingen flere ({THINGS}) [til mig|fra jer]",
        "(kontakt mig ikke|skriv ikke til mig|skriv ikke mere til mig) [igen|mere|længere]",
        "(ikke skriv til mig|lad være med at skrive til mig) [igen|mere|længere]",
        "(fjern|slet) (mig|mit nummer) [fra] [listen|jeres liste|registeret]",
        f"[jeg] (vil ikke|ønsker ikke) [have|få|modtage] [flere] ({THINGS}) [fra jer|mere]",
        "(lad mig være|lad mig være i fred)",
    ),
    starts="start igen|genstart|fortsæt|fortryd|tilmeld",
    courtesies="kan du|kan i|tak|venligst|vær venlig at|straks",
)
