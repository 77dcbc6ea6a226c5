"""What accounts tell as unconfirmed or denied, who spreads it and who denies it."""

import msgspec
import pytest
from telling import told

from wellsourced.matching.rumours import rumours
from wellsourced.model.account import Author, Block
from wellsourced.model.lineage import Origins
from wellsourced.model.match import Member, Rumour, Utterance
from wellsourced.model.speech import Heard, Mention, Quote


def found(*accounts: Heard) -> tuple[Rumour, ...]:
    return rumours(accounts, ())


def test_a_rumour_and_its_denial_in_another_account_are_one() -> None:
    posts = told("Posts on Facebook claim that a lion escaped from the circus in Halden.", "a.txt")
    denial = told(
        "A rumour that a lion escaped from the circus is false, the police said.",
        "b.txt",
        {"police said": "police"},
    )
    (rumour,) = found(posts, denial)
    assert {posts.account.id, denial.account.id} == set(rumour.accounts)
    assert ("police",) == rumour.denied_by
    assert any("Facebook" in name or "Posts" in name for name in rumour.spread_by)


def test_an_account_that_states_flatly_what_another_calls_false_carries_the_rumour() -> None:
    blog = told("The mayor has fled to the islands with the town's money. Nobody tells you.", "a.txt")
    paper = told(
        "The story that the mayor fled to the islands is nonsense, her office said.",
        "b.txt",
        {"office said": "her office"},
    )
    (rumour,) = found(blog, paper)
    assert {blog.account.id, paper.account.id} == set(rumour.accounts)


def test_a_guess_without_evidence_that_another_account_denies_is_a_rumour() -> None:
    one = told(
        "The president suggested without evidence that a drone hit the tower.",
        "a.txt",
        {"president": "The president"},
    )
    other = told("No drone hit the tower, the general said.", "b.txt", {"general said": "the general"})
    (rumour,) = found(one, other)
    assert (("The president",), ("the general",)) == (rumour.spread_by, rumour.denied_by)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("According to an unconfirmed report, the driver of the tram had fallen asleep.", "en"),
        ("It is said that the treasure lies under the chapel.", "en"),
        ("Selon une rumeur, le barrage aurait cédé pendant la nuit.", "fr"),
        ("Corre la voz de que el puente va a caer.", "es"),
        ("Ein Gerücht besagt, dass das Wasser der Stadt vergiftet sei.", "de"),
        ("Circula nas redes sociais que a ponte vai cair.", "pt"),
        ("Secondo alcune voci il ponte sta per cadere.", "it"),
    ],
)
def test_what_one_account_tells_as_hearsay_is_a_rumour(text: str, language: str) -> None:
    assert [text] == [r.text for r in found(told(text, "a.txt", language=language))]


def test_rumours_meet_across_languages() -> None:
    french = told("Selon une rumeur, le barrage aurait cédé pendant la nuit.", "a.txt", language="fr")
    english = told("There was talk online that the dam had burst during the night.", "b.txt")
    assert [2] == [len(r.accounts) for r in found(french, english)]


def test_a_remark_on_early_reports_makes_rumours_of_the_sentences_after_it() -> None:
    account = told("Early reports differed. A local station spoke of a gas leak in the cellar.", "a.txt")
    assert ["A local station spoke of a gas leak in the cellar."] == [r.text for r in found(account)]


def test_what_could_not_be_confirmed_is_the_sentence_before() -> None:
    account = told("A letter seems to warn the harbour master. This could not be confirmed.", "a.txt")
    assert ["A letter seems to warn the harbour master."] == [r.text for r in found(account)]


@pytest.mark.parametrize(
    "text",
    [
        "The minister rejected the budget on Monday.",
        "The court heard that the driver allegedly took the money.",
        "Two people were hurt when the wall fell.",
        "The council did not meet on Friday.",
    ],
)
def test_plain_news_makes_no_rumour(text: str) -> None:
    assert () == found(told(text, "a.txt"), told("The road to the coast is narrow.", "b.txt"))


