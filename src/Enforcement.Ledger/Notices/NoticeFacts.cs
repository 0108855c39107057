using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Npgsql;

namespace Enforcement.Ledger.Notices;

/// <summary>What happened and nobody was told of yet, read from what the other modules have committed.</summary>
sealed class NoticeFacts(LedgerDb db)
{
    /// <summary>A statement may have a million lines; so many are told in one transaction.</summary>
    public const int Batch = 5_000;

    const string Arrived = "a.entry_id, a.book_id, a.case_id, c.number, c.officer_id, a.posted_on, a.amount_minor, l.counterparty_name";

    /// <summary>The next lines of the oldest statement that is not told to its end.</summary>
    /// <returns>Null when every posted statement is.</returns>
    public async Task<(long StatementId, long ThroughLine, bool Finished, List<NoticeFact> Facts)?> NextLinesAsync(CancellationToken ct)
    {
        var statements = await db.QueryAsync(
            """
            select s.id, coalesce(k.through_line, (select min(l.id) from receipts.statement_line l where l.statement_id = s.id) - 1, 0)
            from receipts.statement s left join notices.collected_statement k on k.statement_id = s.id
            where s.state = 'posted' and k.finished is not true order by s.id limit 1
            """,
            r => (Id: r.GetInt64(0), Through: r.GetInt64(1)), ct);
        if (statements is not [var statement])
            return null;
        var lines = await db.QueryAsync("select l.id from receipts.statement_line l where l.statement_id = $1 and l.id > $2 order by l.id limit $3", r => r.GetInt64(0), ct, statement.Id, statement.Through, Batch);
        var facts = await db.QueryAsync(
            $"""
            select {Arrived} from receipts.statement_line l join receipts.case_arrival a on a.book_id = l.book_id and a.line_id = l.id join cases.enforcement_case c on c.id = a.case_id
            where l.id = any ($1) and l.is_credit and not a.is_claim and not a.is_bond and a.reverses_entry_id is null and a.reversed_by is null order by l.id
            """, Arrival, ct, lines.ToArray());
        return (statement.Id, lines.Count > 0 ? lines[^1] : statement.Through, lines.Count < Batch, facts);
    }

    /// <summary>Claims of unknown funds that were confirmed: each part came to its case.</summary>
    public Task<List<(long Id, NoticeFact Fact)>> ClaimsAsync(CancellationToken ct) => ByHandAsync(
        "receipts.claim h join receipts.statement_line l on l.id = h.line_id", "a.is_claim", "h.state = 'confirmed'", "claim", ct);

    /// <summary>Bonds that became a case's money.</summary>
    public Task<List<(long Id, NoticeFact Fact)>> ConversionsAsync(CancellationToken ct) => ByHandAsync(
        "receipts.bond_conversion h join receipts.bond b on b.id = h.bond_id join receipts.statement_line l on l.id = b.line_id", "a.is_bond", "h.state = 'confirmed'", "conversion", ct);

    /// <summary>Deferrals that were approved and still run; the day is their last.</summary>
    /// <source>法发〔2017〕6号 §10¶2; S3 §11</source>
    public Task<List<(long Id, NoticeFact Fact)>> DeferralsAsync(CancellationToken ct) => db.QueryAsync(
        """
        select f.id, f.book_id, f.case_id, c.number, c.officer_id, f.until_on from payouts.deferral f join cases.enforcement_case c on c.id = f.case_id
        where f.state = 'Approved' and not exists (select from notices.collected k where k.source = 'deferral' and k.id = f.id) order by f.id
        """,
        r => (r.GetInt64(0), new NoticeFact(NoticeEvent.Deferral, r.GetInt64(0), r.GetInt32(1), r.GetInt64(2), r.GetString(3), r.GetInt64(4), r.Date(5))), ct);

    Task<List<(long, NoticeFact)>> ByHandAsync(string from, string kind, string where, string source, CancellationToken ct) => db.QueryAsync(
        $"""
        select {Arrived}, h.id from {from} join receipts.case_arrival a on a.book_id = l.book_id and a.line_id = l.id and {kind} join cases.enforcement_case c on c.id = a.case_id
        where {where} and not exists (select from notices.collected k where k.source = '{source}' and k.id = h.id) and a.reverses_entry_id is null and a.reversed_by is null order by h.id
        """, r => (r.GetInt64(8), Arrival(r)), ct);

