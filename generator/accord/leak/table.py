"""Who may read which field: `format.md`, "Confidential or published?", written out by hand.

This table is a second opinion. It shares nothing with the marks beside the fields of the records, by which a site is
made, so that a slip in one of the two is noticed by the other. A field that is not listed is for the team.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Who = Literal["everyone", "names", "party", "team", "reference"]
"""`party`: those who took part, and the team; `names`: like it, and everyone where names are switched on;
`reference`: the name of a record, a quarter or a skill, which is no text."""

_EVERYONE = """
settings.language settings.currency settings.sample_notice settings.skills.*
settings.grid.areas.do-first settings.grid.areas.plan-together settings.grid.areas.fill-in settings.grid.areas.rethink
settings.grid.impact.* settings.grid.impact.*.ask settings.grid.impact.*.1 settings.grid.impact.*.2
settings.grid.impact.*.3 settings.grid.impact.*.4 settings.grid.impact.*.5
settings.grid.difficulty.* settings.grid.difficulty.*.ask settings.grid.difficulty.*.1 settings.grid.difficulty.*.2
settings.grid.difficulty.*.3 settings.grid.difficulty.*.4 settings.grid.difficulty.*.5

organization.name organization.about organization.goals.name
organization.goals.measure organization.goals.unit organization.goals.source organization.goals.link
organization.goals.also_measured.measure organization.goals.also_measured.unit
organization.goals.also_measured.source organization.goals.also_measured.link

team.name team.roles.title

stakeholders.id stakeholders.title stakeholders.department stakeholders.formerly

initiatives.id initiatives.code initiatives.title initiatives.formerly initiatives.requests.their_words
initiatives.problem initiatives.outcome.measure initiatives.outcome.unit initiatives.outcome.source
initiatives.outcome.link initiatives.outcome.text initiatives.outcome.other_reasons initiatives.evidence.text
initiatives.evidence.source initiatives.evidence.link initiatives.for_whom.text initiatives.mandated.rule
initiatives.assessments.impact.* initiatives.assessments.difficulty.* initiatives.assessments.why
initiatives.depends_text initiatives.scope initiatives.not_in_scope

quarters.motto quarters.capacity.skills.* quarters.capacity.keep_running_is quarters.versions.what
quarters.entries.asked.* quarters.entries.planned.* quarters.entries.smaller quarters.entries.why
quarters.entries.before.*.asked.* quarters.entries.before.*.planned.* quarters.entries.before.*.smaller
quarters.entries.before.*.why

negotiations.id negotiations.title negotiations.public_summary negotiations.formerly
negotiations.decisions.text negotiations.decisions.look_again.question
negotiations.commitments.what negotiations.commitments.amount.unit
negotiations.commitments.adds_capacity.got.unit negotiations.commitments.uses_capacity.got.unit
negotiations.conversation.clarify_consequences.if_not
negotiations.conversation.clarify_consequences.realistic negotiations.conversation.clarify_consequences.impact
negotiations.conversation.clarify_consequences.what_happened.text
"""

_NAMES = "team.roles.name stakeholders.name"

_OPENED = """
negotiations.asks.text
negotiations.preparation.why_critical negotiations.preparation.alignment_and_data.text
negotiations.preparation.alignment_and_data.evidence.text negotiations.preparation.alignment_and_data.evidence.source
negotiations.preparation.alignment_and_data.evidence.link negotiations.preparation.why_not_scrapped
negotiations.preparation.realistic_with_capacity negotiations.preparation.creative_solutions.ours
negotiations.preparation.creative_solutions.from_them negotiations.preparation.help_needed.what
negotiations.conversation.invite_ideas.idea negotiations.conversation.invite_ideas.why
negotiations.conversation.summarize_and_clarify.summary negotiations.conversation.summarize_and_clarify.agreement
negotiations.conversation.end_with_next_steps.thanks negotiations.conversation.end_with_next_steps.steps.what
negotiations.summary negotiations.agreement
"""

_PARTY = """
stakeholders.note stakeholders.speaks_through stakeholders.can_commit stakeholders.decides_on stakeholders.interests
stakeholders.prefers stakeholders.contact
charters.we_will charters.they_will charters.if_it_goes_wrong

