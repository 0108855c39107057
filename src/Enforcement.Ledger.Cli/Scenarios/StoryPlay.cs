using System.Globalization;
using System.Xml.Linq;
using System.Text.Json;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Oversight;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Banking;
using Enforcement.Ledger.Payouts.Deferrals;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Reconciliation;
using NodaTime;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>A story under way: its bank, its labels, and one method per act, each through the use case that every other door calls.</summary>
sealed partial class StoryPlay(Runner run, Demonstration court, StoryBank bank, ScratchLedger scratch, StoryLabels labels)
{
    const string NoReason = "未注明理由";

    public async Task<Outcome> CaseAsync(StoryLine line, CancellationToken ct)
    {
        var keys = line.Keys;
        var number = keys.Text("number");
        var applicant = keys.Text("applicant");
        var subAccount = keys.Find("sub_account_of") is { } taken ? labels.SubAccountOfCase(taken) : labels.SubAccountOf(number);
        var file = JsonSerializer.SerializeToUtf8Bytes(new[]
        {
            new Dictionary<string, string>
            {
                ["number"] = number,
                ["applicant"] = applicant,
                ["debtor"] = keys.Text("debtor"),
                ["debtor_kind"] = keys.Find("debtor_kind") ?? "company",
                ["officer"] = keys.Find("officer") ?? "ex1",
                ["claim"] = keys.Amount("claim").ToString(),
                ["title"] = keys.Find("title") ?? "",
                ["sub_account"] = subAccount,
                ["payee"] = applicant,
                ["payee_account"] = StoryBank.AccountOf(applicant, "1102"),
                ["payee_bank"] = "中国工商银行成都春熙支行",
                ["confirmation_document"] = "收款账户确认书",
                ["confirmed_on"] = Iso(line.At.Date),
                ["state"] = keys.Find("state") ?? "",
            },
        });
        var name = $"{keys.Text("label")}.json";
        var outcome = await ActAsync<ImportCases, CaseImportOutcome>(line, u => u.ExecuteAsync(new(CaseFile.Read(file, name), name, Demonstration.BookCode), ct), ct);
        if (outcome.Faults is [var fault, ..])
            return line.Expected?.Word == ExpectedOutcome.Rejected ? new(ExpectedOutcome.Rejected, fault.Code, []) : throw new StoryUnreadable(string.Join(" ", outcome.Faults.Select(f => f.Sentence)));
        var view = await AskAsync<CaseQueries, CaseView>(q => q.ShowAsync(number, ct), ct);
        labels.Cases[keys.Text("label")] = new(view.Case.Id, subAccount, number);
        return Outcome.Ok;
    }

    public async Task<Outcome> CloseNumberAsync(StoryLine line, CancellationToken ct)
    {
        var label = line.Keys.Text("case");
        await ActAsync<CloseSubAccount>(line, u => u.ExecuteAsync(new(labels.CaseId(label), labels.SubAccountOfCase(label)), ct), ct);
        return Outcome.Ok;
    }

    public async Task<Outcome> DraftAsync(StoryLine line, CancellationToken ct)
    {
        var keys = line.Keys;
        var payee = keys.Text("payee") is var name and not "applicant" ? name : null;
        List<long>? lots = null;
        if (keys.Has("lots"))
        {
            lots = [];
            foreach (var label in keys.Labels("lots"))
                lots.AddRange(await LotsAsync(label, ct));
        }
        var purpose = keys.Find("of") switch
        {
            null => PayoutPurpose.Claim,
            "surplus" => PayoutPurpose.SurplusRefund,
            "refund" or "payer" or "退还交款人" => PayoutPurpose.PayerRefund,
            var other => throw new StoryUnreadable($"of={other} is unknown; write of=surplus, of=refund, or leave it out."),
        };
        var id = await ActAsync<DraftPayout, long>(line, u => u.ExecuteAsync(new(labels.CaseId(keys.Text("case")), keys.Amount("amount"), payee, keys.Find("account"), LotIds: lots,
            Purpose: purpose, Proof: keys.Find("proof") ?? keys.Find("document"), Ground: keys.Find("ground")), ct), ct);
        labels.Payouts[keys.Text("label")] = id;
        return await StateAsync(id, ct);
    }

