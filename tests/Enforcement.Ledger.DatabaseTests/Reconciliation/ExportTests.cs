using System.Text;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.DatabaseTests.Receipts;
using Enforcement.Ledger.Exports;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Receipts.UnknownFunds;
using Enforcement.Ledger.Reconciliation;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Reconciliation;

/// <summary>What leaves the house leaves evidence: who, what, how much, and the hash of the bytes.</summary>
public sealed class ExportTests : IAsyncLifetime
{
    static readonly LocalDate February = new(2026, 2, 1);

    Court court = null!;
    TestCase c = null!;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        c = await court.CaseAsync();
    }

    public async Task DisposeAsync() => await court.DisposeAsync();

    [Fact]
    public async Task Every_export_leaves_a_leaf_with_its_filter_its_rows_and_the_hash_of_its_bytes()
    {
        court.Credit(Money.Parse("10.00"), c.SubAccount);
        court.Credit(Money.Parse("3.00"), null, "路人");
        await court.StatementAsync();
        foreach (var kind in Enum.GetValues<RegisterKind>())
            foreach (var format in Enum.GetValues<SheetFormat>())
                await ShouldLeaveAsync<ExportRegister>($"register:{Demonstration.BookCode}", $"{kind} 2026-02", u => u.ExecuteAsync(new(Demonstration.BookCode, February, kind, format), default));
        await ShouldLeaveAsync<ExportAdjustment>($"adjustment:{Demonstration.BookCode}", "2026-02-13", u => u.ExecuteAsync(new(Demonstration.BookCode, new(2026, 2, 13), true), default));
        await ShouldLeaveAsync<ExportAdjustment>($"adjustment:{Demonstration.BookCode}", "2026-02-13", u => u.ExecuteAsync(new(Demonstration.BookCode, new(2026, 2, 13), false), default));
        await ShouldLeaveAsync<ExportDifferences>("differences", "all books, open", u => u.ExecuteAsync(new(null, true, SheetFormat.Csv), default));
        await ShouldLeaveAsync<ExportUnknown>("unknown-funds", "list of 2026-02-13: 1 rows", u => u.ExecuteAsync(new(), default));
        var delivery = await court.AsAsync<DownloadDelivery, DeliveredFile>("acc1", u => u.ExecuteAsync(1, default));
        (await LeafAsync("DownloadDelivery", "delivery:1")).Should().Contain(delivery.Sha256);
        await delivery.Content.DisposeAsync();
    }

    [Fact]
    public async Task A_payment_file_is_the_same_each_time_and_each_time_is_kept()
    {
        court.Credit(Money.Parse("500.00"), c.SubAccount);
        await court.StatementAsync();
        var payout = await court.DraftAsync(c, Money.Parse("200.00"));
        await court.SubmitAsync(payout);
        await court.ApproveAsync(payout);
        await court.AcceptAsync(payout);
        await court.ReleaseAsync(payout);
        var refund = await court.RefundAsync("acc1", await court.UnknownAsync("80.00"));
        await court.ApproveRefundAsync("reg1", refund);
        var first = await court.AsAsync<DownloadPayoutFile, PayoutFile>("csh1", u => u.ExecuteAsync(payout, default));
        (await court.AsAsync<DownloadPayoutFile, PayoutFile>("csh2", u => u.ExecuteAsync(payout, default))).Bytes.Should().Equal(first.Bytes);
        var sent = await court.AsAsync<DownloadRefundFile, KeptFile>("csh1", u => u.ExecuteAsync(refund, default));
        (await LeafAsync("DownloadPayoutFile", $"payout:{payout}")).Should().Contain($"sha256 {first.Sha256}").And.Contain(first.Name);
        (await LeafAsync("DownloadRefundFile", $"refund:{refund}")).Should().Contain($"sha256 {sent.Sha256}");
        (await TestDatabase.AskAsync<long>(court.Database.Superuser, $"select count(distinct actor_id) from evidence.leaf where use_case = 'DownloadPayoutFile' and outcome = 'done' and subject = 'payout:{payout}'")).Should().Be(2);
    }

    [Fact]
    public async Task A_list_of_more_persons_than_one_reads_needs_a_reason_and_says_who_took_it_when_and_for_what()
    {
        for (var i = 0; i <= ExportDesk.BulkRows; i++)
            court.Credit(Money.FromMinor(100 + i), c.SubAccount);
        await court.StatementAsync();
        await court.ShouldRefuseAsync("export.reason-missing", () => TakeAsync(null));
        await court.ShouldRefuseAsync("export.reason-missing", () => TakeAsync(" "));
        var csv = await TakeAsync("年度审计");
        csv.Should().EndWith($"导出人：会计甲（acc1）　导出时间：2026-02-13 10:00:00　共 {ExportDesk.BulkRows + 1} 行　事由：年度审计\r\n");
        (await LeafAsync("ExportRegister", $"register:{Demonstration.BookCode}")).Should().Contain("for: 年度审计");
        (await TakeAsync("年度审计")).Should().Be(csv, "the same person gets the same bytes at the same moment");
        court.Clock.To(2026, 2, 13, 11);
        (await TakeAsync("年度审计")).Split("\r\n")[..^2].Should().Equal(csv.Split("\r\n")[..^2], "later only the mark differs");

        async Task<string> TakeAsync(string? reason)
        {
            var file = await court.AsAsync<ExportRegister, ExportedFile>("acc1", u => u.ExecuteAsync(new(Demonstration.BookCode, February, RegisterKind.Receipts, SheetFormat.Csv, reason), default));
            using var reader = new StreamReader(file.Content);
            return await reader.ReadToEndAsync();
        }
    }

    async Task ShouldLeaveAsync<TUseCase>(string subject, string filter, Func<TUseCase, Task<ExportedFile>> export) where TUseCase : class, Access.IUseCase
    {
        var file = await court.AsAsync("acc1", export);
        using var bytes = new MemoryStream();
        await using (file.Content)
            await file.Content.CopyToAsync(bytes);
        var sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes.ToArray()));
        file.Sha256.Should().Be(sha256);
        (await LeafAsync(typeof(TUseCase).Name, subject)).Should().Contain(filter).And.Contain($"sha256 {sha256}").And.Contain($"{file.Rows} rows");
        (await court.AsAsync("acc1", export)).Sha256.Should().Be(sha256, "{0} is repeatable", file.Name);
    }

    async Task<string> LeafAsync(string useCase, string subject) => Encoding.UTF8.GetString((await TestDatabase.AskAsync<byte[]>(court.Database.Superuser,
        $"select canonical from evidence.leaf where use_case = '{useCase}' and outcome = 'done' and subject = '{subject}' order by id desc limit 1"))!);
}
