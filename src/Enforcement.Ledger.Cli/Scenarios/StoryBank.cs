using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>A line that the bank of a story has booked.</summary>
/// <param name="Reference">The bank's reference. Twins share one; that is what makes them twins.</param>
/// <param name="Label">The story's name for it; null for the bank's own lines.</param>
/// <param name="CreditedAccount">The sub-account that a credit names.</param>
/// <param name="Remark">What the payer wrote.</param>
/// <param name="Summary">The bank's own description.</param>
sealed record BankLine(
    string Reference, string? Label, LocalDate BookedOn, bool IsCredit, Money Amount, string? Name, string? Account, string? CreditedAccount,
    string? EndToEndId, string? Remark, string? Summary)
{
    public Money Signed => IsCredit ? Amount : -Amount;
}

/// <summary>A statement as the bank really booked it.</summary>
sealed record BankStatement(string Ident, LocalDate From, LocalDate To, Money Opening, IReadOnlyList<BankLine> Lines)
{
    public Money Closing => Opening + Money.Sum(Lines.Select(l => l.Signed));
}

/// <summary>How a story lets the bank tell a statement.</summary>
/// <param name="Drop">The label of the line to leave out, while the balances stay true.</param>
/// <param name="Opening">The opening balance to tell, with a closing one that agrees with it.</param>
/// <param name="With">Labels of lines of earlier statements that it tells once more.</param>
/// <param name="Swapped">Its debit and credit columns are exchanged, while the balances stay true.</param>
/// <param name="Payer">Who is said to have paid.</param>
/// <param name="Account">Which account it is said to be of.</param>
sealed record Telling(string? Drop, Money? Opening, IReadOnlyList<string> With, bool Swapped, string? Payer, string? Account)
{
    public static Telling Booked { get; } = new(null, null, [], false, null, null);

    public bool AsBooked => IsTrue && With.Count == 0;

    public bool IsTrue => Drop is null && Opening is null && !Swapped && Payer is null && Account is null;
}

/// <summary>A delivery of a statement, true or not.</summary>
sealed record Delivery(BankStatement Booked, byte[] Bytes, bool IsTrue)
{
    public bool IsHeld { get; set; }
}

/// <summary>The bank of a story: it keeps the true balance, whatever its statements tell.</summary>
sealed class StoryBank
{
    readonly List<BankLine> pending = [];
    readonly List<Delivery> deliveries = [];
    readonly Dictionary<string, string> references = [];
    Money balance;
    int statements;
    int lines;

