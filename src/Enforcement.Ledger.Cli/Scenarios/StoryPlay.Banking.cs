using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Banking;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>What goes to the bank in files, what it answers, and what it is asked.</summary>
sealed partial class StoryPlay
{
    int answers;

    /// <summary>The bank rejects an instruction: a file of its own kind, read by the one reader.</summary>
    public Task<Outcome> BankRejectAsync(StoryLine line, CancellationToken ct) => AnswerAsync(line, "RJCT", line.Keys.Find("code") ?? "MS03", ct);

    /// <summary><c>status=ACSP</c>: any status of pain.002.</summary>
    public Task<Outcome> BankAnswerAsync(StoryLine line, CancellationToken ct) => AnswerAsync(line, line.Keys.Text("status").ToUpperInvariant(), line.Keys.Find("code"), ct);

    async Task<Outcome> AnswerAsync(StoryLine line, string status, string? code, CancellationToken ct)
    {
        var payout = line.Keys.Text("payout");
        // The bank answers what it got: the file leaves now, when it has not left before.
        var instruction = await InstructionAsync(payout, ct);
        await ReadAnswerAsync(line, "csh1", instruction.EndToEndId, status, code, ct);
        return await StateAsync(labels.PayoutId(payout), ct);
    }

    /// <summary>Asks the bank by the instruction's own id. A bank that has booked says so in a file; one that has said nothing does not know.</summary>
    public async Task<Outcome> QueryAsync(StoryLine line, CancellationToken ct)
    {
        var actor = await court.ActorAsync(line.Actor, ct);
        await run.RequireAsync<QueryPayout>(actor, ct);
        var id = labels.PayoutId(line.Keys.Text("payout"));
        var booked = false;
        var detail = await AskAsync<PayoutQueries, PayoutDetail>(q => q.ShowAsync(id, ct), ct);
        if (detail.Payout.State is PayoutState.Released or PayoutState.Uncertain)
            booked = bank.HasBooked((await InstructionAsync(line.Keys.Text("payout"), ct)).EndToEndId);
        await ActAsync<QueryPayout>(line, u => u.ExecuteAsync(new(id, line.Keys.Find("reason")), ct), ct);
        if (booked)
            await ReadAnswerAsync(line, line.Actor, (await InstructionAsync(line.Keys.Text("payout"), ct)).EndToEndId, "ACSC", null, ct);
        return await StateAsync(id, ct);
    }

    /// <summary><c>document=退回通知</c>: the bank says on paper that it did not pay; said by one person, confirmed by another.</summary>
    public async Task<Outcome> FailAsync(StoryLine line, CancellationToken ct)
    {
        var id = labels.PayoutId(line.Keys.Text("payout"));
        await ActAsync<FailPayout>(line, u => u.ExecuteAsync(new(id, line.Keys.Find("document"), line.Keys.Find("reason") ?? NoReason), ct), ct);
        return await StateAsync(id, ct);
    }

    /// <summary><c>file=L1 status=PART rejected=P1,P2</c>: the status of the whole file, or with <c>level=payment</c> of its payment, with those that are
    /// rejected by name; with <c>level=transaction</c> the status of each of the others by name.</summary>
    public async Task<Outcome> BankAnswerFileAsync(StoryLine line, CancellationToken ct)
    {
        var (keys, id) = (line.Keys, FileId(line));
        await HandedOutAsync<DownloadPaymentFile, PaymentFileBytes>(u => u.ExecuteAsync(id, ct), ct);
        var status = keys.Text("status").ToUpperInvariant();
        var level = keys.Find("level") ?? "group";
        if (level is not ("group" or "payment" or "transaction"))
            throw new StoryUnreadable($"level={level} is unknown; write group, payment or transaction.");
        var rejected = keys.Labels("rejected").Select(labels.PayoutId).ToHashSet();
        var csh = await court.ActorAsync("csh1", ct);
        var file = await run.ReadAsync<PaymentFileQueries, PaymentFileView>(csh, q => q.ShowAsync(id, ct), ct);
        var items = await run.ReadAsync<PaymentFileQueries, List<PaymentFileItemView>>(csh, q => q.ItemsAsync(id, null, file.Transactions, ct), ct);
        var named = items.Where(i => level == "transaction" || rejected.Contains(i.PayoutId))
            .Select(i => rejected.Contains(i.PayoutId) ? new AnswerToOne(i.EndToEndId, "RJCT", keys.Find("code") ?? "MS03") : new AnswerToOne(i.EndToEndId, status, null));
        var outcome = await ReadAnswerAsync(line, "csh1", number => AnswerFile.Write(number, line.At, file.MessageId, level == "group" ? status : null, level == "payment" ? status : null, named), ct);
        return Outcome.Ok with { Facts = [("said", Text(outcome.New)), ("rejected", Text(outcome.Rejected)), ("inferred", Text(outcome.Inferred)), ("late", Text(outcome.Late)), ("manual", Text(outcome.Manual))] };
    }

