"""What has come by mail to an address of ours, from a person, their mail program or a machine."""

from enum import StrEnum


class Came(StrEnum):
    WORDS = "words"  # of a person
    STOP = "stop"  # the button or the link to unsubscribe, or a mail that a mail program wrote for it
    START = "start"  # taken back, on the page behind that link
    AWAY = "away"  # a machine that answers for somebody who is not there
    MACHINE = "machine"  # anything else that nobody wrote, or that nobody could read
    DELAYED = "delayed"  # a server that still tries to deliver a mail of ours
