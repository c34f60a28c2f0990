"""A mail of the sandbox as a page of its own, to be looked at in a frame."""

from html import escape

from bot.domain.signing_in import SandboxMail

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "img-src data:",
        "form-action 'none'",
        "frame-ancestors 'self'",
        "sandbox allow-popups allow-popups-to-escape-sandbox",
    )
)
HEAD = '<base target="_blank">'  # links lead out of the frame
PLAIN = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{subject}</title>{head}'
    "<style>body {{ margin: 16px; font: 15px/1.5 system-ui, sans-serif; white-space: pre-wrap; "
    "overflow-wrap: anywhere; }}</style></head><body>{text}</body></html>"
)


def as_shown(mail: SandboxMail) -> str:
    if not mail.html:
        return PLAIN.format(subject=escape(mail.subject), head=HEAD, text=escape(mail.text))
    shown = mail.html.replace("<head>", f"<head>{HEAD}", 1)
    for image in mail.images:
        shown = shown.replace(f"cid:{image['name']}", f"data:{image['kind']};base64,{image['content']}")
    return shown
