using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Cases.Payees;

/// <summary>Proposes an account of a payee, the first one or in place of another, by the paper in which the payee confirmed it. Money goes
/// to it only when another person has confirmed it.</summary>
/// <source>S3 §20; 法发〔2017〕6号 §12–13; domain reference §7, rows 4 and 5</source>
public sealed class ProposePayeeAccount(LedgerDb db, PayeeDesk desk, Act act) : IUseCase
{
    public static Permission Needs => Permission.ProposePayees;

    /// <param name="Name">The party whose account it is; with <paramref name="AuthorityId"/>, left out.</param>
    /// <param name="AuthorityId">The authority of the agent whose account it is.</param>
    /// <param name="Holder">The holder's name as the paper writes it; compared exactly after normalisation.</param>
    /// <param name="HolderIdentifier">The holder's identity number, where the paper has it.</param>
    /// <param name="Document">The paper.</param>
    /// <param name="ConfirmedWith">Who spoke for the payee.</param>
    /// <param name="ConfirmedOn">The day of the paper; null for today.</param>
    public sealed record Request(long CaseId, string? Name, string? Account, string? Bank, string? Holder, string? Document, string? ConfirmedWith, ConfirmationChannel Channel = ConfirmationChannel.InPerson,
        string? Cnaps = null, string? HolderIdentifier = null, LocalDate? ConfirmedOn = null, long? AuthorityId = null);

    /// <returns>The proposal's id.</returns>
    /// <exception cref="Refused"><see cref="CaseRefusals.NotFound"/>, <see cref="PayeeRefusals"/>, <see cref="AgentRefusals.NotFound"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        var of = await desk.CaseAsync(request.CaseId, ct);
        var payee = await PayeeAsync(of, request, ct);
        if (new[] { request.Document, request.ConfirmedWith, request.Bank }.Any(string.IsNullOrWhiteSpace))
            throw new Refused(PayeeRefusals.DocumentMissing);
        if (request.Channel == ConfirmationChannel.CaseSystem || !Enum.IsDefined(request.Channel))
            throw new Refused(PayeeRefusals.ChannelUnknown);
        if (!BankAccountNumber.TryParse(request.Account, out var account))
            throw new Refused(PayeeRefusals.AccountInvalid, BankAccountNumber.Check(request.Account)!.Sentence);
        var cnaps = string.IsNullOrWhiteSpace(request.Cnaps) ? null : TextFolding.Fold(request.Cnaps);
        if (cnaps is not null && (cnaps.Length != 12 || !cnaps.All(char.IsAsciiDigit)))
            throw new Refused(PayeeRefusals.BankNumberInvalid, cnaps);
        if (PersonName.Normalise(request.Holder ?? "") != payee.Key)
            throw new Refused(PayeeRefusals.HolderDiffers, $"{request.Holder} is not {payee.Name}");
        if (request.HolderIdentifier is { } identifier && payee.Identifier is { } known && Folded(identifier) != Folded(known))
            throw new Refused(PayeeRefusals.IdentifierDiffers, payee.Name);
        await desk.LockAsync(payee.PartyId, payee.AuthorityId, ct);
        await RequireNewsAsync(payee, account.ToString(), request.Bank!.Trim(), cnaps, ct);
        var paperNo = await desk.PaperNoAsync(ct);
        var id = (await db.QueryAsync(
            """
            insert into cases.account_proposal (case_id, party_id, authority_id, account_no, bank_name, cnaps, holder_name, holder_key, document, paper_no, channel, confirmed_with, confirmed_on, proposed_by, proposed_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) returning id
            """,
            r => r.GetInt64(0), ct, of.Id, payee.PartyId, payee.AuthorityId, account.ToString(), request.Bank.Trim(), cnaps, request.Holder!.Trim(), payee.Key, request.Document!.Trim(), paperNo,
            request.Channel.ToString(), request.ConfirmedWith!.Trim(), request.ConfirmedOn ?? Office.Today(act.Now), act.Actor.Id, act.Now))[0];
        act.About($"case:{of.Id}", $"account {BankAccountNumber.Mask(account.ToString())} proposed ({id}) by {request.Document.Trim()}, paper {paperNo}");
        return id;
    }

    async Task<PayeeInHand> PayeeAsync(EnforcementCase of, Request request, CancellationToken ct)
    {
        if (request.AuthorityId is not { } authorityId)
        {
            var party = PayeeDesk.PartyOf(of, request.Name, request.HolderIdentifier);
            return new(party.Id, null, party.Name, party.NameKey, party.Identifier);
        }
        return (await db.QueryAsync("select agent_name, agent_key, agent_identifier from cases.authority where id = $1 and case_id = $2 and rejected_at is null",
            r => new PayeeInHand(null, authorityId, r.GetString(0), r.GetString(1), r.GetString(2)), ct, authorityId, of.Id)).SingleOrDefault() ?? throw new Refused(AgentRefusals.NotFound);
    }

    async Task RequireNewsAsync(PayeeInHand payee, string account, string bank, string? cnaps, CancellationToken ct)
    {
        if ((await db.QueryAsync("select 1 from cases.account_proposal where state = 'Open' and (party_id = $1 or authority_id = $2)", r => r.GetInt32(0), ct, payee.PartyId, payee.AuthorityId)).Count > 0)
            throw new Refused(PayeeRefusals.Waiting, payee.Name);
        if ((await db.QueryAsync(
            "select 1 from cases.payee_account where ended_at is null and (party_id = $1 or authority_id = $2) and (account_no, bank_name, cnaps) is not distinct from ($3, $4, $5)",
            r => r.GetInt32(0), ct, payee.PartyId, payee.AuthorityId, account, bank, cnaps)).Count > 0)
            throw new Refused(PayeeRefusals.Unchanged, payee.Name);
        if ((await db.QueryAsync(
            """
            select 1 from cases.payee_account a left join cases.party p on p.id = a.party_id left join cases.authority h on h.id = a.authority_id
            where a.account_no = $1 and a.ended_at is null and coalesce(p.name_key, h.agent_key) <> $2 limit 1
            """, r => r.GetInt32(0), ct, account, payee.Key)).Count > 0)
            throw new Refused(PayeeRefusals.AccountOfAnother, payee.Name);
    }

    static string Folded(string identifier) => TextFolding.Fold(identifier).ToUpperInvariant();
}
