using System.Security.Cryptography;
using System.Text;

namespace Enforcement.Ledger.Web.Api;

/// <summary>Keeps the body of a request that acts: in memory while it is small, else in a temporary file, so that it can be hashed,
/// read twice and sought in. What was asked is method, address and body together.</summary>
sealed class RequestBody
{
    readonly byte[] asked;

    RequestBody(byte[] asked) => this.asked = asked;

    /// <summary>A form of one payout is a few hundred bytes; files have limits of their own.</summary>
    public const long MostJson = 1 << 20;

    const int MemoryThreshold = 1 << 16;

    /// <summary>The first half of a SHA-256, which is what the ledger keeps beside a key.</summary>
    public static Guid HashOf(HttpContext context) =>
        new((context.Features.Get<RequestBody>() ?? throw new InvalidOperationException("The body was not kept.")).asked.AsSpan(0, 16), bigEndian: true);

    /// <summary>Stands behind sign-in and <see cref="Addresses.PassGateAsync"/>: nobody fills the disk who may not.</summary>
    public static async Task KeepAsync(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsPost(context.Request.Method))
        {
            context.Request.EnableBuffering(MemoryThreshold);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(Encoding.UTF8.GetBytes($"{context.Request.Method}\n{context.Request.Path}\n{context.Request.QueryString}\n"));
            var buffer = new byte[MemoryThreshold];
            while (await context.Request.Body.ReadAsync(buffer, context.RequestAborted) is var read and > 0)
                hash.AppendData(buffer.AsSpan(0, read));
            context.Request.Body.Position = 0;
            context.Features.Set(new RequestBody(hash.GetHashAndReset()));
        }
        await next(context);
    }
}
