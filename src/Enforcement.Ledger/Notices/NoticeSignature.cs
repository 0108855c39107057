using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Enforcement.Ledger.Notices;

/// <summary>How both sides prove who speaks: <c>v1=</c> and the lower-case hex of HMAC-SHA256, by the shared secret, over id, line feed, Unix
/// seconds, line feed, body. The runbook of the gateway says the same.</summary>
public static class NoticeSignature
{
    public const string IdHeader = "X-Notice-Id";

    public const string TimestampHeader = "X-Notice-Timestamp";

    public const string SignatureHeader = "X-Notice-Signature";

    const string Version = "v1=";

    /// <summary>What was signed longer ago, or so far ahead, is not taken.</summary>
    public static readonly Duration Window = Duration.FromMinutes(5);

    public static string Sign(string secret, string id, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.UTF8.GetBytes($"{id}\n{timestamp}\n"));
        hmac.AppendData(body);
        return Version + Convert.ToHexStringLower(hmac.GetHashAndReset());
    }

    /// <summary>Whether somebody who knows the secret wrote this, and just now.</summary>
    public static bool Verifies(NoticeGatewaySettings settings, string id, string timestamp, ReadOnlySpan<byte> body, string signature, Instant now) =>
        settings.IsConfigured && id.Length is > 0 and <= 100
        && long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && Math.Abs(now.ToUnixTimeSeconds() - seconds) <= (long)Window.TotalSeconds
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(settings.Secret, id, timestamp, body)), Encoding.UTF8.GetBytes(signature));
}
