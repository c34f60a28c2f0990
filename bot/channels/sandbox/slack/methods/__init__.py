"""The methods of the Web API that the sandbox knows, by name."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.channels.sandbox.slack.arguments import Arguments
from bot.channels.sandbox.slack.methods import aside, chat, conversations, files, history, publishing, users, views
from bot.channels.sandbox.slack.workspace import Workspace

Method = Callable[[Workspace, Arguments], Awaitable[dict[str, Any]]]

METHODS: Mapping[str, Method] = {
    "auth.test": users.test,
    "chat.postMessage": chat.post_message,
    "chat.update": chat.update,
    "chat.delete": chat.delete,
    "chat.postEphemeral": aside.post_ephemeral,
    "chat.getPermalink": aside.permalink,
    "conversations.history": history.history,
    "conversations.info": conversations.show,
    "conversations.list": conversations.index,
    "conversations.open": conversations.begin,
    "conversations.replies": history.replies,
    "files.completeUploadExternal": files.complete,
    "files.getUploadURLExternal": files.promise,
    "users.info": users.show,
    "users.list": users.index,
    "users.lookupByEmail": users.by_email,
    "views.open": views.begin,
    "views.publish": publishing.publish,
    "views.push": views.push,
    "views.update": views.update,
}
