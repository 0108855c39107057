using Microsoft.Extensions.Configuration;

namespace Enforcement.Ledger.Notices;

/// <summary>Where messages to parties are handed over. No record: whatever prints it must not print the secret.</summary>
public sealed class NoticeGatewaySettings
{
    public const string Section = "Notices:Gateway";

    const int ShortestSecret = 16;

    /// <summary>None: messages wait.</summary>
    public static NoticeGatewaySettings None { get; } = new(null, "", 10, 8);

    /// <param name="url">Null for none.</param>
    /// <param name="secret">At least 16 characters when there is a gateway; shared with it.</param>
    /// <param name="timeoutSeconds">For one try, 1 to 60.</param>
    /// <param name="tries">After so many a message is dead, 1 to 20.</param>
    /// <exception cref="InvalidOperationException">One of them makes no sense; the message says which, never the secret.</exception>
    public NoticeGatewaySettings(Uri? url, string secret, int timeoutSeconds, int tries)
    {
        if (url is not null && (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https")))
            throw new InvalidOperationException($"{Section}:Url is not an http or https address.");
        if (url is { Scheme: "http", IsLoopback: false })
            throw new InvalidOperationException($"{Section}:Url is not https. Names and amounts leave the house encrypted; http is for a gateway on this machine only.");
        if (url is not null && secret.Length < ShortestSecret)
            throw new InvalidOperationException($"{Section}:Secret has fewer than {ShortestSecret} characters.");
        if (timeoutSeconds is < 1 or > 60 || tries is < 1 or > 20)
            throw new InvalidOperationException($"{Section}:TimeoutSeconds is 1 to 60, and {Section}:Tries 1 to 20.");
        (Url, Secret, Timeout, Tries) = (url, secret, TimeSpan.FromSeconds(timeoutSeconds), tries);
    }

    public Uri? Url { get; }

    internal string Secret { get; }

    public TimeSpan Timeout { get; }

    public int Tries { get; }

    public bool IsConfigured => Url is not null;

    public static NoticeGatewaySettings Of(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        if (section["Url"] is not { Length: > 0 } url)
            return None;
        return new(Uri.TryCreate(url, UriKind.Absolute, out var address) ? address : throw new InvalidOperationException($"{Section}:Url is not an http or https address."),
            section["Secret"] ?? "", Number("TimeoutSeconds", 10), Number("Tries", 8));

        int Number(string key, int usual) => section[key] is { Length: > 0 } text
            ? int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : throw new InvalidOperationException($"{Section}:{key} is not a number.")
            : usual;
    }
}
