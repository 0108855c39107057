using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Payouts.Banking;

/// <summary>Where a file for the bank stands.</summary>
public enum PaymentFileState
{
    /// <summary>Made, and not downloaded.</summary>
    Waiting,
    Sent,
    Recalled,
}

/// <summary>A file for the bank and how its payments stand.</summary>
/// <param name="Downloads">How often it was handed out; the first time is <paramref name="SentAt"/>.</param>
public sealed record PaymentFileView(
    long Id, string Book, string MessageId, string Name, string Format, string Encoding, int Transactions, Money Total, string Sha256, Instant BuiltAt, string BuiltBy, PaymentFileState State,
    Instant? SentAt, int Downloads, string? RecallReason, int Paid, int Rejected, int Uncertain);

/// <summary>One payment of a file, as it stands now.</summary>
public sealed record PaymentFileItemView(int Seq, long PayoutId, string EndToEndId, string CaseNumber, string PayeeName, Money Amount, PayoutState State, ShownStatus? Said);

/// <summary>A released instruction that waits for its file.</summary>
/// <param name="Stopped">Something keeps it from leaving: a hold, or what became of the payee.</param>
public sealed record WaitingInstruction(long PayoutId, string Book, string EndToEndId, string CaseNumber, string PayeeName, Money Amount, Instant ReleasedAt, bool Stopped);

/// <summary>Files for the bank, what waits for one, and how they look.</summary>
public sealed class PaymentFileQueries(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReleasePayouts;

    /// <param name="after">Keyset: files older than this id; null for the newest.</param>
    public Task<List<PaymentFileView>> ListAsync(long? id, long? after, int take, CancellationToken ct)
    {
        var asked = new Conditions().When(id, "f.id = {0}").When(after, "f.id < {0}");
        return db.QueryAsync(
            $"""
            select f.id, b.code, f.message_id, f.file_name, f.format, f.encoding, f.transactions, f.total_minor, f.file_sha256, f.built_at, p.display_name, f.recalled_at is not null, f.recall_reason,
              (select min(h.at) from payouts.hand_over h where h.file_id = f.id), (select count(*)::int from payouts.file_download d where d.file_id = f.id), s.paid, s.rejected, s.uncertain
            from payouts.payment_file f join ledger.book b on b.id = f.book_id join access.person p on p.id = f.built_by
            cross join lateral (
              select count(*) filter (where exists (select from payouts.settlement s where s.instruction_id = t.instruction_id))::int as paid,
                count(*) filter (where exists (select from payouts.move m where m.payout_id = i.payout_id and m.round = i.round and m.trigger = 'BankRejected'))::int as rejected,
                count(*) filter (where o.state = 'Uncertain' and o.round = i.round)::int as uncertain
              from payouts.payment_file_item t join payouts.instruction i on i.id = t.instruction_id join payouts.payout o on o.id = i.payout_id where t.file_id = f.id
            ) s
            where {asked} order by f.id desc limit {asked.Parameter(take)}
            """,
            r =>
            {
                var sent = r.InstantOrNull(13);
                return new PaymentFileView(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetInt32(6), r.Money(7), Convert.ToHexStringLower(r.GetFieldValue<byte[]>(8)),
                    r.Instant(9), r.GetString(10), r.GetBoolean(11) ? PaymentFileState.Recalled : sent is null ? PaymentFileState.Waiting : PaymentFileState.Sent, sent, r.GetInt32(14), r.TextOrNull(12),
                    r.GetInt32(15), r.GetInt32(16), r.GetInt32(17));
            }, ct, asked.Values);
    }

    /// <exception cref="Refused"><see cref="BankRefusals.FileNotFound"/></exception>
    public async Task<PaymentFileView> ShowAsync(long id, CancellationToken ct) => (await ListAsync(id, null, 1, ct)).SingleOrDefault() ?? throw new Refused(BankRefusals.FileNotFound);

    /// <param name="after">Keyset: items behind this number; null for the first.</param>
    public Task<List<PaymentFileItemView>> ItemsAsync(long fileId, int? after, int take, CancellationToken ct) => db.QueryAsync(
        """
        select t.seq, o.id, i.end_to_end_id, c.number, o.payee_name, t.amount_minor, o.state,
          (select a.shown from payouts.bank_answer a where a.instruction_id = i.id and a.effect <> 'late' order by a.id desc limit 1)
        from payouts.payment_file_item t join payouts.instruction i on i.id = t.instruction_id join payouts.payout o on o.id = i.payout_id join cases.enforcement_case c on c.id = o.case_id
        where t.file_id = $1 and t.seq > coalesce($2, 0) order by t.seq limit $3
        """,
        r => new PaymentFileItemView(r.GetInt32(0), r.GetInt64(1), r.GetString(2), r.GetString(3), r.GetString(4), r.Money(5), Enum.Parse<PayoutState>(r.GetString(6)), r.TextOrNull(7) is { } said ? Enum.Parse<ShownStatus>(said) : null),
        ct, fileId, after, take);

    /// <summary>The oldest release first.</summary>
    /// <param name="after">Keyset: payouts behind this id; null for the first.</param>
    public Task<List<WaitingInstruction>> WaitingAsync(long? after, int take, CancellationToken ct) => db.QueryAsync(
        """
        select p.id, b.code, i.end_to_end_id, c.number, p.payee_name, i.amount_minor, i.released_at, payouts.kept_from_bank(p, $3) is not null
        from payouts.payout p join payouts.instruction i on i.payout_id = p.id and i.round = p.round join ledger.book b on b.id = p.book_id join cases.enforcement_case c on c.id = p.case_id
        where p.state = 'Released' and p.id > coalesce($1, 0) and not exists (select from payouts.hand_over o where o.instruction_id = i.id)
          and not exists (select from payouts.payment_file_item t where t.instruction_id = i.id and t.in_force)
        order by p.id limit $2
        """,
        r => new WaitingInstruction(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.Money(5), r.Instant(6), r.GetBoolean(7)), ct, after, take, Office.Today(act.Now));

    /// <summary>How the files of each book look, and what is proposed; the newest first.</summary>
    public Task<List<BankProfileView>> ProfilesAsync(CancellationToken ct) => db.QueryAsync(
        """
        select f.id, b.code, f.format, f.encoding, f.batch_booking, f.answer_within_workdays, f.reason, p.display_name, f.proposed_at, array_remove(array[f.proposed_by, f.proposed_for], null) && $1, a.display_name, f.approved_at,
          f.id = (select o.id from payouts.bank_profile o where o.book_id = f.book_id and o.approved_at is not null order by o.approved_at desc, o.id desc limit 1)
        from payouts.bank_profile f join ledger.book b on b.id = f.book_id join access.person p on p.id = f.proposed_by left join access.person a on a.id = f.approved_by order by f.id desc limit 100
        """,
        r => new BankProfileView(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetBoolean(4), r.GetInt32(5), r.GetString(6), r.GetString(7), r.Instant(8), r.GetBoolean(9), r.TextOrNull(10), r.InstantOrNull(11),
            !r.IsDBNull(12) && r.GetBoolean(12)), ct, act.Persons.ToArray());
}
