"""The note in step 2 about tenders that look alike."""

from datetime import date
from decimal import Decimal

import pytest

from sociaalinkopen_desktop.application.ports import Similar
from sociaalinkopen_desktop.application.splitting import Splitting
from sociaalinkopen_desktop.domain.choices import Phase
from sociaalinkopen_desktop.domain.quantities import euros
from sociaalinkopen_desktop.ui.splitting_note import SplittingCard


def found(number=1, value=Decimal(150_000)):
    others = tuple(
        Similar(id=str(at), title="<b>Werk</b>" if at == 0 else "", reference=f"Z-{at}", department="Groen",
                phase=Phase.PREPARATION, value=value, day=date(2026, 1, 1))
        for at in range(number)
    )  # fmt: skip
    total = Decimal(90_000) + sum((item.value or Decimal(0) for item in others), Decimal(0))
    return Splitting(
        group="773", department="Groen", others=others, own=Decimal(90_000), together=total, unknown=0,
        threshold=euros(221_000),
    )  # fmt: skip


@pytest.fixture
def card(qtbot):
    made = SplittingCard()
    qtbot.addWidget(made)
    return made


def test_a_sum_above_the_threshold_asks_for_attention_and_names_the_tenders(card):
    card.show_splitting(found())
    assert card.isVisible()
    assert "Horen ze bij elkaar" in card.words()
    assert "Z-0 <b>Werk</b> – €\u00a0150.000" in card.words()
    assert card._pill.accessibleName() == "Kijk dit na"


def test_a_sum_below_it_is_only_told_and_the_list_stays_short(card):
    card.show_splitting(found(8, Decimal(1_000)))
    assert card.words().splitlines()[-1] == "En nog 3."
    assert card._pill is None
    card.show_splitting(found(1, None))
    assert "waarde nog niet bekend" in card.words()


def test_without_anything_alike_it_takes_no_room(card):
    card.show_splitting(found())
    card.show_splitting(None)
    assert card.isHidden()
