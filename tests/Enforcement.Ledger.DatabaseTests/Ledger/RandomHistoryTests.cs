using Enforcement.Ledger.DatabaseTests.Receipts;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Disputes;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Receipts.UnknownFunds;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Ledger;

/// <summary>Random histories of receipts, claims, refunds, reversals, disputes, splits and payouts, against a model that is a handful of sums.
/// Every refusal is one that the model foresees; every invariant holds on the way and at the end.</summary>
public sealed class RandomHistoryTests
{
    const int Steps = 60;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(20260213)]
    [InlineData(987654321)]
    public async Task Every_invariant_survives_a_random_history(int seed)
    {
        await using var court = await Court.OpenAsync();
        var history = new History(court, new Random(seed));
        await history.BeginAsync();
        for (var step = 0; step < Steps; step++)
        {
            await history.StepAsync();
            if (step % 15 == 14)
                await court.ShouldBeSoundAsync();
        }
        await history.ShouldAgreeAsync();
        await court.ShouldBeSoundAsync();

        const string rows = "select string_agg(p::text, ';' order by p::text) from ledger.position p where p.amount_minor > 0";
        var before = await TestDatabase.AskAsync<string>(court.Database.Superuser, rows);
        await TestDatabase.ExecuteAsync(court.Database.Connections.Owner, "select ledger.rebuild_positions(1)");
        (await TestDatabase.AskAsync<string>(court.Database.Superuser, rows)).Should().Be(before, "positions are the fold of their transfers (seed {0})", seed);
    }

    sealed class Sums
    {
        public long Available, Disputed, Reserved, InTransit, Surplus;
    }

    sealed class History(Court court, Random random)
    {
        readonly List<TestCase> cases = [];
        readonly Dictionary<long, Sums> model = [];
        readonly List<(long Id, long CaseId, long Amount)> payouts = [];
        readonly List<(long Id, long CaseId, long Amount)> disputes = [];
        readonly List<(string Reference, TestCase Case, long Amount)> credits = [];
        readonly List<(string Reference, long Amount)> strays = [];
        readonly List<(string Reference, List<(long CaseId, long Amount)> Parts)> claimed = [];
        long unknown;
        long inTransit;
        long bank;
        int hours;

        public async Task BeginAsync()
        {
            for (var i = 0; i < 3; i++)
            {
                cases.Add(await court.CaseAsync(claim: 2_000m));
                model[cases[i].Id] = new Sums();
            }
        }

        public async Task StepAsync()
        {
            court.Clock.To(2026, 3, 2 + hours / 8, 9 + hours++ % 8);
            var c = cases[random.Next(cases.Count)];
            await (random.Next(13) switch
            {
                0 or 1 or 2 => ArriveAsync(c),
                3 or 4 => DraftAsync(c),
                5 => DisputeAsync(c),
                6 => SettleAsync(),
                7 => ReverseAsync(),
                8 or 9 => ClaimAsync(),
                10 => UndoAsync(),
                11 => RefundAsync(),
                _ => SplitAsync(),
            });
            foreach (var payout in payouts.ToArray().OrderBy(_ => random.Next()).Take(2))
                await PushOnAsync(payout);
        }

        public async Task ShouldAgreeAsync()
        {
            foreach (var c in cases)
            {
                var money = await court.MoneyAsync(c);
                var sums = model[c.Id];
                new[] { money.Available, money.Disputed, money.Reserved, money.InTransit, money.Surplus }.Select(m => m.Minor)
                    .Should().Equal(sums.Available, sums.Disputed, sums.Reserved, sums.InTransit, sums.Surplus);
            }
            var book = (await court.ReconcileAsync())[0];
            book.Balances["UNKNOWN"].Minor.Should().Be(unknown);
            book.Balances["IN_TRANSIT"].Minor.Should().Be(inTransit + model.Values.Sum(s => s.InTransit));
            book.BookBalance.Minor.Should().Be(bank);
        }

        async Task ArriveAsync(TestCase c)
        {
            for (var i = random.Next(1, 4); i > 0; i--)
            {
                var amount = random.NextInt64(1, 5_000_00);
                bank += amount;
                if (random.Next(4) == 0)
                {
                    strays.Add((court.Credit(Money.FromMinor(amount), null, "过路人"), amount));
                    unknown += amount;
                }
                else
                {
                    credits.Add((court.Credit(Money.FromMinor(amount), c.SubAccount), c, amount));
                    model[c.Id].Available += amount;
                }
            }
            (await court.StatementAsync()).Statements[0].Outcome.Should().Be("posted");
        }

        async Task DraftAsync(TestCase c)
        {
            var sums = model[c.Id];
            var amount = random.NextInt64(1, 6_000_00);
            var refused = await RefusalOf(async () => payouts.Add((await court.DraftAsync(c, Money.FromMinor(amount)), c.Id, amount)));
            refused.Should().Be(amount > sums.Available ? "payout.exceeds-available" : null);
        }

        async Task DisputeAsync(TestCase c)
        {
            var sums = model[c.Id];
            var amount = random.NextInt64(1, 4_000_00);
            var refused = await RefusalOf(async () =>
                disputes.Add((await court.AsAsync<PlaceDispute, long>("ex1", u => u.ExecuteAsync(new(c.Id, Money.FromMinor(amount), "异议", "异议书"), default)), c.Id, amount)));
            refused.Should().Be(amount > sums.Available ? "dispute.exceeds-available" : null);
            if (refused is null)
                (sums.Available, sums.Disputed) = (sums.Available - amount, sums.Disputed + amount);
        }

        async Task SettleAsync()
        {
            if (disputes.Count == 0)
                return;
            var dispute = disputes[random.Next(disputes.Count)];
            var settledFor = random.Next(2) == 0 ? SettledFor.Payee : SettledFor.Debtor;
            // What creditors are still owed is not the debtor's.
            if (await RefusalOf(() => court.SettleAsync(dispute.Id, settledFor)) is { } refused)
            {
                (settledFor, refused).Should().Be((SettledFor.Debtor, "dispute.owed-on-claim"));
                return;
            }
            disputes.Remove(dispute);
            var sums = model[dispute.CaseId];
            sums.Disputed -= dispute.Amount;
            if (settledFor == SettledFor.Payee)
                sums.Available += dispute.Amount;
            else
                sums.Surplus += dispute.Amount;
        }

        async Task ReverseAsync()
        {
            if (credits.Count == 0)
                return;
            var credit = credits[random.Next(credits.Count)];
            var line = await court.LineAsync(credit.Reference);
            var refused = await RefusalOf(() => court.AsAsync<ReverseReceipt>("acc1", u => u.ExecuteAsync(new(line, "错账"), default)));
            if (refused is not null)
            {
                // Whether this lot's money has moved on is the lot's business; the sums stay either way.
                refused.Should().Be("reverse.money-moved-on");
                return;
            }
            credits.Remove(credit);
            strays.Add((credit.Reference, credit.Amount));
            model[credit.Case.Id].Available -= credit.Amount;
            unknown += credit.Amount;
        }

        /// <summary>Claims a stray line for one case or, in two parts, for two; another person confirms or rejects.</summary>
        async Task ClaimAsync()
        {
            if (strays.Count == 0)
                return;
            var stray = strays[random.Next(strays.Count)];
            var line = await court.LineAsync(stray.Reference);
            var parts = cases.OrderBy(_ => random.Next()).Take(stray.Amount > 1 && random.Next(2) == 0 ? 2 : 1).ToList();
            var first = parts.Count == 1 ? stray.Amount : random.NextInt64(1, stray.Amount);
            long[] amounts = parts.Count == 1 ? [first] : [first, stray.Amount - first];
            var claim = await court.ClaimAsync("csh1", line, [.. parts.Zip(amounts, (k, a) => (k, (string?)Money.FromMinor(a).ToString()))]);
            (await RefusalOf(() => court.RefundAsync("acc1", line))).Should().Be("unknown.being-claimed");
            if (random.Next(4) == 0)
            {
                await court.AsAsync<RejectClaim>("reg1", u => u.ExecuteAsync(new(claim, "证据不足"), default));
                return;
            }
            await court.ConfirmAsync("acc1", claim);
            strays.Remove(stray);
            claimed.Add((stray.Reference, [.. parts.Zip(amounts, (k, a) => (k.Id, a))]));
            unknown -= stray.Amount;
            foreach (var (k, a) in parts.Zip(amounts))
                model[k.Id].Available += a;
        }

        async Task UndoAsync()
        {
            if (claimed.Count == 0)
                return;
            var undone = claimed[random.Next(claimed.Count)];
            var line = await court.LineAsync(undone.Reference);
            var refused = await RefusalOf(() => court.AsAsync<ReverseReceipt>("acc1", u => u.ExecuteAsync(new(line, "认错"), default)));
            if (refused is not null)
            {
                refused.Should().Be("reverse.money-moved-on");
                return;
            }
            claimed.Remove(undone);
            strays.Add((undone.Reference, undone.Parts.Sum(p => p.Amount)));
            unknown += undone.Parts.Sum(p => p.Amount);
            foreach (var (caseId, amount) in undone.Parts)
                model[caseId].Available -= amount;
        }

        /// <summary>Sends a stray line back to its payer; some the bank does not carry out, the others stay in transit.</summary>
        async Task RefundAsync()
        {
            if (strays.Count == 0)
                return;
            var stray = strays[random.Next(strays.Count)];
            var refund = await court.RefundAsync("csh2", await court.LineAsync(stray.Reference));
            await court.ApproveRefundAsync("reg1", refund);
            if (random.Next(3) == 0)
            {
                await court.AsAsync<FailRefund>("acc1", u => u.ExecuteAsync(new(refund, "账户已销户"), default));
                return;
            }
            strays.Remove(stray);
            unknown -= stray.Amount;
            if (random.Next(2) == 0)
            {
                inTransit += stray.Amount;
                return;
            }
            await court.DebitRefundAsync(refund);
            (await court.StatementAsync()).Statements[0].Paid.Should().Be(1);
            bank -= stray.Amount;
        }

        async Task SplitAsync()
        {
            if (payouts.Count == 0)
                return;
            var at = random.Next(payouts.Count);
            var payout = payouts[at];
            var before = (await court.PayoutAsync(payout.Id)).Payout.State;
            var part = random.NextInt64(1, payout.Amount + 1);
            long disputed = 0;
            var refused = await RefusalOf(async () => disputed = await court.AsAsync<SplitPayout, long>("ex1", u => u.ExecuteAsync(new(payout.Id, Money.FromMinor(part), "部分争议", "异议书"), default)));
            if (refused is not null)
            {
                refused.Should().BeOneOf("payout.illegal-move", "payout.already-paid", "payout.split-too-large", "dispute.exceeds-available");
                return;
            }
            payouts[at] = payout with { Amount = payout.Amount - part };
            payouts.Add((disputed, payout.CaseId, part));
            var sums = model[payout.CaseId];
            sums.Disputed += part;
            if (before == PayoutState.Draft)
                sums.Available -= part;
            else
                sums.Reserved -= part;
        }

        /// <summary>Makes one move that is open, and moves the model's sums as the posting table says.</summary>
        async Task PushOnAsync((long Id, long CaseId, long Amount) payout)
        {
            var state = (await court.PayoutAsync(payout.Id)).Payout.State;
            var sums = model[payout.CaseId];
            switch (state)
            {
                case PayoutState.Draft:
                    var refused = await RefusalOf(() => court.SubmitAsync(payout.Id));
                    refused.Should().Be(payout.Amount > sums.Available ? "payout.exceeds-available" : null);
                    if (refused is null)
                        (sums.Available, sums.Reserved) = (sums.Available - payout.Amount, sums.Reserved + payout.Amount);
                    break;
                case PayoutState.InApproval when random.Next(4) == 0:
                    await court.AsAsync<RejectPayout>("dir1", u => u.ExecuteAsync(new(payout.Id, "补材料"), default));
                    (sums.Available, sums.Reserved) = (sums.Available + payout.Amount, sums.Reserved - payout.Amount);
                    break;
                case PayoutState.InApproval:
                    await court.ApproveAsync(payout.Id);
                    break;
                case PayoutState.NoticeIssued:
                    await court.AcceptAsync(payout.Id);
                    break;
                case PayoutState.Accepted:
                    await court.ReleaseAsync(payout.Id, random.Next(2) == 0 ? "csh1" : "csh2");
                    (sums.Reserved, sums.InTransit) = (sums.Reserved - payout.Amount, sums.InTransit + payout.Amount);
                    break;
                case PayoutState.Released:
                    await court.DebitAsync(payout.Id);
                    (await court.StatementAsync()).Statements[0].Paid.Should().Be(1);
                    sums.InTransit -= payout.Amount;
                    bank -= payout.Amount;
                    break;
                case PayoutState.Disputed:
                    await court.SettleAsync(null, random.Next(2) == 0 ? SettledFor.Payee : SettledFor.Debtor, payout.Id);
                    (sums.Disputed, sums.Available) = (sums.Disputed - payout.Amount, sums.Available + payout.Amount);
                    break;
            }
        }

        static async Task<string?> RefusalOf(Func<Task> act)
        {
            try
            {
                await act();
                return null;
            }
            catch (Refused refused)
            {
                return refused.Code;
            }
        }
    }
}
