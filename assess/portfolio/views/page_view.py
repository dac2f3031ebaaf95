"""What every page of many services says, and how its frame is drawn."""

from dataclasses import dataclass

from assess.portfolio.views.part import Part


@dataclass(frozen=True, kw_only=True)
class PageView:
    """The words of a page from its heading to its foot."""

    title: str
    about: str
    opening: tuple[str, ...]
    parts: tuple[Part, ...]
    closing: tuple[str, ...]
    is_public: bool
    tool_version: str
    masthead: str

    @property
    def service(self) -> str:
        """What stands as the heading of the page."""
        return self.title

    @property
    def is_final(self) -> bool:
        """Whether search engines may list it: what is for the public."""
        return self.is_public
