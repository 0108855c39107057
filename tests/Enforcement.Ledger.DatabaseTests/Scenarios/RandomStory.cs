using System.Globalization;
using System.Text;
using NodaTime;
using static Enforcement.Ledger.DatabaseTests.Scenarios.StoryModel;

namespace Enforcement.Ledger.DatabaseTests.Scenarios;

/// <summary>What may be tried next.</summary>
/// <param name="Then">What the model makes of an outcome that is no refusal: its word, and the sum that the ledger tells with it.</param>
/// <param name="Must">The outcome that it has to have, such as <c>refused</c>; null where the ledger decides.</param>
sealed record Choice(int Weight, string Text, Action<string, long>? Then = null, string? Must = null);

/// <summary>A story made up act by act from a seed: mostly what a court would do next, now and then what must not be. The same seed makes the same
/// story as long as the ledger answers the same.</summary>
sealed class RandomStory(int seed)
{
    const int MostCases = 4;

    readonly Random random = new(seed);
    readonly StoryModel model = new();
    readonly StringBuilder told = new();
    readonly Dictionary<char, int> labels = [];
    readonly Dictionary<string, int> refusals = [];
    LocalDateTime now = StartOf(seed);
    HashSet<string> checks = [];
    bool held;
    bool treasury;
    bool delegated;
    string roleOfCashier = "CSH";

    public string Told => told.ToString();

    public LocalDateTime Start { get; } = StartOf(seed);

    // Before the spring festival, before the national day, before the end of the year.
    static LocalDateTime StartOf(int seed) => (seed % 3) switch { 0 => new(2026, 2, 9, 9, 0), 1 => new(2026, 9, 24, 9, 0), _ => new(2026, 12, 21, 9, 0) };

    /// <summary>The next act, at its moment, without its outcome.</summary>
    public (string Text, Choice Choice) Next()
    {
        now += Period.FromMinutes(random.Next(100) switch
        {
            < 85 => random.Next(1, 20),
            < 94 => random.Next(60, 600),
            < 98 => random.Next(1, 4) * 1440,
            98 => random.Next(5, 12) * 1440,
            _ => random.Next(20, 60) * 1440,
        });
        var choices = Choices().ToList();
        var at = random.Next(choices.Sum(Weight));
        var choice = choices.First(c => (at -= Weight(c)) < 0);
        return ($"{Moment} {choice.Text}", choice);
    }

    // What was refused is tried again now and then: it may have become right.
    int Weight(Choice choice) => (choice.Weight << 4) >> Math.Min(refusals.GetValueOrDefault(choice.Text), 5);

    /// <summary>Writes down how an act went, and lets the model follow.</summary>
    public void Learn(string text, Choice choice, string outcome, string word, long amount)
    {
        Tell($"{text} => {outcome}");
        refusals[choice.Text] = word == "refused" ? refusals.GetValueOrDefault(choice.Text) + 1 : 0;
        if (word is not ("refused" or "held" or "rejected"))
            choice.Then?.Invoke(word, amount);
    }

    /// <summary>What must be so now, as lines of the story, each with whether it was so after the act before.</summary>
    public IReadOnlyList<(string Line, bool Known)> Checks()
    {
        var before = checks;
        checks = [.. model.Checks(!held)];
        return [.. checks.Select(c => ($"{Moment} {c}", before.Contains(c)))];
    }

    string Moment => now.ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    public void Tell(string line) => told.AppendLine(line);

    IEnumerable<Choice> Choices()
    {
        if (model.Cases.Count < MostCases)
            yield return NewCase(model.Cases.Count < 2 ? 200 : 4);
        if (model.Cases.Count == 0)
            yield break;
        foreach (var choice in TheBank().Concat(TheClock()).Concat(UnknownFunds()).Concat(Fees()).Concat(Persons()))
            yield return choice;
        foreach (var choice in model.Cases.SelectMany(OfCase).Concat(model.Payouts.SelectMany(OfPayout)).Concat(model.Matters.SelectMany(OfMatter)).Concat(model.Holds.Where(h => !h.Lifted || random.Next(8) == 0).SelectMany(OfHold)))
            yield return choice;
    }