    public Task<Outcome> SubmitAsync(StoryLine line, CancellationToken ct) =>
        MoveAsync<SubmitPayout>(line, (u, id) => u.ExecuteAsync(new(id, line.Keys.Find("decision")), ct), ct);

    public Task<Outcome> ApproveAsync(StoryLine line, CancellationToken ct) =>
        MoveAsync<ApprovePayout>(line, (u, id) => u.ExecuteAsync(new(id, line.Keys.Find("decision")), ct), ct);

    // A story may leave the reason out; the house never does.
    public Task<Outcome> RejectAsync(StoryLine line, CancellationToken ct) =>
        MoveAsync<RejectPayout>(line, (u, id) => u.ExecuteAsync(new(id, line.Keys.Find("reason") ?? NoReason), ct), ct);

    public Task<Outcome> WithdrawAsync(StoryLine line, CancellationToken ct) =>
        MoveAsync<WithdrawPayout>(line, (u, id) => u.ExecuteAsync(new(id, line.Keys.Find("reason")), ct), ct);

    public Task<Outcome> AcceptAsync(StoryLine line, CancellationToken ct) =>
        MoveAsync<AcceptPayout>(line, (u, id) => u.ExecuteAsync(new(id), ct), ct);

    public Task<Outcome> ReturnAsync(StoryLine line, CancellationToken ct) =>
        MoveAsync<ReturnPayout>(line, (u, id) => u.ExecuteAsync(new(id, line.Keys.Find("reason") ?? NoReason), ct), ct);

    public Task<Outcome> ReleaseAsync(StoryLine line, CancellationToken ct) =>
        MoveAsync<ReleasePayout>(line, (u, id) => u.ExecuteAsync(new(id), ct), ct);

    public Task<Outcome> RecallAsync(StoryLine line, CancellationToken ct) =>
        MoveAsync<RecallPayout>(line, (u, id) => u.ExecuteAsync(new(id, line.Keys.Find("reason")), ct), ct);

    public async Task<Outcome> ReverseAsync(StoryLine line, CancellationToken ct)
    {
        var id = await LineAsync(line.Keys.Text("entry-of"), ct);
        await ActAsync<ReverseReceipt>(line, u => u.ExecuteAsync(new(id, line.Keys.Text("reason")), ct), ct);
        return Outcome.Ok;
    }

    public Task<Outcome> CreditAsync(StoryLine line, CancellationToken ct)
    {
        var keys = line.Keys;
        var payer = keys.Text("payer");
        var subAccount = keys.Find("case") is { } label ? labels.SubAccountOfCase(label) : null;
        var times = int.Parse(keys.Find("times") ?? "1", CultureInfo.InvariantCulture);
        for (var i = 0; i < times; i++)
            // Of many the first has the label; a label that comes back makes a twin.
            bank.Credit(i == 0 ? keys.Text("label") : null, line.At.Date, keys.Amount("amount"), payer, keys.Find("payer_account") ?? StoryBank.AccountOf(payer, "1001"), subAccount, keys.Find("remark"));
        return Task.FromResult(Outcome.Ok);
    }

