"""How long is waited before an unclear send is looked up, and looked up again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patience:
    # After a quick failure the provider has decided already; after a long wait it may be deciding still (Twilio: 26 s).
    quick_seconds: float = 5.0
    first_look_seconds: float = 2.0
    first_look_after_slow_seconds: float = 22.0
    # A list may lag behind a failure, and a killed program does not know how long its try was taking.
    next_look_seconds: float = 8.0
    provider_away_seconds: float = 2.0  # doubled each time it cannot be asked
    provider_away_longest_seconds: float = 60.0
    # Where nobody can be asked: each time that the answer stays away makes it likelier that it is the mail's own fault.
    again_seconds: float = 0.5
    again_longest_seconds: float = 900.0

    def first_look(self, took_seconds: float) -> float:
        return self.first_look_seconds if took_seconds < self.quick_seconds else self.first_look_after_slow_seconds

    def undecided(self, since_try_seconds: float) -> float:
        """How long a message that the provider doesn't list may still turn up there.

        By the time of the try, and not by looks counted in memory: a program killed again and again never looks twice.
        """
        return max(0.0, self.first_look_seconds + self.next_look_seconds - since_try_seconds)

    def provider_away(self, times: int) -> float:
        return min(self.provider_away_seconds * 2.0 ** min(times - 1, 10), self.provider_away_longest_seconds)

    def send_again(self, attempts: int) -> float:
        return float(min(self.again_seconds * 2.0 ** min(attempts, 10), self.again_longest_seconds))


USUAL = Patience()
