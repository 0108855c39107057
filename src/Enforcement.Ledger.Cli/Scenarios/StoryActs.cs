namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>Plays one act of a story.</summary>
delegate Task<Outcome> PlayAct(StoryPlay play, StoryLine line, CancellationToken ct);

/// <summary>One act of the grammar.</summary>
/// <param name="Actor"><c>bank</c>, <c>clock</c>, or null for any person: whether he may is the ledger's to say.</param>
/// <param name="Needs">Keys that must be there.</param>
/// <param name="Takes">Keys that may be there.</param>
sealed record StoryAct(string? Actor, string Name, string Needs, string Takes, PlayAct Play);

/// <summary>Every act and check of the grammar. An act that the house learns is one line here and one method of the play.</summary>
/// <source>scenarios reference (acts, checks)</source>
static class StoryActs
{
    static readonly StoryAct[] Acts =
    [
        new(null, "case", "label number applicant debtor claim", "debtor_kind officer title sub_account_of state", (p, l, ct) => p.CaseAsync(l, ct)),
        new(null, "close-number", "case", "", (p, l, ct) => p.CloseNumberAsync(l, ct)),
        new(null, "draft", "label case amount payee", "account lots of proof document ground", (p, l, ct) => p.DraftAsync(l, ct)),
        new(null, "submit", "payout", "reason decision", (p, l, ct) => p.SubmitAsync(l, ct)),
        new(null, "approve", "payout", "reason decision", (p, l, ct) => p.ApproveAsync(l, ct)),
        new(null, "reject", "payout", "reason decision", (p, l, ct) => p.RejectAsync(l, ct)),
        new(null, "withdraw", "payout", "reason decision", (p, l, ct) => p.WithdrawAsync(l, ct)),
        new(null, "accept", "payout", "reason decision", (p, l, ct) => p.AcceptAsync(l, ct)),
        new(null, "return", "payout", "reason decision", (p, l, ct) => p.ReturnAsync(l, ct)),
        new(null, "release", "payout", "reason decision", (p, l, ct) => p.ReleaseAsync(l, ct)),
        new(null, "recall", "payout", "reason", (p, l, ct) => p.RecallAsync(l, ct)),
        new(null, "query", "payout", "reason decision", (p, l, ct) => p.QueryAsync(l, ct)),
        new(null, "explain", "item reason", "outcome", (p, l, ct) => p.ExplainAsync(l, ct)),
        new(null, "close", "item", "", (p, l, ct) => p.CloseItemAsync(l, ct)),
        new(null, "build", "label payouts", "", (p, l, ct) => p.BuildAsync(l, ct)),
        new(null, "download", "file", "", (p, l, ct) => p.DownloadFileAsync(l, ct)),
        new(null, "recall", "file reason", "", (p, l, ct) => p.RecallFileAsync(l, ct)),
        new(null, "reissue", "payout", "reason decision", (p, l, ct) => p.ReissueAsync(l, ct)),
        new(null, "split", "payout disputed as reason", "review document", (p, l, ct) => p.SplitAsync(l, ct)),
        new(null, "publish", "payout place", "day", (p, l, ct) => p.PublishAsync(l, ct)),
        new(null, "overwrite", "payout", "amount account case lot by", (p, l, ct) => p.OverwriteAsync(l, ct)),
        new(null, "dispute", "label case amount reason", "lot review document", (p, l, ct) => p.DisputeAsync(l, ct)),
        new(null, "settle", "dispute for", "document reason confirmed", (p, l, ct) => p.SettleAsync(l, ct)),
        new(null, "confirm", "settlement", "", (p, l, ct) => p.ConfirmSettlementAsync(l, ct)),
        new(null, "reject", "settlement", "reason", (p, l, ct) => p.RejectSettlementAsync(l, ct)),
        new(null, "withdraw", "settlement", "reason", (p, l, ct) => p.WithdrawSettlementAsync(l, ct)),
        new(null, "renew", "dispute", "review reason", (p, l, ct) => p.RenewReviewAsync(l, ct)),
        new(null, "hold", "label type case", "amount document party security reason confirmed", (p, l, ct) => p.HoldAsync(l, ct)),
        new(null, "confirm", "hold", "", (p, l, ct) => p.ConfirmHoldAsync(l, ct)),
        new(null, "lift", "hold", "document", (p, l, ct) => p.LiftAsync(l, ct)),
        new(null, "defer", "label case", "lot ground until document reason", (p, l, ct) => p.DeferAsync(l, ct)),
        new(null, "approve", "deferral", "reason decision document", (p, l, ct) => p.ApproveDeferralAsync(l, ct)),
        new(null, "reject", "deferral", "reason document", (p, l, ct) => p.RejectDeferralAsync(l, ct)),
        new(null, "withdraw", "deferral", "reason", (p, l, ct) => p.WithdrawDeferralAsync(l, ct)),
        new(null, "end", "deferral", "reason document", (p, l, ct) => p.EndDeferralAsync(l, ct)),
        new(null, "deposit", "label case", "lot lots ground until document evidence amount party reason", (p, l, ct) => p.DepositAsync(l, ct)),
        new(null, "approve", "deposit", "reason decision document", (p, l, ct) => p.ApproveDepositAsync(l, ct)),
        new(null, "reject", "deposit", "reason document", (p, l, ct) => p.RejectDepositAsync(l, ct)),
        new(null, "withdraw", "deposit", "reason", (p, l, ct) => p.WithdrawDepositAsync(l, ct)),
        new(null, "end", "deposit", "reason document", (p, l, ct) => p.EndDepositAsync(l, ct)),
        new(null, "confirm", "deposit", "", (p, l, ct) => p.ConfirmDepositAsync(l, ct)),
        new(null, "status", "label case party type", "document", (p, l, ct) => p.StatusAsync(l, ct)),
        new(null, "lift", "status", "document", (p, l, ct) => p.LiftStatusAsync(l, ct)),
        new(null, "confirm", "payout", "", (p, l, ct) => p.ConfirmReturnAsync(l, ct)),
        new(null, "reject", "return reason", "", (p, l, ct) => p.RejectReturnAsync(l, ct)),
        new(null, "undo", "return reason", "", (p, l, ct) => p.AskUndoReturnAsync(l, ct)),
        new(null, "confirm-undo", "return", "", (p, l, ct) => p.ConfirmUndoReturnAsync(l, ct)),
        new(null, "undo", "line reason", "", (p, l, ct) => p.AskUndoBondAsync(l, ct)),
        new(null, "confirm-undo", "line", "", (p, l, ct) => p.ConfirmUndoBondAsync(l, ct)),
        new(null, "claim", "line case", "evidence reason notified", (p, l, ct) => p.ClaimAsync(l, ct)),
        new(null, "confirm", "line", "case notified", (p, l, ct) => p.ConfirmAsync(l, ct)),
        new(null, "refund", "line reason", "account", (p, l, ct) => p.RefundAsync(l, ct)),
        new(null, "reject", "line", "case reason", (p, l, ct) => p.RejectClaimAsync(l, ct)),
        new(null, "withdraw", "line", "case reason", (p, l, ct) => p.WithdrawClaimAsync(l, ct)),
        new(null, "fail", "payout", "document reason", (p, l, ct) => p.FailAsync(l, ct)),
        new(null, "fail", "line reason", "", (p, l, ct) => p.FailRefundAsync(l, ct)),
        new(null, "notice", "line text until", "", (p, l, ct) => p.NoticeAsync(l, ct)),
        new(null, "auction", "label case number start bond ends", "mode bond_number lot platform", (p, l, ct) => p.AuctionAsync(l, ct)),
        new(null, "result", "auction", "winner called_off ended", (p, l, ct) => p.ResultAsync(l, ct)),
        new(null, "bond", "line auction", "reason", (p, l, ct) => p.BondAsync(l, ct)),
        new(null, "convert", "line", "document", (p, l, ct) => p.ConvertAsync(l, ct)),
        new(null, "forfeit", "line", "document", (p, l, ct) => p.ForfeitAsync(l, ct)),
        new(null, "transfer", "label from to amount", "ground document reason lots", (p, l, ct) => p.TransferAsync(l, ct)),
        new(null, "approve", "transfer", "reason", (p, l, ct) => p.ApproveTransferAsync(l, ct)),
        new(null, "reject", "transfer", "reason", (p, l, ct) => p.RejectTransferAsync(l, ct)),
        new(null, "withdraw", "transfer", "reason", (p, l, ct) => p.WithdrawTransferAsync(l, ct)),
        new(null, "undo", "transfer", "reason", (p, l, ct) => p.UndoTransferAsync(l, ct)),
        new(null, "reverse", "transfer", "reason", (p, l, ct) => p.UndoTransferAsync(l, ct)),
        new(null, "hand-over", "label to", "from cases document", (p, l, ct) => p.HandOverAsync(l, ct)),
        new(null, "take-over", "handover", "", (p, l, ct) => p.TakeOverAsync(l, ct)),
        new(null, "end", "handover", "reason", (p, l, ct) => p.EndHandoverAsync(l, ct)),
        new(null, "reversal", "label from case amount", "fruits document title", (p, l, ct) => p.ReversalAsync(l, ct)),
        new(null, "approve", "reversal", "", (p, l, ct) => p.ConfirmReversalAsync(l, ct)),
        new(null, "confirm", "reversal", "", (p, l, ct) => p.ConfirmReversalAsync(l, ct)),
        new(null, "reject", "reversal", "reason", (p, l, ct) => p.RejectReversalAsync(l, ct)),
        new(null, "withdraw", "reversal", "reason", (p, l, ct) => p.WithdrawReversalAsync(l, ct)),
        new(null, "cancel", "reversal", "reason", (p, l, ct) => p.CancelReversalAsync(l, ct)),
        new(null, "paper", "label kind", "payout deposit case amount", (p, l, ct) => p.PaperAsync(l, ct)),
        new(null, "print", "paper", "", (p, l, ct) => p.PrintAsync(l, ct)),
        new(null, "verify", "paper", "", (p, l, ct) => p.VerifyAsync(l, ct)),
        new(null, "scan", "paper", "label", (p, l, ct) => p.ScanAsync(l, ct)),
        new(null, "check-scan", "payout", "amount payee account number signers", (p, l, ct) => p.CheckScanAsync(l, ct)),
        new(null, "paper-rule", "scan", "account bank begins reason", (p, l, ct) => p.PaperRuleAsync(l, ct)),
        new(null, "treasury", "account name", "document", (p, l, ct) => p.TreasuryAsync(l, ct)),
        new(null, "confirm", "treasury", "", (p, l, ct) => p.ConfirmTreasuryAsync(l, ct)),
        new(null, "pay-fees", "label", "deductions", (p, l, ct) => p.PayFeesAsync(l, ct)),
        new(null, "payee", "deduction account name", "document bank cnaps", (p, l, ct) => p.CostPayeeAsync(l, ct)),
        new(null, "pay-cost", "label deduction", "", (p, l, ct) => p.PayCostAsync(l, ct)),
        new(null, "approve", "fees", "", (p, l, ct) => p.ApproveFeesAsync(l, ct)),
        new(null, "reject", "fees", "reason", (p, l, ct) => p.RejectFeesAsync(l, ct)),
        new(null, "download", "fees", "", (p, l, ct) => p.DownloadFeesAsync(l, ct)),
        new(null, "fail", "fees", "reason", (p, l, ct) => p.FailFeesAsync(l, ct)),
        new(null, "close", "case", "as document reason", (p, l, ct) => p.CloseCaseAsync(l, ct)),
        new(null, "reopen", "case", "document reason", (p, l, ct) => p.ReopenCaseAsync(l, ct)),
        new(null, "confirm-undo", "transfer", "", (p, l, ct) => p.ConfirmUndoTransferAsync(l, ct)),
        new(null, "reverse", "entry-of reason", "", (p, l, ct) => p.ReverseAsync(l, ct)),
        new(null, "close", "day", "month", (p, l, ct) => p.CloseAsync(l, ct)),
        new(null, "confirm-close", "day", "month", (p, l, ct) => p.ConfirmCloseAsync(l, ct)),
        new(null, "reopen", "day reason", "", (p, l, ct) => p.ReopenAsync(l, ct)),
        new(null, "confirm-reopen", "", "", (p, l, ct) => p.ConfirmReopenAsync(l, ct)),
        new(null, "propose", "as", "reason", (p, l, ct) => p.ProposeAsync(l, ct)),
        new(null, "endorse", "", "", (p, l, ct) => p.EndorseAsync(l, ct)),
        new(null, "decline", "", "reason", (p, l, ct) => p.DeclineAsync(l, ct)),
        new(null, "cash", "label case amount payer", "with reason place taken back", (p, l, ct) => p.CashAsync(l, ct)),
        new(null, "handin", "voucher", "reason", (p, l, ct) => p.HandInAsync(l, ct)),
        new(null, "pair", "vouchers line", "", (p, l, ct) => p.PairAsync(l, ct)),
        new(null, "unpair", "voucher", "reason", (p, l, ct) => p.UnpairAsync(l, ct)),
        new(null, "issue", "lines", "", (p, l, ct) => p.IssueAsync(l, ct)),
        new(null, "void", "", "voucher receipt-of reason", (p, l, ct) => p.VoidAsync(l, ct)),
        new(null, "see", "line", "", (p, l, ct) => p.SeeAsync(l, ct)),
        new(null, "tell", "line", "", (p, l, ct) => p.TellAsync(l, ct)),
        new(null, "fee", "label case", "amount cost basis document lots", (p, l, ct) => p.FeeAsync(l, ct)),
        new(null, "surplus", "label case document", "amount", (p, l, ct) => p.SurplusAsync(l, ct)),
        new(null, "confirm", "deduction", "", (p, l, ct) => p.ConfirmFeeAsync(l, ct)),
        new(null, "reject", "deduction", "reason", (p, l, ct) => p.RejectFeeAsync(l, ct)),
        new(null, "reverse", "deduction reason", "", (p, l, ct) => p.ReverseFeeAsync(l, ct)),
        new(null, "plan", "label case pot creditors", "fees priority debtor can_pay document", (p, l, ct) => p.PlanAsync(l, ct)),
        new(null, "approve", "plan", "", (p, l, ct) => p.ApprovePlanAsync(l, ct)),
        new(null, "serve", "plan to", "on", (p, l, ct) => p.ServePlanAsync(l, ct)),
        new(null, "object", "label plan by against amount", "on", (p, l, ct) => p.ObjectAsync(l, ct)),
        new(null, "step", "objection step", "on", (p, l, ct) => p.StepAsync(l, ct)),
        new(null, "enforce", "plan", "decision", (p, l, ct) => p.EnforcePlanAsync(l, ct)),
        new(null, "decide", "objection outcome document", "", (p, l, ct) => p.DecideAsync(l, ct)),
        new(null, "payee", "case account", "label name bank holder document with channel cnaps id authority", (p, l, ct) => p.PayeeAsync(l, ct)),
        new(null, "confirm", "payee", "", (p, l, ct) => p.ConfirmPayeeAsync(l, ct)),
        new(null, "reject", "payee", "reason", (p, l, ct) => p.RejectPayeeAsync(l, ct)),
        new(null, "withdraw", "payee", "reason", (p, l, ct) => p.WithdrawPayeeAsync(l, ct)),
        new(null, "authorise", "label case party agent until", "id agent_kind scope receives from document letter licence", (p, l, ct) => p.AuthoriseAsync(l, ct)),
        new(null, "confirm", "authority", "", (p, l, ct) => p.ConfirmAuthorityAsync(l, ct)),
        new(null, "reject", "authority", "reason", (p, l, ct) => p.RejectAuthorityAsync(l, ct)),
        new(null, "revoke", "authority", "document", (p, l, ct) => p.RevokeAuthorityAsync(l, ct)),
        new(null, "recuse", "case", "label person reason document", (p, l, ct) => p.RecuseAsync(l, ct)),
        new(null, "lift", "recusal", "document", (p, l, ct) => p.LiftRecusalAsync(l, ct)),
        new(null, "delegate", "from to until", "role begins reason", (p, l, ct) => p.DelegateAsync(l, ct)),
        new(null, "revoke", "from to", "reason", (p, l, ct) => p.RevokeAsync(l, ct)),
        new(null, "role", "person role", "reason", (p, l, ct) => p.RoleAsync(l, ct)),
        new(null, "chain", "steps", "days begins flag reason", (p, l, ct) => p.ChainAsync(l, ct)),
        new(null, "flag", "case document", "flag", (p, l, ct) => p.FlagAsync(l, ct)),
        new(null, "unflag", "case document", "flag", (p, l, ct) => p.UnflagAsync(l, ct)),
        new(StoryLine.Bank, "debit", "", "payout refund file fees amount payee remark", (p, l, ct) => p.DebitAsync(l, ct)),
        new(null, "expect", "label case kind amount", "reference document due account payer", (p, l, ct) => p.ExpectAsync(l, ct)),
        new(null, "confirm", "expected", "", (p, l, ct) => p.ConfirmExpectedAsync(l, ct)),
        new(null, "cancel", "expected", "reason", (p, l, ct) => p.CancelExpectedAsync(l, ct)),
        new(StoryLine.Bank, "credit", "label amount payer", "case remark payer_account times", (p, l, ct) => p.CreditAsync(l, ct)),
        new(StoryLine.Bank, "return", "payout", "code label amount anonymous", (p, l, ct) => p.BankReturnAsync(l, ct)),
        new(StoryLine.Bank, "return", "fees", "label amount", (p, l, ct) => p.BankReturnFeesAsync(l, ct)),
        new(StoryLine.Bank, "reject", "payout", "code", (p, l, ct) => p.BankRejectAsync(l, ct)),
        new(StoryLine.Bank, "answer", "payout status", "code", (p, l, ct) => p.BankAnswerAsync(l, ct)),
        new(StoryLine.Bank, "answer", "file status", "level rejected code", (p, l, ct) => p.BankAnswerFileAsync(l, ct)),
        new(StoryLine.Bank, "charge", "amount", "", (p, l, ct) => p.ChargeAsync(l, ct)),
        new(StoryLine.Bank, "interest", "amount", "", (p, l, ct) => p.InterestAsync(l, ct)),
        new(StoryLine.Bank, "statement", "", "again drop opening fixed with swapped payer account", (p, l, ct) => p.StatementAsync(l, ct)),
        new(null, "calendar", "label", "holidays workdays makeup notice", (p, l, ct) => p.CalendarAsync(l, ct)),
        new(null, "confirm", "calendar", "", (p, l, ct) => p.ConfirmCalendarAsync(l, ct)),
        new(null, "supervise", "rule of result", "note", (p, l, ct) => p.CheckAlertAsync(l, ct)),
        new(StoryLine.Clock, "sweep", "", "", (p, l, ct) => p.SweepAsync(l, ct)),
    ];

