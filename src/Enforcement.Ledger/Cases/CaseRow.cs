using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Cases;

/// <summary>What a party is; the debtor's kind decides between joining a distribution and bankruptcy.</summary>
/// <source>S0 §8; domain reference 2.3</source>
public enum PartyKind
{
    /// <summary>A company or another organisation (法人、其他组织).</summary>
    Company,

    /// <summary>A natural person (自然人).</summary>
    Person,
}

/// <summary>A case as the import file tells it: checked in itself, not yet against what the ledger knows.</summary>
/// <param name="Number">The case number.</param>
/// <param name="Court">The court code, from its own column or from the number.</param>
/// <param name="Applicants">At least one.</param>
/// <param name="Debtors">At least one, each with its kind.</param>
/// <param name="SubAccount">The case's own number at the bank; null when it is not assigned yet.</param>
/// <param name="Officer">The sign-in name of the executor in charge.</param>
/// <param name="Claim">What the title awards; not negative.</param>
/// <param name="Outstanding">What is still owed; the claim when the file does not say.</param>
/// <param name="Payees">The receiving accounts, each of a party of the case.</param>
/// <param name="Titles">The title cases (执行依据) on which it rests, whose numbers payers often write instead; may be empty.</param>
/// <param name="Line">Where the case first stands in a CSV file.</param>
/// <param name="Path">Where it stands in a JSON file.</param>
/// <param name="Ending">How the case system says that it ended; null while it goes on, or when the file does not say.</param>
public sealed record CaseRow(
    CaseNumber Number,
    string Court,
    IReadOnlyList<PartyRow> Applicants,
    IReadOnlyList<PartyRow> Debtors,
    BankAccountNumber? SubAccount,
    string Officer,
    Money Claim,
    Money Outstanding,
    IReadOnlyList<PayeeRow> Payees,
    IReadOnlyList<CaseNumber> Titles,
    int? Line,
    string? Path,
    CaseEnding? Ending = null);

/// <summary>A party of a case.</summary>
/// <param name="Name">As the file writes it; compare by <see cref="PersonName.Normalise"/>.</param>
/// <param name="Kind">Told, or read from the identifier; null for an applicant of whom neither is known.</param>
/// <param name="Id">A checked resident number or social credit code, or the text of another document.</param>
/// <param name="Phone">Where it is told by text message, if the file says.</param>
/// <param name="WeChat">Where it is told by WeChat, if the file says.</param>
public sealed record PartyRow(string Name, PartyKind? Kind, string? Id, ContactRow? Phone = null, ContactRow? WeChat = null);

/// <summary>Where a party is told, with the paper in which it said so (送达地址确认书).</summary>
/// <param name="Address">As <see cref="ContactAddress.Normalise"/> writes it.</param>
public sealed record ContactRow(string Address, string Document);

/// <summary>An account to which a party wants its money.</summary>
/// <param name="Name">The party's name.</param>
/// <param name="Account">The account.</param>
/// <param name="Bank">The bank that keeps it (开户行).</param>
/// <param name="Cnaps">Twelve digits of the bank's number in the payment system (联行号), if told.</param>
/// <param name="ConfirmationDocument">The paper in which the party confirmed the account; null while it has not.</param>
/// <param name="ConfirmedOn">The day of that paper; told with it or not at all.</param>
/// <source>S3 §20: account confirmed with the applicant at filing</source>
public sealed record PayeeRow(string Name, BankAccountNumber Account, string Bank, string? Cnaps, string? ConfirmationDocument, LocalDate? ConfirmedOn);
