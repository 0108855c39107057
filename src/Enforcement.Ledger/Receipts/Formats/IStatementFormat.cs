namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>One kind of bank file. A format is stateless; it is asked about the first bytes of a file, never about its name.</summary>
public interface IStatementFormat
{
    /// <summary>Short and stable: <c>camt.053</c>, <c>csv.ccb</c>.</summary>
    string Name { get; }

    /// <summary>The name for this file, where one format reads several kinds; null when only reading it tells.</summary>
    string? NameFor(FileHead head) => Name;

    /// <summary>True when this format will read the file. At most one format says so.</summary>
    bool Recognises(FileHead head);

    /// <summary>The encoding in which this format reads the file's texts.</summary>
    string? EncodingOf(FileHead head) => head.EncodingName;

    /// <summary>For a file that no format recognises: why this one does not, when it comes close; otherwise null.</summary>
    NearMiss? Explain(FileHead head) => null;

    /// <summary>Reads the file from its first byte, as a stream. What the file says wrong is a <see cref="ProblemFound"/>;
    /// what breaks the reading (cut-off XML, bytes outside the encoding) may be thrown, <see cref="StatementReader"/> tells it.</summary>
    IEnumerable<StatementEvent> Read(Stream bytes, FileHead head);
}

/// <param name="Distance">How much is missing; the nearest format explains itself to the person.</param>
public sealed record NearMiss(int Distance, FileProblem Problem);
