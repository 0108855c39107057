namespace Enforcement.Ledger.Oversight;

/// <summary>What was done in a case and moved no money, read from the papers of each act. What did move money the journal tells, and it is not here.</summary>
static class CaseActs
{
    const string Payment = "payouts.payout p on p.case_id = c.id join payouts.instruction i on i.payout_id = p.id";

    /// <summary>Rows of moment, id, code, sum, person, text, subject, the three names of a move, and in whose name.</summary>
    public static IEnumerable<string> All =>
    [
        Payouts, Moves, Holds,
        .. Steps.Select(s => $"select s.at, 1, {s.Id}, s.what, {s.Amount}, s.by, s.text, '{s.Subject}:' || {s.SubjectId ?? s.Id}, null, null, null, null from the_case c join {s.From} cross join lateral (values {s.Values}) as s (what, at, by, text) where s.at is not null"),
    ];

    const string Payouts =
        """
        select p.drafted_at, 1, p.id, case when p.split_from_id is null then 'PayoutDrafted' else 'PayoutSplitOff' end, p.amount_minor, p.drafted_by,
               concat_ws(' ', p.payee_name, p.dispute_reason), 'payout:' || p.id, null::text, null::text, null::text, null::bigint
        from the_case c join payouts.payout p on p.case_id = c.id
        """;

    const string Moves =
        """
        select v.at, 1, v.id, case when v.trigger = 'Approve' and v.to_state = 'NoticeIssued' then 'NoticeIssued' else 'Payout' || v.trigger end, p.amount_minor, v.person_id,
               concat_ws(' ', case when v.to_state = 'NoticeIssued' then n.notice_no end, v.reason), 'payout:' || p.id, v.from_state, v.trigger, v.to_state, v.on_behalf_of
        from the_case c join payouts.payout p on p.case_id = c.id join payouts.move v on v.payout_id = p.id left join payouts.notice n on n.payout_id = p.id and n.round = v.round
        where not exists (select from posted m where m.at = v.at and m.subject = 'payout:' || p.id and m.trigger = v.trigger)
        """;

    // A hold moves what the case has; on an empty case it moves nothing yet.
    const string Holds =
        """
        select s.at, 1, h.id, s.what, h.amount_minor, s.by, concat_ws(' ', h.kind, s.document), 'hold:' || h.id, null, null, null, null
        from the_case c join payouts.hold h on h.case_id = c.id
        cross join lateral (values ('HoldPlaced', h.placed_at, h.placed_by, h.document), ('HoldConfirmed', h.confirmed_at, h.confirmed_by, h.document), ('HoldLifted', h.lifted_at, h.lifted_by, h.lift_document)) as s (what, at, by, document)
        where s.at is not null and (s.what = 'HoldConfirmed' or not exists (select from posted m where m.at = s.at and m.subject = 'hold:' || h.id))
        """;

    /// <param name="From">Joined to the case.</param>
    /// <param name="Values">What, when, by whom and the text, for each thing that was done with one row.</param>
    sealed record Step(string From, string Id, string Subject, string Amount, string Values, string? SubjectId = null);

