"""The heads and feet of the pages of a PDF are no part of its text."""

from build_scripts.document.page_edges import edges, text

PAGES = (
    "Far Board\n1. Replies\nThe clerk must send a reply to\nPolicy v1.2 Page 1 of 3",
    "Far Board\nthe family within 5 days.\n2. Appeals\nPolicy v1.2 Page 2 of 3",
    "Far Board\nThe panel must meet within 9 days.\n\nPolicy v1.2 Page 3 of 3",
)


def test_what_stands_on_each_page_but_for_its_number_is_left_out_and_named() -> None:
    told = "1. Replies\nThe clerk must send a reply to\nthe family within 5 days.\n2. Appeals"
    assert text(PAGES) == f"{told}\n\nThe panel must meet within 9 days."
    assert edges(PAGES) == ("Far Board", "Policy v#.# Page # of #")


def test_one_page_has_no_head_and_no_foot() -> None:
    assert text(PAGES[:1]) == PAGES[0]
    assert edges(PAGES[:1]) == ()


def test_what_only_few_pages_have_is_text() -> None:
    pages = ("Reply", "Reply", "A", "B", "C", "")
    assert text(pages).split() == " ".join(pages).split()
    assert edges(pages) == ()


def test_sentences_and_names_of_stages_are_text_on_every_page() -> None:
    pages = ("Stage 1\nReply within 5 days.", "Stage 2\nReply within 9 days.")
    assert text(pages) == "\n\n".join(pages)
    assert edges(pages) == ()
