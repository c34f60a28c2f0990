"""STOP and START in Norwegian; `phrases.py` tells how to read the tables."""

from bot.flows.stop_words.phrases import Wishes

THINGS = "meldinger|sms|tekstmeldinger|påminnelser"
NORWEGIAN = Wishes(
    stops="slutt|avslutt|avmeld|meld meg av|meld av",
    phrases=(
        f"(slutt|slutte|stopp) [med] å (sende|skrive|tekste|kontakte|mase på|plage) [til] [meg] "
        f"[flere] [{THINGS}] [til meg]",
        f"(ikke send|send ikke) [meg] [flere|noen flere] [{THINGS}] [til meg] [igjen]",
        f"(stopp|stans|avslutt) [alle|disse] ({THINGS}|meldingene)",
        f"ingen flere ({THINGS}) [til meg|fra dere]",
        "(ikke kontakt meg|kontakt meg ikke|ikke skriv til meg|skriv ikke til meg) [igjen|mer]",
        "(fjern|slett|ta bort|stryk) (meg|nummeret mitt|mitt nummer) [fra] [listen|lista|listen deres|registeret]",
        f"[jeg] (vil ikke|ønsker ikke) [ha|få|motta] [flere] ({THINGS}) [fra dere|mer]",
        "(la meg være|la meg være i fred)",
    ),
    starts="starte|start på nytt|start igjen|fortsett|angre",
    courtesies="kan du|kan dere|takk|vær så snill|vær så snill å|vennligst|nå|hei",
)