    /// <summary>Books what an instruction asks for, by the file that was written for the bank; or, without a payout, any debit.</summary>
    public async Task<Outcome> DebitAsync(StoryLine line, CancellationToken ct)
    {
        var keys = line.Keys;
        if (keys.Find("file") is { } file)
            return await DebitFileAsync(line, file, ct);
        if (!keys.Has("payout") && !keys.Has("refund") && !keys.Has("fees"))
        {
            var payee = keys.Find("payee");
            bank.Debit(line.At.Date, keys.Amount("amount"), payee, payee is null ? null : StoryBank.AccountOf(payee, "1001"), null, keys.Find("remark"));
            return Outcome.Ok;
        }
        var instruction = keys.Find("fees") is { } fees ? Instructed(await FeesFileAsync(fees, ct)) : keys.Find("refund") is { } refund ? Instructed(await RefundFileAsync(refund, ct)) : await InstructionAsync(keys.Text("payout"), ct);
        bank.Debit(line.At.Date, keys.AmountOrNull("amount") ?? instruction.Amount, instruction.Payee, instruction.Account, instruction.EndToEndId, keys.Find("remark"));
        return Outcome.Ok;
    }

    async Task<(string EndToEndId, Money Amount, string Payee, string Account)> InstructionAsync(string payout, CancellationToken ct)
    {
        var id = labels.PayoutId(payout);
        // What went out with others is in no file of its own.
        var sent = (await AskAsync<BankAnswerQueries, BankTimeline>(q => q.TimelineAsync(id, ct), ct)).Events.LastOrDefault(e => e.What == "sent");
        return Instructed(sent is { Note: { } name } && InstructionId.FindFileIn(name) is not null ? (await AskAsync<PayoutQueries, PayoutFile>(q => q.FileAsync(id, ct), ct)).Bytes
            : (await HandedOutAsync<DownloadPayoutFile, PayoutFile>(u => u.ExecuteAsync(id, ct), ct)).Bytes);
    }

    // By the first cashier whom no recusal keeps away.
    async Task<TFile> HandedOutAsync<TUseCase, TFile>(Func<TUseCase, Task<TFile>> call, CancellationToken ct) where TUseCase : class, Access.IUseCase
    {
        try
        {
            return await run.RunAsync(await court.ActorAsync("csh1", ct), call, ct);
        }
        catch (Refused refused) when (refused.Code == RecusalRefusals.Recused.Code)
        {
            return await run.RunAsync(await court.ActorAsync("csh2", ct), call, ct);
        }
    }

    // What the bank was told: read from the file that was written for it, as the bank would.
    static (string EndToEndId, Money Amount, string Payee, string Account) Instructed(byte[] file)
    {
        var instruction = XElement.Load(new MemoryStream(file)).Descendants().Single(e => e.Name.LocalName == "CdtTrfTxInf");
        return (Of("EndToEndId"), Money.Parse(Of("InstdAmt")), Of("Cdtr"), Of("CdtrAcct"));

        string Of(string name) => instruction.Descendants().First(e => e.Name.LocalName == name).Value;
    }

    public Task<Outcome> ChargeAsync(StoryLine line, CancellationToken ct)
    {
        bank.Debit(line.At.Date, line.Keys.Amount("amount"), null, null, null, null, "手续费");
        return Task.FromResult(Outcome.Ok);
    }

    public Task<Outcome> InterestAsync(StoryLine line, CancellationToken ct)
    {
        bank.Credit(null, line.At.Date, line.Keys.Amount("amount"), null, null, null, null, "结息");
        return Task.FromResult(Outcome.Ok);
    }

