"""Sentences by which a matter goes on where it is not settled, and those that only look so."""

import pytest

from build_scripts.document.passing import comes_in_order, comes_next, decides, goes_to, takes_another_way, turns_to
from build_scripts.document.unsettled import hands_on


@pytest.mark.parametrize(
    "sentence",
    [
        "If you remain dissatisfied, please write to the Chief Executive.",
        "Should the matter remain unresolved, the President shall appoint a panel.",
        "Members who are not satisfied with the decision can appeal to the General Meeting.",
        "Any member who disagrees with the ruling may, within 7 days, ask the Board to look at it again.",
        "Complaints that cannot be resolved informally are referred to the Manager.",
        "Unresolved complaints will be escalated to the Head of Service.",
        "If this does not work, speak to the team leader.",
        "If that fails, the matter should be taken to the board.",
        "If not, you can ask us to take another look.",
        "Failing agreement, the dispute shall be referred to the Secretary General.",
        "In the event that no agreement is reached, either party may request mediation.",
        "In case of disagreement, the dean decides.",
        "If you wish to take the matter further, please contact the Practice Manager.",
        "Those wishing to appeal should do so in writing to the Clerk.",
        "If the student disagrees with the decision, an appeal can be made to the Vice President.",
        "When the problem persists, the coordinator will involve the head of school.",
        "Once informal attempts have failed, a formal grievance may be filed with the office.",
        "The decision of the panel may be appealed, in writing, to the Board.",
        "Appeals beyond the division should go to Academic Affairs.",
        "An appeal against the decision lies to the Council.",
        "If we can't resolve it, we'll escalate it to a senior manager.",
        "If still dissatisfied, the complainant has the right to be heard by the Committee.",
        "Either party may request a hearing before the Board if the matter is not settled.",
        "You may ask for the decision to be reviewed by the Director if you are unhappy with it.",
        "Following our second answer, if you are still not satisfied, you can ask the head to see it.",
        "If you feel that your complaint has not been dealt with properly, you can take it to the board.",
        "If the issue is not settled, the parties must, within 10 days, hold a meeting with a mediator.",
        "If, after that, you are still concerned, you should make a formal complaint in writing to the head.",
        "If the committee dismisses the complaint, the complainant may request that the directors review it.",
        "If you remain unsatisfied with it then put your complaint in writing to the chair.",
        "Should dissatisfaction remain, the matter will be placed on the agenda for the next meeting.",
        "If the student disputes the way in which it was applied, the student may appeal to the dean.",
        "If your complaint cannot be resolved in time, it will become a grievance.",
        "If not, you can choose between a second look and a final response.",
        "At this stage if you are still not satisfied you contact us again.",
        "If the informal approach proves to be unsatisfactory, you may wish to register a formal complaint.",
        "If they cannot deal with your concerns, the deputy will assist you.",
        "If a complaint fails to be resolved, the candidate is then at liberty to make a formal one.",
        "In the event of appeal, the Director will inform the President of the Board.",
        "The next course of action would be through the Board of Review.",
    ],
)
def test_a_matter_goes_on(sentence: str) -> None:
    assert hands_on(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "If you are unhappy with our service, please tell us.",
        "If you have a complaint, please contact the office.",
        "If you are not satisfied, we will help you.",
        "If we cannot reply in 10 days, we will tell you why.",
        "If you are not happy to speak to us, you may ask a friend to help.",
        "If we do not uphold your complaint, we will explain the reasons.",
        "We will try to resolve your complaint within 5 days.",
        "If the member cannot attend the meeting, it will be held on another day.",
        "If part of it has not been answered and you need clarification, you should contact the author.",
        "If the student will not receive a fair hearing there, they should go to the dean.",
        "The panel will consider the evidence and decide.",
        "Graduates who wish to appeal should consult the policy of their college.",
        "The response should inform the customer of a review if they remain dissatisfied.",
        "This procedure concerns appeals relating to cases where you did not receive the service.",
    ],
)
def test_a_matter_stays_where_it_is(sentence: str) -> None:
    assert not hands_on(sentence)


def test_whom_a_matter_is_passed_to() -> None:
    assert goes_to("If appropriate it will be referred to the safeguarding lead.") == "the safeguarding lead"
    assert goes_to("The clerk will put the matter before the Council.") == "the Council"
    assert goes_to("The matter will then be considered by the Committee.") == "the Committee"
    hearing = "The student must request in writing a formal hearing before the Council."
    assert goes_to(hearing) == "the Council"
    assert goes_to("The clerk shall then refer it to the chair.") == "the chair"
    assert goes_to("It will be placed on the agenda for a meeting of the board.") == "a meeting of the board"
    assert goes_to("The clerk will answer it.") is None


def test_whom_those_who_ask_turn_to() -> None:
    assert turns_to("A student who believes a mark to be unfair may talk to the chair.") == "the chair"
    assert turns_to("The chair may talk to the student.") is None


def test_who_decides() -> None:
    assert (decides("The Library Board will hear the appeal.") or "").strip() == "The Library Board"
    assert decides("It will be heard by the Library Board.") == "the Library Board"
    assert decides("The Library Board will file it.") is None


def test_what_the_way_before_does_not_suit() -> None:
    assert takes_another_way("If it is not suitable for that, an investigation will be undertaken.")
    assert not takes_another_way("If it is not suitable for that, we are sorry.")


def test_what_comes_next() -> None:
    assert comes_next("The committee will then meet to review the report.")
    assert comes_next("Once the investigation is complete, the manager will write to you.")
    assert comes_next("Usually within 10 days the officer will write to the member of staff.")
    assert not comes_next("The committee will meet on Mondays.")
    assert not comes_next("Once it is closed, it stays so.")


def test_what_comes_in_order() -> None:
    assert comes_in_order("Next, the individual may give information to the supervisor.")
    assert comes_in_order("Finally the board will decide.")
    assert not comes_in_order("Next week is free.")
    assert turns_to("Such a citizen may give information to the supervisor.") == "the supervisor"
