"""Three responses to an urge that ship with the program; they need no journal and no plan."""

from __future__ import annotations

from recovery_journal.domain.plan import StrategyKind
from recovery_journal.domain.ready_response import ReadyResponse
from recovery_journal.language import tr


def ready_responses() -> tuple[ReadyResponse, ...]:
    """Each can be done at once, at any hour, alone and with nothing at hand."""
    return (
        ReadyResponse(
            tr("Breathe out longer than in"),
            StrategyKind.CALM_THE_BODY,
            (tr("Breathe in and count to 4."), tr("Breathe out and count to 6."), tr("Do this ten times.")),
        ),
        ReadyResponse(
            tr("Go to another room, or outside"),
            StrategyKind.LEAVE,
            (tr("Stand up."), tr("Leave what is near you behind."), tr("Look for a place with people or fresh air.")),
        ),
        ReadyResponse(
            tr("Watch the urge like a wave"),
            StrategyKind.RIDE_IT_OUT,
            (tr("Find where you feel it in your body."), tr("Breathe, and let it be there."), tr("Watch it change.")),
        ),
    )
