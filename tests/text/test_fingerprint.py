from wellsourced.text.fingerprint import Run, shared_runs, shingles, winnow


def words(text: str) -> list[str]:
    return text.split()


def test_the_longest_common_run_is_taken_whole():
    one, other = words("x a b c d e f y"), words("a b c d e f z")
    assert [Run(1, 0, 6)] == shared_runs(one, other, 3)


def test_moved_runs_are_found_in_the_order_of_the_first_text():
    one, other = words("a b c - d e f"), words("d e f - a b c")
    assert [Run(0, 4, 3), Run(4, 0, 3)] == shared_runs(one, other, 3)


def test_of_equal_runs_the_one_that_goes_on_is_taken():
    one, other = words("p q r a b c"), words("a b c p q r a b c")
    assert [Run(0, 3, 6)] == shared_runs(one, other, 3)


def test_a_run_shorter_than_the_least_is_chance():
    assert [] == shared_runs(words("a b c x"), words("a b c y"), 4)


def test_a_formula_repeated_thousands_of_times_costs_no_more_than_its_length():
    text = words("a b c") * 3000
    assert 9000 == sum(run.length for run in shared_runs(text, text, 3))


def test_samples_of_two_texts_meet_where_they_share_a_window():
    shared = [f"w{i}" for i in range(12)]
    one = winnow(shingles(["a", "b", *shared], 5), 4)
    other = winnow(shingles([*shared, "y", "z"], 5), 4)
    assert one & other


def test_a_text_shorter_than_a_shingle_has_no_sample():
    assert frozenset() == winnow(shingles(["a", "b"], 5), 4)
