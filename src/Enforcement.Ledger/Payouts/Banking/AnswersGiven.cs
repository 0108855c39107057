namespace Enforcement.Ledger.Payouts.Banking;

/// <summary>An instruction of ours that a file could be about.</summary>
/// <param name="Container">The id of the file, and of its only PmtInf, by which the bank got it.</param>
public sealed record SentInstruction(long Id, string EndToEndId, string Container);

/// <summary>What the bank says of one instruction.</summary>
/// <param name="Inferred">The bank named only what it rejected of the file, and not this one.</param>
public sealed record AnswerGiven(SentInstruction About, string Level, string Status, bool Inferred, IReadOnlyList<BankReason> Reasons);

/// <summary>A status of something that we never sent.</summary>
public sealed record UnknownAnswer(string Level, string OriginalId, string Status);

/// <summary>Finds out what a file of the bank says of each instruction: what stands nearest to it counts.</summary>
/// <source>formats reference §8 (level rules)</source>
public static class AnswersGiven
{
    const string Group = "group";
    const string Payment = "payment";
    const string Transaction = "transaction";
    const string Unnamed = "NOTPROVIDED";

    /// <summary>The ids by which our instructions are looked for.</summary>
    public static IReadOnlySet<string> Ids(BankAnswerFile file) =>
        new[] { file.Group.OriginalId }.Concat(file.Payments.SelectMany(p => p.Transactions.Select(t => t.OriginalId).Prepend(p.Payment.OriginalId))).OfType<string>().ToHashSet();

    public static (IReadOnlyList<AnswerGiven> Given, IReadOnlyList<UnknownAnswer> Unknown) In(BankAnswerFile file, IReadOnlyCollection<SentInstruction> sent)
    {
        var byId = sent.ToDictionary(s => s.EndToEndId);
        var byContainer = sent.ToLookup(s => s.Container);
        var (given, unknown, spoken) = (new List<AnswerGiven>(), new List<UnknownAnswer>(), new HashSet<long>());
        foreach (var (payment, transactions) in file.Payments)
        {
            var named = new List<AnswerGiven>();
            foreach (var word in transactions)
                if (word.OriginalId is { } id && byId.TryGetValue(id, out var about))
                    // A transaction without a status of its own is said to be what its payment is.
                    named.Add(new(about, Transaction, word.Status ?? payment.Status ?? file.Group.Status ?? Unnamed, false, word.Reasons.Count > 0 ? word.Reasons : payment.Reasons));
                else
                    unknown.Add(new(Transaction, word.OriginalId ?? Unnamed, word.Status ?? Unnamed));
            given.AddRange(named);
            spoken.UnionWith(named.Select(n => n.About.Id));
            if (payment.Status is null && payment.OriginalId is null)
                continue;
            var members = byContainer[payment.OriginalId is null or Unnamed ? file.Group.OriginalId ?? "" : payment.OriginalId].ToList();
            if (members.Count == 0 && transactions.Count == 0)
                unknown.Add(new(Payment, payment.OriginalId ?? Unnamed, payment.Status ?? Unnamed));
            given.AddRange(Rest(payment, Payment, members.Where(m => !spoken.Contains(m.Id)), transactions, byId));
            if (payment.Status is not null)
                spoken.UnionWith(members.Select(m => m.Id));
        }
        var ofGroup = byContainer[file.Group.OriginalId ?? ""].ToList();
        given.AddRange(Rest(file.Group, Group, ofGroup.Where(m => !spoken.Contains(m.Id)), [.. file.Payments.SelectMany(p => p.Transactions)], byId));
        if (ofGroup.Count == 0 && file.Group.Status is { } status && given.Count == 0)
            unknown.Add(new(Group, file.Group.OriginalId ?? Unnamed, status));
        return (given, unknown);
    }

    // PART says nothing of those that it does not list, unless all that it lists is ours and rejected: then the others are not.
    static IEnumerable<AnswerGiven> Rest(BankWord word, string level, IEnumerable<SentInstruction> silent, IReadOnlyList<BankWord> listed, Dictionary<string, SentInstruction> ours) => word.Status switch
    {
        null => [],
        BankStatus.Partly => listed.Count > 0 && listed.All(l => l.Status is not null && BankStatus.Of(l.Status) == ShownStatus.REJECTED && ours.ContainsKey(l.OriginalId ?? ""))
            ? silent.Select(s => new AnswerGiven(s, level, BankStatus.Inferred, true, [])) : [],
        var status => silent.Select(s => new AnswerGiven(s, level, status, false, word.Reasons)),
    };
}
