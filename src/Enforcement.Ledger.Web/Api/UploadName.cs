namespace Enforcement.Ledger.Web.Api;

/// <summary>The name of a delivered file. It is shown and kept, never used as a path.</summary>
static class UploadName
{
    const int Longest = 200;

    /// <exception cref="RequestFault">The name is empty, too long, or has characters that cannot be shown.</exception>
    public static string Of(string fileName) => fileName.Length is > 0 and <= Longest && !fileName.Any(char.IsControl)
        ? fileName
        : throw new RequestFault("fileName", $"A file's name has 1 to {Longest} characters, none of them a control character.", $"文件名应为 1 至 {Longest} 个可见字符。");
}
