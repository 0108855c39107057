using Enforcement.Ledger.Database;

namespace Enforcement.Ledger.Receipts;

/// <summary>Lays a held statement beside what is posted and keeps what differs, line by line: new, gone, changed.</summary>
/// <source>domain reference §7, row 15; formats reference §10, 7</source>
public sealed class StatementDifferences(LedgerDb db)
{
    /// <summary>Who compares more lines than this by eye needs the files.</summary>
    public const int Most = 1_000;

    const string Told =
        """
        jsonb_build_object('line', s.source_line, 'booked_on', s.booked_on, 'is_credit', s.is_credit, 'amount_minor', s.amount_minor, 'reference', s.bank_reference,
          'name', s.counterparty_name, 'account', s.counterparty_account, 'credited', s.credited_account, 'remark', concat_ws(' ', s.summary, s.purpose, s.remittance))
        """;

    /// <summary>Keeps the difference of a held statement whose lines are staged. It is held against the posted statements of its identity,
    /// or, where there are none, against the posted lines of its days; there nothing can be gone, for others may tell it.</summary>
    public async Task KeepAsync(int bookId, long statementId, StagedStatement statement, CancellationToken ct)
    {
        var header = statement.Header;
        await db.ExecuteAsync("set local enable_nestloop = off", ct);
        await db.ExecuteAsync(
            $"""
            with same as (
              select p.id from receipts.statement p where p.book_id = $1 and p.ident = $4 and p.from_on is not distinct from $5::date and p.state = 'posted'
            ), posted as materialized (
              select l.*, row_number() over (partition by l.line_key order by l.occurrence) as nth, row_number() over (partition by l.bank_reference, l.booked_on, l.is_credit order by l.id) as nth_reference
              from receipts.statement_line l
              where l.book_id = $1 and case when exists (select from same) then l.statement_id in (select id from same) else true end
                and l.booked_on >= (select min(booked_on) from pg_temp.stage where statement = $3) and l.booked_on <= (select max(booked_on) from pg_temp.stage where statement = $3)
            ), told as materialized (
              select t.*, row_number() over (partition by t.line_key order by t.ordinal) as nth, row_number() over (partition by t.bank_reference, t.booked_on, t.is_credit order by t.ordinal) as nth_reference
              from pg_temp.stage t where t.statement = $3
            ), by_key as materialized (
              select s.line_id as told_id, l.id as posted_id, {LinePosting.Alters} as alters from told s join posted l on l.line_key = s.line_key and l.nth = s.nth
            ), left_told as materialized (
              select * from told t where not exists (select from by_key k where k.told_id = t.line_id)
            ), left_posted as materialized (
              select * from posted l where not exists (select from by_key k where k.posted_id = l.id)
            ), by_reference as materialized (
              select s.line_id as told_id, l.id as posted_id from left_told s join left_posted l on l.bank_reference = s.bank_reference and l.booked_on = s.booked_on and l.is_credit = s.is_credit and l.nth_reference = s.nth_reference
            ), differs (kind, told_id, posted_id) as (
              select 'changed', told_id, posted_id from by_key where alters
              union all select 'changed', told_id, posted_id from by_reference
              union all select 'new', t.line_id, null from left_told t where not exists (select from by_reference r where r.told_id = t.line_id)
              union all select 'gone', null, l.id from left_posted l where not exists (select from by_reference r where r.posted_id = l.id) and exists (select from same)
            )
            insert into receipts.difference (statement_id, seq, kind, line_id, told)
            select $2, row_number() over (order by coalesce(l.booked_on, s.booked_on), d.kind, coalesce(s.ordinal, l.ordinal), d.posted_id), d.kind, d.posted_id, case when s.line_id is not null then {Told} end
            from differs d left join told s on s.line_id = d.told_id left join posted l on l.id = d.posted_id
            order by 2 limit {Most}
            on conflict do nothing
            """, ct, bookId, statementId, statement.Ordinal, header.Id, header.From);
        await db.ExecuteAsync("set local enable_nestloop to default", ct);
    }
}