    Task<BankAnswerOutcome> ReadAnswerAsync(StoryLine line, string reader, string endToEndId, string status, string? code, CancellationToken ct) =>
        ReadAnswerAsync(line, reader, number => AnswerFile.Write(number, line.At, endToEndId, null, null, [new(endToEndId, status, code)]), ct);

    async Task<BankAnswerOutcome> ReadAnswerAsync(StoryLine line, string reader, Func<int, byte[]> write, CancellationToken ct)
    {
        var number = ++answers;
        var bytes = write(number);
        return await run.RunAsync<ImportBankAnswers, BankAnswerOutcome>(await court.ActorAsync(reader, ct), u => u.ExecuteAsync(new(FormattableString.Invariant($"HZ{number:D8}.xml"), bytes), ct), ct);
    }

    /// <summary><c>payouts=P1,P2 label=F1</c>: one file for the bank.</summary>
    public async Task<Outcome> BuildAsync(StoryLine line, CancellationToken ct)
    {
        var ids = line.Keys.Labels("payouts").Select(labels.PayoutId).ToList();
        labels.PaymentFiles[line.Keys.Text("label")] = await ActAsync<BuildPaymentFile, long>(line, u => u.ExecuteAsync(new(null, ids), ct), ct);
        return Outcome.Ok;
    }

    public async Task<Outcome> DownloadFileAsync(StoryLine line, CancellationToken ct)
    {
        await ActAsync<DownloadPaymentFile, PaymentFileBytes>(line, u => u.ExecuteAsync(FileId(line), ct), ct);
        return Outcome.Ok;
    }

    public async Task<Outcome> RecallFileAsync(StoryLine line, CancellationToken ct)
    {
        await ActAsync<RecallPaymentFile>(line, u => u.ExecuteAsync(FileId(line), line.Keys.Text("reason"), ct), ct);
        return Outcome.Ok;
    }

    /// <summary>The bank books one debit for a whole file.</summary>
    async Task<Outcome> DebitFileAsync(StoryLine line, string label, CancellationToken ct)
    {
        var id = labels.PaymentFiles.GetValueOrDefault(label);
        await HandedOutAsync<DownloadPaymentFile, PaymentFileBytes>(u => u.ExecuteAsync(id, ct), ct);
        var file = await run.ReadAsync<PaymentFileQueries, PaymentFileView>(await court.ActorAsync("csh1", ct), q => q.ShowAsync(id, ct), ct);
        bank.Debit(line.At.Date, line.Keys.AmountOrNull("amount") ?? file.Total, null, null, file.MessageId, line.Keys.Find("remark") ?? $"批量代付 {file.Transactions}笔");
        return Outcome.Ok;
    }

    long FileId(StoryLine line) => labels.PaymentFiles.GetValueOrDefault(line.Keys.Text("file"));

    /// <summary><c>item=P1</c>: what the bank says in two ways about a payout.</summary>
    public async Task<Outcome> ExplainAsync(StoryLine line, CancellationToken ct)
    {
        var id = await ItemAsync(line, ct);
        await ActAsync<ExplainBankCase>(line, u => u.ExecuteAsync(new(id, line.Keys.Text("reason"), line.Keys.Find("outcome")), ct), ct);
        return Outcome.Ok;
    }

    public async Task<Outcome> CloseItemAsync(StoryLine line, CancellationToken ct)
    {
        var id = await ItemAsync(line, ct);
        await ActAsync<CloseBankCase>(line, u => u.ExecuteAsync(id, ct), ct);
        return Outcome.Ok;
    }

    async Task<long> ItemAsync(StoryLine line, CancellationToken ct) => await scratch.BankCaseAsync(labels.PayoutId(line.Keys.Text("item")), ct) ?? 0;
}