def test_the_order_of_the_accounts_does_not_matter() -> None:
    accounts = [
        told("Posts claim that a lion escaped from the circus.", "a.txt"),
        told("A rumour that a lion escaped from the circus is false.", "b.txt"),
        told("A lion escaped from the circus.", "c.txt"),
    ]
    assert rumours(accounts, ()) == rumours(accounts[::-1], ())


def test_who_objects_in_the_sentence_that_tells_the_rumour_denies_it() -> None:
    text = "There were unconfirmed rumours that the lion had not escaped from the circus, but Ada Reyes rejected that."
    heard = told(text, "a.txt")
    start = text.index("rejected that")
    who = Mention(start=text.index("Ada"), end=text.index(" rejected"), name="Ada Reyes", as_written="Ada Reyes")
    quote = Quote(
        id="q", start=start, end=start + 13, text="rejected that", kind="indirect",
        speaker=who, cue=None, via=(), confidence=0.8,
    )  # fmt: skip
    (rumour,) = found(msgspec.structs.replace(heard, quotes=(quote,)))
    assert ("Ada Reyes",) == rumour.denied_by


def test_what_several_accounts_say_is_ruled_out_is_told_with_who_rules_it_out() -> None:
    one = told("The mayor, Ann Lee, ruled out a sale of the harbour on Sunday.", "a.txt")
    other = told(
        "There will be no sale of the harbour, the mayor said on Sunday.", "b.txt", {"mayor said": "the mayor"}
    )
    (rumour,) = found(one, other)
    assert {one.account.id, other.account.id} == set(rumour.accounts)
    assert "Ann Lee" in rumour.denied_by


def test_what_a_clip_says_is_a_rumour_that_the_next_sentence_denies() -> None:
    one = told(
        "A clip that half the valley shared has it that the kite will hit the town. It will not, the observatory said.",
        "a.txt",
        {"observatory said": "the observatory"},
    )
    (rumour,) = found(one)
    assert ("the observatory",) == rumour.denied_by


def test_a_vote_against_a_plan_denies_nothing() -> None:
    one = told("The council rejected the sale of the mill by nine votes to four.", "a.txt")
    other = told("The council has rejected the sale of the mill.", "b.txt")
    assert () == found(one, other)


def test_what_nobody_has_confirmed_is_unconfirmed() -> None:
    assert 1 == len(
        found(told("He is suing the brewery for a fortune, which nobody at the mill has confirmed.", "a.txt"))
    )


def quoting(*places: tuple[Heard, str]) -> Utterance:
    """The utterance that these accounts quote, each at the words given."""
    members = tuple(
        Member(
            account=heard.account.id, quote=f"q{index}", start=heard.account.text.index(words),
            end=heard.account.text.index(words) + len(words), text=words, alteration="verbatim", difference="",
        )
        for index, (heard, words) in enumerate(places)
    )  # fmt: skip
    return Utterance(
        id="u", speaker=None, text=members[0].text, members=members,
        origins=Origins(independent=1, at_most=1, undetermined=(), named=()),
    )  # fmt: skip


def test_an_account_that_only_quotes_the_denial_is_among_those_of_the_rumour() -> None:
    said = "“There is no leak in the dam,” Rita Olm said."
    one = told(f"Posts claim that the dam in Vell is leaking. {said}", "a.txt", {"Olm said": "Rita Olm"})
    other = told(
        f"The water board met reporters. {said} The board meets again in May.", "b.txt", {"Olm said": "Rita Olm"}
    )
    (rumour,) = rumours((one, other), (quoting((one, said), (other, said)),))
    assert {one.account.id, other.account.id} == set(rumour.accounts)
    assert ("Rita Olm",) == rumour.denied_by


