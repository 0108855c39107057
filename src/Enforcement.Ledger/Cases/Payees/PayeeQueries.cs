using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using NodaTime;
using Npgsql;

namespace Enforcement.Ledger.Cases.Payees;

/// <summary>Where an account stands on a day.</summary>
public enum AccountState
{
    /// <summary>Waits for the second person.</summary>
    Proposed,

    /// <summary>Confirmed in place of another one; nothing is paid to it yet.</summary>
    Cooling,

    InForce,
    Replaced,
    Rejected,
    Withdrawn,
}

/// <summary>An account of a payee, proposed or confirmed. Numbers are masked.</summary>
/// <param name="ProposalId">Null for what the case system told first.</param>
/// <param name="Agent">The payee is the agent of <paramref name="Party"/>.</param>
/// <param name="Replaces">The account that it takes the place of.</param>
/// <param name="CardCheckFails">It looks like a card whose last digit does not fit: to be compared with the paper before it is confirmed.</param>
/// <param name="CoolingUntil">The last day on which nothing is paid to it.</param>
/// <param name="Mine">The reader proposed it, and so does not confirm it.</param>
public sealed record PayeeAccountView(
    long? ProposalId, long? AccountId, long CaseId, string CaseNumber, string Party, string? Agent, string Account, string BankName, string? Cnaps, AccountState State, string? Replaces, string? ReplacesBank,
    bool CardCheckFails, string Document, string? PaperNo, ConfirmationChannel Channel, string? ConfirmedWith, LocalDate ConfirmedOn, string? ProposedBy, Instant? ProposedAt, bool Mine, string? ConfirmedBy, Instant? ConfirmedAt,
    LocalDate? CoolingUntil, string? Reason);

