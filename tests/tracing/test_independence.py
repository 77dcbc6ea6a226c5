import msgspec

from make import account
from saying import saying, speaker
from wellsourced.matching.utterances import utterances
from wellsourced.model.lineage import Derivation, Origins
from wellsourced.model.match import Point, PointValue, Verdict
from wellsourced.model.speech import Claim, Heard, Mention
from wellsourced.tracing.independence import count

UNCOUNTED = Origins(independent=0, at_most=0, undetermined=(), named=())


def telling(source: str, text: str, who: Mention | None = None, **known: object) -> Heard:
    """An account of one claim, laid to ``who``."""
    one = account(text, source=source, **known)
    claim = Claim(
        id=f"c-{source}", start=0, end=len(text), text=text, attributed_to=who,
        standing="reported" if who else "stated",
    )  # fmt: skip
    return Heard(account=one, claims=(claim,))


def copy(source: Heard, target: Heard) -> Derivation:
    return Derivation(
        source=source.account.id, target=target.account.id, kind="copy", how="near", share=1.0,
        passages=(), direction="known", evidence="",
    )  # fmt: skip


def counted(
    *heard: Heard,
    derivations: tuple[Derivation, ...] = (),
    verdict: Verdict = "agree",
    figures: tuple[float, ...] = (),
) -> Origins:
    values = tuple(
        PointValue(
            start=0, end=len(h.account.text), account=h.account.id, claim=h.claims[0].id, text=h.account.text,
            value=f"{figures[i]:g} boats" if figures else None, quantity=figures[i] if figures else None,
            unit="boat" if figures else None, hedge=None, attributed_to=h.claims[0].attributed_to,
        )
        for i, h in enumerate(heard)
    )  # fmt: skip
    point = Point(id="f", what="", verdict=verdict, why="", values=values, origins=UNCOUNTED)
    return count(heard, derivations, (), (point,))[1][0].origins


def bounds(origins: Origins) -> tuple[int, int]:
    return origins.independent, origins.at_most


CENTRE = speaker("Port Rescue Centre", organisation=True)
HOSPITAL = speaker("Harbour Hospital", organisation=True)


def test_two_named_offices_are_two_origins() -> None:
    one = telling("1", "Nine are hurt, the Port Rescue Centre said.", CENTRE)
    other = telling("2", "Nine are hurt, Harbour Hospital said.", HOSPITAL)
    assert (2, 2) == bounds(counted(one, other))


def test_one_office_in_two_accounts_is_one_origin() -> None:
    one = telling("1", "Nine are hurt, the Port Rescue Centre said.", CENTRE)
    other = telling("2", "The Port Rescue Centre counts nine hurt.", CENTRE)
    assert (1, 1) == bounds(counted(one, other))


def test_an_office_and_its_head_are_one_origin() -> None:
    one = telling("1", "Nine are hurt, the Port Rescue Centre said.", CENTRE)
    other = telling("2", "Nine are hurt, said Ann Lee, who leads the rescue centre.", speaker("Ann Lee"))
    assert (1, 1) == bounds(counted(one, other))


def test_an_account_without_a_source_is_undetermined_and_adds_only_to_the_upper_bound() -> None:
    one = telling("1", "Nine are hurt, the Port Rescue Centre said.", CENTRE)
    silent = telling("2", "Nine are hurt.")
    found = counted(one, silent)
    assert ((1, 2), (silent.account.id,)) == (bounds(found), found.undetermined)


def test_a_copy_without_the_source_line_has_the_origin_of_its_original() -> None:
    one = telling("1", "Nine are hurt, the Port Rescue Centre said.", CENTRE)
    taken = telling("2", "Nine are hurt.")
    assert (1, 1) == bounds(counted(one, taken, derivations=(copy(one, taken),)))


def test_two_copies_of_one_silent_account_are_undetermined_once() -> None:
    one, two, three = (
        telling("1", "Nine are hurt."),
        telling("2", "Nine are hurt!"),
        telling("3", "Nine hurt."),
    )
    found = counted(one, two, three, derivations=(copy(one, two), copy(one, three)))
    assert (0, 1) == bounds(found)


