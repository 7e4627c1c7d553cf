"""What is drawn can be read back, in logical order, in every language we print."""

import pytest

from tests.paper.typeset.conftest import ReadBack
from toolkit.paper.typeset import Style, Typesetter, isolate

# pdftotext takes commas and full stops between right-to-left words for parts of numbers and swaps
# them with the space after them: the sentences do without.
SENTENCES = {
    "bg": "Всяко дете има право да бъде изслушано – начало в 14:00 ч.",
    "el": "Κάθε παιδί έχει δικαίωμα να ακουστεί· αρχή στις 14:00.",
    "ro": "Fiecare copil are dreptul să fie ascultat: ședință, țară, școală, înțelegere.",
    "cs": "Příliš žluťoučký kůň úpěl ďábelské ódy.",
    "vi": "Trẻ em có quyền được lắng nghe: nghiêng, ưỡn, ngữ, Nguyễn Thị Ngọc Ánh.",
    "hu": "Árvíztűrő tükörfúrógép, minden gyereknek joga van ehhez.",
    "tr": "Her çocuğun dinlenilme hakkı vardır; ısı, İzmir, şğüöç.",
    "uk": "Кожна дитина має право бути почутою: їжа, ґанок, євро.",
    "ti": "ሰላም! ስመይ ኣበና እዩ፡ ካብ ኤርትራ መጺአ። ሎሚ ኩላትና ብሓባር ክንዛረብ ኢና።",
    "am": "እያንዳንዱ ልጅ የመደመጥ መብት አለው።",
    "bn": "আমার নাম কী? তুমি কেমন আছো? শিশুদের অধিকার সম্পর্কে আমরা ক্ষমা প্রার্থনা করি।",
    "ar": "لكل طفل الحق في أن يُسمَع رأيُه؛ والسَّلامُ عليكم ولا إكراه.",
    "fa": "می‌خواهم بدانم چه کسی امروز به ما کمک می‌کند؛ پایان.",
    "ps": "هر ماشوم حق لري چې غږ يې واورېدل شي؛ ښه ورځ ګرانه.",
    "ur": "ہر بچے کو سنے جانے کا حق ہے؛ آپ کیسے ہیں۔",
    "ckb": "ناوی من کیرۆیە و خەڵکی کوردستانم؛ ڕۆژباش.",
    "he": "לכל ילד הזכות להישמע שלום לכולם.",
}


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_reads_as_it_was_written(language: str, bold: bool, read_back: ReadBack) -> None:
    text = SENTENCES[language]

    def drawing(setter: Typesetter) -> None:
        style = Style(11, bold=bold)
        setter.draw(setter.lay(text, style, 500, language), 40, 780)

    assert read_back(drawing) == text


def test_a_paragraph_of_many_lines_reads_in_order(read_back: ReadBack) -> None:
    text = " ".join([SENTENCES["ar"].rstrip(".")] * 4)

    def drawing(setter: Typesetter) -> None:
        paragraph = setter.lay(text, Style(10), 200, "ar")
        assert len(paragraph.lines) > 4
        setter.draw(paragraph, 40, 780)

    assert read_back(drawing) == text


def test_a_number_in_an_isolate_reads_in_its_order(read_back: ReadBack) -> None:
    def drawing(setter: Typesetter) -> None:
        text = f"مركز {isolate('116 000')}"
        setter.draw(setter.lay(text, Style(11), 500, "ar"), 40, 780)

    assert "116 000" in read_back(drawing)


def test_without_the_isolate_a_phone_number_would_not_hold(read_back: ReadBack) -> None:
    def drawing(setter: Typesetter) -> None:
        setter.draw(setter.lay("مركز 116 000", Style(11), 500, "ar"), 40, 780)

    assert "116 000" not in read_back(drawing)


def test_brackets_mirror_and_still_read_right(read_back: ReadBack) -> None:
    text = "هذا (خط المساعدة) للأطفال"

    def drawing(setter: Typesetter) -> None:
        paragraph = setter.lay(text, Style(11), 500, "ar")
        (piece,) = paragraph.lines[0].pieces
        brackets = {c.text: c.glyphs[0].number for c in piece.clusters if c.text in "()"}
        shaper = piece.face.shaper
        assert brackets["("] == shaper.get_nominal_glyph(ord(")"))
        assert brackets[")"] == shaper.get_nominal_glyph(ord("("))
        setter.draw(paragraph, 40, 780)

    assert read_back(drawing) == text


@pytest.mark.parametrize(
    "names",
    [
        "Names: أمل الحسن, Georgiou Νίκος, Иван Петров and Abena ኣበና.",
        "Dr. Hélène Müller-Şahin & نسرين, Ștefan Țîrdea",
        "שרה כהן, Nguyễn Văn Án, আমিনা খাতুন",
    ],
)
def test_names_of_many_scripts_stand_side_by_side(names: str, read_back: ReadBack) -> None:
    def drawing(setter: Typesetter) -> None:
        setter.line(names, 40, 700, Style(11), "en")

    assert read_back(drawing) == names


def test_letters_taken_apart_read_as_they_are_written(read_back: ReadBack) -> None:
    text = "s\u0326coala\u0306 Nguye\u0302\u0303n"

    def drawing(setter: Typesetter) -> None:
        setter.line(text, 40, 700, Style(11), "ro")

    assert read_back(drawing) == text


def test_a_ligature_reads_as_its_letters(read_back: ReadBack) -> None:
    def drawing(setter: Typesetter) -> None:
        setter.line("office, final, affluent", 40, 700, Style(11), "en")

    assert read_back(drawing) == "office, final, affluent"


def test_controls_and_isolates_are_neither_drawn_nor_read(read_back: ReadBack) -> None:
    text = "a\u2066b\u2069\u200bc\u200f\u202ad\u202c\x07\x1be\ufefff"

    def drawing(setter: Typesetter) -> None:
        clean = setter.measure("abcdef", Style(11), "en")
        assert setter.measure(text, Style(11), "en") == pytest.approx(clean)
        setter.line(text, 40, 700, Style(11), "en")

    assert read_back(drawing) == "abcdef"


def test_a_tab_and_odd_spaces_read_as_spaces(read_back: ReadBack) -> None:
    def drawing(setter: Typesetter) -> None:
        text = "one\ttwo\u2003three\u2002four\u00a0five\u202fsix"
        assert len(setter.lay(text, Style(11), 500, "en").lines[0].pieces) == 1
        setter.line(text, 40, 700, Style(11), "en")

    assert read_back(drawing) == "one two three four five six"


def test_what_no_font_has_is_printed_by_its_number(read_back: ReadBack) -> None:
    def drawing(setter: Typesetter) -> None:
        setter.line("so \U0001f9ff it \ue000 goes \ud800", 40, 700, Style(11), "en")

    assert read_back(drawing) == "so [U+1F9FF] it [U+E000] goes [U+D800]"
