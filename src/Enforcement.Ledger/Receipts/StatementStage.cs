using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.Formats;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.Ledger.Receipts;

/// <summary>One statement of a staged file. Its lines are in the stage under its ordinal.</summary>
public sealed record StagedStatement(int Ordinal, StatementHeader Header, StatementFooter? Footer);

/// <summary>A file that was read through once: its lines are staged, nothing is posted.</summary>
public sealed record StagedFile(string Sha256, string? Format, string? Encoding, IReadOnlyList<StagedStatement> Statements, IReadOnlyList<FileProblem> Problems);

/// <summary>Reads a file as a stream and puts its booked lines into a temporary table by COPY. Memory does not grow with the file.</summary>
public sealed class StatementStage(LedgerDb db)
{
    const string Columns =
        "statement, ordinal, source_line, booked_on, value_on, is_credit, amount_minor, balance_after_minor, line_key, bank_reference, end_to_end_id, "
        + "counterparty_name, counterparty_account, counterparty_bank, credited_account, remittance, purpose, summary, payer_key, case_keys, case_numbers";

    public async Task<StagedFile> FillAsync(Stream content, CancellationToken ct)
    {
        await db.ExecuteAsync(
            """
            create temporary table if not exists stage (
              line_id bigint not null default nextval('receipts.statement_line_id'), statement integer not null, ordinal integer not null, source_line bigint not null, booked_on date not null, value_on date not null,
              is_credit boolean not null, amount_minor bigint not null, balance_after_minor bigint, line_key uuid not null,
              bank_reference text, end_to_end_id text, counterparty_name text, counterparty_account text, counterparty_bank text,
              credited_account text, remittance text, purpose text, summary text, payer_key text, case_keys text[], case_numbers text[]
            ) on commit drop
            """, ct);
        await db.ExecuteAsync("truncate pg_temp.stage; drop index if exists pg_temp.stage_line", ct);
        var connection = await db.ConnectionAsync(ct);
        var file = StatementReader.Standard.Open(content);
        var statements = new List<StagedStatement>();
        var problems = new List<FileProblem>();
        await using (var copy = await connection.BeginBinaryImportAsync($"copy pg_temp.stage ({Columns}) from stdin (format binary)", ct))
        {
            foreach (var read in file.Read())
            {
                switch (read)
                {
                    case StatementStarted started:
                        statements.Add(new(statements.Count + 1, started.Header, null));
                        break;
                    case LineRead { Line: { Booked: true, Amount.IsPositive: true } line }:
                        await WriteAsync(copy, statements.Count, line, ct);
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
        // Built after the copy: cheaper than while it runs. The statistics decide every plan that follows.
        await db.ExecuteAsync("create index stage_line on pg_temp.stage (statement, line_id); analyze pg_temp.stage", ct);
        return new(file.Sha256!, file.Format, file.Encoding, statements, problems);
    }

    static async Task WriteAsync(NpgsqlBinaryImporter copy, int statement, StatementLine line, CancellationToken ct)
    {
        var hits = CaseNumberRecognition.Find($"{line.Remittance} {line.Purpose} {line.Summary}");
        var named = hits.Where(h => h.NamesOneCase).Select(h => h.CaseNumber!.Value).Distinct().ToArray();
        await copy.StartRowAsync(ct);
        await copy.WriteAsync(statement, NpgsqlDbType.Integer, ct);
        await copy.WriteAsync(line.Ordinal, NpgsqlDbType.Integer, ct);
        await copy.WriteAsync(line.SourceLine, NpgsqlDbType.Bigint, ct);
        await copy.WriteAsync(line.BookedOn.ToDateOnly(), NpgsqlDbType.Date, ct);
        await copy.WriteAsync((line.ValueOn ?? line.BookedOn).ToDateOnly(), NpgsqlDbType.Date, ct);
        await copy.WriteAsync(line.Direction == Direction.Credit, NpgsqlDbType.Boolean, ct);
        await copy.WriteAsync(line.Amount.Minor, NpgsqlDbType.Bigint, ct);
        if (line.BalanceAfter is { } balance)
            await copy.WriteAsync(balance.Minor, NpgsqlDbType.Bigint, ct);
        else
            await copy.WriteNullAsync(ct);
        // The first 128 bits of the key tell lines apart and make half the index.
        await copy.WriteAsync(Guid.ParseExact(line.LineKey[..32], "N"), NpgsqlDbType.Uuid, ct);
        await TextAsync(copy, line.BankReference, ct);
        await TextAsync(copy, line.EndToEndId, ct);
        await TextAsync(copy, line.CounterpartyName, ct);
        await TextAsync(copy, line.CounterpartyAccount, ct);
        await TextAsync(copy, line.CounterpartyBank, ct);
        await TextAsync(copy, line.CreditedAccount, ct);
        await TextAsync(copy, line.Remittance, ct);
        await TextAsync(copy, line.Purpose, ct);
        await TextAsync(copy, line.Summary, ct);
        await TextAsync(copy, line.CounterpartyName is { Length: > 0 } name ? PersonName.Normalise(name) : null, ct);
        await copy.WriteAsync(Array.ConvertAll(named, n => n.Key), NpgsqlDbType.Array | NpgsqlDbType.Text, ct);
        await copy.WriteAsync(Array.ConvertAll(named, n => n.Canonical), NpgsqlDbType.Array | NpgsqlDbType.Text, ct);
    }

    // PostgreSQL's text holds no zero character; a bank's file that has one keeps the rest.
    static Task TextAsync(NpgsqlBinaryImporter copy, string? text, CancellationToken ct) =>
        string.IsNullOrEmpty(text) ? copy.WriteNullAsync(ct) : copy.WriteAsync(text.Contains('\0') ? text.Replace("\0", "", StringComparison.Ordinal) : text, NpgsqlDbType.Text, ct);
}