def test_two_vague_unnamed_sources_may_be_one_person() -> None:
    first = telling(
        "1",
        "It was open, a person near the talks said.",
        speaker("a person near the talks", named=False),
    )
    second = telling("2", "It was open, an official said.", speaker("an official", named=False))
    assert (1, 2) == bounds(counted(first, second))


def test_unnamed_sources_of_two_trades_are_two() -> None:
    nurse = telling("1", "It was late, a nurse said.", speaker("a nurse", named=False))
    driver = telling("2", "It was late, a lorry driver said.", speaker("a lorry driver", named=False))
    assert (2, 2) == bounds(counted(nurse, driver))


def test_what_newsrooms_counted_themselves_are_origins_of_their_own() -> None:
    one = telling("1", "Three boats lay at the quay, counted by a Beacon reporter.", outlet="The Beacon")
    other = telling("2", "A Mercury reporter counted three boats at the quay.", outlet="Coast Mercury")
    assert (2, 2) == bounds(counted(one, other))


def test_an_offices_own_page_is_that_office() -> None:
    page = telling("1", "Nine people are hurt.", outlet="Port Rescue Centre")
    other = telling("2", "Nine are hurt, the Port Rescue Centre said.", CENTRE)
    assert (1, 1) == bounds(counted(page, other))


def test_one_speaker_on_one_occasion_is_one_origin_however_many_heard_it() -> None:
    words = "We will open the bridge tomorrow morning"
    heard = [saying(f"“{words},” Lee said.", (words, "Ann Lee"), source=s, via=(s,)) for s in ("Coast Wire", "Beacon")]
    origins = count(heard, (), utterances(heard, ()), ())[0][0].origins
    assert (1, 1, ["Beacon", "Coast Wire"]) == (*bounds(origins), [o.name for o in origins.named])


def test_what_hands_words_on_is_named_by_what_it_is() -> None:
    words = "We stay in the harbour tonight"
    kinds = {
        "Coast Wire": "agency",
        "Ray (@ray)": "post",
        "his sister": "person",
        "minutes": "document",
        "video": "video",
    }
    for via, kind in kinds.items():
        heard = [saying(f"“{words},” Lee said.", (words, "Ann Lee"), source=s, via=(via,)) for s in ("1", "2")]
        (found,) = count(heard, (), utterances(heard, ()), ())[0]
        assert [kind] == sorted({origin.kind for origin in found.origins.named})


def test_an_account_that_does_not_say_whence_the_words_come_is_undetermined() -> None:
    words = "We will open the bridge tomorrow morning"
    told = saying(f"“{words},” Lee said.", (words, "Ann Lee"), source="1", via=("Coast Wire",))
    silent = saying(f"“{words},” Lee said.", (words, "Ann Lee"), source="2")
    origins = count([told, silent], (), utterances([told, silent], ()), ())[0][0].origins
    assert ((1, 2), (silent.account.id,)) == (bounds(origins), origins.undetermined)


def test_one_account_cannot_stand_on_two_origins() -> None:
    words = "We will open the bridge tomorrow morning"
    silent = saying(f"“{words},” Lee said.", (words, "Ann Lee"), source="2")
    assert (1, 1) == bounds(count([silent], (), utterances([silent], ()), ())[0][0].origins)


def test_words_of_nobody_known_have_no_established_origin() -> None:
    words = "We will open the bridge tomorrow morning"
    heard = [saying(f"“{words}”", (words, None), source="1")]
    assert 0 == count(heard, (), utterances(heard, ()), ())[0][0].origins.independent


def test_the_reason_is_said_in_a_sentence() -> None:
    one = telling("1", "Nine are hurt, the Port Rescue Centre said.", CENTRE)
    found = counted(one, telling("2", "Nine are hurt."))
    assert "One named source (Port Rescue Centre); one account states no source." == found.why


def test_the_order_of_values_changes_nothing() -> None:
    one = telling("1", "Nine are hurt, the Port Rescue Centre said.", CENTRE)
    other = telling("2", "Nine are hurt, Harbour Hospital said.", HOSPITAL)
    assert msgspec.json.encode(counted(one, other)) == msgspec.json.encode(counted(other, one))


