"""A document as it will be printed: all pages, to scroll, zoom and search. What asks PDFium runs beside the window."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..page_images import Bookmark, Hit, PagePicture, PdfFacts, find_words, page_picture, page_texts, pdf_facts
from ..tasks import Tasks
from ..widgets.page_layout import Spot
from ..widgets.page_view import Box, PageView
from .preview_bars import FindBar, PageBar, Place

MOST_READ = 6000
"""How many signs of a page are read to who listens; a full page of text has about three thousand."""


class Preview(QWidget):
    """Shows a PDF that it is handed. Only the newest of what was asked is shown; the one before stays until then.

    `tasks` do the drawing, one page at a time, so that what is in sight now always comes first.
    """

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._pdf = self._newest = b""
        self._key, self._title = "", ""
        self._drawing = False
        self._texts: tuple[str, ...] = ()
        self._hits: tuple[Hit, ...] = ()
        self._hit = -1
        self._question = 0  # counts what was sought, so that an old answer is known
        self.bar, self.find_bar, self.view = PageBar(), FindBar(), PageView()
        self.find_bar.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self.bar)
        box.addWidget(self.find_bar)
        box.addWidget(self.view, 1)
        self._connect()

    def _connect(self) -> None:
        view, bar = self.view, self.bar
        view.pictures_wanted.connect(self._draw_next)
        view.page_changed.connect(lambda _page: self._tell_place())
        view.zoomed.connect(lambda: bar.show_zoom(view.zoom))
        view.search_asked.connect(self.open_search)
        bar.turned.connect(lambda by: view.go_to_page(view.page + by))
        bar.number_entered.connect(self._go_to_number)
        bar.zoom_chosen.connect(view.set_zoom)
        bar.zoom_stepped.connect(view.zoom_by)
        bar.gray_chosen.connect(lambda _on: view.forget_pictures())
        bar.search_asked.connect(self.open_search)
        self.find_bar.sought.connect(self._seek)
        self.find_bar.went.connect(self.go_to_hit)
        self.find_bar.left.connect(self.close_search)

    # -- showing --------------------------------------------------------------------------------------------------
    def show_words(self, words: str) -> None:
        """Say something instead of a document."""
        self._pdf = self._newest = b""
        self._key, self._texts = "", ()
        self._forget_hits()
        self.view.show_words(words)
        self.bar.show_place(0, 0)
        self.bar.show_contents(())

    def show_pdf(self, key: str, title: str, pdf: bytes) -> None:
        """Show a document. With the key of the one that is there the place in it stays."""
        self._newest = pdf
        self._tasks.run(lambda: pdf_facts(pdf), lambda facts: self._on_facts(key, title, pdf, facts))

    def _on_facts(self, key: str, title: str, pdf: bytes, facts: PdfFacts) -> None:
        if pdf is not self._newest:
            return
        same = key == self._key
        self._pdf, self._key, self._title = pdf, key, title
        self._texts = ()
        self._hits, self._hit = (), -1
        self.view.show_pages(facts.sizes, same=same)
        self.bar.show_contents([Place(item.title, item.level, partial(self._go_to, item)) for item in facts.bookmarks])
        self._tell_place()
        self._run(page_texts, self._on_texts)
        if self.find_bar.field.words() and self.find_bar.isVisibleTo(self):
            self._seek(self.find_bar.field.words(), stay=same)

    def _on_texts(self, texts: tuple[str, ...]) -> None:
        self._texts = texts
        self._tell_place()

    def _run(self, ask: Callable[[bytes], Any], done: Callable[[Any], object]) -> None:
        """Ask something about the document of now; the answer is left when there is another by then."""
        pdf = self._pdf
        self._tasks.run(lambda: ask(pdf), lambda answer: done(answer) if pdf is self._pdf else None)

    def _draw_next(self) -> None:
        wanted = self.view.next_wanted() if self._pdf and not self._drawing else None
        if wanted is None:
            return
        self._drawing = True
        page, dots = wanted
        pdf, gray, edition = self._pdf, self.bar.gray.is_on, self.view.edition

        def drawn(picture: PagePicture) -> None:
            self._drawing = False
            self.view.show_picture(page, edition, dots, picture.image)
            self._draw_next()

        def failed(error: BaseException) -> None:
            self._drawing = False
            raise error

        self._tasks.run(lambda: page_picture(pdf, page + 1, dots, gray=gray), drawn, failed)

    # -- where one is ---------------------------------------------------------------------------------------------
    def page_number(self) -> tuple[int, int]:
        """Which page is read, from 1, and how many there are; (0, 0) while there is none."""
        return (self.view.page + 1, self.view.pages) if self.view.pages else (0, 0)

    @property
    def is_gray(self) -> bool:
        """Whether it is shown as on a printer without colours."""
        return self.bar.gray.is_on

    def _tell_place(self) -> None:
        number, pages = self.page_number()
        self.bar.show_place(number, pages)
        if pages:
            self.view.setAccessibleName(f"{self._title}, pagina {number} van {pages}")
            read = self._texts[number - 1][:MOST_READ] if number <= len(self._texts) else ""
            self.view.setAccessibleDescription(read)

    def _go_to_number(self, number: int) -> None:
        self.view.go_to_page(number - 1)
        self.bar.number.setModified(False)
        self._tell_place()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to(self, mark: Bookmark) -> None:
        self.view.go_to(Spot(mark.page, max(0.0, mark.top - 30) / 842))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- searching ------------------------------------------------------------------------------------------------
    def open_search(self) -> None:
        """Show the bar to search in the document, with the focus in it."""
        if not self._pdf:
            return
        self.find_bar.show()
        self.find_bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.find_bar.field.selectAll()
        if self.find_bar.field.words() and not self._hits:
            self._seek(self.find_bar.field.words())

    def close_search(self) -> None:
        """Put the bar away, with its frames."""
        self.find_bar.hide()
        self._forget_hits()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def hits(self) -> tuple[int, int]:
        """Which found place is shown, from 1, and how many there are."""
        return self._hit + 1, len(self._hits)

    def go_to_hit(self, by: int) -> None:
        """Show the next found place (1) or the one before (-1); after the last comes the first."""
        if self._hits:
            self._show_hit((self._hit + by) % len(self._hits))

    def _seek(self, words: str, *, stay: bool = False) -> None:
        self._question += 1
        question = self._question
        if not words:
            self._forget_hits()
            return

        def found(hits: tuple[Hit, ...]) -> None:
            if question == self._question:
                self._on_found(hits, stay)

        self._run(lambda pdf: find_words(pdf, words), found)

    def _on_found(self, hits: tuple[Hit, ...], stay: bool) -> None:
        self._hits = hits
        here = next((at for at, hit in enumerate(hits) if hit.page >= self.view.page), 0)
        if not hits or stay:
            self._hit = here if hits else -1
            self._frame()
        else:
            self._show_hit(here)

    def _show_hit(self, at: int) -> None:
        self._hit = at
        hit = self._hits[at]
        if hit.boxes:
            self.view.show_box(hit.page, hit.boxes[0])
        else:
            self.view.go_to_page(hit.page)
        self._frame()

    def _frame(self) -> None:
        framed: dict[int, list[tuple[int, Box]]] = defaultdict(list)
        for number, hit in enumerate(self._hits):
            framed[hit.page] += [(number, box) for box in hit.boxes]
        self.view.show_hits(framed, self._hit)
        self.find_bar.show_count(*self.hits())

    def _forget_hits(self) -> None:
        self._question += 1
        self._hits, self._hit = (), -1
        self.view.show_hits({}, -1)
        self.find_bar.show_count(0, 0)
