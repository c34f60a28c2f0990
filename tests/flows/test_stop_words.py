"""STOP and START in six languages: every reasonable wish is heard, and no answer is mistaken for one (R22, R30)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.channel import Channel
from bot.flows.stop_words.wishes import CARRIER_STOP, STARTS, STARTS_AFTER_STOP, STOPS, Wish, carrier_answers, wish_in

HEARD = """
STOP · stop · Stop. · stop!! · STOP. · "stop" · STOP 🛑 · 🛑 stop · ＳＴＯＰ · stop stop stop · stoppp · STOOOP
stop, please
Stop please · please stop · stop tack · unsubscribe · UNSUBSCRIBE. · END · QUIT · cancel · Revoke · optout · STOPALL
could you stop texting me? · Would you please stop messaging me · I'd like you to stop texting me · cease
stop messaging this number · wrong number, stop texting · please take my number off your list
stop all · opt out · please stop texting me · stop texting me please · Stop messaging me! · stop sending me messages
stop contacting me · quit texting me · do not contact me again · don't text me again · don’t message me anymore
dont text me · please do not write to me · don't send me any more texts · do not send me messages
take me off your list · take me off the list please · get me off this list · remove my number · remove me
Remove me from your list · delete my number · leave me alone · just leave me alone · no more messages · No more texts!
I don't want any more messages · i do not want to receive these texts · I want to unsubscribe · go away
I don't want to be contacted again · never text me again · unsubscribe me · stop it · stop this
STOPP · stopp! · Stopp tack · snälla stopp · sluta · Sluta! · sluta nu · avsluta · AVSLUTA · avregistrera · Avanmäl
avregistrera mig · sluta smsa mig · sluta sms:a mig · sluta skicka sms · Sluta skicka meddelanden till mig
sluta skriva till mig · snälla sluta kontakta mig · inga fler sms · Inga fler meddelanden tack · skicka inte fler sms
skicka inga fler sms · kontakta mig inte igen · skriv inte till mig · ta bort mig från listan · ta bort mitt nummer
Ta bort mig ur registret · radera mitt nummer · stryk mig från er lista · jag vill inte ha fler sms
vill inte ha fler sms
Jag vill inte få några fler meddelanden från er · lämna mig i fred · låt mig vara · hör inte av er igen
sluta störa mig
sluta spamma · sluta spamma mig · kan ni sluta smsa mig? · kan du sluta skicka sms? · avprenumerera
jag vill avsluta · Sluta skriv till mig
hej, sluta smsa · jag vill inte bli kontaktad igen · stoppa alla sms
slutt · Avmeld · ikke send flere meldinger · Ikke send meg flere meldinger · slutt å sende meldinger
slutt å tekste meg
ingen flere meldinger takk · ikke kontakt meg igjen · fjern nummeret mitt · fjern meg fra listen · la meg være i fred
jeg vil ikke ha flere meldinger · vær så snill å slutte å sende meldinger · stopp å sende meldinger
slett nummeret mitt · kan du slutte å sende meg meldinger · jeg ønsker ikke flere sms
afmeld · Afmeld mig · stop med at skrive til mig · hold op med at sende beskeder · send ikke flere beskeder
ikke flere beskeder tak · kontakt mig ikke igen · slet mit nummer · fjern mig fra listen · lad mig være i fred
jeg vil ikke have flere beskeder · hold op · framelding · lad være med at skrive til mig
jeg ønsker ikke flere sms'er · ikke skriv til mig mere
lopeta · Lopettakaa! · lopeta viestit · lopeta viestien lähettäminen · ei enää viestejä · Ei enää viestejä kiitos
en halua enää viestejä · En halua viestejä teiltä · älä lähetä minulle enää viestejä · älkää lähettäkö enää viestejä
jätä minut rauhaan · jättäkää minut rauhaan · poista numeroni · poistakaa minut listalta
älä ota minuun enää yhteyttä · peruuta · älkää häiritkö minua
abmelden · Abbestellen bitte · bitte keine SMS mehr · Keine Nachrichten mehr! · keine weiteren SMS · hör auf
Hören Sie auf, mir zu schreiben · bitte schreiben Sie mir nicht mehr · schreib mir nicht mehr
lassen Sie mich in Ruhe
ich möchte keine Nachrichten mehr · ich will keine sms mehr bekommen · löschen Sie meine Nummer
nehmen Sie mich von der Liste · senden Sie mir keine Nachrichten mehr · kontaktieren Sie mich nicht mehr · aufhören
bitte nicht mehr anschreiben
ich möchte nicht mehr kontaktiert werden · hören Sie bitte auf, mir zu schreiben
"""

ANSWERS = """
he never stops helping · she would stop at nothing · she stopped the line when needed · stop and think was her motto
Stop at nothing · the end · end of story · cancel culture · no end to his patience · the project came to an end
he told us to stop the line · She knew when to quit and when to go on · unsubscribed customers came back to her
He does not text customers · don't know · I don't know · no · no more than that · no more comments
nothing more to add
leave me alone with a problem and he came · take me off guard she never did · remove obstacles
he could go away for weeks
start of the season · she got a good start · start to end · yes · stoop · stopover · bus stop · pit stop
full stop manager
Never contacted me late · I would contact her again · she wrote texts · sending messages · stops · stopping
Kan du sluta skriva så långt · sluta spamma kunder lärde hon dem · could you stop by · I'd like to stop here
ich möchte nicht mehr als das sagen · cease fire was his gift
sluta aldrig · hon slutade 2022 · Han ville inte sluta · vi avslutade projektet · Stopp i produktionen hanterade hon
Stoppade maskinen vid fara · inget stopp · avslutade i tid · Sluta i tid var svårt för henne
hon tog inga onödiga pauser
inga problem · inga fler än så · inga sms på arbetstid skickade hon · hon kontaktade mig inte så ofta · vill inte säga
jag vill inte svara på det · ta bort hinder · lämna över i tid · låt henne vara som hon är · jag slutade före henne
Hon lämnade mig aldrig i sticket · hör av er igen · börja om · fortsätt
Han sluttet i 2022 · aldri slutt på energien · ingen flere spørsmål · hun ga seg ikke
stopp i produksjonen tok hun seg av
han stoppede aldrig · ingen problemer · hun holdt op i 2021 · ikke flere kommentarer
Ei koskaan lopettanut kesken · hän lopetti vuonna 2022 · ei ongelmia · en halua vastata
hän jätti minut hyvillä mielin
Er hörte nie auf zu lernen · keine Probleme · keine weiteren Angaben · sie hat die Anlage gestoppt
Ende gut, alles gut
nicht mehr im Betrieb · ich möchte dazu nichts sagen · ja · nein · nej · 4 · 4 stop · 2019-2022 · 5 she never quit
Eva Stopp · Anna End · Cancel Berg · Karin Stark, 070-333 33 33, chef på Stopp AB 2019-2022
"""


def listed(table: str) -> list[str]:
    return [phrase for line in table.strip().splitlines() for phrase in line.split(" · ")]


@pytest.mark.parametrize("text", listed(HEARD))
def test_a_stop_is_heard(text: str) -> None:
    assert wish_in(text) is Wish.STOP


@pytest.mark.parametrize("text", listed(ANSWERS))
def test_an_answer_is_no_stop(text: str) -> None:
    assert wish_in(text) is None


@pytest.mark.parametrize("text", ["START", "start", "Start!", "unstop", "UNSTOP.", "starta", "Starta tack"])
def test_a_start_is_heard_from_anybody(text: str) -> None:
    assert wish_in(text) is Wish.START


@pytest.mark.parametrize(
    "text",
    ["YES", "börja om", "fortsätt", "continue", "fortsett", "start igen", "aloita", "jatka", "weiter", "starten"],
)
def test_other_words_mean_a_start_after_a_stop_alone(text: str) -> None:
    assert wish_in(text, has_stopped=True) is Wish.START
    assert wish_in(text) is None


def test_the_carriers_word_goes_before_ours() -> None:
    assert wish_in("whatever", "STOP") is Wish.STOP
    assert wish_in("ja", "START") is Wish.START
    assert wish_in("whatever", "HELP") is None
    assert carrier_answers("whatever", "HELP", Channel.SMS)


@pytest.mark.parametrize(
    "word", ["STOP", "stop.", "Unsubscribe", "END", "quit", "StopAll", "revoke", "optout", "CANCEL"]
)
def test_the_carrier_answers_its_own_words_by_sms(word: str) -> None:
    assert carrier_answers(word, None, Channel.SMS)
    assert not carrier_answers(word, None, Channel.WHATSAPP)


@pytest.mark.parametrize("words", ["stopp", "please stop", "avsluta", "lopeta", "stop stop"])
def test_what_the_carrier_does_not_know_is_ours_to_confirm(words: str) -> None:
    assert not carrier_answers(words, None, Channel.SMS)


ORDINARY = st.sampled_from(
    "she he always team hon alltid gruppen kunder hun kolleger työtä hyvin sie immer gut helped 4 och and".split()
)
SAID = sorted({*STOPS, *CARRIER_STOP, *STARTS, *STARTS_AFTER_STOP, "please stop texting me", "inga fler sms"})


@settings(max_examples=100)
@given(st.lists(ORDINARY, max_size=5), st.sampled_from(SAID), st.lists(ORDINARY, min_size=1, max_size=5), st.booleans())
def test_a_stop_word_inside_a_sentence_never_stops(
    before: list[str], said: str, after: list[str], has_stopped: bool
) -> None:
    first, last = " ".join([*before, said, *after]), " ".join([*after, said])
    assert wish_in(first, has_stopped=has_stopped) is None
    assert wish_in(last, has_stopped=has_stopped) is None


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert wish_in(text) in (None, Wish.STOP, Wish.START)
