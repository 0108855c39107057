using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;
using Npgsql;

namespace Enforcement.Ledger.Reconciliation;

/// <summary>One account of a book in a month: opening + in − out = closing.</summary>
public sealed record MonthAccount(string Account, Money Opening, Money In, Money Out, Money Closing);

/// <summary>The monthly report of a book (案款月报), and how it is signed.</summary>
public sealed record MonthReport(string Book, string Name, string Currency, LocalDate From, LocalDate To, IReadOnlyList<MonthAccount> Accounts, CloseView? Close);

/// <summary>One case in a month: opening + in + transferred in − out − transferred out = closing.</summary>
/// <param name="TransferredIn">From other cases (案款划转); no bank brought it anew.</param>
public sealed record CaseMonth(
    long CaseId, string CaseNumber, string Officer, Money Opening, Money In, Money Out, Money Closing, Money TransferredIn, Money TransferredOut);

/// <summary>The register of a month (案款收发存台账): every case that held or moved money, part by part.</summary>
/// <param name="Opening">Of all cases, as <paramref name="In"/>, <paramref name="Out"/> and <paramref name="Closing"/>.</param>
/// <param name="Next">The case behind which the next part begins; null at the end.</param>
public sealed record CaseRegister(string Book, LocalDate From, LocalDate To, IReadOnlyList<CaseMonth> Cases, int Count, Money Opening, Money In, Money Out, Money Closing, long? Next, Money TransferredIn, Money TransferredOut);

/// <summary>What became of an arrival.</summary>
public enum ArrivalState
{
    /// <summary>The money is the case's.</summary>
    Stands,

    /// <summary>It was taken back from the case; its reversal is a row of its own.</summary>
    Reversed,

    /// <summary>The row that takes an arrival back, with its amount below zero.</summary>
    Reversal,
}

