from saying import saying
from wellsourced.dossier.render_check import check_text
from wellsourced.matching.check import look_up


def test_the_support_of_a_claim_is_said_with_its_sentence() -> None:
    told = saying("Engineers did not inspect the northern gate last year.", source="a.txt")
    lines = check_text(look_up("Engineers inspected the northern gate last year", (told,), ())).splitlines()
    assert "Contradicted as a claim: The account has “not” here: a.txt." in lines
    assert "  a.txt contradicts: Engineers did not inspect the northern gate last year." in lines