    static readonly Dictionary<string, (string Needs, string Takes)> Checks = new()
    {
        ["case"] = ("case", "available disputed held reserved in_transit deposited fee surplus cash performed lift_by officer"),
        ["handover"] = ("handover case", "money running overdue due matters"),
        ["book"] = ("", "bank unknown returned in_transit difference cash interest charge bond"),
        ["cash"] = ("voucher", "state due late banked"),
        ["bond"] = ("line", "state due late"),
        ["lag"] = ("line days", ""),
        ["receipt"] = ("line", "number words voided"),
        ["arrival"] = ("line", "seen late"),
        ["lot"] = ("lot", "a_due a limit30 provisional d_due d gross net"),
        ["deferral"] = ("deferral", "state until late expired ended_on decided d_due d"),
        ["deposit"] = ("deposit", "state amount late lapse lapsed"),
        ["payout"] = ("payout", "state b_due b reissue_due reissue chain cumulated approved reversed_in published"),
        ["line"] = ("line rule", "version score proposals proposed reason flag"),
        ["expected"] = ("expected", "state arrived due late"),
        ["trace"] = ("payout lots", ""),
        ["plan"] = ("plan", "state version shares aside"),
        ["alerts"] = ("rule count", "desk since"),
        ["gaps"] = ("", "open released filled missing"),
        ["invariants"] = ("", ""),
        ["log"] = ("", ""),
    };

