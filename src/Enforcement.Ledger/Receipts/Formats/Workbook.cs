using System.Buffers.Binary;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>A workbook, .xls or .xlsx, kept in a temporary file while its sheets are read one after another.</summary>
sealed class Workbook : IDisposable
{
    // A workbook has a million rows a sheet at most; one of this size is something else.
    const long LargestFile = 128L << 20;
    const int MostRows = 1 << 20;
    const int SpoolBuffer = 1 << 20;

    readonly FileStream file;
    IExcelDataReader? reader;
    bool started;

    Workbook(FileStream file) => this.file = file;

    /// <summary>What keeps the workbook from being read.</summary>
    public IReadOnlyList<FileProblem> Problems { get; private set; } = [];

    /// <summary>What broke while it was read.</summary>
    public FileProblem? Broken { get; private set; }

    /// <param name="bytes">Read to its end; stays open.</param>
    public static Workbook Open(Stream bytes, FileHead head)
    {
        var workbook = new Workbook(new FileStream(Path.Combine(Path.GetTempPath(), $"workbook-{Guid.NewGuid():N}"),
            FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, SpoolBuffer, FileOptions.DeleteOnClose));
        if (!workbook.Spool(bytes))
            workbook.Problems = [FileProblems.WorkbookTooLarge(head.FileName ?? "file", $"{LargestFile >> 20} MB")];
        else if (head.Kind == FileKind.OldExcel && !workbook.SectorsFit())
            workbook.Problems = [FileProblems.WorkbookBroken("workbook", "It is damaged.")];
        else if (head.Kind == FileKind.Zip)
            workbook.Problems = WorkbookParts.Check(workbook.file) ?? [FileProblems.FormatUnknown("a zip file")];
        if (workbook.Problems.Count > 0)
            return workbook;
        workbook.file.Position = 0;
        workbook.reader = workbook.Guarded(() => ExcelReaderFactory.CreateReader(workbook.file,
            new ExcelReaderConfiguration { FallbackEncoding = Encoding.GetEncoding(936), LeaveOpen = true }));
        return workbook;
    }

    /// <summary>The next sheet that holds anything, with its first rows at hand; null behind the last or when the workbook is broken.</summary>
    public PeekedSource? NextSheet()
    {
        while (reader is not null && Broken is null)
        {
            if (started && !Guarded(reader.NextResult))
                return null;
            started = true;
            // The library counts through every row that a sheet says it has, also where none is written.
            if (Guarded(() => reader.RowCount) > MostRows)
            {
                Broken = FileProblems.WorkbookBroken("workbook", "It is damaged.");
                return null;
            }
            var source = Guarded(() => new PeekedSource(new WorkbookSource(reader), TableHeading.RowsSearched));
            if (source is not null && source.Head.Any(row => Array.Exists(row.Cells, cell => cell.Length > 0)))
                return source;
        }
        return null;
    }

    /// <summary>Takes a step of the library, which reads what a stranger wrote: whatever it throws for a file, the file is broken.</summary>
    public T? Guarded<T>(Func<T> step)
    {
        try
        {
            return step();
        }
        catch (Exception e) when (e is ExcelReaderException or System.Xml.XmlException or IOException or InvalidDataException or ArgumentException or FormatException
            or IndexOutOfRangeException or OverflowException or InvalidOperationException or NullReferenceException or InvalidCastException or NotSupportedException or KeyNotFoundException)
        {
            Broken = e is InvalidPasswordException ? FileProblems.WorkbookBroken("password", "It is protected by a password.") : FileProblems.WorkbookBroken("workbook", "It is damaged.");
            return default;
        }
    }

    public void Dispose()
    {
        reader?.Dispose();
        file.Dispose();
    }

    // The library makes tables as large as the header of a compound file says they are, before it reads any of them.
    bool SectorsFit()
    {
        Span<byte> header = stackalloc byte[76];
        file.Position = 0;
        if (file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length)
            return false;
        var (sector, mini) = (BinaryPrimitives.ReadUInt16LittleEndian(header[30..]), BinaryPrimitives.ReadUInt16LittleEndian(header[32..]));
        if (sector is not (9 or 12) || mini != 6)
            return false;
        var most = (file.Length >> sector) + 1;
        foreach (var count in (int[])[44, 64, 72])
            if (BinaryPrimitives.ReadUInt32LittleEndian(header[count..]) > most)
                return false;
        return true;
    }

    bool Spool(Stream bytes)
    {
        var buffer = new byte[SpoolBuffer];
        while (bytes.Read(buffer) is var read and > 0)
        {
            file.Write(buffer, 0, read);
            if (file.Length > LargestFile)
                return false;
        }
        file.Position = 0;
        return true;
    }
}
