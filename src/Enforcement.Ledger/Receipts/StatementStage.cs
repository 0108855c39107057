using System.Buffers.Binary;
using System.Text.Json;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.Formats;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.Ledger.Receipts;

/// <summary>One statement of a staged file. Its lines are in the stage under its ordinal.</summary>
public sealed record StagedStatement(int Ordinal, StatementHeader Header, StatementFooter? Footer);

/// <summary>A file that was read through once: its lines are staged, nothing is posted.</summary>
public sealed record StagedFile(string Sha256, string? Format, string? Encoding, IReadOnlyList<StagedStatement> Statements, IReadOnlyList<FileProblem> Problems);

/// <summary>Reads a file as a stream and puts its booked lines into a temporary table by COPY. Memory does not grow with the file.</summary>
public sealed class StatementStage(LedgerDb db, StatementProfiles profiles, ImportProgress progress)
{
    const string Columns =
        "statement, ordinal, source_line, booked_on, value_on, is_credit, amount_minor, balance_after_minor, line_key, former_key, bank_reference, end_to_end_id, "
        + "counterparty_name, counterparty_account, counterparty_bank, credited_account, remittance, purpose, summary, parts";

    // PostgreSQL's own first day.
    static readonly LocalDate KeyEpoch = new(2000, 1, 1);

    /// <param name="fileName">As it was delivered; some banks write the account there.</param>
    public async Task<StagedFile> FillAsync(Stream content, string fileName, CancellationToken ct)
    {
        await db.ExecuteAsync(
            """
            create temporary table if not exists stage (
              line_id bigint not null default nextval('receipts.statement_line_id'), statement integer not null, ordinal integer not null, source_line bigint not null, booked_on date not null, value_on date not null,
              is_credit boolean not null, amount_minor bigint not null, balance_after_minor bigint, line_key uuid not null, former_key uuid,
              bank_reference text, end_to_end_id text, counterparty_name text, counterparty_account text, counterparty_bank text,
              credited_account text, remittance text, purpose text, summary text, parts jsonb,
              rank integer not null default 1, had integer not null default 0
            ) on commit drop
            """, ct);
        await db.ExecuteAsync("truncate pg_temp.stage; drop index if exists pg_temp.stage_line", ct);
        var connection = await db.ConnectionAsync(ct);
        var file = (await profiles.ReaderAsync(ct)).Open(content, fileName);
        var statements = new List<StagedStatement>();
        var problems = new List<FileProblem>();
        await using (var copy = await connection.BeginBinaryImportAsync($"copy pg_temp.stage ({Columns}) from stdin (format binary)", ct))
        {
            foreach (var read in file.Read())
            {
                ct.ThrowIfCancellationRequested();
                switch (read)
                {
                    case StatementStarted started:
                        statements.Add(new(statements.Count + 1, started.Header, null));
                        break;
                    case LineRead { Line: { Booked: true, Amount.IsPositive: true } line }:
                        Write(copy, statements.Count, line);
                        progress.LineRead();
                        break;
                    case StatementEnded ended:
                        statements[^1] = statements[^1] with { Header = ended.Footer.Header, Footer = ended.Footer };
                        break;
                    case ProblemFound found:
                        problems.Add(found.Problem);
                        break;
                }
            }
            await copy.CompleteAsync(ct);
        }
        // Built after the copy: cheaper than while it runs. The statistics decide every plan that follows; only what is joined by counts.
        await db.ExecuteAsync("create index stage_line on pg_temp.stage (statement, line_id); analyze pg_temp.stage (statement, line_id, line_key, credited_account)", ct);
        return new(file.Sha256!, file.Format, file.Encoding, statements, problems);
    }

    // Written synchronously: what goes to the socket is a buffer at a time, and a wait for each of twenty columns costs more than they do.
    static void Write(NpgsqlBinaryImporter copy, int statement, StatementLine line)
    {
        copy.StartRow();
        copy.Write(statement, NpgsqlDbType.Integer);
        copy.Write(line.Ordinal, NpgsqlDbType.Integer);
        copy.Write(line.SourceLine, NpgsqlDbType.Bigint);
        copy.Write(line.BookedOn.ToDateOnly(), NpgsqlDbType.Date);
        copy.Write((line.ValueOn ?? line.BookedOn).ToDateOnly(), NpgsqlDbType.Date);
        copy.Write(line.Direction == Direction.Credit, NpgsqlDbType.Boolean);
        copy.Write(line.Amount.Minor, NpgsqlDbType.Bigint);
        if (line.BalanceAfter is { } balance)
            copy.Write(balance.Minor, NpgsqlDbType.Bigint);
        else
            copy.WriteNull();
        copy.Write(StoredKey(line.LineKey, line.BookedOn), NpgsqlDbType.Uuid);
        if (line.FormerKey is { } former)
            copy.Write(StoredKey(former, line.BookedOn), NpgsqlDbType.Uuid);
        else
            copy.WriteNull();
        Text(copy, line.BankReference);
        Text(copy, line.EndToEndId);
        Text(copy, line.CounterpartyName);
        Text(copy, line.CounterpartyAccount);
        Text(copy, line.CounterpartyBank);
        Text(copy, line.CreditedAccount);
        Text(copy, line.Remittance);
        Text(copy, line.Purpose);
        Text(copy, line.Summary);
        if (line.Parts.Count > 0)
            copy.Write(PartsJson(line.Parts), NpgsqlDbType.Jsonb);
        else
            copy.WriteNull();
    }

    // Under the names of the columns they are stored in.
    static string PartsJson(IReadOnlyList<LinePart> parts) => JsonSerializer.Serialize(parts.Select(p => new
    {
        is_credit = p.Direction == Direction.Credit,
        amount_minor = p.Amount?.Minor,
        counterparty_name = Clean(p.CounterpartyName),
        counterparty_account = Clean(p.CounterpartyAccount),
        counterparty_bank = Clean(p.CounterpartyBank),
        credited_account = Clean(p.CreditedAccount),
        bank_reference = Clean(p.BankReference),
        end_to_end_id = Clean(p.EndToEndId),
        remittance = Clean(p.Remittance),
    }));

    /// <summary>The key as the book keeps it: the day, then 96 bits of the line's hash. Lines of one day lie together in the index,
    /// however many years it holds.</summary>
    static Guid StoredKey(string lineKey, LocalDate bookedOn)
    {
        Span<byte> key = stackalloc byte[16];
        Convert.FromHexString(lineKey.AsSpan(0, 32), key, out _, out _);
        BinaryPrimitives.WriteInt32BigEndian(key, Period.DaysBetween(KeyEpoch, bookedOn));
        return new Guid(key, bigEndian: true);
    }

    static void Text(NpgsqlBinaryImporter copy, string? text)
    {
        if (string.IsNullOrEmpty(text))
            copy.WriteNull();
        else
            copy.Write(Clean(text), NpgsqlDbType.Text);
    }

    // PostgreSQL's text holds no zero character; a bank's file that has one keeps the rest.
    static string? Clean(string? text) => text?.Contains('\0') == true ? text.Replace("\0", "", StringComparison.Ordinal) : text;
}
