using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases.Payees;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Ledger.Cases;

/// <summary>What became of a case file: counts, or the faults because of which nothing was taken.</summary>
/// <param name="Proposed">Accounts that differ from the confirmed one: each waits for a second person, and the confirmed one stays.</param>
/// <param name="KeptOpen">Cases that the file tells as ended and that money or an open matter keeps open here.</param>
/// <param name="AwaitHandover">Cases for which the file names another officer, and whose money or open matters are handed over first.</param>
public sealed record CaseImportOutcome(string File, string Sha256, int Added, int Updated, int Unchanged, IReadOnlyList<FileFault> Faults, int Proposed = 0, int KeptOpen = 0, int AwaitHandover = 0);

/// <summary>Takes in cases from the case system. A case that is known is brought up to date; a file with a fault changes nothing.</summary>
/// <source>S3 §19–20 (case master data are imported; one case, one account; the account is confirmed at filing)</source>
public sealed class ImportCases(LedgerDb db, PayeeDesk payees, ClosingDesk closing, Act act) : IUseCase
{
    public static Permission Needs => Permission.ImportCases;

    /// <param name="BookCode">The book of the court; null when there is only one.</param>
    public sealed record Request(CaseFile File, string FileName, string? BookCode = null);

    /// <exception cref="Refused"><see cref="LedgerRefusals.BookUnknown"/></exception>
    public async Task<CaseImportOutcome> ExecuteAsync(Request request, CancellationToken ct)
    {
        var books = await db.QueryAsync("select id from ledger.book where $1::text is null or code = $1", r => r.GetInt32(0), ct, request.BookCode);
        if (books.Count != 1)
            throw new Refused(LedgerRefusals.BookUnknown, request.BookCode ?? (books.Count == 0 ? "no book is open" : "there are several: name one"));
        // Two imports that bring the same case would otherwise both add it.
        await db.ExecuteAsync("select pg_advisory_xact_lock(hashtext('cases.import'))", ct);
        var faults = request.File.Faults.Concat(await AgainstTheLedgerAsync(books[0], request, ct)).ToList();
        if (faults.Count > 0)
            return new(request.FileName, request.File.Sha256, 0, 0, 0, faults);

        var officers = await OfficersAsync(request.File.Rows, ct);
        int added = 0, updated = 0, unchanged = 0, proposed = 0, keptOpen = 0, awaitHandover = 0;
        foreach (var row in request.File.Rows)
        {
            var known = await db.Set<EnforcementCase>().Include(c => c.Parties).ThenInclude(p => p.Accounts).Include(c => c.SubAccounts).Include(c => c.TitleCases).AsSplitQuery()
                .SingleOrDefaultAsync(c => c.NumberKey == row.Number.Key, ct);
            var enforcementCase = known ?? Add(books[0], row, officers[row.Officer.ToUpperInvariant()]);
            if (known is null)
                db.Add(enforcementCase);
            else
                awaitHandover += await BringUpToDateAsync(known, row, officers[row.Officer.ToUpperInvariant()], ct) ? 1 : 0;
            AddParties(enforcementCase, row);
            AddSubAccount(enforcementCase, row);
            AddTitles(enforcementCase, row);
            var others = AddAccounts(enforcementCase, row);
            var proposals = 0;
            foreach (var (party, payee) in others)
                proposals += await ProposeAsync(enforcementCase, party, payee, ct) ? 1 : 0;
            proposed += proposals;
            var changed = known is not null && (db.ChangeTracker.HasChanges() || proposals > 0);
            added += known is null ? 1 : 0;
            updated += changed ? 1 : 0;
            unchanged += known is not null && !changed ? 1 : 0;
            await db.SaveChangesAsync(ct);
            await TakeContactsAsync(enforcementCase, row, ct);
            if (row.Ending is { } ending && enforcementCase.State == "open" && !await EndAsync(enforcementCase, ending, request.File.Sha256, ct))
                keptOpen++;
        }
        act.About($"file:{request.File.Sha256}", $"{request.FileName}: {added} added, {updated} updated, {unchanged} unchanged, {proposed} accounts proposed, {keptOpen} kept open, {awaitHandover} await hand-over");
        return new(request.FileName, request.File.Sha256, added, updated, unchanged, [], proposed, keptOpen, awaitHandover);
    }

    // What keeps a case open here stays, whatever the case system says of it: the officer sees both.
    async Task<bool> EndAsync(EnforcementCase enforcementCase, CaseEnding ending, string sha256, CancellationToken ct)
    {
        await closing.LockAsync(enforcementCase.Id, ct);
        var matters = await closing.KeepsOpenAsync(enforcementCase.Id, ct);
        if (matters.Count > 0)
            await closing.ExceptAsync(enforcementCase.Id, ending, sha256, matters, ct);
        else
            await closing.CloseAsync(enforcementCase.Id, ending, null, ct);
        return matters.Count == 0;
    }