    static readonly Step[] Steps =
    [
        new($"{Payment} join payouts.returned_payment r on r.instruction_id = i.id", "r.line_id", "payout", "r.amount_minor", "('ReturnUndoAsked', r.undo_asked_at, r.undo_asked_by, r.undo_reason)", "p.id"),
        new("payouts.payout p on p.case_id = c.id join payouts.publication f on f.payout_id = p.id", "p.id", "payout", "p.amount_minor", "('PayoutPublished', f.recorded_at, f.recorded_by, concat_ws(' ', f.published_on, f.place))"),
        new("payouts.deduction f on f.case_id = c.id", "f.id", "deduction", "f.amount_minor",
            "('DeductionProposed', f.proposed_at, f.proposed_by, concat_ws(' ', f.kind, f.document)), ('Deduction' || f.state, case when f.state in ('Rejected', 'Withdrawn') then f.decided_at end, f.decided_by, f.decision)"),
        new("payouts.distribution_plan d on d.case_id = c.id", "d.id", "plan", "d.pot_minor",
            "('PlanDrafted', d.drafted_at, d.drafted_by, d.document), ('PlanApproved', d.approved_at, d.approved_by, d.document), ('PlanInForce', d.in_force_at, d.in_force_by, d.decision_document), ('PlanEnded', d.ended_at, d.ended_by, d.ended_reason)"),
        new("payouts.distribution_plan d on d.case_id = c.id join payouts.plan_service s1 on s1.plan_id = d.id", "d.id", "plan", "null::bigint", "('PlanServed', s1.recorded_at, s1.recorded_by, concat_ws(' ', s1.name, s1.document))"),
        new("payouts.distribution_plan d on d.case_id = c.id join payouts.plan_objection o on o.plan_id = d.id", "o.id", "objection", "o.amount_minor",
            "('PlanObjection', o.recorded_at, o.recorded_by, concat_ws(' ', o.by_name, o.document)), ('PlanObjectionEnded', o.outcome_at, o.outcome_by, concat_ws(' ', o.by_name, o.outcome_document))"),
        new("payouts.dispute d on d.case_id = c.id join payouts.dispute_outcome f on f.dispute_id = d.id", "d.id", "dispute", "d.amount_minor",
            "('DisputeOutcomeProposed', f.proposed_at, f.proposed_by, concat_ws(' ', f.settled_for, f.document, f.reason)), ('DisputeOutcome' || f.state, case when f.state in ('Rejected', 'Withdrawn') then f.decided_at end, f.decided_by, f.decision)"),
        new("payouts.dispute d on d.case_id = c.id join payouts.dispute_review f on f.dispute_id = d.id", "d.id", "dispute", "d.amount_minor", "('DisputeReviewed', f.set_at, f.set_by, concat_ws(' ', f.review_on, f.reason))"),
        new("payouts.deferral f on f.case_id = c.id join payouts.deferral_ground g on g.code = f.ground", "f.id", "deferral", "null::bigint",
            "('DeferralApplied', f.applied_at, f.applied_by, concat_ws(' ', g.name, f.document, f.reason, f.until_on)), "
            + "('Deferral' || case f.state when 'Ended' then 'Approved' else f.state end, f.decided_at, f.decided_by, f.decision), ('DeferralEnded', f.ended_at, f.ended_by, f.end_reason)"),
        new("payouts.deposit f on f.case_id = c.id join payouts.deposit_ground g on g.code = f.ground join cases.party w on w.id = f.party_id", "f.id", "deposit", "f.amount_minor",
            "('DepositApplied', f.applied_at, f.applied_by, concat_ws(' ', w.name, g.name, f.document)), ('Deposit' || f.state, case when f.state in ('Rejected', 'Withdrawn') then f.decided_at end, f.decided_by, f.decision)"),
        new("payouts.deposit f on f.case_id = c.id join payouts.deposit_return r on r.deposit_id = f.id", "r.id", "deposit", "f.amount_minor",
            "('DepositReturnAsked', r.asked_at, r.asked_by, r.document), ('DepositReturn' || r.state, case when r.state in ('Rejected', 'Withdrawn') then r.decided_at end, r.decided_by, r.decision)", "f.id"),
        new("cases.party w on w.case_id = c.id join cases.party_status f on f.party_id = w.id join cases.party_status_kind g on g.code = f.kind", "f.id", "party-status", "null::bigint",
            "('PartyStatusRecorded', f.recorded_at, f.recorded_by, concat_ws(' ', w.name, g.name, f.document)), ('PartyStatusLifted', f.lifted_at, f.lifted_by, concat_ws(' ', w.name, f.lift_document))"),
        new("cases.account_proposal f on f.case_id = c.id left join cases.payee_account a on a.proposal_id = f.id", "f.id", "account", "null::bigint",
            "('AccountProposed', f.proposed_at, f.proposed_by, concat_ws(' ', f.holder_name, '****' || right(f.account_no, 4), f.document)), "
            + "(case when a.replaces_id is not null then 'AccountChanged' else 'Account' || f.state end, f.decided_at, f.decided_by, concat_ws(' ', f.holder_name, '****' || right(f.account_no, 4), f.reason))"),
        new("cases.authority f on f.case_id = c.id", "f.id", "authority", "null::bigint",
            "('AuthorityProposed', f.proposed_at, f.proposed_by, concat_ws(' ', f.agent_name, f.document)), ('AuthorityConfirmed', f.confirmed_at, f.confirmed_by, f.agent_name), "
            + "('AuthorityRejected', f.rejected_at, f.rejected_by, concat_ws(' ', f.agent_name, f.reject_reason)), ('AuthorityRevoked', f.revoked_at, f.revoked_by, concat_ws(' ', f.agent_name, f.revoke_document))"),
        new("cases.recusal f on f.case_id = c.id join access.person w on w.id = f.person_id", "f.id", "recusal", "null::bigint",
            "('Recused', f.placed_at, f.placed_by, concat_ws(' ', w.display_name, f.reason, f.document)), ('RecusalLifted', f.lifted_at, f.lifted_by, concat_ws(' ', w.display_name, f.lift_document))"),
        new("payouts.case_transfer f on c.id in (f.from_case_id, f.to_case_id)", "f.id", "transfer", "f.amount_minor",
            "('TransferProposed', f.proposed_at, f.proposed_by, concat_ws(' ', f.document, f.reason)), ('Transfer' || f.state, case when f.state in ('Rejected', 'Withdrawn') then f.decided_at end, f.decided_by, f.decision), "
            + "('TransferUndoAsked', f.undo_asked_at, f.undo_asked_by, f.undo_reason)"),
        new("cases.case_closing f on f.case_id = c.id", "f.id", "closing", "null::bigint",
            "('CaseClosed', f.closed_at, f.closed_by, f.document), ('CaseReopened', f.reopened_at, f.reopened_by, f.reopen_document)"),
        new("payouts.case_flag f on f.case_id = c.id join payouts.case_flag_kind g on g.code = f.flag", "f.id", "flag", "null::bigint",
            "('CaseFlagged', f.set_at, f.set_by, concat_ws(' ', g.name, f.document)), ('CaseFlagEnded', f.ended_at, f.ended_by, concat_ws(' ', g.name, f.end_document))"),
        new($"{Payment} join payouts.payment_file_item t on t.instruction_id = i.id join payouts.payment_file f on f.id = t.file_id", "f.id", "payout", "p.amount_minor",
            "('PaymentFileBuilt', f.built_at, f.built_by, f.file_name), ('PaymentFileRecalled', f.recalled_at, f.recalled_by, concat_ws(' ', f.file_name, f.recall_reason))", "p.id"),
        new($"{Payment} join payouts.hand_over h on h.instruction_id = i.id left join payouts.payment_file f on f.id = h.file_id", "i.id", "payout", "p.amount_minor", "('HandedToBank', h.at, h.by, coalesce(f.file_name, i.file_name))", "p.id"),
        // A question and an answer that moved the payout are told as that move.
        new($"{Payment} join payouts.bank_query f on f.instruction_id = i.id and not exists (select from payouts.move v where v.payout_id = p.id and v.at = f.at and v.trigger = 'Lost')", "f.id", "payout", "p.amount_minor", "('BankAsked', f.at, f.by, f.note)", "p.id"),
        new($"{Payment} join payouts.bank_answer f on f.instruction_id = i.id and not exists (select from payouts.move v where v.payout_id = p.id and v.at = f.at and v.trigger in ('BankAccepted', 'BankRejected'))", "f.id", "payout", "p.amount_minor",
            "('BankAnswered', f.at, f.by, concat_ws(' ', f.status, f.shown))", "p.id"),
        // Confirmed, it is the move.
        new($"{Payment} join payouts.payment_failure f on f.instruction_id = i.id", "f.id", "payout", "p.amount_minor", "('PaymentSaidFailed', f.asked_at, f.asked_by, concat_ws(' ', f.document, f.reason))", "p.id"),
        new($"{Payment} join payouts.bank_case f on f.instruction_id = i.id", "f.id", "payout", "p.amount_minor",
            "('BankContradiction', f.raised_at, null, f.facts), ('BankContradictionExplained', f.asked_at, f.asked_by, f.reason), ('BankContradictionClosed', f.closed_at, f.closed_by, null)", "p.id"),
    ];
}
