"""STOP and START in Finnish; `phrases.py` tells how to read the tables."""

from bot.flows.stop_words.phrases import Wishes

THINGS = "viestejä|tekstiviestejä|viestit|tekstiviestit|viestittely|muistutuksia"
FINNISH = Wishes(
    stops="seis|lopeta|lopettakaa|lopeta jo|peruuta|peru tilaus|peruuta tilaus",
    phrases=(
        f"(lopeta|lopettakaa) [nämä|nuo|kaikki] ({THINGS}|viestien lähettäminen|viestien lähetys)",
        f"ei (enää|lisää) [enempää] ({THINGS})",
        f"[minä] en (halua|tahdo) [enää|lisää] [teiltä] ({THINGS}) [enää|teiltä]",
        f"(älä lähetä|älkää lähettäkö|älä enää lähetä|älkää enää lähettäkö) [minulle] [enää|lisää] [{THINGS}] [enää]",
        "(älä|älkää) [enää] (ota|ottako) [enää] [minuun] [enää] yhteyttä [enää|minuun]",
        "(jätä|jättäkää) minut rauhaan",
        "älkää (häiritkö|enää häiritkö) [minua]",
        "(poista|poistakaa) (minut|numeroni|puhelinnumeroni) [listalta|listalta heti|listaltanne|rekisteristä]",
    ),
    starts="aloita|aloita uudelleen|käynnistä|jatka|peru lopetus",
    courtesies="kiitos|ole hyvä|ole hyvä ja|olkaa hyvä|olkaa hyvä ja|nyt|heti|moi",
)