    /// <summary>What the file cannot know by itself: officers, and numbers that belong to another case.</summary>
    async Task<List<FileFault>> AgainstTheLedgerAsync(int bookId, Request request, CancellationToken ct)
    {
        var faults = new List<FileFault>();
        var officers = await OfficersAsync(request.File.Rows, ct);
        var numbers = request.File.Rows.Where(r => r.SubAccount is not null).Select(r => r.SubAccount!.Value.ToString()).ToArray();
        var bound = (await db.QueryAsync(
            "select s.number, c.number_key, c.number from cases.sub_account s join cases.enforcement_case c on c.id = s.case_id where s.book_id = $1 and s.number = any($2)",
            r => (Number: r.GetString(0), Key: r.GetString(1), Case: r.GetString(2)), ct, bookId, numbers)).ToDictionary(b => b.Number);
        foreach (var row in request.File.Rows)
        {
            if (!officers.ContainsKey(row.Officer.ToUpperInvariant()))
                faults.Add(Fault(row, "case.officer-unknown", "officer", $"There is no executor '{row.Officer}'; add the person first, or correct the name.", $"没有承办人“{row.Officer}”，请先添加人员或更正。"));
            if (row.SubAccount is { } number && bound.TryGetValue(number.ToString(), out var other) && other.Key != row.Number.Key)
                faults.Add(Fault(row, "case.sub-account-taken", "sub_account", $"Sub-account {number} is bound to {other.Case} for ever; ask the bank for another number.", $"子账号 {number} 已绑定 {other.Case}，不得重复使用。"));
        }
        return faults;

        FileFault Fault(CaseRow row, string code, string field, string sentence, string chinese) => new(code, request.FileName, row.Line, row.Path, field, sentence, chinese);
    }

    async Task<Dictionary<string, long>> OfficersAsync(IReadOnlyList<CaseRow> rows, CancellationToken ct)
    {
        var names = rows.Select(r => r.Officer.ToUpperInvariant()).Distinct().ToArray();
        return (await db.QueryAsync(
            """
            select p.normalized_user_name, p.id from access.person p
            where p.normalized_user_name = any($1)
              and exists (select from access.person_role r where r.person_id = p.id and r.role = 'EX' and r.revoked_at is null)
            """,
            r => (Name: r.GetString(0), Id: r.GetInt64(1)), ct, (object)names)).ToDictionary(p => p.Name, p => p.Id);
    }

    EnforcementCase Add(int bookId, CaseRow row, long officerId) => new()
    {
        BookId = bookId,
        NumberKey = row.Number.Key,
        Number = row.Number.Canonical,
        OfficerId = officerId,
        DebtorKind = row.Debtors[0].Kind == PartyKind.Company ? "company" : "person",
        ClaimMinor = row.Claim,
        OutstandingMinor = row.Outstanding,
        ImportedAt = act.Now,
        ImportedBy = act.Actor.Id,
    };

    // Money and open matters change hands by a list that two persons sign; until then the case stays whose it is.
    async Task<bool> BringUpToDateAsync(EnforcementCase known, CaseRow row, long officerId, CancellationToken ct)
    {
        var handsOver = officerId != known.OfficerId && (await db.QueryAsync("select 1 from cases.handover_matters($1) limit 1", r => r.GetInt32(0), ct, known.Id)).Count > 0;
        known.NamedOfficerId = handsOver ? officerId : null;
        if (!handsOver)
            known.OfficerId = officerId;
        known.ClaimMinor = row.Claim;
        known.OutstandingMinor = row.Outstanding;
        return handsOver;
    }

    static void AddParties(EnforcementCase enforcementCase, CaseRow row)
    {
        foreach (var (role, party) in PartiesOf(row))
        {
            var key = PersonName.Normalise(party.Name);
            var known = enforcementCase.Parties.Find(p => p.Role == role && p.NameKey == key);
            if (known is null)
                enforcementCase.Parties.Add(new Party { Role = role, Name = party.Name, NameKey = key, Identifier = party.Id });
            else
                known.Identifier = party.Id ?? known.Identifier;
        }
    }

    static IEnumerable<(string Role, PartyRow Party)> PartiesOf(CaseRow row) => row.Applicants.Select(p => ("applicant", p)).Concat(row.Debtors.Select(p => ("debtor", p)));

    static void AddSubAccount(EnforcementCase enforcementCase, CaseRow row)
    {
        if (row.SubAccount is { } number && enforcementCase.SubAccounts.All(s => s.Number != number.ToString()))
            enforcementCase.SubAccounts.Add(new SubAccount { BookId = enforcementCase.BookId, Number = number.ToString() });
    }

    static void AddTitles(EnforcementCase enforcementCase, CaseRow row)
    {
        foreach (var title in row.Titles.Where(t => enforcementCase.TitleCases.TrueForAll(known => known.NumberKey != t.Key)))
            enforcementCase.TitleCases.Add(new TitleCase { NumberKey = title.Key, Number = title.Canonical });
    }

