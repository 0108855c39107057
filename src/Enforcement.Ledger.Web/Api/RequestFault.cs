namespace Enforcement.Ledger.Web.Api;

/// <summary>A request that cannot be read as it stands; names the part that is wrong.</summary>
public sealed class RequestFault(string field, string sentence, string chinese, string code = "request.invalid") : Exception(sentence)
{
    public string Field { get; } = field;

    public string Chinese { get; } = chinese;

    public string Code { get; } = code;
}
