using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.UnknownFunds;
using NodaTime;

namespace Enforcement.Ledger.Reconciliation;

/// <summary>What the sweep did with the list of differences.</summary>
/// <param name="Gone">Closed by themselves, because what differed no longer does.</param>
public sealed record DifferencesFound(int New, int Gone);

/// <summary>Lists what differs, each once, and closes what has resolved itself. Re-runnable; it looks at facts and changes none.</summary>
/// <source>domain reference §3.8 ⑪ (未达账项)</source>
public sealed class DifferenceSweep(LedgerDb db, BankDays bank, CalendarInForce calendar, Act act)
{
    /// <summary>Workdays in which a bank books what was sent to it; what takes longer is asked for.</summary>
    public const int BooksWithinWorkdays = 2;

    /// <summary>What differs as the books stand now; the day's own facts come beside it.</summary>
    static readonly string Standing =
        $"""
        standing as (
          -- Known by its line: without an instruction of ours nobody can say what it paid.
          select 'unexplained-debit' as kind, 'line:' || l.id as subject, l.amount_minor, l.booked_on as since_on,
                 concat_ws(' ', l.counterparty_name, l.summary, l.remittance, l.bank_reference) as facts
          from receipts.statement_line l join receipts.match m on m.line_id = l.id
          where l.book_id = $1 and not l.is_credit and m.rule = 'D0' and m.undone_at is null and l.booked_on <= $2
          union all
          select 'held-statement', 'statement:' || s.id, abs(coalesce(s.closing_minor - s.opening_minor, 0)), coalesce(s.to_on, s.from_on, $2), concat_ws(' ', s.ident, s.hold_code, s.hold_facts)
          from receipts.statement s where s.book_id = $1 and s.state = 'held' and coalesce(s.from_on, s.to_on, $2) <= $2
          union all
          select 'broken-check', 'stop:' || b.id, 0, (b.raised_at at time zone 'Asia/Shanghai')::date, b.check_name || ': ' || b.facts
          from reconciliation.book_stop b where b.book_id = $1 and b.lifted_at is null and (b.raised_at at time zone 'Asia/Shanghai')::date <= $2
          union all
          select 'aged-in-transit', 'instruction:' || i.id, i.amount_minor, (i.released_at at time zone 'Asia/Shanghai')::date, concat_ws(' ', i.end_to_end_id, p.payee_name)
          from payouts.payout p join payouts.instruction i on i.payout_id = p.id and i.round = p.round
          where p.book_id = $1 and p.state in ('Released', 'Uncertain') and (i.released_at at time zone 'Asia/Shanghai')::date < $3
          union all
          select 'aged-in-transit', 'refund:' || r.refund_id, r.amount_minor, (r.written_at at time zone 'Asia/Shanghai')::date, concat_ws(' ', r.end_to_end_id, r.payer_name)
          from ({RefundsInTransit.Now("$1")}) r where (r.written_at at time zone 'Asia/Shanghai')::date < $3
        )
        """;

