"""A refusal, in Twilio's code and words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    status: int
    code: int
    message: str

    @property
    def body(self) -> dict[str, object]:
        address = f"https://www.twilio.com/docs/errors/{self.code}"
        return {"code": self.code, "message": self.message, "more_info": address, "status": self.status}


NO_SUCH_RESOURCE = Fault(404, 20404, "The requested resource was not found")
NOT_AUTHENTICATED = Fault(401, 20003, "Authenticate")
BAD_PAGE = Fault(400, 20001, "The page or date asked for is not valid")
