"""Take over what earlier processes journalled: unsaved words, undo, begun lines."""

from assess.desk.joining import joined
from assess.desk.on_desk import OnDesk
from assess.desk.taking_in import withdrawn_from
from assess.desk.unsaved import Chains, not_overtaken, restored, unsaved
from assess.model.agreed import Agreed
from assess.model.file_names import AGREED_FILE, BRIEF_FILE, sheet_file
from assess.model.values import Value
from assess.model.versions.canonical import plain
from assess.store import state
from assess.store.journal import Entry, Journal
from assess.store.left_behind import LeftBehind
from assess.store.saving import sweep_folder


def recover(on_desk: OnDesk, journal: Journal) -> LeftBehind | None:
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


def _bring_back(on_desk: OnDesk, entries: list[Entry]) -> None:
    """Put what was journalled and never saved on top of the files."""
    published = plain(on_desk.files.base[AGREED_FILE]).get("publication", {})
    pending = not_overtaken(unsaved(entries), published)
    for file in (AGREED_FILE, BRIEF_FILE, sheet_file(on_desk.person)):
        if file in pending:
            _bring_back_into(on_desk, file, pending[file])


def _bring_back_into(on_desk: OnDesk, file: str, chains: Chains) -> None:
    held = on_desk.held[file]
    in_file = on_desk.files.base[AGREED_FILE]
    stands = on_desk.assessment.agreed.is_published and _is_published(in_file)
    ours = restored(chains, plain(held))
    folder = on_desk.files.folder
    value, said = joined(folder, file, held, ours, published=stands)
    on_desk.show(value)
    if said:
        on_desk.report.notice(said)


def _is_published(agreed: Value) -> bool:
    return isinstance(agreed, Agreed) and agreed.is_published


def _is_written_down(on_desk: OnDesk, journal: Journal) -> bool:
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
