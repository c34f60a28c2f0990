"""The addresses of the sandbox's likeness of Twilio."""

from aiohttp import web

from web.sandbox import twilio

MESSAGES = "/sandbox/twilio/2010-04-01/Accounts/{account}/Messages"

TWILIO_ROUTES = (
    web.post(f"{MESSAGES}.json", twilio.create),
    web.get(f"{MESSAGES}.json", twilio.index),
    web.get(MESSAGES + "/{sid}.json", twilio.show),
)
