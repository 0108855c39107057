using Enforcement.Ledger.Exports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Ledger.Web.Api;

/// <summary>A file that is handed out. Its hash goes with it (RFC 9530): whoever keeps the file can hold it against the evidence.</summary>
static class Download
{
    public static FileStreamHttpResult Of(ExportedFile file, HttpResponse response) => Of(file.Content, file.ContentType, file.Name, file.Sha256, response);

    public static FileStreamHttpResult Of(Stream content, string contentType, string name, string sha256, HttpResponse response)
    {
        response.Headers["Repr-Digest"] = $"sha-256=:{Convert.ToBase64String(Convert.FromHexString(sha256))}:";
        return TypedResults.Stream(content, contentType, name);
    }

    /// <exception cref="RequestFault">It is neither <c>csv</c> nor <c>xlsx</c>.</exception>
    public static SheetFormat Format(string @as) => @as switch
    {
        "csv" => SheetFormat.Csv,
        "xlsx" => SheetFormat.Xlsx,
        _ => throw new RequestFault(nameof(@as), "As is csv or xlsx.", "as 应为 csv 或 xlsx。"),
    };
}