    public async Task<Outcome> StatementAsync(StoryLine line, CancellationToken ct)
    {
        var keys = line.Keys;
        var telling = new Telling(keys.Find("drop"), keys.AmountOrNull("opening"), keys.Labels("with"), keys.Yes("swapped"), keys.Find("payer"), keys.Find("account"));
        var delivery = keys.Yes("fixed") ? bank.Deliver((bank.LastHeld ?? throw new StoryUnreadable("fixed=yes: no statement is held.")).Booked, telling)
            : !keys.Yes("again") ? bank.Deliver(bank.Close(line.At.Date), telling)
            : bank.Last is not { } last ? throw new StoryUnreadable("again=yes: no statement was delivered before.")
            : telling.AsBooked ? bank.Again(last) : bank.Deliver(last.Booked, telling);
        var outcome = await run.RunAsync<ImportStatement, ImportOutcome>(PersonDirectory.House,
            u => u.ExecuteAsync(new($"{delivery.Booked.Ident}.xml", new MemoryStream(delivery.Bytes)), ct), ct);
        if (outcome.Rejected)
        {
            bank.Settle(delivery, held: true);
            return new(ExpectedOutcome.Rejected, outcome.Problems.FirstOrDefault(p => p.Severity == Receipts.Formats.ProblemSeverity.Error)?.Code, []);
        }
        var told = outcome.Statements[0];
        bank.Settle(delivery, told.Outcome == ExpectedOutcome.Held);
        foreach (var resumed in outcome.Resumed)
            bank.SettleResumed(resumed.Ident, resumed.Outcome == ExpectedOutcome.Held);
        if (told.Outcome == ExpectedOutcome.Held)
            return new(ExpectedOutcome.Held, told.Code, []);
        // Of a statement that says nothing new every line is a duplicate; a story may call that posted or duplicate.
        return new("posted", null,
            [("matched", Text(told.Matched)), ("unknown", Text(told.Unknown)), ("duplicate", Text(told.Duplicate)), ("paid", Text(told.Paid)), ("returned", Text(told.Returned)), ("resumed", Text(outcome.Resumed.Count))],
            told.Outcome);
    }

    /// <summary>What is proposed for the statement that was held last.</summary>
    public async Task<Outcome> ProposeAsync(StoryLine line, CancellationToken ct)
    {
        if (!Enum.TryParse<HoldDecisionKind>(line.Keys.Text("as"), ignoreCase: true, out var kind))
            throw new StoryUnreadable($"as={line.Keys.Text("as")} is no decision; write release, surplus or withdraw.");
        var id = await HeldAsync(ct);
        await ActAsync<ProposeForHeldStatement, long>(line, u => u.ExecuteAsync(new(id, kind, line.Keys.Find("reason") ?? NoReason), ct), ct);
        return Outcome.State("proposed");
    }

    public async Task<Outcome> EndorseAsync(StoryLine line, CancellationToken ct)
    {
        var id = await HeldAsync(ct);
        var outcomes = await ActAsync<ApproveHeldStatement, IReadOnlyList<StatementOutcome>>(line, u => u.ExecuteAsync(new(id), ct), ct);
        foreach (var went in outcomes)
            bank.SettleResumed(went.Ident, went.Outcome == ExpectedOutcome.Held);
        return outcomes.FirstOrDefault(o => o.StatementId == id) is not { } posted ? Outcome.State("withdrawn")
            : new("posted", null, [("matched", Text(posted.Matched)), ("unknown", Text(posted.Unknown)), ("duplicate", Text(posted.Duplicate)), ("resumed", Text(outcomes.Count - 1))]);
    }

    public async Task<Outcome> DeclineAsync(StoryLine line, CancellationToken ct)
    {
        var id = await HeldAsync(ct);
        await ActAsync<DeclineHeldStatement>(line, u => u.ExecuteAsync(new(id, line.Keys.Find("reason") ?? NoReason), ct), ct);
        return Outcome.Ok;
    }

    async Task<long> HeldAsync(CancellationToken ct) =>
        (await AskAsync<ReceiptQueries, List<StatementView>>(q => q.StatementsAsync(Demonstration.BookCode, null, 200, ct), ct)).Find(s => s.State == ExpectedOutcome.Held)?.Id ?? 0;

    public async Task<Outcome> SweepAsync(StoryLine line, CancellationToken ct)
    {
        await run.RunAsync<ExpireDeferrals, int>(PersonDirectory.House, u => u.ExecuteAsync(ct), ct);
        var swept = await run.RunAsync<SweepDeadlines, SweepOutcome>(PersonDirectory.House, u => u.ExecuteAsync(ct), ct);
        return Outcome.Ok with { Facts = [("due_soon", Text(swept.DueSoon)), ("overdue", Text(swept.Overdue))] };
    }