    Choice NewCase(int weight)
    {
        var n = model.Cases.Count + 1;
        // Of every two cases the parties are the same, so that money may go from one to the other.
        var of = new ModelCase($"C{n}", $"（2026）川0104执{(n == 4 ? "恢" : "")}{n}01号", n == 3 ? "ex2" : "ex1", n % 2 == 0 ? "甲公司" : $"甲公司{n / 2}", n % 2 == 0 ? "乙公司" : $"乙公司{n / 2}");
        of = n % 2 == 0 ? new(of.Label, of.Number, of.Officer, model.Cases[n - 2].Applicant, model.Cases[n - 2].Debtor) : of;
        var claim = random.Next(4) == 0 ? 500_000 : 50_000_000;
        return new(weight, $"adm1 case label={of.Label} number={of.Number} applicant={of.Applicant} debtor={of.Debtor} claim={Text(claim)} officer={of.Officer}", (_, _) => model.Cases.Add(of), "ok");
    }

    IEnumerable<Choice> TheBank()
    {
        foreach (var of in model.Cases)
        {
            var (label, amount) = (Label('B'), Amount(9_000_000));
            yield return new(model.Bank == 0 ? 20 : 4, $"bank credit label={label} amount={Text(amount)} payer={of.Debtor} case={of.Label}", (_, _) => Credit(of, Named('B', amount), random.Next(6) == 0), "ok");
        }
        var stray = Amount(3_000_000);
        yield return new(4, $"bank credit label={Label('U')} amount={Text(stray)} payer=路人{labels.GetValueOrDefault('U') + 1}", (_, _) => Credit(null, Named('U', stray), false), "ok");
        if (twin is { } again)
            yield return new(30, again.Text, (_, _) =>
            {
                twin = null;
                Arrives(again.Case, new(again.Label, again.Amount) { Gone = true });
            }, "ok");
        yield return new(1, $"bank interest amount={Text(stray % 500 + 1)}", (_, _) => model.Pending.Add((stray % 500 + 1, () => model.Interest += stray % 500 + 1)), "ok");
        yield return new(1, "bank charge amount=2.00", (_, _) => model.Pending.Add((-200, () => model.Charge += 200)), "ok");
        if (model.Bank > 100_000)
            yield return new(1, "bank debit amount=3.33 payee=来历不明", (_, _) => model.Pending.Add((-333, () => { })), "ok");
        if (held)
            yield return new(25, "bank statement fixed=yes", (_, _) =>
            {
                held = false;
                statement = true;
                model.Post(waiting);
                waiting.Clear();
            }, "posted");
        // A statement that nets to nothing waits for a person when its days were told before: that is a story of its own.
        else if (model.Pending.Sum(p => p.Amount) != 0)
        {
            yield return new(30, "bank statement", (_, _) =>
            {
                statement = true;
                model.Post(model.Pending);
                model.Pending.Clear();
            }, "posted");
            if (statement && model.Credits.FindLast(c => !c.Posted && !c.Gone) is { } dropped)
                yield return new(2, $"bank statement drop={dropped.Label}", null, "held");
        }
        if (statement && !held)
            yield return new(2, "bank statement again=yes", null, "posted");
    }

    bool statement;
    readonly List<(long Amount, Action Post)> waiting = [];
    (string Text, string Label, ModelCase Case, long Amount)? twin;

    /// <summary>A statement was held: what it tells waits, and what the bank books from now on is on the next one.</summary>
    public void Held()
    {
        held = true;
        waiting.AddRange(model.Pending);
        model.Pending.Clear();
    }

    void Credit(ModelCase? of, ModelCredit credit, bool withTwin)
    {
        model.Credits.Add(credit);
        Arrives(of, credit);
        if (withTwin && of is not null)
            twin = ($"bank credit label={credit.Label} amount={Text(credit.Amount)} payer={of.Debtor} case={of.Label}", credit.Label, of, credit.Amount);
    }

    void Arrives(ModelCase? of, ModelCredit credit) => model.Pending.Add((credit.Amount, () =>
    {
        twin = null;
        credit.Posted = true;
        if (of is { NumberClosed: false })
        {
            credit.Case = of;
            model.Arrive(of, credit.Amount);
        }
        else
            model.Unknown += credit.Amount;
    }));

    IEnumerable<Choice> TheClock()
    {
        yield return new(4, "clock sweep", null, "ok");
    }

