"""The addresses of webhooks."""

from aiohttp import web

from web.admin.page import Answer, Handler, page
from web.admin.webhooks import acts, deliveries, listed, making, one, secret
from web.admin.webhooks.filters import PLACE

ONE = PLACE + "/{id}"
DELIVERY = ONE + "/deliveries/{delivery}"


def _admins(answer: Answer) -> Handler:
    return page(answer, for_admins=True)


ROUTES = (
    web.get(PLACE, _admins(listed.show_all)),
    web.get(PLACE + "/new", _admins(making.show_new)),
    web.post(PLACE + "/new", _admins(making.make)),
    web.get(ONE, _admins(one.show)),
    web.get(ONE + "/edit", _admins(making.show_edit)),
    web.post(ONE + "/edit", _admins(making.change)),
    web.post(ONE + "/test", _admins(acts.try_it)),
    web.post(ONE + "/switch", _admins(acts.switch)),
    web.get(ONE + "/rotate", _admins(secret.ask_rotating)),
    web.post(ONE + "/rotate", _admins(secret.rotate)),
    web.get(ONE + "/delete", _admins(acts.ask_deleting)),
    web.post(ONE + "/delete", _admins(acts.delete)),
    web.post(ONE + "/replay", _admins(deliveries.replay_all)),
    web.get(DELIVERY, _admins(deliveries.show)),
    web.post(DELIVERY + "/replay", _admins(deliveries.replay)),
)
