using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Cases;

/// <summary>Puts the lines of one file together into cases and checks each case in itself.</summary>
sealed class CaseAssembly(CaseFaults faults)
{
    /// <summary>Wage cases have hundreds of applicants; more lines than this are a number filled down by mistake.</summary>
    const int MaxLinesPerCase = 2_000;

    readonly CaseCellReading cells = new(faults);
    readonly Dictionary<BankAccountNumber, (CaseLine Line, CaseNumber Number)> subAccounts = [];

    public IReadOnlyList<CaseRow> Assemble(IReadOnlyList<CaseLine> lines)
    {
        // Lines whose number cannot be read are still checked, each by itself, so that all faults are told at once.
        var numbers = lines.Select(l => l.Opening).Distinct().ToDictionary(l => l, cells.Number);
        var cases = lines.GroupBy(l => numbers[l.Opening] is { } number ? (object)number : l.Opening);
        return [.. cases.Select(c => AssembleCase(c.Key as CaseNumber?, [.. c])).OfType<CaseRow>()];
    }

    CaseRow? AssembleCase(CaseNumber? number, IReadOnlyList<CaseLine> lines)
    {
        var before = faults.Count;
        var first = lines[0];
        if (lines.Count > MaxLinesPerCase)
        {
            faults.OfLine("case.too-many-lines", first, CaseColumn.Number, $"The case has {lines.Count} lines; no more than {MaxLinesPerCase} can be read. Check whether the number was filled down by mistake.",
                $"该案共有 {lines.Count} 行，最多允许 {MaxLinesPerCase} 行，请检查案号是否被误填充。");
            return null;
        }

        var officer = One(lines, CaseColumn.Officer, cells.Officer);
        var court = One(lines, CaseColumn.Court, cells.Court);
        var claim = One(lines, CaseColumn.Claim, cells.Amount);
        var outstanding = One(lines, CaseColumn.Outstanding, cells.Amount);
        var subAccount = One(lines, CaseColumn.SubAccount, cells.SubAccount);
        var ending = One(lines, CaseColumn.State, cells.Ending);
        RequireOne(lines, CaseColumn.Officer);
        RequireOne(lines, CaseColumn.Claim);
        if (number is { } known)
        {
            CheckCourt(lines, court?.Value, known);
            CheckSubAccount(subAccount, known);
        }

        var applicants = Parties(lines, PartyColumns.Applicant);
        var debtors = Parties(lines, PartyColumns.Debtor);
        foreach (var (debtor, line) in debtors.Where(d => d.Party.Kind is null))
        {
            faults.OfLine("case.debtor-kind-missing", line, CaseColumn.DebtorKind, $"Say whether the debtor {debtor.Name} is a company or a person; its identifier does not tell.",
                $"请注明被执行人“{debtor.Name}”是企业还是自然人（证件号无法判断）。");
        }

        var payees = Payees(lines, [.. applicants.Concat(debtors).Select(p => PersonName.Normalise(p.Party.Name))]);
        var titles = lines.Where(l => l.Has(CaseColumn.Title)).Select(cells.Title).OfType<CaseNumber>().Distinct().ToList();
        if (number is null || faults.Count > before || claim is null || officer is null)
            return null;
        return new CaseRow(number.Value, court?.Value ?? number.Value.Court, [.. applicants.Select(p => p.Party)], [.. debtors.Select(p => p.Party)],
            subAccount?.Value, officer.Value, claim.Value, outstanding?.Value ?? claim.Value, payees, titles, first.Line, first.Path, ending?.Value);
    }

    /// <summary>A value that belongs to the case: lines after the one that tells it leave it blank or repeat it.</summary>
    Told<T>? One<T>(IReadOnlyList<CaseLine> lines, CaseColumn column, Func<CaseLine, CaseColumn, Told<T>?> read)
    {
        Told<T>? told = null;
        foreach (var line in lines.Where(l => l.Has(column)))
        {
            var here = read(line, column);
            if (told is null)
                told = here;
            else if (here is not null && !EqualityComparer<T>.Default.Equals(here.Value, told.Value))
                Twice(line, column, told.Line, told.Text);
        }

        return told;
    }

    void Twice(CaseLine line, CaseColumn column, CaseLine earlier, string told)
    {
        var place = earlier.Line is { } number ? $"line {number}" : earlier.Path;
        var chinesePlace = earlier.Line is { } n ? $"第 {n} 行" : earlier.Path;
        faults.OfLine("case.number-twice", line, column, $"The same case stands in {place} with another {CaseColumns.English(column)} ({told}); correct one of them, or the case number.",
            $"同一案件在{chinesePlace}的{CaseColumns.Chinese(column)}为“{told}”，与此处不一致，请更正其一或更正案号。");
    }

    void RequireOne(IReadOnlyList<CaseLine> lines, CaseColumn column)
    {
        if (!lines.Any(l => l.Has(column)))
        {
            faults.OfLine("case.value-missing", lines[0], column, $"The case has no {CaseColumns.English(column)}; fill it in.",
                $"该案缺少{CaseColumns.Chinese(column)}，请填写。");
        }
    }