    IEnumerable<Choice> UnknownFunds()
    {
        foreach (var credit in model.Credits.Where(c => c.Posted && !c.Gone))
        {
            var line = $"line={credit.Label}";
            if (credit.Case is { } had)
            {
                yield return new(1, $"acc1 reverse entry-of={credit.Label} reason=入错案件", (_, _) =>
                {
                    had[Fund.Available] -= credit.Amount;
                    model.Unknown += credit.Amount;
                    credit.Case = credit.ClaimedFor = null;
                });
                continue;
            }
            var of = OneOf(model.Cases);
            if (credit.ClaimedFor is null && credit.RefundBy is null)
            {
                yield return new(6, $"{of.Officer} claim {line} case={of.Label} evidence=付款凭证 notified=电话告知付款人", (_, _) => (credit.ClaimedFor, credit.ClaimedBy) = (of, of.Officer));
                yield return new(3, $"csh1 refund {line} reason=汇错账户", (_, _) => credit.RefundBy = "csh1");
            }
            if (credit.Refunding)
            {
                yield return new(5, $"bank debit refund={credit.Label}", (_, _) => model.Pending.Add((-credit.Amount, () =>
                {
                    if (!credit.Refunding)
                        return;
                    model.RefundsInTransit -= credit.Amount;
                    (credit.Gone, credit.Refunding) = (true, false);
                })));
                yield return new(2, $"reg1 fail {line} reason=账户已销户", (_, _) =>
                {
                    model.RefundsInTransit -= credit.Amount;
                    model.Unknown += credit.Amount;
                    (credit.Refunding, credit.RefundBy) = (false, null);
                });
            }
            else if (credit.ClaimedFor is { } claimed)
            {
                yield return new(2, $"{credit.ClaimedBy} confirm {line}", null, "refused");
                foreach (var by in (string[])["acc1", "vp1"])
                    yield return new(8, $"{by} confirm {line}", (_, _) =>
                    {
                        model.Unknown -= credit.Amount;
                        credit.Case = claimed;
                        model.Arrive(claimed, credit.Amount);
                    });
                yield return new(1, $"acc1 reject {line} reason=证据不足", (_, _) => credit.ClaimedFor = null);
                yield return new(1, $"{credit.ClaimedBy} withdraw {line}", (_, _) => credit.ClaimedFor = null);
            }
            else if (credit.RefundBy is not null)
            {
                yield return new(1, $"{credit.RefundBy} confirm {line}", null, "refused");
                foreach (var by in (string[])["acc1", "vp1"])
                    yield return new(6, $"{by} confirm {line}", (_, _) =>
                    {
                        model.Unknown -= credit.Amount;
                        model.RefundsInTransit += credit.Amount;
                        credit.Refunding = true;
                    });
                yield return new(1, $"{credit.RefundBy} withdraw {line}", (_, _) => credit.RefundBy = null);
            }
        }
    }

    IEnumerable<Choice> Fees()
    {
        if (!treasury)
            yield return new(1, "csh1 treasury account=270000000000000001 name=国家金库成都分库", (_, _) => treasury = true);
        else
        {
            yield return new(2, "acc1 confirm treasury=it");
            var due = model.Matters.Where(m => m is { Kind: "deduction", Fund: Fund.Fee, State: "Confirmed" }).Where(m => !model.Matters.Exists(b => b.Kind == "fees" && b.State is "Proposed" or "Approved" or "Booked" && b.Items.Contains(m))).ToList();
            if (due.Count > 0)
            {
                var label = Label('G');
                yield return new(3, $"csh1 pay-fees label={label}", (state, amount) => model.Matters.Add(new("fees", Label('G', used: true), due[0].Case, amount, state, "csh1") { Items = due }));
            }
        }
    }

    IEnumerable<Choice> Persons()
    {
        if (!delegated)
            yield return new(1, $"adm1 delegate from=dir1 to=ex2 until={now.Date.PlusDays(3):uuuu-MM-dd} reason=出差", (_, _) => delegated = true);
        else
            yield return new(1, "dir1 revoke from=dir1 to=ex2", (_, _) => delegated = false);
        var role = roleOfCashier == "CSH" ? "ACC" : "CSH";
        yield return new(1, $"adm1 role person=csh2 role={role}", (_, _) => roleOfCashier = role);
    }

