using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.Formats;
using NodaTime;

namespace Enforcement.Ledger.Receipts;

/// <summary>What became of one statement of a file.</summary>
/// <param name="Outcome"><c>posted</c>, <c>duplicate</c>, <c>held</c> or <c>rejected</c>.</param>
/// <param name="Code">Why it is held or rejected.</param>
/// <param name="Accepted">Lines posted now.</param>
/// <param name="Duplicate">Lines that were there before.</param>
/// <param name="Matched">Credits posted to a case.</param>
/// <param name="Unknown">Credits posted to unknown funds.</param>
/// <param name="Paid">Debits that settled a payout.</param>
/// <param name="Returned">Credits that brought a payout back.</param>
public sealed record StatementOutcome(
    long? StatementId, string Ident, string Account, string? Currency, LocalDate? From, LocalDate? To, Money? Opening, Money? Closing,
    string Outcome, string? Code, string? Facts, int Accepted, int Duplicate, int Matched, int Unknown, int Paid, int Returned);

/// <summary>What became of a delivered file. A rejected file changed nothing; mend it and deliver it again.</summary>
/// <param name="Resumed">Statements that had waited for this file and are posted now.</param>
public sealed record ImportOutcome(
    string File, string Sha256, string Format, bool Rejected, IReadOnlyList<StatementOutcome> Statements, IReadOnlyList<StatementOutcome> Resumed, IReadOnlyList<FileProblem> Problems);
