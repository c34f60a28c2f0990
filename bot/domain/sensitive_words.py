"""Words that tell what a question asks for and hardly may, or asks badly; `*` stands for any ending.

Both languages together, as a recruiter may write either. What is in `NOT_MEANT` only looks alike.
"""

import re

NOT_MEANT = (
    "sjuksköt*, sjukvård*, sjukhus*, sjukgymn*, hälso- och*, hälsocentral*, hälsovård*, health care*, "
    "healthcare*, health and safety, health & safety, ålderdomshem*, åldersomsorg*"
)
HEALTH = (
    "sjuk*, ohälsa*, hälsa, hälsan, hälsotillstånd*, hälsoproblem*, diagnos*, medicinering*, läkemedel*, "
    "funktionsneds*, funktionshind*, handikapp*, allergi*, psykisk*, psykiatri*, depress*, deprimerad*, utbränd*, "
    "utmattning*, rehab*, missbruk*, alkohol*, drog, droger, drogtest*, sick, sickness*, illness*, ill health, "
    "health*, disabled, disabilit*, medication*, allergies, allergic, mental health, addict*, drugs, drug use, "
    "burnout, burned out, burnt out"
)
UNION = (
    "fack, facket, fackets, facklig*, fackfören*, fackförbund*, fackmedlem*, arbetstagarorganisation*, trade "
    "union*, labour union*, labor union*, union member*, union rep*, union dues, union activ*, unionised, "
    "unionized"
)
RELIGION = (
    "relig*, troende, trosuppfattning*, kyrka*, kyrklig*, moské*, muslim*, kristen*, kristna, judisk*, ramadan*, "
    "slöja*, hijab*, church*, mosque*, christian*, jewish, headscarf*"
)
FAMILY = (
    "gravid*, egna barn, har barn, ha barn, skaffa barn, fler barn, små barn, familjesituation*, familjeplan*, "
    "föräldraledig*, vab, vabba*, vabbar, civilstånd*, pregnan*, maternity leave, paternity leave, parental "
    "leave, have children, have kids, having children, marital*, married"
)
CRIME = (
    "brott, brottet, brotts*, brottslig*, dömd*, domar, straff*, belastningsregist*, kriminell*, polisanmäl*, "
    "fängelse*, stöld*, stulit, crime*, criminal*, convict*, police record*, prison*, arrest, arrested, theft, "
    "stole, stolen"
)
ORIGIN = (
    "etnisk*, etnicitet*, härkomst*, hudfärg*, nationalitet*, ursprungsland*, invandr*, modersmål*, ethnic*, "
    "racial*, race, skin colour, skin color, nationality, immigrant*, mother tongue, native language"
)
POLITICS = "politisk*, partitillhörighet*, röstar, political*, politics"
SEXUALITY = (
    "sexuell*, homosexuell*, hbtq*, könsidentitet*, transperson*, sexual orientation, homosexual*, gay, lesbian, "
    "lgbt*, gender identity"
)
AGE = "ålder, åldern, ålders*, hur gammal, födelseår*, pensioner*, how old, age, date of birth, retire*"
LEADING = (
    "visst, inte sant, håller du med, håller du inte med, väl ändå, naturligtvis, självklart, don't you agree, "
    "don't you think, wouldn't you, isn't it, isn't he, isn't she, surely, obviously, of course, do you agree"
)
OPINION = "tror du, gissa*, känns det som, do you think, do you believe, do you feel, would you guess"


def pattern_of(words: str) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(word.strip()).replace(r"\*", r"\w*") for word in words.split(","))
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)
