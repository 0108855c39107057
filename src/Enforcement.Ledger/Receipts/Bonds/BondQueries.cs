using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;
using Npgsql;

namespace Enforcement.Ledger.Receipts.Bonds;

/// <summary>Auctions and their bonds; an executor sees those of the own cases.</summary>
public sealed class BondQueries(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadCases;

    // Bidding is over, and the money is neither back at its payer, by the bank's own word, nor the case's.
    const string Waiting =
        """
        coalesce(a.ended_at, a.ends_at) <= {0}
        and (b.state in ('proposed', 'held') or b.state = 'returned' and not exists (select from receipts.refund f where f.bond_id = b.id and f.state = 'booked'))
        """;

    /// <summary>Auctions, the newest first.</summary>
    /// <param name="running">Only those whose result is not recorded yet.</param>
    /// <param name="afterId">Keyset: auctions older than this id; null for the newest.</param>
    public Task<List<AuctionView>> AuctionsAsync(bool running, long? afterId, int take, CancellationToken ct)
    {
        var asked = new Conditions().When(act.OwnOfficerId, "c.officer_id = {0}").When(afterId, "a.id < {0}");
        return db.QueryAsync(
            $"""
            select a.id, c.id, c.number, o.display_name, a.lot_name, a.platform, a.mode, a.auction_no, a.bond_no, a.start_price_minor, a.bond_minor,
                   a.ends_at, a.result, a.ended_at, a.winner_bond_id, a.due_at, p.display_name, b.bonds, b.amount_minor
            from receipts.auction a join cases.enforcement_case c on c.id = a.case_id join access.person o on o.id = c.officer_id join access.person p on p.id = a.registered_by
            cross join lateral (
              select count(*)::int as bonds, coalesce(sum(b.amount_minor), 0)::bigint as amount_minor from receipts.bond b where b.auction_id = a.id and b.state in ('proposed', 'held')
            ) b
            where {asked}{(running ? " and a.result is null" : "")} order by a.id desc limit {asked.Parameter(take)}
            """,
            r => new AuctionView(r.GetInt64(0), r.GetInt64(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), Enum.Parse<AuctionMode>(r.GetString(6)), r.GetString(7), r.TextOrNull(8),
                r.Money(9), r.Money(10), r.Instant(11), r.TextOrNull(12) is { } result ? Enum.Parse<AuctionResult>(result) : null, r.InstantOrNull(13), r.LongOrNull(14), r.Instant(15), r.GetString(16),
                r.GetInt32(17), r.Money(18)),
            ct, asked.Values);
    }

    /// <summary>Bonds, the newest first.</summary>
    /// <param name="afterId">Keyset: bonds older than this id; null for the newest.</param>
    public Task<List<BondView>> ListAsync(BondFilter? filter, long? auctionId, long? afterId, int take, CancellationToken ct)
    {
        var asked = new Conditions().When(filter is null or BondFilter.Waiting or BondFilter.Overdue ? null : filter.ToString()!.ToLowerInvariant(), "b.state = {0}")
            .When(filter is BondFilter.Waiting or BondFilter.Overdue ? act.Now : null, Waiting).When(filter is BondFilter.Overdue ? act.Now : null, "a.due_at < {0}")
            .When(auctionId, "b.auction_id = {0}").When(afterId, "b.id < {0}");
        return BondsAsync(asked, take, ct);
    }

    /// <summary>The bonds that a line is, is proposed to be or was; the newest first.</summary>
    public Task<List<BondView>> OfLineAsync(long lineId, CancellationToken ct) => BondsAsync(new Conditions().When(lineId, "b.line_id = {0}"), int.MaxValue, ct);

    /// <summary>Every bond whose time runs, and whether it is over, for the sweep.</summary>
    /// <source>domain reference §2.5 and §7, row 32</source>
    public Task<List<(int BookId, string Rule, string Subject, LocalDate Due)>> RunningAsync(CancellationToken ct)
    {
        var asked = new Conditions().When(act.Now, Waiting);
        return db.QueryAsync($"select b.book_id, a.due_at < {asked.Parameter(act.Now)}, b.id, a.due_on from receipts.bond b join receipts.auction a on a.id = b.auction_id where {asked}",
            r => (r.GetInt32(0), r.GetBoolean(1) ? "bond.overdue" : "bond.due-soon", FormattableString.Invariant($"bond:{r.GetInt64(2)}"), r.Date(3)), ct, asked.Values);
    }

    Task<List<BondView>> BondsAsync(Conditions asked, int take, CancellationToken ct)
    {
        asked.When(act.OwnOfficerId, "c.officer_id = {0}");
        var (now, me) = (asked.Parameter(act.Now), asked.Parameter(act.Actor.Id));
        return db.QueryAsync(
            $"""
            select b.id, a.id, a.auction_no, a.lot_name, c.id, c.number, l.id, l.booked_on, b.amount_minor, a.bond_minor, l.counterparty_name, l.counterparty_account,
                   concat_ws(' ', l.summary, l.purpose, l.remittance), b.state, a.result is not null, a.winner_bond_id is not distinct from b.id, a.due_at, a.due_on,
                   a.due_at < {now} and {Waiting.Replace("{0}", now, StringComparison.Ordinal)}, b.reason, p.display_name, {me} = b.proposed_by or t.took_in, coalesce(n.display_name, d.display_name), case when b.undone_by is null then b.decision else b.undo_reason end,
                   f.id, f.state, f.proposer, f.proposed_by, f.booked_on, v.id, v.kind, v.document, v.state, v.proposer, v.proposed_by, v.decider, v.decision,
                   case when b.state = 'held' then b.undo_reason end, k.display_name, {me} = b.undo_asked_by or t.took_in
            from receipts.bond b join receipts.auction a on a.id = b.auction_id join cases.enforcement_case c on c.id = a.case_id
            join receipts.statement_line l on l.id = b.line_id join access.person p on p.id = b.proposed_by left join access.person d on d.id = b.decided_by
            left join access.person k on k.id = b.undo_asked_by left join access.person n on n.id = b.undone_by
            cross join lateral (select {me} in (select payouts.took_in(b.line_id)) as took_in) t
            left join lateral (
              select f.id, f.state, p.display_name as proposer, f.proposed_by, f.booked_on from receipts.refund f join access.person p on p.id = f.proposed_by where f.bond_id = b.id order by f.id desc limit 1
            ) f on true
            left join lateral (
              select v.id, v.kind, v.document, v.state, p.display_name as proposer, v.proposed_by, d.display_name as decider, v.decision
              from receipts.bond_conversion v join access.person p on p.id = v.proposed_by left join access.person d on d.id = v.decided_by where v.bond_id = b.id order by v.id desc limit 1
            ) v on true
            where {asked} order by b.id desc limit {asked.Parameter(take)}
            """, View, ct, asked.Values);
    }

    BondView View(NpgsqlDataReader r) => new(
        r.GetInt64(0), r.GetInt64(1), r.GetString(2), r.GetString(3), r.GetInt64(4), r.GetString(5), r.GetInt64(6), r.Date(7), r.Money(8), r.Money(9), r.TextOrNull(10), BankAccountNumber.Mask(r.TextOrNull(11)),
        r.TextOrNull(12), Enum.Parse<BondState>(r.GetString(13), ignoreCase: true), r.GetBoolean(14), r.GetBoolean(15), r.Instant(16), r.Date(17), r.GetBoolean(18), r.GetString(19), r.GetString(20),
        r.GetBoolean(21), r.TextOrNull(22), r.TextOrNull(23),
        r.LongOrNull(24) is { } refund ? new(refund, r.GetString(25), r.GetString(26), r.GetInt64(27) == act.Actor.Id, r.DateOrNull(28)) : null,
        r.LongOrNull(29) is { } conversion
            ? new(conversion, Enum.Parse<ConversionKind>(r.GetString(30)), r.GetString(31), r.GetString(32), r.GetString(33), r.GetInt64(34) == act.Actor.Id, r.TextOrNull(35), r.TextOrNull(36)) : null,
        r.TextOrNull(37) is { } undo ? new(r.GetString(38), undo, r.GetBoolean(39)) : null);
}