@pytest.mark.parametrize(
    ("text", "speakers", "language", "denier"),
    [
        ("A post went round saying that the zoo lost a bear. It did not, the keeper said.", "keeper", "en", ""),
        ("The club dismissed reports that it would sell its keeper.", "", "en", "The club"),
        ("The claim that the well was poisoned was debunked by the water board.", "", "en", "the water board"),
        ("There is talk in Orlo that the vicar sold the bell. The vicar rejects that.", "", "en", "The vicar"),
        ("Anonymous posts say the deed was forged. The registry called the papers genuine.", "", "en", "The registry"),
        ("Des messages affirmant que le lac est pollué circulent. C’est faux, dit la mairie.", "la mairie", "fr", ""),
        ("Le maire a démenti les rumeurs selon lesquelles l’école allait fermer.", "", "fr", "Le maire"),
        ("Circulan mensajes según los cuales el agua está contaminada. El alcalde lo niega.", "", "es", "El alcalde"),
        ("Es falso que el hospital vaya a cerrar, aseguró la consejera.", "la consejera", "es", ""),
        ("Im Netz kursiert die Behauptung, der Zoo schließe. Das ist frei erfunden, sagte eine Sprecherin.",
         "eine Sprecherin", "de", ""),
        ("Dass die Fähre sinkt, ist frei erfunden, sagte der Hafenmeister.", "der Hafenmeister", "de", ""),
        ("Uma mensagem que circula no WhatsApp diz que a barragem rompeu. A prefeitura nega que tenha rompido.",
         "", "pt", "A prefeitura"),
        ("Gira sui social un video secondo cui il ponte sta per crollare. Non è vero, ha detto il sindaco.",
         "il sindaco", "it", ""),
    ],
)  # fmt: skip
def test_who_denies_is_told_with_the_rumour(text: str, speakers: str, language: str, denier: str) -> None:
    laid = {speakers: speakers} if speakers else {}
    deniers = [name for r in found(told(text, "a.txt", laid, language=language)) for name in r.denied_by]
    assert (denier or speakers) in deniers


def test_a_denial_between_the_words_that_announce_a_post_and_the_post_is_of_the_post() -> None:
    text = "This was shared nine thousand times. It is untrue, the clinic says.\n\nFour nurses have fallen ill in Vell."
    heard = told(text, "a.txt", {"clinic says": "the clinic"})
    start = text.index("Four")
    blocks = (
        Block(start=0, end=start - 2, kind="paragraph"),
        Block(start=start, end=len(text), kind="post", author=Author(name="Vell Parents")),
    )
    heard = msgspec.structs.replace(heard, account=msgspec.structs.replace(heard.account, blocks=blocks))
    (rumour,) = found(heard)
    assert ("Four nurses have fallen ill in Vell.", ("the clinic",)) == (rumour.text, rumour.denied_by)


def test_that_nothing_points_to_a_deed_is_told_where_two_accounts_say_so() -> None:
    one = told("Nothing yet points to sabotage, the inspector said.", "a.txt", {"inspector": "the inspector"})
    other = told("There is no sign of sabotage on the line, the railway said.", "b.txt", {"railway": "the railway"})
    (rumour,) = found(one, other)
    assert {"the inspector", "the railway"} == set(rumour.denied_by)
    assert () == found(one)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The senator called the tax nonsense and said it would hurt farmers.", "en"),
        ("The guard denied entry to the inspectors. She pleaded not guilty and denies the charges.", "en"),
        ("The union rejected the offer. The club ruled out two players with knee injuries.", "en"),
        ("The video shows the goal from behind the net. Fans shared it thousands of times.", "en"),
        ("Fake tablets were found in a garage. A false alarm emptied the school.", "en"),
        ("A spokesman could neither confirm nor deny the visit.", "en"),
        ("Twitter said on Monday that it would open an office in the town.", "en"),
        ("There was no sign of a deal, and no link to the other line had been built.", "en"),
        ("Le conseil a rejeté le projet. Une fausse alerte a vidé l'école.", "fr"),
        ("El juez negó la libertad al acusado. El consejo rechazó la venta.", "es"),
        ("Der Rat wies den Antrag zurück. Ein Fehlalarm leerte die Schule.", "de"),
        ("O juiz negou a liberdade ao acusado. O conselho rejeitou a venda.", "pt"),
        ("Il giudice ha negato la libertà all'imputato. Il video mostra l'ingresso.", "it"),
    ],
)
def test_opinions_refusals_and_what_is_seen_make_no_rumour(text: str, language: str) -> None:
    assert () == found(told(text, "a.txt", language=language))


