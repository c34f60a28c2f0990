"""What each state means, in a language of the caller's choice (R40)."""

from bot.flows.definitions import definitions
from web.api.call import Call
from web.api.checks.lifecycle import texts_in
from web.api.checks.takes import DefinitionsWanted
from web.api.checks.told import DefinitionGiven, DefinitionsGiven
from web.api.endpoint import endpoint


@endpoint(
    "What the states of checks and references mean",
    takes=DefinitionsWanted,
    gives=DefinitionsGiven,
    problems=("unknown-language",),
)
async def show_definitions(call: Call, wanted: DefinitionsWanted) -> DefinitionsGiven:
    texts = texts_in(call, wanted.language or call.vouchline.settings.language)
    given = {
        kind: {state: DefinitionGiven(name=one.name, means=one.means) for state, one in states.items()}
        for kind, states in definitions(texts).items()
    }
    return DefinitionsGiven.model_validate({"language": texts.language, **given})