def test_a_papers_own_receiver_is_the_papers_own_observation() -> None:
    own = speaker("The Beacon's own receiver", named=False)
    heard = telling("1", "The Beacon's own receiver heard the signal at 19:43.", own, outlet="The Beacon")
    other = telling("2", "The signal came at 19:43, the Port Rescue Centre said.", CENTRE)
    assert (2, 2) == bounds(counted(heard, other))


def test_a_bodys_report_read_by_two_papers_is_that_body() -> None:
    one = telling("1", "A lamp was missing, the Port Rescue Centre wrote.", CENTRE)
    report = speaker("the Port Rescue Centre's report of May", named=False)
    other = telling("2", "The Port Rescue Centre's report of May notes a missing lamp.", report)
    assert (1, 1) == bounds(counted(one, other))


def test_a_described_body_that_is_told_apart_is_an_origin_of_its_own() -> None:
    club = speaker("the rowers' league", named=False, organisation=True)
    one = telling("1", "The rowers' league counted 40 oars.", club)
    other = telling("2", "Port Rescue Centre counted 9 oars.", CENTRE)
    vague = telling("3", "The agency counted 9 oars.", speaker("the agency", named=False, organisation=True))
    assert (2, 2) == bounds(counted(one, other))
    assert (1, 2) == bounds(counted(vague, other))


def test_an_agency_whose_own_account_names_its_source_is_no_further_origin() -> None:
    agency = telling("1", "She saw the light at nine, said Ann Lee.", speaker("Ann Lee"), outlet="Coast Wire")
    relay = telling("2", "According to Coast Wire a sailor saw the light at nine.", speaker("Coast Wire"))
    assert (1, 1) == bounds(counted(agency, relay))


def test_of_two_bodies_in_one_sentence_a_person_speaks_for_the_nearer_one() -> None:
    text = "Lodewell alerted the Port Rescue Centre, said Ann Lee, a spokeswoman for the centre."
    one = telling("1", text, speaker("Ann Lee"))
    other = telling("2", "Lodewell alerted the centre.", speaker("Lodewell", organisation=True))
    third = telling("3", "The centre was alerted, the Port Rescue Centre said.", CENTRE)
    assert (2, 2) == bounds(counted(one, other, third))


def test_the_count_rests_on_the_account_that_alone_has_an_origin() -> None:
    one = telling("1", "Nine are hurt, the Port Rescue Centre said.", CENTRE)
    again = telling("2", "The Port Rescue Centre counts nine hurt.", CENTRE)
    alone = telling("3", "Nine are hurt, Harbour Hospital said.", HOSPITAL)
    found = counted(one, again, alone)
    assert (2, (alone.account.id,)) == (found.independent, found.rests_on)


POLICE = speaker("police", named=False, organisation=True)


def test_the_police_and_a_party_are_two() -> None:
    one = telling("1", "About 2,000 came, police said.", POLICE)
    other = telling("2", "The Harbour League put the number at 5,000.", speaker("Harbour League", organisation=True))
    assert (2, 2) == bounds(counted(one, other))


def test_the_police_in_two_languages_are_one() -> None:
    one = telling("1", "About 2,000 came, police said.", POLICE)
    policia = speaker("la policía", named=False, organisation=True)
    other = telling("2", "Llegaron unas 2.000 personas, según la policía.", policia, language="es")
    assert (1, 1) == bounds(counted(one, other))


def test_the_police_and_their_inspector_are_one() -> None:
    one = telling("1", "There were two of them, police said.", POLICE)
    other = telling("2", "There were two of them, said Inspector Ann Lee.", speaker("Ann Lee"))
    assert (1, 1) == bounds(counted(one, other))


def test_the_prosecutor_is_whom_an_account_calls_so() -> None:
    one = telling("1", "He fell, the prosecutor, Ann Lee, said.", speaker("Ann Lee"))
    other = telling("2", "He slipped, says the prosecutor.", speaker("the prosecutor", named=False))
    assert (1, 1) == bounds(counted(one, other))