    public async Task<Outcome> CloseAsync(StoryLine line, CancellationToken ct)
    {
        await ActAsync<PrepareClose, long>(line, u => u.ExecuteAsync(new(Demonstration.BookCode, KindOf(line), line.Keys.Date("day")), ct), ct);
        return Outcome.Ok;
    }

    public async Task<Outcome> ConfirmCloseAsync(StoryLine line, CancellationToken ct)
    {
        var day = line.Keys.Date("day");
        if (KindOf(line) == PeriodKind.Month)
            await ActAsync<ConfirmMonthClose, long>(line, u => u.ExecuteAsync(Demonstration.BookCode, day, ct), ct);
        else
            await ActAsync<ConfirmDayClose, long>(line, u => u.ExecuteAsync(Demonstration.BookCode, day, ct), ct);
        return Outcome.Ok;
    }

    public async Task<Outcome> ReopenAsync(StoryLine line, CancellationToken ct)
    {
        await ActAsync<AskReopening, long>(line, u => u.ExecuteAsync(new(Demonstration.BookCode, line.Keys.Date("day"), line.Keys.Text("reason")), ct), ct);
        return Outcome.Ok;
    }

    public async Task<Outcome> ConfirmReopenAsync(StoryLine line, CancellationToken ct)
    {
        await ActAsync<ConfirmReopening, long>(line, u => u.ExecuteAsync(Demonstration.BookCode, ct), ct);
        return Outcome.Ok;
    }

    static PeriodKind KindOf(StoryLine line) => line.Keys.Yes("month") ? PeriodKind.Month : PeriodKind.Day;

    async Task<Outcome> MoveAsync<TUseCase>(StoryLine line, Func<TUseCase, long, Task> call, CancellationToken ct, string named = "payout") where TUseCase : class, IUseCase
    {
        var id = labels.PayoutId(line.Keys.Text(named));
        await ActAsync<TUseCase>(line, u => call(u, id), ct);
        return await StateAsync(id, ct);
    }

    async Task<Outcome> StateAsync(long payoutId, CancellationToken ct)
    {
        var payout = (await AskAsync<PayoutQueries, PayoutDetail>(q => q.ShowAsync(payoutId, ct), ct)).Payout;
        return new(payout.State.ToString(), null, payout.BDueOn is { } due ? [("b_due", Iso(due))] : []);
    }

    Task ActAsync<TUseCase>(StoryLine line, Func<TUseCase, Task> call, CancellationToken ct) where TUseCase : class, IUseCase =>
        ActAsync<TUseCase, bool>(line, async u =>
        {
            await call(u);
            return true;
        }, ct);

    async Task<TResult> ActAsync<TUseCase, TResult>(StoryLine line, Func<TUseCase, Task<TResult>> call, CancellationToken ct) where TUseCase : class, IUseCase =>
        await run.RunAsync(await court.ActorAsync(line.Actor, ct), call, ct);

    Task<TResult> AskAsync<TQueries, TResult>(Func<TQueries, Task<TResult>> call, CancellationToken ct) where TQueries : class, IUseCase =>
        run.ReadAsync(PersonDirectory.House, call, ct);

    // What a story never made has no number, and the ledger says that it does not exist.
    async Task<long> LineAsync(string label, CancellationToken ct) =>
        bank.ReferenceOf(label) is { } reference ? await scratch.LineAsync(reference, ct) ?? 0 : 0;

    async Task<IReadOnlyList<long>> LotsAsync(string label, CancellationToken ct) =>
        bank.ReferenceOf(label) is { } reference && await scratch.LotsAsync(reference, ct) is { Count: > 0 } lots ? lots : [-1];

    static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    static string Iso(LocalDate date) => NodaTime.Text.LocalDatePattern.Iso.Format(date);
}
