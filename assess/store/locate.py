"""Where a key stands in a file, for the sentences about what is wrong with it."""

from assess.store.keys import Key, line_and_column, places


def locate(text: str, keys: set[Key]) -> dict[Key, tuple[int, int]]:
    """Return line and column of each of *keys*, or of the nearest table above it.

    A key without any table above it that is written down has no place.
    """
    wanted = {key[:length] for key in keys for length in range(1, len(key) + 1)}
    written: dict[Key, int] = {}
    for place in places(text):
        for length in range(1, len(place.key) + 1):
            if place.key[:length] in wanted:
                written.setdefault(place.key[:length], place.offset)
    found = {}
    for key in keys:
        near = next((k for k in _upwards(key) if k in written), None)
        if near is not None:
            found[key] = line_and_column(text, written[near])
    return found


def _upwards(key: Key) -> list[Key]:
    return [key[:length] for length in range(len(key), 0, -1)]