def test_who_is_of_the_company_may_be_of_the_one_that_is_named() -> None:
    one = telling("1", "Nine fell, said Ann Lee, a director of the company.", speaker("Ann Lee"))
    other = telling("2", "Nine fell, by Lodewell's count.", speaker("Lodewell"))
    assert (1, 2) == bounds(counted(one, other))


def test_an_offices_page_is_known_under_a_fuller_name() -> None:
    page = telling("1", "The difference is 41 votes.", outlet="Port Rescue Centre Of Lower Mill")
    other = telling("2", "The difference is 41 votes, the Port Rescue Centre said.", CENTRE)
    assert (1, 1) == bounds(counted(page, other))


def test_a_page_of_the_police_is_known_by_its_kind() -> None:
    page = telling("1", "Han sido detenidas 14 personas.", outlet="Policía Nacional", language="es")
    other = telling("2", "Nineteen were held, police said.", POLICE)
    assert (1, 1) == bounds(counted(page, other))


def test_a_copy_tells_the_source_that_its_silent_original_does_not() -> None:
    silent = telling("1", "Nine are hurt.")
    one = telling("2", "Nine are hurt, the Port Rescue Centre said.", CENTRE)
    assert (1, 1) == bounds(counted(silent, one, derivations=(copy(silent, one),)))


def test_what_a_newsroom_asked_for_itself_is_its_own() -> None:
    asked = telling("1", "Coast Press telephoned all nine harbours; seven said nothing moved.", outlet="Coast Press")
    other = telling("2", "Seven harbours are shut, the Port Rescue Centre said.", CENTRE)
    assert (2, 2) == bounds(counted(asked, other))


def test_the_statement_is_of_the_body_that_the_account_spoke_of() -> None:
    text = "Nine are held, the Port Rescue Centre said. They had 40 oars, according to the statement."
    whole = account(text, source="1")
    first = Claim(id="c-0", start=0, end=43, text=text[:43], attributed_to=CENTRE, standing="reported")
    who = speaker("the statement", named=False)
    second = Claim(id="c-1", start=44, end=len(text), text=text[44:], attributed_to=who, standing="reported")
    heard = Heard(account=whole, claims=(second, first)[::-1])
    value = PointValue(
        start=44, end=len(text), account=whole.id, claim="c-1", text=text[44:], value=None, unit=None, hedge=None,
        attributed_to=who,
    )  # fmt: skip
    point = Point(id="f", what="", verdict="single", why="", values=(value,), origins=UNCOUNTED)
    found = count([heard], (), (), (point,))[1][0].origins
    assert ["Port Rescue Centre"] == [origin.name for origin in found.named]


def test_in_a_conflict_of_two_the_unnamed_one_is_not_the_other() -> None:
    one = telling("1", "The board was unanimous, Ann Lee said.", speaker("Ann Lee"))
    director = speaker("a director who asked not to be named", named=False)
    other = telling("2", "Two abstained, said a director who asked not to be named.", director)
    assert (1, 2) == bounds(counted(one, other))
    assert (2, 2) == bounds(counted(one, other, verdict="conflict"))


def test_each_figure_of_a_conflict_has_its_own_count_and_what_a_copy_changed_has_none() -> None:
    one = telling("1", "Nine boats sank, the Port Rescue Centre said.", CENTRE)
    other = telling("2", "Nine boats sank, Harbour Hospital said.", HOSPITAL)
    changed = telling("3", "Six boats sank, the Port Rescue Centre said.", CENTRE)
    blog = telling("4", "Ninety boats sank.")
    found = counted(
        one, other, changed, blog, derivations=(copy(one, changed),), verdict="conflict", figures=(9, 9, 6, 90)
    )  # fmt: skip
    expected = [("6 boats", 0, 0), ("9 boats", 2, 2), ("90 boats", 0, 1)]
    assert expected == [(side.value, side.independent, side.at_most) for side in found.by_value]
    assert found.why.endswith("; for “6 boats” none, for “9 boats” two, for “90 boats” none.")