    IEnumerable<Choice> OfCase(ModelCase of)
    {
        var (free, weight) = (of[Fund.Available], of[Fund.Available] > 0 ? 6 : 0);
        var part = Part(free);
        if (free > 0)
        {
            foreach (var lots in (string[])["", LotsOf(of)])
                yield return new(weight * 2, $"{of.Officer} draft label={Label('P')} case={of.Label} amount={Text(part)} payee=applicant{lots}", (state, _) => model.Payouts.Add(new(Label('P', used: true), of, part, Fund.Available, state)));
            foreach (var lot in (string[])["", LotOf(of)])
            {
                yield return new(2, $"{of.Officer} dispute label={Label('D')} case={of.Label} amount={Text(part)} reason=案外人异议{lot}", (_, _) =>
                {
                    model.Matters.Add(new("dispute", Label('D', used: true), of, part, "open", of.Officer));
                    model.Move(of, Fund.Available, Fund.Disputed, part);
                });
                yield return new(2, $"{of.Officer} deposit label={Label('E')} case={of.Label} ground=refused document=提存审批表{lot}{(lot.Length == 0 ? $" amount={Text(part)}" : "")}",
                    (state, amount) => model.Matters.Add(new("deposit", Label('E', used: true), of, amount, state, of.Officer)));
            }
            yield return new(2, $"{of.Officer} fee label={Label('F')} case={of.Label}{(random.Next(2) == 0 ? $" amount={Text(Math.Min(part, 5000))}" : "")}",
                (state, amount) => model.Matters.Add(new("deduction", Label('F', used: true), of, amount, state, of.Officer) { Fund = Fund.Fee }));
            yield return new(1, $"{of.Officer} fee label={Label('F')} case={of.Label} basis=recovered", (state, amount) => model.Matters.Add(new("deduction", Label('F', used: true), of, amount, state, of.Officer) { Fund = Fund.Fee }));
            yield return new(2, $"{of.Officer} surplus label={Label('S')} case={of.Label} document=结余认定", (state, amount) => model.Matters.Add(new("deduction", Label('S', used: true), of, amount, state, of.Officer) { Fund = Fund.Surplus }));
            yield return new(1, $"{of.Officer} draft label={Label('P')} case={of.Label} amount={Text(free + of[Fund.Held] + 1)} payee=applicant", null, "refused");
            yield return new(1, $"{of.Officer} dispute label=D99 case={of.Label} amount={Text(free + 1)} reason=过多", null, "refused");
            foreach (var to in model.Cases.Where(c => c != of))
            {
                yield return new(2, $"{of.Officer} transfer label={Label('T')} from={of.Label} to={to.Label} amount={Text(part)} ground={(to.Applicant == of.Applicant ? "same-parties" : "wrong-posting")}{(random.Next(3) == 0 ? LotsOf(of) : "")}",
                    (state, _) => model.Matters.Add(new("transfer", Label('T', used: true), of, part, state, of.Officer) { To = to }));
                yield return new(1, $"{of.Officer} transfer label=T99 from={of.Label} to={to.Label} amount={Text(free + 1)} ground=wrong-posting", null, "refused");
            }
        }
        if (of[Fund.Surplus] is > 0 and var over)
        {
            var back = Part(over);
            yield return new(4, $"{of.Officer} draft label={Label('P')} case={of.Label} amount={Text(back)} payee={of.Debtor} of=surplus", (state, _) => model.Payouts.Add(new(Label('P', used: true), of, back, Fund.Surplus, state)));
        }
        if (free > 0)
            yield return new(1, $"{of.Officer} draft label={Label('P')} case={of.Label} amount={Text(part)} payee={of.Debtor} of=refund ground=误付 document=退款申请", (state, _) => model.Payouts.Add(new(Label('P', used: true), of, part, Fund.Available, state) { ToPayer = true }));
        if (of[Fund.Surplus] > 0 || random.Next(10) == 0)
            yield return new(2, $"{of.Officer} payee label=K{of.Label[1]}{of.Accounts} case={of.Label} name=debtor account=62210000000000{of.Label[1]}{of.Accounts:D4}", (_, _) => model.Matters.Add(new("payee", $"K{of.Label[1]}{of.Accounts++}", of, 0, "open", of.Officer)));
        var asked = random.Next(2) == 0 ? Amount(Math.Max(2, of.Total * 3 / 2)) : (long?)null;
        var by = random.Next(2) == 0 ? of.Officer : "dir1";
        yield return new(1, $"{by} hold label={Label('H')} type={(asked is null ? "suspended" : "garnished")} case={of.Label}{(asked is { } sum ? $" amount={Text(sum)}" : "")} document=裁定书 confirmed=no", (_, _) => model.Place(new(Label('H', used: true), of, asked, by, false)));
        yield return new(1, $"{by} hold label={Label('H')} type=heir-unknown case={of.Label}{(asked is { } some ? $" amount={Text(some)}" : "")} party={of.Applicant} document=死亡证明 confirmed=no", (_, _) => model.Place(new(Label('H', used: true), of, asked, by, true)));
        yield return new(1, $"{of.Officer} defer label={Label('Q')} case={of.Label} ground=not-collected until={now.Date.PlusDays(random.Next(2, 40)):uuuu-MM-dd} document=领款通知书", (state, _) => model.Matters.Add(new("deferral", Label('Q', used: true), of, 0, state, of.Officer)));
        yield return new(1, $"{of.Officer} payee label=K{of.Label[1]}{of.Accounts} case={of.Label} account=62220000000000{of.Label[1]}{of.Accounts:D4} with={of.Applicant}", (_, _) => model.Matters.Add(new("payee", $"K{of.Label[1]}{of.Accounts++}", of, 0, "open", of.Officer)));
        if (!of.Closed)
            yield return new(of.Total == 0 && model.Bank > 0 ? 2 : 1, $"{of.Officer} close case={of.Label} document=结案通知书", (_, _) => of.Closed = of.NumberClosed = true, of.Total > 0 ? "refused" : null);
        else
            yield return new(6, $"{of.Officer} reopen case={of.Label} document=恢复执行通知书", (_, _) => of.Closed = false, "open");
        yield return new(1, $"{(of.Officer == "ex1" ? "ex2" : "ex1")} hold label=H99 type=suspended case={of.Label} document=裁定书", null, "refused");
    }