/// <summary>A receipt with the ten elements of the register (台账十要素), in the case to which it came.</summary>
/// <param name="Place">Where the register goes on behind it.</param>
/// <param name="BookedOn">The bank's day.</param>
/// <param name="PostedOn">The day on which the money came to the case, or left it again: the bank's, or that of the claim. By it the row is in its month.</param>
/// <param name="Claimed">It was unknown before, and two persons found its case.</param>
/// <param name="Bond">It was a bidder's bond, and two persons made it the case's.</param>
/// <param name="FinanceBy">Who of finance reconciled its day.</param>
/// <param name="ExecutionBy">Who of the execution side signed its month.</param>
public sealed record RegisteredReceipt(
    long Place, long LineId, LocalDate BookedOn, LocalDate PostedOn, Money Amount, ArrivalState State, bool Claimed, bool Bond, string CaseNumber, string Officer, string Applicants, string Debtors,
    string? Payer, string? Purpose, string? FinanceBy, string? ExecutionBy);

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

    // From what is held now back through what moved since: a month costs what it moved, not what the book has ever moved. Money that only
    // changes its state within the case is neither in nor out. In is what arrived: bank credits, bonds that became the case's, and cash as long as it is not at the bank, so
    // that it is not told twice. Between cases stands apart. Everything else is out: a payment that came back is one less. A reversal goes where its origin went.
    const string Months =
        """
        with moved as materialized (
          select side.case_id, e.value_on, side.change, coalesce(o.kind, e.kind) in (2, 4, 30, 31, 41, 42) as arrived, coalesce(o.kind, e.kind) = 70 as between, e.kind <> 21 as forth
          from ledger.entry e join ledger.transfer t on t.book_id = e.book_id and t.entry_id = e.id
          left join ledger.entry o on o.book_id = e.book_id and o.id = e.reverses_entry_id
          cross join lateral (values (t.credit_case_id, t.amount_minor), (t.debit_case_id, -t.amount_minor)) as side (case_id, change)
          where e.book_id = $1 and e.value_on >= $2 and t.debit_case_id is distinct from t.credit_case_id and side.case_id is not null
        ), sums as (
          select case_id, coalesce(sum(change) filter (where arrived and value_on <= $3), 0) as came, coalesce(sum(-change) filter (where not arrived and not between and value_on <= $3), 0) as went,
                 coalesce(sum(change) filter (where between and (change > 0) = forth and value_on <= $3), 0) as handed_in,
                 coalesce(sum(-change) filter (where between and (change > 0) <> forth and value_on <= $3), 0) as handed_out,
                 coalesce(sum(change) filter (where value_on > $3), 0) as after
          from moved group by case_id
        ), held as (
          select case_id, sum(amount_minor) as now from ledger.position where book_id = $1 and case_id <> 0 group by case_id
        ), month as (
          select c.id, c.number, c.number_key, o.display_name as officer, coalesce(s.came, 0)::bigint as came, coalesce(s.went, 0)::bigint as went,
                 coalesce(s.handed_in, 0)::bigint as handed_in, coalesce(s.handed_out, 0)::bigint as handed_out, (h.now - coalesce(s.after, 0))::bigint as closing
          from held h left join sums s on s.case_id = h.case_id
          join cases.enforcement_case c on c.id = h.case_id join access.person o on o.id = c.officer_id
          where h.now <> coalesce(s.after, 0) or s.came <> 0 or s.went <> 0 or s.handed_in <> 0 or s.handed_out <> 0
        )
        """;

    /// <summary>A part of the register, and the sums of all of it.</summary>
    /// <param name="after">Keyset: cases behind this one; null for the first.</param>
    public async Task<CaseRegister> CasesAsync(string bookCode, LocalDate? month, long? after, int take, CancellationToken ct)
    {
        var (book, from, to) = await MonthAsync(bookCode, month, ct);
        var (count, came, went, closing, handedIn, handedOut) = (await db.QueryAsync(
            $"""
            {Months} select count(*)::int, coalesce(sum(came), 0)::bigint, coalesce(sum(went), 0)::bigint, coalesce(sum(closing), 0)::bigint, coalesce(sum(handed_in), 0)::bigint, coalesce(sum(handed_out), 0)::bigint from month
            """,
            r => (r.GetInt32(0), r.Money(1), r.Money(2), r.Money(3), r.Money(4), r.Money(5)), ct, book.Id, from, to))[0];
        var cases = await db.QueryAsync(
            $"{Months} {Row} where $4::bigint is null or (m.number_key, m.id) > (select k.number_key, k.id from cases.enforcement_case k where k.id = $4) order by m.number_key, m.id limit $5",
            Case, ct, book.Id, from, to, after, take + 1L);
        var next = cases.Count > take ? cases[take - 1].CaseId : (long?)null;
        return new(book.Code, from, to, cases.Count > take ? cases[..take] : cases, count, closing - came + went - handedIn + handedOut, came, went, closing, next, handedIn, handedOut);
    }

    /// <summary>The whole register, row by row.</summary>
    public async Task<IAsyncEnumerable<CaseMonth>> AllCasesAsync(string bookCode, LocalDate? month, CancellationToken ct)
    {
        var (book, from, to) = await MonthAsync(bookCode, month, ct);
        return db.StreamAsync($"{Months} {Row} order by m.number_key, m.id", Case, ct, book.Id, from, to);
    }

    const string Row = "select m.id, m.number, m.officer, m.came, m.went, m.closing, m.handed_in, m.handed_out from month m";

    static CaseMonth Case(NpgsqlDataReader r)
    {
        var (came, went, closing, handedIn, handedOut) = (r.Money(3), r.Money(4), r.Money(5), r.Money(6), r.Money(7));
        return new(r.GetInt64(0), r.GetString(1), r.GetString(2), closing - came + went - handedIn + handedOut, came, went, closing, handedIn, handedOut);
    }

    /// <summary>The receipts of a month in the order in which they came to their cases.</summary>
    /// <param name="after">Keyset: receipts behind this <see cref="RegisteredReceipt.Place"/>; null for the first of the month.</param>
    /// <param name="take">Null for all of them.</param>
    public async Task<IAsyncEnumerable<RegisteredReceipt>> ReceiptsAsync(string bookCode, LocalDate? month, long? after, int? take, CancellationToken ct)
    {
        var (book, from, to) = await MonthAsync(bookCode, month, ct);
        return db.StreamAsync(
            """
            select a.entry_id << 16 | a.seq, l.id, l.booked_on, a.posted_on, a.amount_minor, a.reverses_entry_id is not null, a.reversed_by is not null, a.is_claim, a.is_bond, c.number, o.display_name,
                   (select coalesce(string_agg(p.name, '、' order by p.id), '') from cases.party p where p.case_id = c.id and p.role = 'applicant'),
                   (select coalesce(string_agg(p.name, '、' order by p.id), '') from cases.party p where p.case_id = c.id and p.role = 'debtor'),
                   l.counterparty_name, nullif(concat_ws(' ', l.purpose, l.remittance), ''),
                   (select p.display_name from reconciliation.period_close k join access.person p on p.id = k.prepared_by
                    where k.book_id = $1 and k.kind = 'day' and k.through_on >= a.posted_on and k.confirmed_at is not null and k.reopening_id is null order by k.through_on limit 1),
                   (select p.display_name from reconciliation.period_close k join access.person p on p.id = k.confirmed_by
                    where k.book_id = $1 and k.kind = 'month' and k.through_on = $3 and k.reopening_id is null)
            from receipts.case_arrival a join receipts.statement_line l on l.id = a.line_id
            join cases.enforcement_case c on c.id = a.case_id join access.person o on o.id = c.officer_id
            where a.book_id = $1 and a.posted_on between $2 and $3 and (a.entry_id, a.seq) > ($4 >> 16, $4 & 65535) order by a.entry_id, a.seq limit $5
            """,
            r => new RegisteredReceipt(r.GetInt64(0), r.GetInt64(1), r.Date(2), r.Date(3), r.Money(4), r.GetBoolean(5) ? ArrivalState.Reversal : r.GetBoolean(6) ? ArrivalState.Reversed : ArrivalState.Stands,
                r.GetBoolean(7), r.GetBoolean(8), r.GetString(9), r.GetString(10), r.GetString(11), r.GetString(12), r.TextOrNull(13), r.TextOrNull(14), r.TextOrNull(15), r.TextOrNull(16)),
            ct, book.Id, from, to, after ?? 0L, take ?? long.MaxValue);
    }

    async Task<(BookName Book, LocalDate From, LocalDate To)> MonthAsync(string bookCode, LocalDate? month, CancellationToken ct)
    {
        var day = month ?? Office.Today(act.Now);
        return (await desk.BookAsync(bookCode, ct), day.With(DateAdjusters.StartOfMonth), day.With(DateAdjusters.EndOfMonth));
    }
}
