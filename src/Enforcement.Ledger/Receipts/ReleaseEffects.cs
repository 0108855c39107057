using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.Formats;

namespace Enforcement.Ledger.Receipts;

/// <summary>What letting a held statement pass does.</summary>
/// <param name="Lines">Lines that will be posted.</param>
/// <param name="Difference">What is missing between the last posted statement and this one, and stays listed until it comes.</param>
public sealed record ReleaseEffect(int Lines, Money Difference);

/// <summary>Says what letting a held statement pass would do, or why nobody can.</summary>
/// <source>formats reference §10, 5; ops/decisions/0017</source>
public sealed class ReleaseEffects(StatementPosting posting, LinePosting lines)
{
    /// <summary>What the second of two persons is asked to let pass.</summary>
    /// <exception cref="Refused"><see cref="ReceiptRefusals.NotReleasable"/>, <see cref="ReceiptRefusals.ReleaseOutOfOrder"/>,
    /// <see cref="ReceiptRefusals.ReleaseRepeats"/>, <see cref="ReceiptRefusals.NoSurplus"/>, <see cref="ReceiptRefusals.SurplusUnproven"/></exception>
    public async Task<ReleaseEffect> OfAsync(int bookId, StagedStatement statement, HoldDecisionKind kind, CancellationToken ct)
    {
        if (kind == HoldDecisionKind.Withdraw)
            return new(0, Money.Zero);
        var footer = statement.Footer!;
        var header = footer.Header;
        // The bank's own arithmetic is nobody's to waive: money is posted that the balances prove, and none beside.
        if (footer.Equation != Equation.Holds || header.Opening is not { } opening || header.Closing is not { } closing || footer.Problems.Any(p => StatementPosting.Holds(p) && p.Code != ReceiptRefusals.Pages.Code))
            throw new Refused(ReceiptRefusals.NotReleasable);
        var head = await posting.HeadAsync(bookId, ct);
        var known = await lines.CompareAsync(bookId, statement.Ordinal, ct);
        if (kind == HoldDecisionKind.Surplus)
        {
            if (known.NewLines == 0)
                throw new Refused(ReceiptRefusals.NoSurplus);
            return head.Closing + known.NewSum == closing ? new(known.NewLines, Money.Zero)
                : throw new Refused(ReceiptRefusals.SurplusUnproven, $"last closing {head.Closing}, new lines {known.NewSum}, closing {closing}");
        }
        if (header.From < head.From)
            throw new Refused(ReceiptRefusals.ReleaseOutOfOrder, $"begins on {header.From:uuuu-MM-dd}, the last posted one on {head.From:uuuu-MM-dd}");
        // What came under this identity, a line under its bank reference, or lines without which this statement follows the last one, are not
        // money a second time, whoever says so.
        if (known.AReferenceIsKnown || (known.NewLines > 0 && known.NewLines < footer.Entries && head.Closing + known.NewSum == closing) || await posting.PostedUnderAsync(bookId, header, ct) is not null)
            throw new Refused(ReceiptRefusals.ReleaseRepeats, $"{footer.Entries - known.NewLines} of {footer.Entries} lines are posted");
        return new(footer.Entries, opening - head.Closing);
    }
}