    IEnumerable<Choice> OfPayout(ModelPayout p)
    {
        var (of, name) = (p.Case, $"payout={p.Label}");
        var officer = of.Officer;
        switch (p.State)
        {
            case "Draft":
                yield return new(14, $"{officer} submit {name}", (state, _) =>
                {
                    (p.State, p.Round) = (state, p.Round + 1);
                    model.Move(of, p.Source, Fund.Reserved, p.Amount);
                }, of[p.Source] < p.Amount ? "refused" : null);
                yield return new(1, $"{officer} withdraw {name}", (state, _) => p.State = state, "Withdrawn");
                yield return Split(p, Fund.Available, 2);
                yield return new(1, $"ins1 submit {name}", null, "refused");
                break;
            case "InApproval":
                yield return new(14, $"dir1 approve {name}", (state, _) => p.State = state);
                yield return new(12, $"vp1 approve {name}", (state, _) => p.State = state);
                if (delegated)
                    yield return new(3, $"ex2 approve {name}", (state, _) => p.State = state, officer == "ex2" ? "refused" : null);
                yield return new(1, $"{officer} approve {name}", null, "refused");
                yield return new(1, $"dir1 reject {name}", (state, _) => Back(p, Fund.Reserved, state));
                yield return new(1, $"{officer} withdraw {name}", (state, _) => Back(p, Fund.Reserved, state));
                yield return Split(p, Fund.Reserved, 3);
                break;
            case "NoticeIssued":
                foreach (var by in Finance)
                    yield return new(7, $"{by} accept {name}", (state, _) => (p.State, p.AcceptedBy) = (state, by));
                yield return new(1, $"acc1 return {name} reason=材料不全", (state, _) => Back(p, Fund.Reserved, state));
                yield return Split(p, Fund.Reserved, 3);
                break;
            case "Accepted":
                foreach (var by in Finance)
                    yield return new(7, $"{by} release {name}", (state, _) =>
                    {
                        (p.State, p.ReleasedBy, p.Sent) = (state, by, false);
                        model.Move(of, Fund.Reserved, Fund.InTransit, p.Amount);
                    }, by == p.AcceptedBy ? "refused" : null);
                yield return new(1, $"acc1 return {name} reason=账号有误", (state, _) => Back(p, Fund.Reserved, state));
                yield return Split(p, Fund.Reserved, 1) with { Must = "refused", Then = null };
                break;
            case "Released" or "Uncertain":
                yield return Debit(p, 12, p.Amount);
                yield return Debit(p, 1, Math.Max(1, p.Amount - 1));
                yield return new(2, $"bank reject {name}", (state, _) => Rejected(p, state));
                yield return new(1, $"bank answer {name} status=ACSP", (state, _) => (p.State, p.Sent) = (state, true));
                yield return new(2, $"csh1 query {name}", (state, _) => p.State = state);
                foreach (var by in Finance)
                    yield return new(2, $"{by} recall {name} reason=账号有误", (state, _) => Back(p, Fund.InTransit, state), by == p.ReleasedBy || p.Sent || p.State == "Uncertain" ? "refused" : null);
                break;
            case "Paid":
                yield return BankReturn(p, 4, p.Amount, "");
                yield return BankReturn(p, 1, Math.Max(1, p.Amount / 2), "");
                yield return BankReturn(p, 1, p.Amount, " anonymous=yes");
                yield return Debit(p, 1, p.Amount);
                yield return new(1, $"bank reject {name}", (state, _) => p.State = state, "Paid");
                yield return new(1, $"{officer} reissue {name}", null, "refused");
                break;
            case "Failed":
                yield return Reissue(p);
                if (p.Sent)
                    yield return Debit(p, 1, p.Amount);
                break;
            case "Returned":
                yield return Reissue(p);
                if (p.ReturnUndecided)
                {
                    yield return new(5, $"acc1 confirm {name}", (state, _) =>
                    {
                        (p.State, p.ReturnUndecided) = (state, false);
                        model.Move(of, Fund.Returned, p.Source, p.Amount);
                    });
                    yield return new(1, $"acc1 reject return={p.Label} reason=不是退票", (state, _) =>
                    {
                        (p.State, p.ReturnUndecided) = (state, false);
                        of[Fund.Returned] -= p.Amount;
                        model.Unknown += p.Amount;
                    });
                }
                else
                {
                    yield return new(1, $"acc1 undo return={p.Label} reason=确认有误");
                    yield return new(2, $"csh1 confirm-undo return={p.Label}", (state, _) =>
                    {
                        p.State = state;
                        of[p.Source] -= p.Amount;
                        model.Unknown += p.Amount;
                    });
                }
                break;
            case "Disputed":
                yield return new(3, $"{officer} settle dispute={p.Label} for=payee", (state, _) => Back(p, Fund.Disputed, state));
                yield return new(2, $"{officer} settle dispute={p.Label} for=debtor", (state, _) => Back(p, Fund.Disputed, state));
                break;
            case "OnHold":
                yield return new(1, $"{officer} withdraw {name}", (state, _) => Back(p, Fund.Reserved, state));
                yield return new(1, $"dir1 approve {name}", null, "refused");
                yield return new(1, $"csh1 release {name}", null, "refused");
                break;
            default:
                yield return new(1, $"{officer} submit {name}", null, "refused");
                break;
        }
    }

