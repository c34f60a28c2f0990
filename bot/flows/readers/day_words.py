"""What weekdays, months and small numbers are called, in Swedish and English."""

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mondays mon måndag måndagen måndags mån mandag",
            "tuesday tue tues tisdag tisdagen tis",
            "wednesday wed weds onsdag onsdagen ons",
            "thursday thu thur thurs torsdag torsdagen tor tors",
            "friday fri fredag fredagen fre",
            "saturday sat lördag lördagen lör lordag",
            "sunday sun söndag söndagen sön sondag",
        )
    )
    for name in names.split()
}
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january januari jan",
            "february februari feb",
            "march mars mar",
            "april apr",
            "may maj",
            "june juni jun",
            "july juli jul",
            "august augusti aug",
            "september sep sept",
            "october oktober oct okt",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
NUMBERS = {
    name: number
    for number, names in enumerate(
        (
            "a an one en ett",
            "two två tva couple par",
            "three tre few några nagra",
            "four fyra",
            "five fem",
            "six sex",
            "seven sju",
            "eight åtta atta",
            "nine nio",
            "ten tio",
        ),
        1,
    )
    for name in names.split()
}
