"""Deletes a check without a trace but for the ledger (R44). Keys of the inbox stay: nothing is applied twice."""

from bot.domain.desk import desk_lane
from bot.domain.inbox import check_lane, code_lane
from bot.storage.steps import Query, Steps
from bot.storage.turns.taking_back import take_back_posts

CODE = "SELECT code FROM checks WHERE id = $1"
PEOPLE = 'SELECT id, lane FROM conversation WHERE "check" = $1'
# Where we have written to them: by mail beside the thread, or before a conversation moved on (R38).
WRITTEN_IN = """SELECT DISTINCT lane FROM outbox WHERE "check" = $1 AND channel <> 'slack'"""
# A turn of theirs that is under way has seen the check and would write it down again: it comes to its end first.
THEIR_LANES = "SELECT key FROM lane WHERE key {in $1} ORDER BY key {lock}"
# What a lane remembers is another check's, too, where that has written in it: beside its thread, or before it moved on.
ALONE = """SELECT key FROM lane WHERE key {in $1}
AND NOT EXISTS (SELECT 1 FROM conversation c WHERE c.lane = lane.key AND c."check" <> $2)
AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.lane = lane.key AND o."check" <> $2)"""

# What a page was told in answer names people as well.
_BLANK = "payload = '{}', outcome = CASE WHEN outcome IS NULL THEN NULL ELSE '{}' END"
# What a person wrote is known by the entries it became, by the lane when it has no other check, or by naming the check.
BLANK_ANSWERS = f"""UPDATE inbox SET {_BLANK} WHERE lane {{in $1}} AND applied_at IS NOT NULL
AND key IN (SELECT source FROM entry WHERE conversation {{in $2}})"""
BLANK_DESK = "UPDATE inbox SET payload = '{}' WHERE lane = $1 AND happening = 'desk_told'"
BLANK_LANES = f"UPDATE inbox SET {_BLANK} WHERE lane {{in $1}} AND applied_at IS NOT NULL"
BLANK_NAMED = f"UPDATE inbox SET {_BLANK} WHERE lane {{in $1}} AND applied_at IS NOT NULL AND payload LIKE $2"
BLANK_START = """UPDATE inbox SET payload = '{}' WHERE applied_at IS NOT NULL AND outcome LIKE $2
AND lane = (SELECT 'organisation:' || organisation FROM checks WHERE id = $1)"""
FORGET_LANES = "UPDATE lane SET choices = '[]', held = '[]', focus = NULL WHERE key {in $1}"
# A lane is named by the number of whoever is on it. What was told once is known by its key alone, and stays known.
FORGET_NUMBERS = (
    """DELETE FROM outbox WHERE "check" IS NULL AND lane {in $1} AND progress IN ('sent', 'failed', 'dropped')""",
    "UPDATE inbox SET lane = 'person:erased' WHERE lane {in $1} AND applied_at IS NOT NULL",
    """DELETE FROM lane WHERE key {in $1} AND opted_out_at IS NULL
AND NOT EXISTS (SELECT 1 FROM inbox i WHERE i.lane = lane.key)""",
)
# Before anything else: what is being fetched may not become a row any more.
STOP_ERRANDS = "DELETE FROM errand WHERE payload LIKE $1"
STOP_TIMERS = "DELETE FROM timer WHERE lane = $1 OR conversation {in $2}"

DELETIONS = (
    'DELETE FROM entry WHERE conversation IN (SELECT id FROM conversation WHERE "check" = $1)',
    # What is being posted comes to its end: the card says then that the check is gone, all else is taken back.
    """DELETE FROM outbox WHERE "check" = $1 AND NOT (channel = 'slack' AND progress IN ('leased', 'unclear'))""",
    """UPDATE outbox SET about = NULL WHERE "check" = $1""",
    'DELETE FROM event WHERE "check" = $1',
    'DELETE FROM personal_link WHERE "check" = $1',
    'DELETE FROM report_share WHERE "check" = $1',
    'DELETE FROM opening WHERE "check" = $1',
    'DELETE FROM draft WHERE "check" = $1',
    'DELETE FROM trace WHERE "check" = $1',
    'DELETE FROM reference WHERE "check" = $1',
    'DELETE FROM findable WHERE "check" = $1',
    'DELETE FROM conversation WHERE "check" = $1',
    "DELETE FROM checks WHERE id = $1",
)


def hold_people(check: str) -> Steps[None]:
    """To be called before the check is looked at: its candidate may be naming a referee right now."""
    _, lanes = yield from _people_and_lanes(check)
    yield Query(THEIR_LANES, [lanes])


def delete_check(check: str, *, and_numbers: bool = False) -> Steps[None]:
    """`and_numbers`: those of people who are in no other check are forgotten, too, but for a STOP of theirs (R56)."""
    yield from hold_people(check)
    people, lanes = yield from _people_and_lanes(check)
    alone = [key for (key,) in (yield Query(ALONE, [lanes, check]))]
    yield Query(BLANK_ANSWERS, [lanes, [id for id, _ in people]])
    ((code,),) = yield Query(CODE, [check])
    yield Query(BLANK_DESK, [desk_lane(check)])
    yield Query(BLANK_LANES, [[*alone, check_lane(check), code_lane(code)]])
    for id, _ in people:
        yield Query(STOP_ERRANDS, [f'%"conversation":"{id}"%'])
    for id in [check, *(id for id, _ in people)]:
        yield Query(BLANK_NAMED, [lanes, f"%{id}%"])
    yield Query(STOP_TIMERS, [check_lane(check), [id for id, _ in people]])
    yield Query(BLANK_START, [check, f"%{check}%"])
    yield Query(FORGET_LANES, [alone])
    yield from take_back_posts(check)
    for deletion in DELETIONS:
        yield Query(deletion, [check])
    for forgetting in FORGET_NUMBERS if and_numbers and alone else ():
        yield Query(forgetting, [alone])


def _people_and_lanes(check: str) -> Steps[tuple[list[tuple[str, str]], list[str]]]:
    """Its conversations, each with where it is now; and the lanes of these people, sorted, as they are locked."""
    people = [(id, lane) for id, lane in (yield Query(PEOPLE, [check]))]
    written_in = yield Query(WRITTEN_IN, [check])
    return people, sorted({*(lane for _, lane in people), *(lane for (lane,) in written_in)})