    /// <summary>The account from which somebody pays when the story does not say: always the same for the same name.</summary>
    public static string AccountOf(string name, string bank)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(name));
        return bank + (BitConverter.ToUInt64(hash) % 1_000_000_000_000).ToString("D12", CultureInfo.InvariantCulture);
    }

    /// <summary>The reference of the credit that a story labels so; null when the bank booked none.</summary>
    public string? ReferenceOf(string label) => references.GetValueOrDefault(label);

    public string LabelOf(string reference) => references.FirstOrDefault(r => r.Value == reference).Key ?? reference;

    public void Credit(string? label, LocalDate on, Money amount, string? payer, string? account, string? creditedAccount, string? remark, string? summary = null)
    {
        var reference = label is not null && references.TryGetValue(label, out var twin) ? twin : NextReference();
        if (label is not null)
            references[label] = reference;
        pending.Add(new(reference, label, on, true, amount, payer, account, creditedAccount, null, remark, summary));
    }

    /// <summary>A payment that comes back, with the id of its instruction where the channel carries it.</summary>
    public void Return(string? label, LocalDate on, Money amount, string payee, string account, string? endToEndId, string remark)
    {
        var reference = NextReference();
        if (label is not null)
            references[label] = reference;
        pending.Add(new(reference, label, on, true, amount, payee, account, null, endToEndId, remark, null));
    }

    public void Debit(LocalDate on, Money amount, string? payee, string? account, string? endToEndId, string? remark, string? summary = null) =>
        pending.Add(new(NextReference(), null, on, false, amount, payee, account, null, endToEndId, remark, summary));

    /// <summary>Whether it has debited an instruction and told no statement of it yet.</summary>
    public bool HasBooked(string endToEndId) => pending.Exists(l => !l.IsCredit && l.EndToEndId == endToEndId);

    /// <summary>Closes the lines since the last statement.</summary>
    public BankStatement Close(LocalDate today)
    {
        var from = pending.Count > 0 ? pending.Min(l => l.BookedOn) : today;
        var statement = new BankStatement(string.Create(CultureInfo.InvariantCulture, $"DZD{today:uuuuMMdd}-{++statements:D3}"), from, today, balance, [.. pending]);
        balance = statement.Closing;
        pending.Clear();
        return statement;
    }

    public Delivery? Last => deliveries.LastOrDefault();

    /// <summary>The last statement that was held or turned away and was told otherwise than booked; when there is none, the last held one.</summary>
    public Delivery? LastHeld => deliveries.FindLast(d => d is { IsHeld: true, IsTrue: false }) ?? deliveries.FindLast(d => d.IsHeld);

    /// <summary>Writes a statement's file: as booked, or as a story tells it.</summary>
    /// <exception cref="StoryUnreadable">The statement has no such line.</exception>
    public Delivery Deliver(BankStatement booked, Telling telling)
    {
        var told = booked.Lines.ToList();
        if (telling.Drop is { } drop)
        {
            var left = told.FindLastIndex(l => l.Label == drop);
            if (left < 0)
                throw new StoryUnreadable($"drop={drop}: the statement has no such line; drop a credit that was booked since the last statement.");
            told.RemoveAt(left);
        }
        if (telling.Swapped)
            told = [.. told.Select(l => l with { IsCredit = !l.IsCredit })];
        if (telling.Payer is { } payer)
            told = [.. told.Select(l => l with { Name = payer })];
        // A wider statement begins where the first of the earlier lines began.
        var earlier = telling.With.SelectMany(Earlier).ToList();
        var first = telling.Opening ?? booked.Opening - Money.Sum(earlier.Select(l => l.Signed));
        var last = telling.Opening is { } said ? said + Money.Sum(told.Select(l => l.Signed)) : booked.Closing;
        told.InsertRange(0, earlier);
        var bytes = StatementFile.Write(booked with { Lines = told, From = earlier.Select(l => l.BookedOn).Append(booked.From).Min() }, telling.Account ?? Demonstration.EscrowAccountNo, first, last);
        return Keep(new(booked, bytes, telling.IsTrue));
    }

    IReadOnlyList<BankLine> Earlier(string label) => deliveries.DistinctBy(d => d.Booked.Ident).SelectMany(d => d.Booked.Lines).Where(l => l.Label == label).ToList() is { Count: > 0 } lines
        ? lines
        : throw new StoryUnreadable($"with={label}: no earlier statement has such a line.");

    public Delivery Again(Delivery delivery) => Keep(delivery with { IsHeld = false });

    /// <summary>A statement that went through ends the wait of its earlier deliveries.</summary>
    public void Settle(Delivery delivery, bool held)
    {
        delivery.IsHeld = held;
        if (!held)
            foreach (var earlier in deliveries.Where(d => d.Booked.Ident == delivery.Booked.Ident))
                earlier.IsHeld = false;
    }

    /// <summary>A statement that had waited was looked at again.</summary>
    public void SettleResumed(string ident, bool held)
    {
        foreach (var delivery in deliveries.Where(d => d.Booked.Ident == ident))
            delivery.IsHeld &= held;
    }

    Delivery Keep(Delivery delivery)
    {
        deliveries.Add(delivery);
        return delivery;
    }

    string NextReference() => string.Create(CultureInfo.InvariantCulture, $"LS{++lines:D12}");
}
