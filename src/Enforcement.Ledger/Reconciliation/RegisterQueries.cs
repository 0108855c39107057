using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Reconciliation;

/// <summary>One account of a book in a month: opening + in − out = closing.</summary>
public sealed record MonthAccount(string Account, Money Opening, Money In, Money Out, Money Closing);

/// <summary>The monthly report of a book (案款月报), and how it is signed.</summary>
public sealed record MonthReport(string Book, string Name, string Currency, LocalDate From, LocalDate To, IReadOnlyList<MonthAccount> Accounts, CloseView? Close);

/// <summary>One case in a month.</summary>
public sealed record CaseMonth(long CaseId, string CaseNumber, string Officer, Money Opening, Money In, Money Out, Money Closing);

/// <summary>The register of a month (案款收发存台账): every case that held or moved money.</summary>
public sealed record CaseRegister(string Book, LocalDate From, LocalDate To, IReadOnlyList<CaseMonth> Cases, Money Opening, Money In, Money Out, Money Closing);

/// <summary>A receipt with the ten elements of the register (台账十要素).</summary>
/// <param name="FinanceBy">Who of finance reconciled its day.</param>
/// <param name="ExecutionBy">Who of the execution side signed its month.</param>
public sealed record RegisteredReceipt(
    long LineId, LocalDate BookedOn, Money Amount, string CaseNumber, string Officer, string Applicants, string Debtors, string? Payer, string? Purpose, string? FinanceBy, string? ExecutionBy);