    static readonly string[] Finance = ["acc1", "csh1", "csh2"];

    void Back(ModelPayout p, Fund from, string state)
    {
        p.State = state;
        model.Move(p.Case, from, p.Source, p.Amount);
    }

    void Rejected(ModelPayout p, string state)
    {
        p.Sent = true;
        if (state == "Failed")
            Back(p, Fund.InTransit, state);
        else
            p.State = state;
    }

    Choice Split(ModelPayout p, Fund from, int weight)
    {
        var disputed = Part(p.Amount);
        return new(weight, $"{p.Case.Officer} split payout={p.Label} disputed={Text(disputed)} as={Label('P')} reason=案外人异议", (_, _) =>
        {
            p.Amount -= disputed;
            model.Payouts.Add(new(Label('P', used: true), p.Case, disputed, Fund.Available, "Disputed"));
            model.Move(p.Case, from, Fund.Disputed, disputed);
        }, disputed == p.Amount || p.Source == Fund.Surplus || p.ToPayer ? "refused" : null);
    }

    Choice Reissue(ModelPayout p) => new(6, $"{p.Case.Officer} reissue payout={p.Label}", (state, _) =>
    {
        if (p.ReturnUndecided)
            model.Move(p.Case, Fund.Returned, p.Source, p.Amount);
        (p.State, p.ReturnUndecided, p.Sent, p.Round) = (state, false, false, p.Round + 1);
        model.Move(p.Case, p.Source, Fund.Reserved, p.Amount);
    });

