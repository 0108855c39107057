using System.Security.Cryptography;
using System.Text.Json;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Banking;

/// <summary>What an answer of the bank came to.</summary>
/// <param name="Duplicate">The same file was read before: nothing is new.</param>
/// <param name="New">Answers that were kept.</param>
/// <param name="Inferred">Of them, those that the bank did not name.</param>
/// <param name="Late">Of them, those that say less than was known.</param>
/// <param name="Manual">Of them, those that contradict what was known; persons find out.</param>
/// <param name="Unknown">What it says of ids that we never sent.</param>
public sealed record BankAnswerOutcome(string File, string Sha256, bool Duplicate, int New, int Advanced, int Rejected, int Inferred, int Late, int Manual, IReadOnlyList<UnknownAnswer> Unknown);

/// <summary>Reads what the bank answers to our files (pain.002). A rejection gives the money back to its case; nothing that the bank says here
/// makes a payment paid, and nothing goes backwards; a debit that waited for it is looked at again.</summary>
/// <source>formats reference §8; domain reference §6.5; design §6</source>
public sealed class ImportBankAnswers(LedgerDb db, PayoutDesk desk, FailedPayments failures, BankCases cases, Act act) : IUseCase
{
    public static Permission Needs => Permission.ImportStatements;

    public sealed record Request(string Name, byte[] Bytes);

    /// <exception cref="Refused"><see cref="BankRefusals.AnswerUnreadable"/></exception>
    public async Task<BankAnswerOutcome> ExecuteAsync(Request request, CancellationToken ct)
    {
        var read = BankAnswerFile.Read(new MemoryStream(request.Bytes));
        var hash = SHA256.HashData(request.Bytes);
        var hex = Convert.ToHexStringLower(hash);
        // Of two at once the second waits here, and finds it done.
        var stored = await db.QueryAsync(
            "insert into payouts.answer_file (name, bytes, sha256, message_id, original_message_id, said_at, imported_at, imported_by) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (sha256) do nothing returning id",
            r => r.GetInt64(0), ct, request.Name, request.Bytes, hash, read.MessageId, read.Group.OriginalId, read.SaidAt, act.Now, act.Actor.Id);
        if (stored is not [var fileId])
        {
            act.About($"bank-answer:{hex}", $"{request.Name} was read before");
            return new(request.Name, hex, true, 0, 0, 0, 0, 0, 0, []);
        }
        act.About($"bank-answer:{fileId}", $"{request.Name}, sha256 {hex}");
        var (given, unknown) = AnswersGiven.In(read, await SentAsync(AnswersGiven.Ids(read), ct));
        await db.ExecuteAsync("insert into payouts.unknown_answer (answer_file_id, level, original_id, status) select $1, u.level, u.id, u.status from unnest($2, $3, $4) as u (level, id, status)", ct,
            fileId, unknown.Select(u => u.Level).ToArray(), unknown.Select(u => u.OriginalId).ToArray(), unknown.Select(u => u.Status).ToArray());
        var judged = await JudgeAsync(given, ct);
        await StoreAsync(fileId, judged, ct);
        await MoveAsync(judged, ct);
        int Count(Func<Judged, bool> of) => judged.Count(of);
        return new(request.Name, hex, false, judged.Count, Count(j => j.Effect == "advanced"), Count(j => j.Effect == "rejected"), Count(j => j.Given.Inferred), Count(j => j.Effect == "late"),
            Count(j => j.Effect == "manual"), unknown);
    }

    Task<List<SentInstruction>> SentAsync(IReadOnlySet<string> ids, CancellationToken ct) => db.QueryAsync(
        """
        select i.id, i.end_to_end_id, coalesce(f.message_id, i.end_to_end_id)
        from payouts.instruction i left join payouts.payment_file_item t on t.instruction_id = i.id and t.in_force left join payouts.payment_file f on f.id = t.file_id
        where i.end_to_end_id = any ($1) or i.id in (
          select x.instruction_id from payouts.payment_file g join payouts.payment_file_item x on x.file_id = g.id and x.in_force where g.message_id = any ($1))
        order by i.id
        """,
        r => new SentInstruction(r.GetInt64(0), r.GetString(1), r.GetString(2)), ct, (object)ids.ToArray());

    sealed record Judged(AnswerGiven Given, Payout Payout, ShownStatus Shown, string Effect, string? Case, bool Accepts);

    // What is known of an instruction before this answer: the words of the bank that counted, and whether the bank ever got it. What it said of an instruction that
    // had not left, in contradiction, or not by name, is no word that a later one could repeat; that two persons found it not to be paid is one.
    sealed class Known
    {
        public required long PayoutId;
        public required int Round;
        public required bool Sent, Settled, Accepted;
        public HashSet<ShownStatus> Said = [];
        public ShownStatus Furthest = ShownStatus.UNKNOWN_STATUS;
    }