def test_who_follows_a_denial_in_writing_or_by_a_day_does_not_deny() -> None:
    (rumour,) = found(told("El club negó por escrito los rumores de que el portero se va.", "a.txt", language="es"))
    assert ("El club",) == rumour.denied_by
    (other,) = found(told("The rumour that the mill is sold was ruled out by Monday.", "a.txt"))
    assert () == other.denied_by


def test_the_denial_of_what_one_is_charged_with_makes_no_rumour() -> None:
    one = told("Ada Reyes denied any wrongdoing on Monday.", "a.txt")
    other = told("Ms Reyes has denied any wrongdoing.", "b.txt")
    assert () == found(one, other)


def test_that_somebody_is_still_in_office_denies_that_they_left() -> None:
    one = told(
        "Word ran round the hall that Ida Brook, the bursar, had resigned. The dean could not say. "
        "At midnight the college let it be known that she remains in post.",
        "a.txt",
        {"college": "the college"},
    )
    other = told("Ida Brook was said on all sides to have resigned.", "b.txt")
    (rumour,) = found(one, other)
    assert (2, ("the college",)) == (len(rumour.accounts), rumour.denied_by)
    assert () == found(told("There were budget cuts. The bursar remains in post.", "c.txt"))


def test_a_warning_reaches_back_over_what_the_account_did_itself() -> None:
    text = "Radio Orlo says Ida Brook will run for mayor. We asked her office and had no reply. Treat with caution."
    (rumour,) = found(told(text, "a.txt"))
    assert "Radio Orlo says Ida Brook will run for mayor." == rumour.text


def test_what_a_stranger_told_is_a_rumour_where_the_same_sentence_has_its_denial() -> None:
    (rumour,) = found(
        told("A porter told me the chapel bell was sold, which the vicar's own wife has denied.", "a.txt")
    )
    assert ("the vicar's own wife",) == rumour.denied_by


def test_an_office_that_answers_messages_denies_them_in_its_next_sentence() -> None:
    office = told("We know of messages that a second boat was in the harbour. There was no second boat.", "a.txt")
    forum = told("My cousin thinks a second boat was in the harbour. Can't vouch for it.", "b.txt")
    (rumour,) = found(office, forum)
    assert {office.account.id, forum.account.id} == set(rumour.accounts)


def test_a_short_denial_of_the_one_thing_told_belongs_to_the_tale() -> None:
    one = told("Posts that a panther has got out are “sheer nonsense”, the keeper said.", "a.txt", {"keeper": "k"})
    other = told("There is no panther, the mayor said.", "b.txt", {"mayor": "the mayor"})
    (rumour,) = found(one, other)
    assert {one.account.id, other.account.id} == set(rumour.accounts)
    assert "the mayor" in rumour.denied_by


def test_what_an_unnamed_group_claims_online_is_no_word_of_somebody_with_a_name() -> None:
    text = "Some forum posters have claimed that the ledger was burned. There is no sign of that, the chair said."
    (rumour,) = found(told(text, "a.txt", {"chair": "the chair"}))
    assert ("the chair",) == rumour.denied_by


def test_a_number_sign_is_no_denial_of_who_speaks() -> None:
    text = "There is talk that the clerk resigned. No 7 says he remains in post."
    (rumour,) = found(told(text, "a.txt", {"No 7": "No 7"}))
    assert ("No 7",) == rumour.denied_by


@pytest.mark.parametrize(
    ("text", "language", "denier"),
    [
        ("Gossip has it that the bell is sold. The vicar, Tom Orr, laughed it off.", "en", "Tom Orr"),
        ("Gossip has it that the bell is sold. Moonshine, says the sexton, Ada Finch.", "en", "Ada Finch"),
        ("Word is that the bell is sold. The vicar sighed. That is not true, said Tom Orr.", "en", "Tom Orr"),
        ("Il se dit que la cloche est vendue. Ragots, balaie le curé.", "fr", "le curé"),
        ("Corre el rumor de que la campana se vendió. Es falso: lo desmiente el cabildo de Lorna.", "es",
         "el cabildo de Lorna"),
        ("Man munkelt, die Glocke sei verkauft. Der Pfarrer widerspricht: Sie hängt im Turm.", "de", "Der Pfarrer"),
        ("Si mormora che la campana sia venduta. Il parroco la definisce una bufala.", "it", "Il parroco"),
        ("Diz-se na vila que o sino foi vendido. O pároco desmente.", "pt", "O pároco"),
    ],
)  # fmt: skip
def test_a_tale_is_denied_in_the_sentence_behind_by(text: str, language: str, denier: str) -> None:
    (rumour,) = found(told(text, "a.txt", {"Tom Orr": "Tom Orr"} if "said Tom" in text else None, language=language))
    assert (denier,) == rumour.denied_by


