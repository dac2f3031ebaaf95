"""Take over what earlier processes journalled: unsaved words, undo, begun lines."""

from assess.desk.on_desk import OnDesk
from assess.desk.rules import Whole
from assess.desk.taking_in import withdrawn_from
from assess.desk.unsaved import restored
from assess.model.versions.canonical import plain
from assess.store import state
from assess.store.journal import Entry, Journal
from assess.store.left_behind import LeftBehind
from assess.store.saving import sweep_folder


def recover(on_desk: OnDesk[Whole], journal: Journal) -> LeftBehind | None:
    """Bring back what was left, and write it into the journal of this process.

    Returns:
        The journals that were left, if this one could not hold what they hold.
    """
    sweep_folder(on_desk.files.folder)
    left = LeftBehind.take(state.state_folder(), on_desk.owner)
    for kept in left:
        if not kept.is_damaged:  # a step may be missing between two others
            on_desk.history.replay(kept.entries)
        on_desk.lines.take_over(kept.entries)
        _bring_back(on_desk, kept.entries)
    for sentence in (*left.said, *withdrawn_from(on_desk)):
        on_desk.report.notice(sentence)
    if not _is_written_down(on_desk, journal):
        return left
    left.discard()
    return None


def _bring_back(on_desk: OnDesk[Whole], entries: list[Entry]) -> None:
    """Put what was journalled and never saved on top of the files."""
    files = on_desk.files
    for file, chains in files.rules.pending(entries, files.base).items():
        ours = restored(chains, plain(on_desk.held[file]))
        now = on_desk.whole, files.base
        value, said = files.rules.rejoined(files.folder, now, file, ours)
        on_desk.show(value)
        if said:
            on_desk.report.notice(said)


def _is_written_down(on_desk: OnDesk[Whole], journal: Journal) -> bool:
    """Write what was brought back into this journal; say whether it is there."""
    is_kept = journal.cut(on_desk.lasting())
    for file in on_desk.unsaved:
        step = on_desk.unsaved_step(file)
        is_kept &= on_desk.journalled(step.to_entry("recovered"))
        brought = "Words that were not saved last time were brought back."
        on_desk.report.notice(on_desk.files.joined_in or brought)
        on_desk.report.waits()
        on_desk.saver.soon()
    return is_kept