    /// <summary>The act of this name; of several, the one whose subject the line names.</summary>
    public static StoryAct Find(string actor, string act, StoryKeys keys) => Array.Find(Acts, a => a.Actor == Kind(actor) && a.Name == act && keys.Has(a.Needs.Split(' ')[0]))
        ?? Array.Find(Acts, a => a.Actor == Kind(actor) && a.Name == act)
        ?? throw new StoryUnreadable($"'{actor} {act}' is no act of the grammar; see the list of acts.");

    /// <exception cref="StoryUnreadable">Who acts is nobody, or the act is unknown, not available yet, or has other keys.</exception>
    public static void Verify(string actor, string act, StoryKeys keys)
    {
        if (actor is not (StoryLine.Bank or StoryLine.Clock) && Demonstration.Persons.All(p => p.UserName != actor))
            throw new StoryUnreadable($"There is no '{actor}' at the start; the actors are bank, clock and {string.Join(' ', Demonstration.Persons.Select(p => p.UserName))}.");
        var found = Find(actor, act, keys);
        VerifyKeys(act, found.Needs, found.Takes, keys);
    }

    public static void VerifyCheck(string what, StoryKeys keys)
    {
        if (!Checks.TryGetValue(what, out var check))
            throw new StoryUnreadable($"'{what}' cannot be checked; checks are {string.Join(' ', Checks.Keys)}.");
        VerifyKeys($"check {what}", check.Needs, check.Takes, keys);
    }

    static void VerifyKeys(string of, string needs, string takes, StoryKeys keys)
    {
        var (needed, taken) = (needs.Split(' ', StringSplitOptions.RemoveEmptyEntries), takes.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (Array.Find(needed, n => !keys.Has(n)) is { } missing)
            throw new StoryUnreadable($"{missing}=… is missing; {of} needs {string.Join(' ', needed)}.");
        if (keys.Pairs.FirstOrDefault(p => !needed.Contains(p.Key) && !taken.Contains(p.Key)).Key is { } unknown)
            throw new StoryUnreadable($"{of} has no {unknown}=…; its keys are {string.Join(' ', needed.Concat(taken))}.");
        if (keys.Pairs.GroupBy(p => p.Key).FirstOrDefault(g => g.Count() > 1)?.Key is { } twice)
            throw new StoryUnreadable($"{twice}=… stands there twice; keep one.");
    }

    static string? Kind(string actor) => actor is StoryLine.Bank or StoryLine.Clock ? actor : null;
}