/// <summary>The registers of a month.</summary>
/// <source>法发〔2017〕6号 art. 3; domain reference §3.5 (ten elements, L-HN), §3.8 ①②</source>
public sealed class RegisterQueries(LedgerDb db, PeriodDesk desk, PeriodQueries periods, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadReconciliation;

    /// <param name="month">Any day of it; null for this month.</param>
    public async Task<MonthReport> ReportAsync(string bookCode, LocalDate? month, CancellationToken ct)
    {
        var (book, from, to) = await MonthAsync(bookCode, month, ct);
        var before = (await desk.SidesAsync(book.Id, from.PlusDays(-1), ct)).ToDictionary(s => s.Account);
        var accounts = (await desk.SidesAsync(book.Id, to, ct)).Select(s =>
        {
            var start = before.GetValueOrDefault(s.Account) ?? new(s.Account, Money.Zero, Money.Zero);
            var (debit, credit) = (s.Debit - start.Debit, s.Credit - start.Credit);
            var asset = Chart.Of(s.Account).Side == Side.Debit;
            var opening = asset ? start.Debit - start.Credit : start.Credit - start.Debit;
            var (came, went) = asset ? (debit, credit) : (credit, debit);
            return new MonthAccount(Chart.Of(s.Account).Name, opening, came, went, opening + came - went);
        }).ToList();
        var close = (await periods.ClosesAsync(book.Code, PeriodKind.Month, null, 20, ct, to, to)).Find(c => c.State != "reopened");
        return new(book.Code, book.Name, book.Currency, from, to, accounts, close);
    }

    public async Task<CaseRegister> CasesAsync(string bookCode, LocalDate? month, CancellationToken ct)
    {
        var (book, from, to) = await MonthAsync(bookCode, month, ct);
        var cases = await db.QueryAsync(
            // From what is held now back through what moved since: a month costs what it moved, not what the book has ever moved. Money that
            // only changes its state within the case is neither in nor out; a reversal takes back what it reverses.
            """
            with moved as materialized (
              select coalesce(t.credit_case_id, t.debit_case_id) as case_id, e.value_on,
                     case when t.credit_case_id is not null and e.kind <> 21 then t.amount_minor when t.debit_case_id is not null and e.kind = 21 then -t.amount_minor else 0 end as came,
                     case when t.debit_case_id is not null and e.kind <> 21 then t.amount_minor when t.credit_case_id is not null and e.kind = 21 then -t.amount_minor else 0 end as went
              from ledger.entry e join ledger.transfer t on t.book_id = e.book_id and t.entry_id = e.id
              where e.book_id = $1 and e.value_on >= $2 and t.debit_case_id is distinct from t.credit_case_id
            ), sums as (
              select case_id, sum(came) filter (where value_on <= $3) as came, sum(went) filter (where value_on <= $3) as went,
                     sum(came - went) filter (where value_on > $3) as after
              from moved group by case_id
            ), held as (
              select case_id, sum(amount_minor) as now from ledger.position where book_id = $1 and case_id <> 0 group by case_id
            )
            select c.id, c.number, o.display_name, coalesce(h.now, 0)::bigint, coalesce(s.came, 0)::bigint, coalesce(s.went, 0)::bigint, coalesce(s.after, 0)::bigint
            from held h left join sums s on s.case_id = h.case_id
            join cases.enforcement_case c on c.id = h.case_id join access.person o on o.id = c.officer_id
            where h.now <> 0 or s.case_id is not null order by c.number_key, c.id
            """,
            r =>
            {
                var (came, went, closing) = (r.Money(4), r.Money(5), r.Money(3) - r.Money(6));
                return new CaseMonth(r.GetInt64(0), r.GetString(1), r.GetString(2), closing - came + went, came, went, closing);
            }, ct, book.Id, from, to);
        cases.RemoveAll(c => c.Opening.IsZero && c.In.IsZero && c.Out.IsZero && c.Closing.IsZero);
        return new(book.Code, from, to, cases, Money.Sum(cases.Select(c => c.Opening)), Money.Sum(cases.Select(c => c.In)), Money.Sum(cases.Select(c => c.Out)), Money.Sum(cases.Select(c => c.Closing)));
    }

    /// <param name="after">Keyset: receipts behind this line; null for the first of the month.</param>
    public async Task<List<RegisteredReceipt>> ReceiptsAsync(string bookCode, LocalDate? month, long? after, int take, CancellationToken ct)
    {
        var (book, from, to) = await MonthAsync(bookCode, month, ct);
        return await db.QueryAsync(
            """
            select l.id, l.booked_on, l.amount_minor, c.number, o.display_name,
                   (select coalesce(string_agg(p.name, '、' order by p.id), '') from cases.party p where p.case_id = c.id and p.role = 'applicant'),
                   (select coalesce(string_agg(p.name, '、' order by p.id), '') from cases.party p where p.case_id = c.id and p.role = 'debtor'),
                   l.counterparty_name, nullif(concat_ws(' ', l.purpose, l.remittance), ''),
                   (select p.display_name from reconciliation.period_close k join access.person p on p.id = k.prepared_by
                    where k.book_id = $1 and k.kind = 'day' and k.through_on >= l.booked_on and k.confirmed_at is not null and k.reopening_id is null order by k.through_on limit 1),
                   (select p.display_name from reconciliation.period_close k join access.person p on p.id = k.confirmed_by
                    where k.book_id = $1 and k.kind = 'month' and k.through_on = $3 and k.reopening_id is null)
            from receipts.statement_line l join receipts.match m on m.line_id = l.id and m.undone_at is null
            join cases.enforcement_case c on c.id = m.case_id join access.person o on o.id = c.officer_id
            where l.book_id = $1 and l.is_credit and l.booked_on between $2 and $3 and l.id > $4 order by l.id limit $5
            """,
            r => new RegisteredReceipt(r.GetInt64(0), r.Date(1), r.Money(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6), r.TextOrNull(7), r.TextOrNull(8), r.TextOrNull(9), r.TextOrNull(10)),
            ct, book.Id, from, to, after ?? 0, take);
    }

    async Task<(BookName Book, LocalDate From, LocalDate To)> MonthAsync(string bookCode, LocalDate? month, CancellationToken ct)
    {
        var day = month ?? Office.Today(act.Now);
        return (await desk.BookAsync(bookCode, ct), day.With(DateAdjusters.StartOfMonth), day.With(DateAdjusters.EndOfMonth));
    }
}