initiatives.learning_check.could_they_do_it initiatives.learning_check.causes.text
initiatives.learning_check.causes.fix initiatives.learning_check.why_learning
initiatives.needs.business.*

negotiations.asks.amount.unit negotiations.asks.got.unit negotiations.asks.their_words
negotiations.conversation.start_with_alignment.said negotiations.conversation.start_with_alignment.their_words
negotiations.conversation.share_current_picture
negotiations.conversation.summarize_and_clarify.confirmations.how
negotiations.conversation.summarize_and_clarify.confirmations.changes
negotiations.conversation.summarize_and_clarify.confirmations.their_words
negotiations.commitments.why negotiations.commitments.proof negotiations.commitments.link
negotiations.commitments.got.unit negotiations.commitments.progress.note
"""

_REFERENCES = """
organization.goals.sponsor organization.goal_order stakeholders.goals charters.id charters.with
initiatives.requests.by initiatives.goals initiatives.sponsor initiatives.owner initiatives.learning_check.by
initiatives.learning_check.causes.owner initiatives.assessments.by initiatives.assessments.because_of
initiatives.needs_first initiatives.again_from
quarters.versions.agreed_by quarters.versions.because_of quarters.entries.initiative quarters.entries.to
quarters.entries.confirmed quarters.entries.before.*.confirmed quarters.entries.before.*.to
negotiations.with negotiations.for_ltd negotiations.about negotiations.revisits negotiations.follows
negotiations.confirmed.* negotiations.asks.of negotiations.asks.about negotiations.asks.between
negotiations.asks.order negotiations.preparation.alignment_and_data.goals negotiations.preparation.help_needed.from
negotiations.preparation.help_needed.ask negotiations.preparation.help_needed.commitment
negotiations.conversation.invite_ideas.from negotiations.conversation.summarize_and_clarify.confirmations.by
negotiations.conversation.clarify_consequences.for negotiations.conversation.clarify_consequences.accepted_by
negotiations.conversation.end_with_next_steps.steps.who negotiations.decisions.about
negotiations.decisions.decided_by negotiations.decisions.consulted negotiations.decisions.informed
negotiations.decisions.order negotiations.decisions.replaces negotiations.commitments.by
negotiations.commitments.to negotiations.commitments.about negotiations.commitments.replaces
initiatives.needs.ltd_days.* initiatives.actual_days.* team.roles.id team.roles.skill organization.goals.id
organization.goals.code quarters.id
negotiations.asks.id negotiations.decisions.id negotiations.decisions.starts negotiations.commitments.id
negotiations.conversation.clarify_consequences.id negotiations.commitments.adds_capacity.quarter
negotiations.commitments.adds_capacity.skill negotiations.commitments.uses_capacity.quarter
negotiations.commitments.uses_capacity.skill
private.notes.id private.notes.for
"""

OPENED = frozenset(_OPENED.split())
"""What a talk with `visible: everyone` opens to everyone: asks, preparation, ideas, summary and steps; no quotes."""

MAY: Mapping[str, Who] = {
    **dict.fromkeys(_EVERYONE.split(), "everyone"),
    **dict.fromkeys(_NAMES.split(), "names"),
    **dict.fromkeys(_OPENED.split(), "party"),
    **dict.fromkeys(_PARTY.split(), "party"),
    **dict.fromkeys(_REFERENCES.split(), "reference"),
}
"""Who may read a field, by its path in the YAML; `*` stands for a key the planner chose."""

IDS = frozenset({"initiatives.id", "initiatives.formerly", "negotiations.id", "negotiations.formerly"})
"""Names of files, which stand in addresses; they are compared as they are written."""


def who_may(field: str) -> Who:
    """Who may read a field; the team, where nothing is written."""
    return MAY.get(field, "team")
