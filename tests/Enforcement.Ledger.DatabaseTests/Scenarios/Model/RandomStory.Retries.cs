namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

/// <summary>The same act once more: a double click, or somebody who comes too late.</summary>
sealed partial class RandomStory
{
    const int Remembered = 40;

    static readonly HashSet<string> Once =
    [
        "submit", "approve", "reject", "withdraw", "accept", "return", "release", "recall", "reissue", "settle", "lift", "confirm", "reverse", "end", "undo", "confirm-undo", "convert", "refund", "bond", "serve", "enforce", "decide",
    ];

    // What is done is done: the state says so, or the person who did it may not do it again.
    const string Done = "payout.illegal-move payout.same-person payout.handed-over payout.on-hold payout.uncertain payout.already-paid payout.recused access.not-permitted dispute.already-settled hold.already-lifted hold.already-confirmed hold.same-person "
        + "recusal.already-lifted deduction.decided deduction.same-person deposit.decided deposit.no-return deposit.return-asked deferral.decided transfer.already-decided transfer.not-approved transfer.undo-asked transfer.undo-not-asked "
        + "reverse.already-reversed reverse.not-of-a-case treasury.already-decided treasury.not-found treasury.same-person unknown.already-claimed unknown.claim-decided unknown.claim-not-found unknown.refund-decided unknown.being-refunded "
        + "unknown.being-claimed unknown.is-bond unknown.returned bond.decided bond.converted bond.being-converted bond.not-winner bond.winner return.not-found return.already-confirmed return.rejected return.asked-again return.not-confirmed "
        + "return.undo-asked return.undo-not-asked payee.already-decided payee.not-found unknown-claim.not-found plan.not-open payment.file-recalled payment.file-left";

    readonly List<string> done = [];
    string? last;

    void Remember(Choice choice)
    {
        var words = choice.Text.Split(' ');
        last = Once.Contains(words[1]) && !choice.Text.Contains("label=", StringComparison.Ordinal) && words[0] is not ("bank" or "clock") ? choice.Text : null;
        if (last is null)
            return;
        done.Add(last);
        if (done.Count > Remembered)
            done.RemoveAt(0);
    }

    IEnumerable<Choice> Again(List<Choice> open)
    {
        if (done.Count == 0)
            yield break;
        var told = open.Select(c => c.Text).ToHashSet();
        foreach (var (text, weight) in new[] { (last, 20), (OneOf(done), 8) })
            if (text is not null && !told.Contains(text))
                yield return new Choice(weight, text).Refused(Done);
    }
}