    Choice Debit(ModelPayout p, int weight, long amount) => new(weight, $"bank debit payout={p.Label}{(amount == p.Amount ? "" : $" amount={Text(amount)}")}", (_, _) =>
    {
        var round = p.Round;
        p.Sent = true;
        model.Pending.Add((-amount, () =>
        {
            if (p.State is not ("Released" or "Uncertain") || p.Round != round || amount != p.Amount)
                return;
            p.State = "Paid";
            p.Case[Fund.InTransit] -= amount;
        }));
    });

    Choice BankReturn(ModelPayout p, int weight, long amount, string how) => new(weight, $"bank return payout={p.Label}{(amount == p.Amount ? "" : $" amount={Text(amount)}")} code=AC04{how}", (_, _) =>
    {
        var round = p.Round;
        model.Pending.Add((amount, () =>
        {
            if (p.State == "Paid" && p.Round == round && amount == p.Amount && (how.Length == 0 || Alike(p) == 1))
            {
                (p.State, p.ReturnUndecided) = ("Returned", true);
                p.Case[Fund.Returned] += amount;
            }
            else
                model.Unknown += amount;
        }));
    });

    int Alike(ModelPayout p) => model.Payouts.Count(o => o.State == "Paid" && o.Amount == p.Amount && o.Case.Applicant == p.Case.Applicant && o.Source == p.Source && o.ToPayer == p.ToPayer);

    IEnumerable<Choice> OfMatter(ModelMatter m)
    {
        var (of, officer) = (m.Case, m.Case.Officer);
        switch (m.Kind, m.State)
        {
            case ("dispute", "open"):
                yield return new(3, $"{officer} settle dispute={m.Label} for=payee", (_, _) =>
                {
                    m.State = "settled";
                    model.Move(of, Fund.Disputed, Fund.Available, m.Amount);
                }, "ok");
                yield return new(2, $"dir1 settle dispute={m.Label} for=debtor", (_, _) =>
                {
                    m.State = "settled";
                    model.Move(of, Fund.Disputed, Fund.Surplus, m.Amount);
                });
                break;
            case ("deduction", "Proposed"):
                foreach (var by in (string[])["dir1", "vp1"])
                    yield return new(3, $"{by} confirm deduction={m.Label}", (state, _) =>
                    {
                        (m.State, m.DecidedBy) = (state, by);
                        model.Move(of, Fund.Available, m.Fund, m.Amount);
                    }, of[Fund.Available] < m.Amount ? "refused" : null);
                yield return new(1, $"dir1 reject deduction={m.Label}", (state, _) => m.State = state);
                yield return new(1, $"{officer} confirm deduction={m.Label}", null, "refused");
                break;
            case ("deduction", "Confirmed"):
                foreach (var by in (string[])["dir1", "vp1"])
                    yield return new(1, $"{by} reverse deduction={m.Label} reason=有误", (state, _) =>
                    {
                        m.State = state;
                        model.Move(of, m.Fund, Fund.Available, m.Amount);
                    }, by == m.DecidedBy || of[m.Fund] < m.Amount ? "refused" : null);
                break;
            case ("deposit", "Applied"):
                yield return new(4, $"vp1 approve deposit={m.Label}", (_, _) =>
                {
                    m.State = "Approved";
                    model.Move(of, Fund.Available, Fund.Deposited, m.Amount);
                }, of[Fund.Available] < m.Amount ? "refused" : null);
                yield return new(1, $"dir1 reject deposit={m.Label}", (_, _) => m.State = "Refused");
                yield return new(1, $"{officer} withdraw deposit={m.Label}", (_, _) => m.State = "Withdrawn");
                break;
            case ("deposit", "Approved"):
                yield return new(2, $"{officer} end deposit={m.Label} document=领款申请");
                yield return new(1, $"dir1 end deposit={m.Label} document=领款申请", (_, _) => m.AskedBy = "dir1");
                if (m.AskedBy == "dir1")
                    yield return new(1, $"dir1 confirm deposit={m.Label}", null, "refused");
                yield return new(2, $"vp1 confirm deposit={m.Label}", (state, _) =>
                {
                    m.State = state;
                    model.Move(of, Fund.Deposited, Fund.Available, m.Amount);
                });
                break;
            case ("deferral", "Applied"):
                yield return new(3, $"dir1 approve deferral={m.Label}", (_, _) => m.State = "Approved");
                yield return new(1, $"vp1 reject deferral={m.Label}", (_, _) => m.State = "Refused");
                break;
            case ("deferral", "Approved"):
                yield return new(1, $"{officer} end deferral={m.Label} reason=申请人前来领款", (_, _) => m.State = "Ended");
                break;
            case ("transfer", "Proposed"):
                yield return new(4, $"dir1 approve transfer={m.Label}", (state, _) =>
                {
                    m.State = state;
                    of[Fund.Available] -= m.Amount;
                    model.Arrive(m.To!, m.Amount);
                }, of[Fund.Available] < m.Amount || m.To!.Closed ? "refused" : null);
                yield return new(1, $"vp1 reject transfer={m.Label}", (state, _) => m.State = state);
                yield return new(1, $"{officer} withdraw transfer={m.Label}", (state, _) => m.State = state);
                break;
            case ("transfer", "Approved"):
                yield return new(1, $"acc1 undo transfer={m.Label} reason=案号有误");
                yield return new(2, $"dir1 confirm-undo transfer={m.Label}", (state, _) =>
                {
                    m.State = state;
                    m.To![Fund.Available] -= m.Amount;
                    model.Arrive(of, m.Amount);
                }, m.To![Fund.Available] < m.Amount ? "refused" : null);
                break;
            case ("payee", "open"):
                yield return new(2, $"reg1 confirm payee={m.Label}", (_, _) => m.State = "confirmed");
                yield return new(1, $"reg1 reject payee={m.Label}", (_, _) => m.State = "rejected");
                break;
            case ("fees", "Proposed"):
                yield return new(3, $"acc1 approve fees={m.Label}", (state, _) =>
                {
                    m.State = state;
                    m.Items.ToList().ForEach(i => model.Move(i.Case, Fund.Fee, Fund.InTransit, i.Amount));
                });
                yield return new(1, $"acc1 reject fees={m.Label}", (state, _) => m.State = state);
                break;
            case ("fees", "Approved"):
                yield return new(3, $"bank debit fees={m.Label}", (_, _) => model.Pending.Add((-m.Amount, () =>
                {
                    if (m.State != "Approved")
                        return;
                    m.State = "Booked";
                    m.Items.ToList().ForEach(i => i.Case[Fund.InTransit] -= i.Amount);
                })));
                yield return new(1, $"csh2 fail fees={m.Label} reason=银行退回指令", (state, _) =>
                {
                    m.State = state;
                    m.Items.ToList().ForEach(i => model.Move(i.Case, Fund.InTransit, Fund.Fee, i.Amount));
                });
                break;
        }
    }

