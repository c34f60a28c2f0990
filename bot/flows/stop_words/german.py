"""STOP and START in German; `phrases.py` tells how to read the tables."""

from bot.flows.stop_words.phrases import Wishes

THINGS = "sms|nachrichten|mitteilungen|erinnerungen"
GERMAN = Wishes(
    stops="stoppen|aufhören|abmelden|abbestellen|austragen|hör auf|hören sie auf|hört auf",
    phrases=(
        f"keine [weiteren] ({THINGS}) [mehr] [an mich|von ihnen|von euch]",
        f"(schick|schicke|schickt|schicken sie|sende|senden sie|sendet) mir keine [weiteren] ({THINGS}) [mehr]",
        "(schreib|schreibe|schreibt|schreiben sie|kontaktiere|kontaktieren sie|kontaktiert) (mir|mich) [bitte] nicht "
        "[mehr|wieder]",
        f"[ich] (will|möchte|wünsche) keine [weiteren] ({THINGS}) [mehr] [von ihnen|von euch] "
        "[bekommen|erhalten|haben] [mehr]",
        f"(hör auf|hört auf|hören sie auf|hören sie bitte auf) [damit|mir] [{THINGS}|mir] "
        "[zu schreiben|zu schicken|zu senden]",
        "(lass|lasst|lassen sie) mich in (ruhe|frieden)",
        "(lösch|lösche|löscht|löschen sie|entferne|entfernen sie|streichen sie) [bitte] meine (nummer|handynummer)",
        "(nimm|nehmt|nehmen sie|streichen sie) mich von [der|ihrer|eurer] liste",
        "[mich] nicht mehr (schreiben|anschreiben|kontaktieren|stören|belästigen)",
        "[ich] (will|möchte) nicht mehr (kontaktiert|angeschrieben) werden",
    ),
    starts="starten|neustart|fortsetzen|weiter|anmelden",
    courtesies="bitte|danke|vielen dank|jetzt|sofort|hallo|guten tag",
)