    /// <summary>Arrivals that a party was told of, or is to be told of any moment, and that were reversed since: one fact a party.</summary>
    /// <source>S0 §6; S3 §11</source>
    public Task<List<NoticeFact>> TakenBackAsync(CancellationToken ct) => db.QueryAsync(
        $"""
        select r.id, m.book_id, m.case_id, c.number, c.officer_id, r.booked_at, t.amount, m.recipient_id
        from ledger.entry r
        join notices.message m on m.event = '{NoticeEvent.Arrival}' and m.subject_id = r.reverses_entry_id and m.book_id = r.book_id and m.audience = '{NoticeAudience.Applicant}' and m.state in ('waiting', 'sent', 'delivered', 'dead')
        join cases.enforcement_case c on c.id = m.case_id
        cross join lateral (
          select sum(x.amount_minor)::bigint as amount from ledger.transfer x where x.book_id = r.book_id and x.entry_id = r.id and x.debit_account = 201 and x.debit_case_id = m.case_id
        ) t
        where r.reverses_entry_id is not null and t.amount is not null
          and not exists (select from notices.message g where g.event = '{NoticeEvent.ArrivalTakenBack}' and g.subject_id = r.id and g.case_id = m.case_id and g.recipient_id = m.recipient_id and g.audience = m.audience)
        group by r.id, r.booked_at, m.book_id, m.case_id, c.number, c.officer_id, t.amount, m.recipient_id order by r.id limit {Batch}
        """,
        r => new NoticeFact(NoticeEvent.ArrivalTakenBack, r.GetInt64(0), r.GetInt32(1), r.GetInt64(2), r.GetString(3), r.GetInt64(4), Office.Today(r.Instant(5)), r.Money(6), PartyId: r.GetInt64(7)), ct);

    static NoticeFact Arrival(NpgsqlDataReader r) =>
        new(NoticeEvent.Arrival, r.GetInt64(0), r.GetInt32(1), r.GetInt64(2), r.GetString(3), r.GetInt64(4), r.Date(5), r.Money(6), r.TextOrNull(7));

    /// <summary>Notices that went to finance, payments that a statement shows, and payments that came back. What the bank did is told by the day of its line.</summary>
    public Task<List<NoticeFact>> MovesAsync(long above, CancellationToken ct) => db.QueryAsync(
        $"""
        select m.id, p.book_id, p.case_id, c.number, c.officer_id, coalesce(w.booked_on, x.returned_on, access.office_day(m.at)), p.amount_minor, p.party_id, p.account_no, p.notice_no, e.event
        from payouts.move m
        cross join lateral (select case when m.trigger = 'Booked' then '{NoticeEvent.PaymentBooked}' when m.trigger = 'BankReturned' then '{NoticeEvent.PaymentReturned}'
                                        when m.trigger = 'Approve' and m.to_state = 'NoticeIssued' then '{NoticeEvent.PayoutNotice}' end as event) e
        join payouts.payout p on p.id = m.payout_id join cases.enforcement_case c on c.id = p.case_id
        left join payouts.instruction i on i.payout_id = p.id and i.round = m.round
        left join payouts.settlement w on m.trigger = 'Booked' and w.instruction_id = i.id left join payouts.returned_payment x on m.trigger = 'BankReturned' and x.instruction_id = i.id
        where m.id > $1 and e.event is not null and not exists (select from notices.message g where g.event = e.event and g.subject_id = m.id)
        order by m.id limit {Batch}
        """,
        r => new NoticeFact(r.GetString(10), r.GetInt64(0), r.GetInt32(1), r.GetInt64(2), r.GetString(3), r.GetInt64(4), r.Date(5), r.Money(6),
            PartyId: r.LongOrNull(7), Account: BankAccountNumber.Mask(r.TextOrNull(8)), Paper: r.TextOrNull(9)), ct, above);

    /// <summary>Accounts of parties and their agents that took the place of others, and the first ones of agents: the party hears of them.</summary>
    /// <source>domain reference §7, row 4</source>
    public Task<List<NoticeFact>> AccountsAsync(long above, CancellationToken ct) => db.QueryAsync(
        $"""
        select a.id, c.book_id, c.id, c.number, c.officer_id, a.recorded_at, p.id, a.account_no, o.account_no
        from cases.payee_account a left join cases.authority h on h.id = a.authority_id
        join cases.party p on p.id = coalesce(a.party_id, h.party_id) join cases.enforcement_case c on c.id = p.case_id
        left join lateral (
          select b.account_no from (
            select b.id, b.account_no from cases.payee_account b where b.party_id = a.party_id and b.id < a.id
            union all
            -- The same agent of the same party under another authority is the same payee.
            select b.id, b.account_no from cases.authority g join cases.payee_account b on b.authority_id = g.id where g.party_id = h.party_id and g.agent_key = h.agent_key and b.id < a.id
          ) b order by b.id desc limit 1) o on true
        where a.id > $1 and (o.account_no <> a.account_no or o.account_no is null and a.authority_id is not null)
          and not exists (select from notices.message g where g.event in ('{NoticeEvent.AccountChanged}', '{NoticeEvent.AgentAccount}') and g.subject_id = a.id)
        order by a.id limit {Batch}
        """,
        r => new NoticeFact(r.IsDBNull(8) ? NoticeEvent.AgentAccount : NoticeEvent.AccountChanged, r.GetInt64(0), r.GetInt32(1), r.GetInt64(2), r.GetString(3), r.GetInt64(4), Office.Today(r.Instant(5)),
            PartyId: r.GetInt64(6), Account: BankAccountNumber.Mask(r.GetString(7)), OldAccount: BankAccountNumber.Mask(r.TextOrNull(8)), Since: r.Instant(5)), ct, above);
}
