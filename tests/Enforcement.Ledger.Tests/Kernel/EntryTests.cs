using Enforcement.Ledger.Kernel;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.Tests.Kernel;

public sealed class EntryTests
{
    static readonly LocalDate Day = new(2026, 2, 13);
    static readonly Money Hundred = Money.Parse("100.00");

    [Fact]
    public void Every_kind_of_entry_but_the_reversal_has_a_legal_posting_and_every_account_can_be_reached_or_waits_for_its_feature()
    {
        PostingTable.Legal.Select(p => p.Kind).Distinct().Should().BeEquivalentTo(Enum.GetValues<EntryKind>().Except([EntryKind.Reversal]));
        PostingTable.Legal.Select(p => (p.Kind, p.Debit, p.Credit)).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void The_chart_names_every_account_once_with_its_side()
    {
        Chart.Accounts.Select(a => a.Code).Should().BeEquivalentTo(Enum.GetValues<AccountCode>());
        Chart.Accounts.Should().OnlyContain(a => a.Side == Side.Debit == (short)a.Code < 200 && a.Guarded == (short)a.Code > 200);
    }

    [Theory]
    [InlineData(AccountCode.Bank, null, AccountCode.CaseAvailable, null, "ledger.case-dimension")]
    [InlineData(AccountCode.Bank, 7L, AccountCode.CaseAvailable, 7L, "ledger.case-dimension")]
    [InlineData(AccountCode.CaseAvailable, 7L, AccountCode.Bank, null, "ledger.illegal-posting")]
    public void An_entry_that_breaks_the_posting_table_is_never_sent(AccountCode debit, long? debitCase, AccountCode credit, long? creditCase, string invariant) =>
        FluentActions.Invoking(() => PostingTable.Verify(Receipt(new Transfer(null, debit, debitCase, credit, creditCase, Hundred))))
            .Should().Throw<InvariantBroken>().Which.Invariant.Should().Be(invariant);

    [Fact]
    public void A_lot_is_as_large_as_what_brought_it()
    {
        var entry = Receipt(new Transfer(null, AccountCode.Bank, null, AccountCode.CaseAvailable, 7, Hundred)) with { Mints = new Lot(Day, Money.Parse("99.99")) };
        FluentActions.Invoking(() => PostingTable.Verify(entry)).Should().Throw<InvariantBroken>().Which.Invariant.Should().Be("ledger.lot-amount");
    }

    [Fact]
    public void Amounts_that_are_not_positive_and_empty_entries_are_never_sent()
    {
        FluentActions.Invoking(() => PostingTable.Verify(Receipt(new Transfer(null, AccountCode.Bank, null, AccountCode.CaseAvailable, 7, Money.Zero)))).Should().Throw<InvariantBroken>();
        FluentActions.Invoking(() => PostingTable.Verify(Receipt())).Should().Throw<InvariantBroken>();
        FluentActions.Invoking(() => PostingTable.Verify(Receipt(new Transfer(null, AccountCode.Bank, null, AccountCode.CaseAvailable, 7, Hundred)) with { ReversesEntryId = 1 })).Should().Throw<InvariantBroken>();
    }

    [Fact]
    public void The_mirror_of_a_mirror_is_the_transfer()
    {
        var transfer = new Transfer(3, AccountCode.CaseReserved, 7, AccountCode.InTransit, 7, Hundred);
        transfer.Mirror().Mirror().Should().Be(transfer);
        transfer.Mirror().Should().Be(new Transfer(3, AccountCode.InTransit, 7, AccountCode.CaseReserved, 7, Hundred));
    }

    [Fact]
    public void Keys_and_hashes_tell_apart_whatever_differs()
    {
        Entry.Key("a", 1, 23).Should().NotBe(Entry.Key("a", 12, 3)).And.NotBe(Entry.Key("a1", 23)).And.Be(Entry.Key("a", 1, 23));
        var entry = Receipt(new Transfer(null, AccountCode.Bank, null, AccountCode.CaseAvailable, 7, Hundred));
        entry.PayloadHash().Should().Be((entry with { IdempotencyKey = Guid.NewGuid() }).PayloadHash(), "the key is not part of the content");
        foreach (var other in (Entry[])[entry with { ValueOn = Day.PlusDays(1) }, entry with { SourceId = 2 }, entry with { Kind = EntryKind.ReceiptUnknown },
            Receipt(new Transfer(null, AccountCode.Bank, null, AccountCode.CaseAvailable, 8, Hundred)), Receipt(new Transfer(1, AccountCode.Bank, null, AccountCode.CaseAvailable, 7, Hundred))])
            other.PayloadHash().Should().NotBe(entry.PayloadHash());
    }

    [Fact]
    public void A_leaf_has_the_bytes_and_the_hash_that_others_can_compute()
    {
        var leaf = new Leaf(Instant.FromUtc(2026, 2, 13, 1, 0), new Actor(7, "csh1"), "ImportStatement", "done", "file:1", "一笔");
        Convert.ToHexStringLower(Leaf.Hash("abc"u8)).Should().Be("609f6e36d2405585188d5cfd761f407c7cc46a7d3f314c88270469dde315fcd1", "RFC 9162 puts a zero byte before a leaf");
        leaf.CanonicalBytes().Should().Equal(leaf.CanonicalBytes());
        (leaf with { Facts = "两笔" }).CanonicalBytes().Should().NotEqual(leaf.CanonicalBytes());
        (leaf with { Subject = "file:", Facts = "1一笔" }).CanonicalBytes().Should().NotEqual(leaf.CanonicalBytes(), "lengths keep fields apart");
    }

    static Entry Receipt(params Transfer[] transfers) => new(EntryKind.ReceiptToCase, Guid.Empty, Day, SourceKind.StatementLine, 1, transfers, transfers.Length == 0 ? null : new Lot(Day, Hundred));
}