    // An account without its paper is not confirmed, and money does not go to it. The first one of a party is the confirmation at filing;
    // one that differs from what is confirmed is for two persons to change.
    List<(Party Party, PayeeRow Payee)> AddAccounts(EnforcementCase enforcementCase, CaseRow row)
    {
        var others = new List<(Party, PayeeRow)>();
        foreach (var payee in row.Payees.Where(p => p is { ConfirmationDocument: not null, ConfirmedOn: not null }))
        {
            var key = PersonName.Normalise(payee.Name);
            var party = enforcementCase.Parties.OrderBy(p => p.Role == "applicant" ? 0 : 1).First(p => p.NameKey == key);
            var current = party.Accounts.Find(a => a.EndedAt is null);
            if (current is not null)
            {
                if ((current.AccountNo, current.BankName, current.Cnaps) != (payee.Account.ToString(), payee.Bank, payee.Cnaps ?? current.Cnaps))
                    others.Add((party, payee));
                continue;
            }
            party.Accounts.Add(new PayeeAccount
            {
                AccountNo = payee.Account.ToString(),
                BankName = payee.Bank,
                Cnaps = payee.Cnaps,
                ConfirmationDocument = payee.ConfirmationDocument!,
                ConfirmedOn = payee.ConfirmedOn!.Value,
                RecordedBy = act.Actor.Id,
                RecordedAt = act.Now,
            });
        }
        return others;
    }

    // What was told before, and has another one in its place by now, is not taken again: the case system tells the same thing every night.
    async Task TakeContactsAsync(EnforcementCase of, CaseRow row, CancellationToken ct)
    {
        var told = new List<(long Party, string Channel, ContactRow Contact)>();
        foreach (var (role, party) in PartiesOf(row))
        {
            var id = of.Parties.First(p => p.Role == role && p.NameKey == PersonName.Normalise(party.Name)).Id;
            if (party.Phone is { } phone)
                told.Add((id, ContactAddress.Sms, phone));
            if (party.WeChat is { } weChat)
                told.Add((id, ContactAddress.WeChat, weChat));
        }
        told = [.. told.DistinctBy(t => (t.Party, t.Channel))];
        if (told.Count == 0)
            return;
        var fresh = await db.QueryAsync(
            """
            select t.n from unnest($1, $2, $3, $4) with ordinality as t (party, channel, address, document, n)
            where not exists (select from cases.contact k where k.party_id = t.party and k.channel = t.channel and k.address = t.address and k.confirmation_document = t.document)
            """,
            r => told[(int)r.GetInt64(0) - 1], ct, told.Select(t => t.Party).ToArray(), told.Select(t => t.Channel).ToArray(), told.Select(t => t.Contact.Address).ToArray(), told.Select(t => t.Contact.Document).ToArray());
        var (parties, channels) = (fresh.Select(f => f.Party).ToArray(), fresh.Select(f => f.Channel).ToArray());
        await db.ExecuteAsync("update cases.contact k set ended_at = $3 from unnest($1, $2) as f (party, channel) where k.party_id = f.party and k.channel = f.channel and k.ended_at is null", ct, parties, channels, act.Now);
        await db.ExecuteAsync(
            "insert into cases.contact (party_id, channel, address, confirmation_document, recorded_by, recorded_at) select f.*, $5, $6 from unnest($1, $2, $3, $4) as f (party, channel, address, document)", ct,
            parties, channels, fresh.Select(f => f.Contact.Address).ToArray(), fresh.Select(f => f.Contact.Document).ToArray(), act.Actor.Id, act.Now);
        if (fresh.Count > 0)
            act.About($"case:{of.Id}", $"{fresh.Count} contacts");
    }

    // What waits, or was turned down before, is not proposed again: the case system tells the same thing every night.
    async Task<bool> ProposeAsync(EnforcementCase of, Party party, PayeeRow payee, CancellationToken ct)
    {
        await payees.LockAsync(party.Id, null, ct);
        var known = await db.QueryAsync("select 1 from cases.account_proposal where party_id = $1 and (state = 'Open' or account_no = $2 and document = $3)", r => r.GetInt32(0), ct,
            party.Id, payee.Account.ToString(), payee.ConfirmationDocument);
        if (known.Count > 0)
            return false;
        await db.ExecuteAsync(
            """
            insert into cases.account_proposal (case_id, party_id, account_no, bank_name, cnaps, holder_name, holder_key, document, paper_no, channel, confirmed_with, confirmed_on, proposed_by, proposed_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'CaseSystem', $6, $10, $11, $12)
            """,
            ct, of.Id, party.Id, payee.Account.ToString(), payee.Bank, payee.Cnaps, payee.Name, party.NameKey, payee.ConfirmationDocument, await payees.PaperNoAsync(ct), payee.ConfirmedOn, act.Actor.Id, act.Now);
        return true;
    }
}