    IEnumerable<Choice> OfHold(ModelHold h)
    {
        if (h.Lifted)
        {
            yield return new(1, $"vp1 lift hold={h.Label} document=解除裁定", null, "refused");
            yield break;
        }
        yield return new(1, $"reg1 confirm hold={h.Label}");
        yield return new(4, $"vp1 lift hold={h.Label} document=解除裁定", (_, _) => model.Lift(h), "ok");
        yield return new(1, $"{h.PlacedBy} lift hold={h.Label} document=解除裁定", null, "refused");
    }

    string LotOf(ModelCase of) => model.Credits.Where(c => c.Case == of).ToList() is { Count: > 0 } lots ? $" lot={OneOf(lots).Label}" : "";

    string LotsOf(ModelCase of) => model.Credits.Where(c => c.Case == of).Select(c => c.Label).Take(3).ToList() is { Count: > 0 } lots ? $" lots={string.Join(',', lots)}" : "";

    T OneOf<T>(List<T> all) => all[random.Next(all.Count)];

    // All of it, one fen of it, or some.
    long Part(long of) => of <= 1 ? of : random.Next(4) switch { 0 or 1 => of, 2 => 1 + random.NextInt64(of - 1), _ => (of + 1) / 2 };

    long Amount(long most) => random.Next(5) switch { 0 => 1 + random.NextInt64(9), 1 => 100_000, 2 => Math.Max(1, most), _ => 1 + random.NextInt64(most) };

    ModelCredit Named(char kind, long amount) => new(Label(kind, used: true), amount);

    /// <summary>The next label of its kind; it is taken only when the act went through.</summary>
    string Label(char kind, bool used = false)
    {
        var next = labels.GetValueOrDefault(kind) + 1;
        if (used)
            labels[kind] = next;
        return $"{kind}{next}";
    }
}
