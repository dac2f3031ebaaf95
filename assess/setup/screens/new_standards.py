"""The standards that the form for a new assessment offers, and their scales."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from assess.model.outcome import short_title
from assess.setup.use_cases.new import offered, scale_titles
from assess.ui.terminal.field import Field
from assess.ui.terminal.fields import Pick, Ticks

if TYPE_CHECKING:
    from assess.model.standard import Head
    from assess.setup.screens.new import NewScreen


class Standards:
    """What can be ticked, and the scale of what is."""

    def __init__(self, form: NewScreen) -> None:
        """Read what the workspace of the form offers."""
        self._form = form
        self._heads = {head.id: head for head in offered(form.workspace)}
        self._titles = scale_titles()

    @property
    def proposed(self) -> dict[str, str]:
        """The standards that are ticked at first, each with its first scale."""
        heads = self._heads.values()
        return {head.id: head.scales[0] for head in heads if head.offered}

    def known(self, scales: Mapping[str, str | None]) -> dict[str, str]:
        """Return those of the standards with their scales that are still there."""
        return {name: s or "" for name, s in scales.items() if name in self._heads}

    def first(self) -> tuple[list[tuple[str, str]], int]:
        """Return what can be ticked at first, and how much more there is."""
        offer = self._offer(more=False)
        return offer, len(self._heads) - len(offer)

    def offer(self, *, more: bool) -> None:
        """Let the standards be ticked, those for councils or all."""
        self._form.query_one(Ticks).offer(self._offer(more=more))

    def _offer(self, *, more: bool) -> list[tuple[str, str]]:
        """Return the standards to tick: those for councils first."""
        form = self._form
        ticked = form.query_one(Ticks).answer.split() if form.query(Ticks) else ()
        return [
            (head.id, f"{head.title} ({head.edition}), {head.publisher}")
            for head in self._heads.values()
            if more or head.offered or head.id in ticked
        ]

    def has_more(self, scales: Mapping[str, str]) -> bool:
        """Whether any of these is not offered at first."""
        return any(not self._heads[name].offered for name in scales)

    def chosen(self, answered: Mapping[str, str]) -> dict[str, str]:
        """Return of all fields the standards that are ticked, each with its scale."""
        return {
            name: answered.get(f"scale.{name}", self._heads[name].scales[0])
            for name in answered["scales"].split()
        }

    def show_scales(self, chosen: Mapping[str, str]) -> None:
        """Ask for the scale of each ticked standard that has several."""
        asked = {field.key: field for field in self._form.query(Field)}
        for name, head in self._heads.items():
            field = asked.get(f"scale.{name}")
            if field is not None:
                field.display = name in chosen
            elif name in chosen and len(head.scales) > 1:
                self._ask_scale(head, chosen[name])

    def _ask_scale(self, head: Head, chosen: str) -> None:
        scales = [(scale, self._titles.get(scale, scale)) for scale in head.scales]
        scales.sort(key=lambda pair: pair[0] != chosen)
        titles = {each.title for each in self._heads.values()}
        field = Field(
            f"scale.{head.id}",
            f"Scale of {short_title(head.title, titles)}",
            Pick(scales),
            "Enter opens the list.",
        )
        self._form.query_one("#form").mount(field, before="#field-lead")
        field.call_after_refresh(field.fill, chosen)