    /// <param name="through">As of the end of this day.</param>
    public async Task<DifferencesFound> FindAsync(int bookId, LocalDate through, CancellationToken ct)
    {
        var workdays = await calendar.GetAsync(ct);
        var sentBefore = WorkdaysBefore(workdays, through, BooksWithinWorkdays);
        var ofDay = new List<(string Kind, Money Amount, string Facts)>();
        var due = LastWorkday(workdays, through);
        if (await bank.ReachAsync(bookId, ct) is var reach && (reach is null || reach < due))
            ofDay.Add(("statement-missing", Money.Zero, reach is null ? "no statement yet" : $"statements reach {reach:uuuu-MM-dd}"));
        var balances = (await db.QueryAsync(
            """
            select coalesce(sum(case when account = 101 then debit_minor - credit_minor else 0 end), 0)::bigint,
                   coalesce(sum(case when account > 200 then credit_minor - debit_minor when account between 102 and 199 then credit_minor - debit_minor else 0 end), 0)::bigint
            from ledger.balance_parts($1, $2)
            """,
            r => (Bank: r.Money(0), Owed: r.Money(1)), ct, bookId, through))[0];
        var closing = (await bank.ClosingsAsync(bookId, through, through, ct))[through];
        if (closing != balances.Bank || balances.Bank != balances.Owed)
            ofDay.Add(("balance", closing != balances.Bank ? closing - balances.Bank : balances.Bank - balances.Owed, $"bank {closing}, book {balances.Bank}, liabilities {balances.Owed}"));

        var day = $"day:{through:uuuu-MM-dd}";
        var found = await db.QueryAsync(
            $"""
            with {Standing}, found as (
              select * from standing
              union all
              select o.kind, $4, o.amount, $2::date, o.facts from unnest($5, $6, $7) as o (kind, amount, facts)
            ), known as (
              select f.*, d.id, d.act from found f left join reconciliation.difference_now d on d.book_id = $1 and d.kind = f.kind and d.subject = f.subject
            ), added as (
              insert into reconciliation.difference (book_id, kind, subject, amount_minor, since_on, facts, found_at)
              select $1, k.kind, k.subject, k.amount_minor, k.since_on, k.facts, $8 from known k where k.id is null
              on conflict (book_id, kind, subject) do nothing returning id
            ), again as (
              insert into reconciliation.difference_note (difference_id, act, reason, person_id, at)
              select k.id, 'found-again', k.facts, $9, $8 from known k where k.act = 'closed' and k.kind in ('balance', 'statement-missing', 'broken-check', 'held-statement') returning id
            )
            select count(*)::int from (select id from added union all select id from again) n
            """,
            r => r.GetInt32(0), ct, bookId, through, sentBefore, day, ofDay.Select(o => o.Kind).ToArray(), ofDay.Select(o => o.Amount.Minor).ToArray(), ofDay.Select(o => o.Facts).ToArray(), act.Now, act.Actor.Id);
        var gone = await db.ExecuteAsync(
            $"""
            with {Standing}
            insert into reconciliation.difference_note (difference_id, act, reason, person_id, at)
            select d.id, 'closed', 'resolved: the fact is gone', $5, $4 from reconciliation.difference_now d
            where d.book_id = $1 and d.since_on <= $2 and d.act is distinct from 'closed'
              and (d.kind in ('unexplained-debit', 'held-statement', 'broken-check', 'aged-in-transit') and not exists (select from standing s where s.kind = d.kind and s.subject = d.subject)
                   or d.kind in ('balance', 'statement-missing') and d.subject = $6 and not d.kind = any ($7))
            """, ct, bookId, through, sentBefore, act.Now, act.Actor.Id, day, ofDay.Select(o => o.Kind).ToArray());
        return new(found[0], gone);
    }

    /// <exception cref="Refused"><see cref="ReconciliationRefusals.Unexplained"/> while a difference up to the day has neither owner nor end.</exception>
    public async Task RequireExplainedAsync(int bookId, LocalDate through, CancellationToken ct)
    {
        var open = await db.QueryAsync(
            "select kind, subject from reconciliation.difference_now where book_id = $1 and since_on <= $2 and act is distinct from 'closed' and act is distinct from 'assigned' order by id limit 6",
            r => $"{r.GetString(0)} {r.GetString(1)}", ct, bookId, through);
        if (open.Count > 0)
            throw new Refused(ReconciliationRefusals.Unexplained, string.Join(", ", open));
    }

    static LocalDate LastWorkday(WorkdayCalendar workdays, LocalDate day)
    {
        while (!workdays.IsWorkday(day))
            day = day.PlusDays(-1);
        return day;
    }

    static LocalDate WorkdaysBefore(WorkdayCalendar workdays, LocalDate day, int count)
    {
        day = LastWorkday(workdays, day);
        for (; count > 0; count--)
            day = LastWorkday(workdays, day.PlusDays(-1));
        return day;
    }
}
