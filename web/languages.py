"""The languages by their own names, as whoever chooses one reads them."""

LANGUAGE_NAMES = {"sv": "Svenska", "en": "English"}