    void CheckCourt(IReadOnlyList<CaseLine> lines, string? court, CaseNumber number)
    {
        if (court is not null && !number.IsLegacy && court != number.Court)
        {
            faults.OfLine("case.court-differs", lines.First(l => l.Has(CaseColumn.Court)), CaseColumn.Court,
                $"The case number says {number.Court}, the column {court}; write the court code of the number or leave it blank.",
                $"案号中的法院代字为“{number.Court}”，本列为“{court}”，请改为一致或留空。");
        }
    }

    void CheckSubAccount(Told<BankAccountNumber>? account, CaseNumber number)
    {
        if (account is null || subAccounts.TryAdd(account.Value, (account.Line, number)))
            return;
        var other = subAccounts[account.Value].Number;
        faults.OfLine("case.sub-account-twice", account.Line, CaseColumn.SubAccount, $"This sub-account is given to {other} as well; each case has its own.",
            $"该子账号已用于 {other}，一案一账号，请更正。");
    }

    List<(PartyRow Party, CaseLine Line)> Parties(IReadOnlyList<CaseLine> lines, PartyColumns of)
    {
        var parties = new List<(PartyRow Party, CaseLine Line)>();
        var ofName = new Dictionary<string, List<int>>();
        foreach (var line in lines.Where(of.StandsIn))
        {
            var name = cells.Name(line, of.Name);
            var kind = cells.Kind(line, of.Kind);
            var id = cells.Id(line, of.Id, kind, out var kindOfId);
            var (phone, weChat) = cells.Contacts(line, of);
            kind ??= kindOfId;
            if (name is null)
                continue;

            // Two people may bear one name: only an equal or a missing identifier makes them one party.
            var normalised = PersonName.Normalise(name);
            if (!ofName.TryGetValue(normalised, out var namesakes))
                ofName.Add(normalised, namesakes = []);
            var same = namesakes.FindIndex(i => parties[i].Party.Id is null || id is null || parties[i].Party.Id == id);
            if (same < 0)
            {
                namesakes.Add(parties.Count);
                parties.Add((new PartyRow(name, kind, id, phone, weChat), line));
                continue;
            }

            var (known, knownLine) = parties[namesakes[same]];
            if (kind is not null && known.Kind is { } other && other != kind)
                Twice(line, of.Kind, knownLine, other == PartyKind.Company ? "company" : "person");
            else if (phone is not null && known.Phone is { } number && number != phone)
                Twice(line, of.Phone, knownLine, number.Address);
            else if (weChat is not null && known.WeChat is { } address && address != weChat)
                Twice(line, of.WeChat, knownLine, address.Address);
            else
                parties[namesakes[same]] = (known with { Kind = kind ?? known.Kind, Id = id ?? known.Id, Phone = phone ?? known.Phone, WeChat = weChat ?? known.WeChat }, knownLine);
        }

        if (!lines.Any(of.StandsIn))
            RequireOne(lines, of.Name);
        return parties;
    }

    List<PayeeRow> Payees(IReadOnlyList<CaseLine> lines, HashSet<string> parties)
    {
        var payees = new List<PayeeRow>();
        var ofName = new Dictionary<string, PayeeRow>();
        foreach (var line in lines.Where(l => l.Has(CaseColumn.Payee, CaseColumn.PayeeAccount, CaseColumn.PayeeBank, CaseColumn.PayeeCnaps,
            CaseColumn.ConfirmationDocument, CaseColumn.ConfirmedOn)))
        {
            if (line[CaseColumn.Payee] is { } cell && !parties.Contains(PersonName.Normalise(cell.Text)))
            {
                faults.OfLine("payee.not-a-party", line, CaseColumn.Payee, $"The payee {cell.Text} is no party of this case; name a party, or pay a third party by the collegial panel's decision later.",
                    $"收款人“{cell.Text}”不是本案当事人，请填写当事人；向案外人发放须另行合议决定。");
            }

            if (cells.Payee(line) is not { } payee)
                continue;
            if (ofName.TryAdd(PersonName.Normalise(payee.Name), payee))
            {
                payees.Add(payee);
            }
            else if (ofName[PersonName.Normalise(payee.Name)] with { Name = payee.Name } != payee)
            {
                faults.OfLine("payee.account-conflict", line, CaseColumn.PayeeAccount, $"The payee {payee.Name} has another account or confirmation further up; keep the one that was confirmed.",
                    $"收款人“{payee.Name}”在前文已有不同的账户或确认信息，请只保留已确认的一个。");
            }
        }

        return payees;
    }
}

/// <summary>The columns that tell of a party, by its role.</summary>
sealed record PartyColumns(CaseColumn Name, CaseColumn Kind, CaseColumn Id, CaseColumn Phone, CaseColumn WeChat, CaseColumn ContactDocument)
{
    public static PartyColumns Applicant { get; } =
        new(CaseColumn.Applicant, CaseColumn.ApplicantKind, CaseColumn.ApplicantId, CaseColumn.ApplicantPhone, CaseColumn.ApplicantWeChat, CaseColumn.ApplicantContactDocument);

    public static PartyColumns Debtor { get; } =
        new(CaseColumn.Debtor, CaseColumn.DebtorKind, CaseColumn.DebtorId, CaseColumn.DebtorPhone, CaseColumn.DebtorWeChat, CaseColumn.DebtorContactDocument);

    public bool StandsIn(CaseLine line) => line.Has(Name, Kind, Id, Phone, WeChat, ContactDocument);
}

/// <summary>A value, and where it was told.</summary>
sealed record Told<T>(T Value, CaseLine Line, string Text);