/// <summary>Reads the accounts and agents of payees. An executor sees those of the own cases.</summary>
public sealed class PayeeQueries(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadCases;

    // A proposal and the account that it became are one row; what the case system told first has no proposal.
    const string Rows =
        """
        select q.case_id, q.id as proposal_id, a.id as account_id, q.party_id, q.authority_id, q.account_no, q.bank_name, q.cnaps, q.state, a.ended_at, a.cooling_until, q.document, q.paper_no, q.channel, q.confirmed_with,
               q.confirmed_on, q.proposed_by, q.proposed_at, a.replaces_id, q.decided_by as confirmed_by, q.decided_at as confirmed_at, q.reason
        from cases.account_proposal q left join cases.payee_account a on a.proposal_id = q.id
        union all
        select p.case_id, null, a.id, a.party_id, null, a.account_no, a.bank_name, a.cnaps, 'Confirmed', a.ended_at, null, a.confirmation_document, null, 'CaseSystem', null, a.confirmed_on, null, null, null, a.recorded_by, a.recorded_at, null
        from cases.payee_account a join cases.party p on p.id = a.party_id where a.proposal_id is null
        """;

    /// <summary>The newest first; what waits for the second person before all others.</summary>
    /// <param name="caseId">Null for all cases.</param>
    /// <param name="openOnly">Only what waits for the second person.</param>
    public Task<List<PayeeAccountView>> AccountsAsync(long? caseId, bool openOnly, int take, CancellationToken ct)
    {
        var asked = new Conditions().When(caseId, "x.case_id = {0}").When(act.OwnOfficerId, "c.officer_id = {0}");
        return db.QueryAsync(
            $"""
            select x.proposal_id, x.account_id, c.id, c.number, p.name, h.agent_name, x.account_no, x.bank_name, x.cnaps, x.state, x.ended_at, x.cooling_until, x.document, x.paper_no, x.channel, x.confirmed_with,
                   x.confirmed_on, b.display_name, x.proposed_at, x.proposed_by, k.display_name, x.confirmed_at, x.reason, o.account_no, o.bank_name
            from ({Rows}) x left join cases.authority h on h.id = x.authority_id join cases.party p on p.id = coalesce(x.party_id, h.party_id) join cases.enforcement_case c on c.id = x.case_id
            left join access.person b on b.id = x.proposed_by left join access.person k on k.id = x.confirmed_by
            left join lateral (
              select y.account_no, y.bank_name from cases.payee_account y
              where (y.party_id = x.party_id or y.authority_id = x.authority_id) and x.state = 'Open' and y.ended_at is null or y.id = x.replaces_id limit 1) o on true
            where {asked}{(openOnly ? " and x.state = 'Open'" : "")}
            order by (x.state = 'Open') is true desc, coalesce(x.proposed_at, x.confirmed_at) desc, x.account_id desc limit {asked.Parameter(take)}
            """,
            View, ct, asked.Values);
    }

    /// <summary>The agents of a case, the newest first.</summary>
    public Task<List<AuthorityView>> AuthoritiesAsync(long caseId, CancellationToken ct)
    {
        var asked = new Conditions().When(caseId, "c.id = {0}").When(act.OwnOfficerId, "c.officer_id = {0}");
        return db.QueryAsync(
            $"""
            select h.id, h.case_id, h.party_id, p.name, h.agent_name, h.agent_identifier, h.kind, h.firm_letter, h.licence, h.scope, h.valid_from, h.valid_until, h.document, h.paper_no, h.rejected_at, h.reject_reason,
                   b.display_name, h.proposed_at, h.proposed_by, k.display_name, h.confirmed_at, v.display_name, h.revoked_at, h.revoke_document
            from cases.authority h join cases.party p on p.id = h.party_id join cases.enforcement_case c on c.id = h.case_id join access.person b on b.id = h.proposed_by
            left join access.person k on k.id = h.confirmed_by left join access.person v on v.id = h.revoked_by where {asked} order by h.id desc
            """,
            Authority, ct, asked.Values);
    }

    PayeeAccountView View(NpgsqlDataReader r)
    {
        var (account, coolingUntil) = (r.GetString(6), r.DateOrNull(11));
        var state = r.TextOrNull(9) switch
        {
            nameof(ProposalState.Open) => AccountState.Proposed,
            nameof(ProposalState.Rejected) => AccountState.Rejected,
            nameof(ProposalState.Withdrawn) => AccountState.Withdrawn,
            _ when !r.IsDBNull(10) => AccountState.Replaced,
            _ => coolingUntil >= Office.Today(act.Now) ? AccountState.Cooling : AccountState.InForce,
        };
        return new(r.LongOrNull(0), r.LongOrNull(1), r.GetInt64(2), r.GetString(3), r.GetString(4), r.TextOrNull(5), BankAccountNumber.Mask(account)!, r.GetString(7), r.TextOrNull(8), state,
            BankAccountNumber.Mask(r.TextOrNull(23)), r.TextOrNull(24), BankAccountNumber.TryParse(account, out var number) && number.FailsCardCheck, r.GetString(12), r.TextOrNull(13), Enum.Parse<ConfirmationChannel>(r.GetString(14)),
            r.TextOrNull(15), r.Date(16), r.TextOrNull(17), r.InstantOrNull(18), r.LongOrNull(19) == act.Actor.Id, r.TextOrNull(20), r.InstantOrNull(21), coolingUntil, r.TextOrNull(22));
    }

    AuthorityView Authority(NpgsqlDataReader r)
    {
        var (from, until, today) = (r.Date(10), r.Date(11), Office.Today(act.Now));
        var state = !r.IsDBNull(14) ? AuthorityState.Rejected : r.IsDBNull(20) ? AuthorityState.Proposed : !r.IsDBNull(22) ? AuthorityState.Revoked
            : today < from ? AuthorityState.NotYet : today > until ? AuthorityState.Expired : AuthorityState.Standing;
        return new(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetString(3), r.GetString(4), BankAccountNumber.Mask(r.GetString(5))!, Enum.Parse<AgentKind>(r.GetString(6)), r.TextOrNull(7), r.TextOrNull(8), r.GetString(9),
            from, until, r.GetString(12), r.GetString(13), state, r.GetString(16), r.Instant(17), r.GetInt64(18) == act.Actor.Id, r.TextOrNull(19), r.InstantOrNull(20), r.TextOrNull(15), r.TextOrNull(21), r.InstantOrNull(22), r.TextOrNull(23));
    }
}