    async Task<List<Judged>> JudgeAsync(IReadOnlyList<AnswerGiven> given, CancellationToken ct)
    {
        var ids = given.Select(g => g.About.Id).Distinct().ToArray();
        var owners = await db.QueryAsync("select distinct payout_id from payouts.instruction where id = any ($1)", r => r.GetInt64(0), ct, ids);
        var payouts = (await desk.TakeAsync(owners, ct, asFact: true)).ToDictionary(p => p.Payout.Id, p => p.Payout);
        var known = (await db.QueryAsync(
            """
            select i.id, i.payout_id, i.round, exists (select from payouts.hand_over o where o.instruction_id = i.id), exists (select from payouts.settlement s where s.instruction_id = i.id),
              exists (select from payouts.move m where m.payout_id = i.payout_id and m.round = i.round and m.trigger = 'BankAccepted'),
              array(select a.shown from payouts.bank_answer a where a.instruction_id = i.id and a.effect <> 'manual' and not a.inferred
                union select 'REJECTED' from payouts.move m where m.payout_id = i.payout_id and m.round = i.round and m.trigger = 'BankRejected')
            from payouts.instruction i where i.id = any ($1)
            """,
            r => (Id: r.GetInt64(0), Known: new Known
            {
                PayoutId = r.GetInt64(1), Round = r.GetInt32(2), Sent = r.GetBoolean(3), Settled = r.GetBoolean(4), Accepted = r.GetBoolean(5),
                Said = [.. r.GetFieldValue<string[]>(6).Select(Enum.Parse<ShownStatus>)],
            }), ct, ids)).ToDictionary(k => k.Id, k => k.Known);
        foreach (var k in known.Values.Where(k => k.Said.Count > 0))
            k.Furthest = k.Said.Max();
        var rejected = new HashSet<long>();
        var judged = new List<Judged>();
        foreach (var answer in given)
        {
            var about = known[answer.About.Id];
            var payout = payouts[about.PayoutId];
            var shown = BankStatus.Of(answer.Status);
            var open = payout.Round == about.Round && payout.State is (PayoutState.Released or PayoutState.Uncertain) && !rejected.Contains(payout.Id);
            var (effect, why) = Judge(shown, about, open);
            var accepts = effect == "advanced" && open && shown is (ShownStatus.ACCEPTED or ShownStatus.BANK_REPORTED_PAID) && (payout.State == PayoutState.Uncertain || !about.Accepted);
            about.Accepted |= accepts;
            if (effect == "rejected")
                rejected.Add(payout.Id);
            if (effect != "manual" && !answer.Inferred)
            {
                about.Said.Add(shown);
                about.Furthest = (ShownStatus)Math.Max((int)about.Furthest, (int)shown);
            }
            judged.Add(new(answer, payout, shown, effect, why, accepts));
        }
        return judged;
    }

    /// <param name="open">The instruction is the payout's last one, and its money is in transit.</param>
    static (string Effect, string? Case) Judge(ShownStatus shown, Known about, bool open) => shown switch
    {
        _ when !about.Sent => ("manual", BankCaseKind.AnsweredUnsent),
        ShownStatus.REJECTED when about.Settled => ("manual", BankCaseKind.RejectedAfterDebit),
        ShownStatus.REJECTED when about.Said.Contains(ShownStatus.REJECTED) => ("known", null),
        ShownStatus.REJECTED when about.Said.Contains(ShownStatus.BANK_REPORTED_PAID) => ("manual", BankCaseKind.RejectedAfterPaid),
        ShownStatus.REJECTED => open ? ("rejected", null) : ("late", null),
        ShownStatus.BANK_REPORTED_PAID when about.Said.Contains(ShownStatus.REJECTED) && !about.Settled => ("manual", BankCaseKind.PaidAfterRejection),
        _ when about.Said.Contains(shown) && shown == about.Furthest => ("known", null),
        _ when shown <= about.Furthest && about.Said.Count > 0 || about.Settled => ("late", null),
        _ => ("advanced", null),
    };

    async Task StoreAsync(long fileId, List<Judged> judged, CancellationToken ct)
    {
        await db.ExecuteAsync(
            """
            insert into payouts.bank_answer (answer_file_id, instruction_id, level, status, shown, inferred, reasons, effect, at, by)
            select $1, a.instruction, a.level, a.status, a.shown, a.inferred, a.reasons::jsonb, a.effect, $9, $10
            from unnest($2, $3, $4, $5, $6, $7, $8) as a (instruction, level, status, shown, inferred, reasons, effect)
            """,
            ct, fileId, judged.Select(j => j.Given.About.Id).ToArray(), judged.Select(j => j.Given.Level).ToArray(), judged.Select(j => j.Given.Status).ToArray(), judged.Select(j => j.Shown.ToString()).ToArray(),
            judged.Select(j => j.Given.Inferred).ToArray(), judged.Select(j => JsonSerializer.Serialize(j.Given.Reasons.Select(r => new { code = r.Code, text = r.Text }), ReasonText.Json)).ToArray(),
            judged.Select(j => j.Effect).ToArray(), act.Now, act.Actor.Id);
        foreach (var j in judged)
            act.About($"payout:{j.Payout.Id}", $"{j.Given.About.EndToEndId} {j.Given.Status}{(j.Given.Inferred ? " inferred" : "")} {string.Join(", ", j.Given.Reasons)}: {j.Effect}");
        await cases.RaiseAsync([.. judged.Where(j => j.Case is not null).Select(j => new BankCaseRaised(j.Case!, j.Payout, j.Given.About.Id, $"{j.Given.Status} {string.Join(", ", j.Given.Reasons)}".TrimEnd()))], ct);
    }

    async Task MoveAsync(List<Judged> judged, CancellationToken ct)
    {
        await desk.MoveAsync([.. judged.Where(j => j.Accepts).Select(j => j.Payout).Distinct()], PayoutTrigger.BankAccepted, ct);
        await failures.FailAsync([.. judged.Where(j => j.Effect == "rejected").Select(j => (j.Payout, string.Join(", ", j.Given.Reasons) is { Length: > 0 } why ? why : j.Given.Status))], ct);
    }
}

/// <summary>Reasons as they are kept.</summary>
static class ReasonText
{
    // Names and remarks stay readable in the database.
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyList<BankReason> Parse(string json) => JsonSerializer.Deserialize<List<BankReason>>(json, Json) ?? [];
}
