"""What Slack itself refuses in what is typed into one field."""

import re
from typing import Any

Json = dict[str, Any]
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
ADDRESS = re.compile(r"https?://\S+")
NUMBER = re.compile(r"-?\d+([.,]\d+)?")


def fault_in_text(element: Json, value: str) -> str | None:
    match element["type"]:
        case "email_text_input" if not EMAIL.fullmatch(value):
            return "Please enter a valid email address."
        case "url_text_input" if not ADDRESS.fullmatch(value):
            return "Please enter a valid URL."
        case "number_input":
            return _fault_in_number(element, value)
        case "plain_text_input":
            return _fault_in_length(element, value)
    return None


def _fault_in_number(element: Json, value: str) -> str | None:
    if not NUMBER.fullmatch(value) or not (element["is_decimal_allowed"] or value.lstrip("-").isdecimal()):
        return "Please enter a number."
    number = float(value.replace(",", "."))
    if "min_value" in element and number < float(element["min_value"]):
        return f"Please enter a number that is {element['min_value']} or more."
    if "max_value" in element and number > float(element["max_value"]):
        return f"Please enter a number that is {element['max_value']} or less."
    return None


def _fault_in_length(element: Json, value: str) -> str | None:
    least, most = element.get("min_length", 0), element.get("max_length", 3000)
    if len(value) < least:
        return f"Please write at least {least} characters."
    if len(value) > most:
        return f"Please write at most {most} characters."
    return None
