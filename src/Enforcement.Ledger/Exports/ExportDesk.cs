using System.Globalization;
using System.Security.Cryptography;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Exports;

/// <summary>A list that leaves the house.</summary>
/// <param name="Subject">What it is a list of, for the evidence.</param>
/// <param name="Filter">What was asked for, for the evidence.</param>
/// <param name="Name">Of the file, without its ending.</param>
/// <param name="Personal">It names persons or their accounts: above <see cref="ExportDesk.BulkRows"/> rows it needs a reason.</param>
/// <param name="Reason">What it is for.</param>
/// <param name="Total">The row below the others, asked for when they are written; null without one.</param>
public sealed record Export(
    string Subject, string Filter, string Name, string Title, SheetFormat Format, IReadOnlyList<object?>? Heading, bool Personal, string? Reason, Func<IReadOnlyList<object?>>? Total = null);

/// <summary>A list as it was written.</summary>
/// <param name="Rows">Without heading, total and mark.</param>
/// <param name="Content">A temporary file that goes with the stream.</param>
public sealed record ExportedFile(string Name, string ContentType, string Sha256, long Rows, FileStream Content);

/// <summary>Writes lists that leave the house: each with a mark of who took it and when, each kept as evidence with the hash of its bytes.
/// The same list, taken by the same person at the same moment, has the same bytes; at another moment only the mark differs.</summary>
/// <source>design §7; domain reference §7, row 47 (limit, watermark, reason, log)</source>
public sealed class ExportDesk(LedgerDb db, Act act)
{
    /// <summary>More rows of personal data than a person reads are taken for a purpose, and the purpose is named.</summary>
    public const int BulkRows = 200;

    const int BufferBytes = 1 << 16;

    static readonly NodaTime.Text.ZonedDateTimePattern Moment = NodaTime.Text.ZonedDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss", null);

    /// <exception cref="Refused"><see cref="ExportRefusals.ReasonMissing"/></exception>
    public async Task<ExportedFile> WriteAsync(Export what, IAsyncEnumerable<IReadOnlyList<object?>> rows, CancellationToken ct)
    {
        var reason = string.IsNullOrWhiteSpace(what.Reason) ? null : what.Reason.Trim();
        var mark = await MarkAsync(ct);
        var content = Temporary();
        try
        {
            var count = 0L;
            using (var sheet = SheetWriter.Open(what.Format, content, what.Title, what.Heading, act.Now))
            {
                await foreach (var row in rows.WithCancellation(ct))
                {
                    if (++count > BulkRows && what.Personal && reason is null)
                        throw new Refused(ExportRefusals.ReasonMissing, $"{what.Subject} {what.Filter}".TrimEnd());
                    sheet.Write(row);
                }
                if (what.Total is not null)
                    sheet.Write(what.Total());
                sheet.Write([string.Create(CultureInfo.InvariantCulture, $"{mark}　共 {count} 行{(reason is null ? "" : $"　事由：{reason}")}")]);
            }
            var (ending, type) = what.Format == SheetFormat.Csv ? (".csv", "text/csv") : (".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
            return await SealAsync(what.Subject, what.Filter, what.Name + ending, type, reason, count, content, ct);
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    /// <summary>The same for a form that is not a list.</summary>
    public async Task<ExportedFile> WriteAsync(string subject, string filter, string name, string contentType, byte[] bytes, CancellationToken ct)
    {
        var content = Temporary();
        await content.WriteAsync(bytes, ct);
        return await SealAsync(subject, filter, name, contentType, null, 1, content, ct);
    }

    /// <summary>Notes as evidence that a kept file was handed out, each time anew.</summary>
    public void HandedOut(string subject, string name, byte[] bytes) =>
        act.About(subject, string.Create(CultureInfo.InvariantCulture, $"{name}, {bytes.Length} bytes, sha256 {Convert.ToHexStringLower(SHA256.HashData(bytes))}"));

    async Task<ExportedFile> SealAsync(string subject, string filter, string name, string type, string? reason, long rows, FileStream content, CancellationToken ct)
    {
        content.Position = 0;
        var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
        content.Position = 0;
        act.About(subject, string.Create(CultureInfo.InvariantCulture, $"{filter}: {rows} rows, {name}, sha256 {sha256}{(reason is null ? "" : $", for: {reason}")}"));
        return new(name, type, sha256, rows, content);
    }

    static FileStream Temporary() => new(Path.Combine(Path.GetTempPath(), $"export-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferBytes, FileOptions.DeleteOnClose);

    /// <summary>Who took it and when, as it stands in the file (水印).</summary>
    public async Task<string> MarkAsync(CancellationToken ct)
    {
        var name = (await db.QueryAsync("select display_name from access.person where id = $1", r => r.GetString(0), ct, act.Actor.Id))[0];
        return $"导出人：{name}（{act.Actor.Name}）　导出时间：{Moment.Format(act.Now.InZone(Office.Zone))}";
    }
}
