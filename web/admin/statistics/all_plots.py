"""All plots, in their order."""

from web.admin.statistics import answering, costs, heat, questions, rates, weeks
from web.admin.statistics.channels import channels
from web.admin.statistics.look import Looked
from web.admin.statistics.plots import Plot


def plots(looked: Looked) -> dict[str, Plot]:
    """All of them by key, in their order; those of questions only where there is a questionnaire."""
    known, told = looked.known, looked.told
    found = [
        weeks.trend(known, told),
        weeks.rates(known, told),
        answering.endings(known, told),
        answering.spread(known, told),
        answering.after_reminders(known, told),
        rates.contacts(known, told),
        channels(known, told),
        heat.answers(known, told),
        rates.hours_asked(known, told),
        rates.weekdays_asked(known, told),
        rates.sub_accounts(known, told, looked.sub_accounts),
        costs.segments(known, told),
    ]
    if looked.questions:
        found += [questions.funnel(looked.questions, told), questions.question_times(looked.questions, told)]
    return {one.key: one for one in found}