@pytest.mark.parametrize(
    "text",
    [
        "The union accused the firm of hiding the leak. The firm denied that.",
        "The leaflet is circulating to all households by post. It says how to vote.",
        "The mill laughed off its losses. Its owner called the year a fairy tale.",
        "Neighbours told the brigade that they heard a bang. It was not the boiler.",
    ],
)
def test_a_charge_a_form_and_a_witness_are_no_rumour(text: str) -> None:
    assert () == found(told(text, "a.txt"))


def test_who_is_quoted_on_the_talk_before_it_is_told_denies_it() -> None:
    text = "Talk of a swindle is cruel and wrong, said Eve Marl. Mutterings that she sold the bell had begun at noon."
    (rumour,) = found(told(text, "a.txt", {"Eve Marl": "Eve Marl"}))
    assert ("Eve Marl",) == rumour.denied_by


def test_a_denial_in_another_language_meets_the_tale_by_its_meaning() -> None:
    spanish = told(
        "Circula por WhatsApp que un niño de seis años quedó paralítico por un golpe.", "a.txt", language="es"
    )
    english = told("No child of six was left paralysed by a blow; the police call the story a hoax.", "b.txt")
    (rumour,) = found(spanish, english)
    assert {spanish.account.id, english.account.id} == set(rumour.accounts)


def test_what_a_crowd_says_on_a_network_is_spread_by_both() -> None:
    text = "Many people are saying on the message boards that the bell was sold in secret."
    (rumour,) = found(told(text, "a.txt", {"Many people": "Many people"}))
    assert {"Many people", "message boards"} == set(rumour.spread_by)


def test_an_offices_own_page_denies_what_it_calls_contrary_to_what_is_told() -> None:
    post = told("Gossip on the quay has it that the ringers will boycott the fair.", "a.txt")
    page = told(
        "The fair begins at noon. The ringers play at one. The stalls close at six."
        " There is no boycott of the fair by the ringers, contrary to what is told on social networks.",
        "b.txt",
        outlet="Fair Board",
    )
    (rumour,) = found(post, page)
    assert ("Fair Board",) == rumour.denied_by


def test_a_question_on_the_tale_that_is_answered_with_no_is_its_denial() -> None:
    tale = told("Gossip on the quay has it that the vicar has sold the bell in secret.", "a.txt")
    answer = "The bishop, Tom Orr, was asked at noon about a secret sale of the bell. There was none, Orr said."
    (rumour,) = found(tale, told(answer, "b.txt", {"Orr said": "Tom Orr"}))
    assert {"Tom Orr"} == set(rumour.denied_by)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Gossip has it that the vicar sold the bell. I don't know.", "en"),
        ("Le bruit court que le curé a vendu la cloche. Je ne sais pas.", "fr"),
        ("Corre el rumor de que el cura vendió la campana. No lo sé.", "es"),
        ("Gossip has it that the vicar sold the bell. One would not put it past him.", "en"),
        ("Gossip has it that the vicar sold the bell. It would not surprise me.", "en"),
        ("Le bruit court que le curé a vendu la cloche. Cela ne m'étonnerait pas.", "fr"),
        ("Corre el rumor de que el cura vendió la campana. No me extrañaría.", "es"),
        ("Gerüchten zufolge hat der Pfarrer die Glocke verkauft. Das würde mich nicht wundern.", "de"),
    ],
)
def test_who_does_not_know_or_would_believe_the_tale_denies_nothing(text: str, language: str) -> None:
    (rumour,) = found(told(text, "a.txt", language=language, outlet="Quay Notes"))
    assert () == rumour.denied_by
