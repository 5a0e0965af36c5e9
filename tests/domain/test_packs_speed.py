"""How fast packs are: beside plain Python functions, and beside reading the JSON alone. Ratios within one run."""

import gc
import json
import time
from statistics import median

import pytest

from sociaalinkopen_desktop.domain.tender import Tender
from sociaalinkopen_desktop.domain.verdicts import Verdict, met_if, need
from sociaalinkopen_desktop.exchange.pack_file import pack_json, parse_pack

from ..builders import a_tender, norms_on
from ..packs import a_criterion, a_pack, catalogue

pytestmark = pytest.mark.slow

NUMBER, ROUNDS = 300, 41
CONDITIONS = (
    {
        "all": [
            {"field": "value.base_value", "op": "at_least", "value": 50_000},
            {"field": "subject.nature", "op": "is", "value": "services"},
        ]
    },
    {
        "any": [
            {"field": "ambition.social_return.is_applied", "op": "is", "value": True},
            {"field": "estimated_value", "op": "below", "value": 50_000},
        ]
    },
    {"field": "ambition.social_return.percentage", "op": "at_least", "norm": "policy.social_return.percent_normal"},
    {"not": {"field": "subject.title", "op": "contains", "value": "spoed"}},
    {"any_of": "award.criteria", "where": {"field": "weight_percent", "op": "at_least", "value": 10}},
    {"every_of": "lots", "where": {"field": "estimated_value", "op": "at_most", "value": 500_000}},
    {"count": "lots", "op": "at_least", "value": 2},
    {"field": "schedule.questions_deadline", "op": "before", "other_field": "schedule.submission_deadline"},
    {"field": "contract.payment_days", "op": "at_most", "value": 30},
    {"field": "procedure.procedure", "op": "one_of", "value": ["open", "restricted", "national_open"]},
)


def value_and_nature(tender, _norms):
    found = need(tender, "value.base_value") >= 50_000 and need(tender, "subject.nature") == "services"
    return met_if(found, "value.base_value")


def applied_or_small(tender, _norms):
    path = "ambition.social_return.is_applied"
    return met_if(need(tender, path) or tender.estimated_value < 50_000, path)


def by_policy(tender, norms):
    path = "ambition.social_return.percentage"
    return met_if(need(tender, path) >= norms.value("policy.social_return.percent_normal"), path)


def not_urgent(tender, _norms):
    return met_if("spoed" not in need(tender, "subject.title").casefold(), "subject.title")


def one_heavy(tender, _norms):
    return met_if(any(item.weight_percent >= 10 for item in need(tender, "award.criteria")), "award.criteria")


def all_small(tender, _norms):
    return met_if(all(lot.estimated_value <= 500_000 for lot in need(tender, "lots")), "lots")


def two_lots(tender, _norms):
    return met_if(len(tender.lots) >= 2, "lots")


def questions_first(tender, _norms):
    found = need(tender, "schedule.questions_deadline") < need(tender, "schedule.submission_deadline")
    return met_if(found, "schedule.questions_deadline")


def pays_soon(tender, _norms):
    return met_if(need(tender, "contract.payment_days") <= 30, "contract.payment_days")


def open_procedure(tender, _norms):
    found = need(tender, "procedure.procedure") in ("open", "restricted", "national_open")
    return met_if(found, "procedure.procedure")


PLAIN = (
    value_and_nature, applied_or_small, by_policy, not_urgent, one_heavy, all_small, two_lots, questions_first,
    pays_soon, open_procedure,
)  # fmt: skip


def bare(check):
    """The same functions reading attributes, without the look-up by path: as fast as Python gets."""
    return {
        value_and_nature: lambda t, _n: t.value.base_value >= 50_000 and t.subject.nature == "services",
        applied_or_small: lambda t, _n: t.ambition.social_return.is_applied or t.estimated_value < 50_000,
        by_policy: lambda t, n: t.ambition.social_return.percentage >= n.value("policy.social_return.percent_normal"),
        not_urgent: lambda t, _n: "spoed" not in t.subject.title.casefold(),
        one_heavy: lambda t, _n: any(item.weight_percent >= 10 for item in t.award.criteria),
        all_small: lambda t, _n: all(lot.estimated_value <= 500_000 for lot in t.lots),
        two_lots: lambda t, _n: len(t.lots) >= 2,
        questions_first: lambda t, _n: t.schedule.questions_deadline < t.schedule.submission_deadline,
        pays_soon: lambda t, _n: t.contract.payment_days <= 30,
        open_procedure: lambda t, _n: t.procedure.procedure in ("open", "restricted", "national_open"),
    }[check]


def text():
    criteria = [
        a_criterion(number, id=f"PROEF-{number:03}", met_when=CONDITIONS[number % len(CONDITIONS)])
        for number in range(NUMBER)
    ]
    return pack_json(a_pack(*criteria))


def medians(*works):
    """Milliseconds of processor time of each piece of work, taken in turns."""
    times = [[] for _ in works]
    for _ in range(ROUNDS):
        for work, spent in zip(works, times, strict=True):
            start = time.process_time()
            work()
            spent.append(time.process_time() - start)
    return [median(spent) * 1_000 for spent in times]


def test_a_pack_judges_at_most_twice_as_slow_as_plain_functions():
    tender, norms = a_tender(), norms_on()
    compiled = [rule.check for rule in parse_pack(text(), catalogue()).rules]
    plain = [PLAIN[number % len(PLAIN)] for number in range(NUMBER)]
    fastest = [bare(check) for check in plain]
    for one, other in zip(compiled, plain, strict=True):
        assert one(tender, norms).outcome is other(tender, norms).outcome
    assert isinstance(compiled[0](Tender(), norms), Verdict)
    all_compiled, all_plain, all_bare = medians(
        *([lambda checks=checks: [check(tender, norms) for check in checks] for checks in (compiled, plain, fastest)])
    )
    told = f"300 checks: pack {all_compiled:.3f} ms, as ours {all_plain:.3f} ms, bare lambdas {all_bare:.3f} ms"
    assert all_compiled <= 2 * all_plain, told
    assert all_compiled <= 2.5 * all_bare, told


def test_reading_and_compiling_a_large_pack_takes_a_few_times_the_json():
    content = text()
    gc.collect()
    reading, alone = medians(lambda: parse_pack(content, catalogue()), lambda: json.loads(content))
    told = f"300 criteria, {len(content) // 1024} KiB: read {reading:.2f} ms, json.loads {alone:.2f} ms"
    assert reading <= 10 * alone, told
