using System.Text;
using System.Xml;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Banking;

/// <summary>Whether a file can carry what it has to say: a character that it cannot carry is told, never replaced.</summary>
/// <source>domain reference §6.4 (exception fallback, never '?'); formats reference §6.3, §8</source>
static class BankCharacters
{
    static BankCharacters() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Strict: a character that it has not throws.</summary>
    public static Encoding Of(string name) => name == "UTF-8" ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true)
        : Encoding.GetEncoding(name == "GBK" ? "gb2312" : name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    /// <exception cref="Refused"><see cref="BankRefusals.Unwritable"/></exception>
    public static void RequireXml(IEnumerable<PaymentFile.Payment> payments) => Require(payments, rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value), "XML");

    /// <exception cref="Refused"><see cref="BankRefusals.Unwritable"/> names the payment and the character.</exception>
    public static void Require(IEnumerable<PaymentFile.Payment> payments, string encoding)
    {
        var strict = Of(encoding);
        Require(payments, rune => !Rune.IsControl(rune) && Survives(rune.ToString(), strict), encoding);
    }

    static void Require(IEnumerable<PaymentFile.Payment> payments, Predicate<Rune> carries, string carrier)
    {
        foreach (var payment in payments)
            foreach (var text in (string?[])[payment.PayeeName, payment.AccountNo, payment.BankName, payment.Cnaps, payment.Remittance])
                foreach (var rune in (text ?? "").EnumerateRunes())
                    // What is no character at all is read as the replacement: half a pair is refused with it.
                    if (rune == Rune.ReplacementChar || !carries(rune))
                        throw new Refused(BankRefusals.Unwritable, FormattableString.Invariant($"{payment.EndToEndId}, {carrier}: {(Rune.IsControl(rune) ? "" : rune)} U+{rune.Value:X4}"));
    }

    // Some code pages have near misses: only what comes back as it went has survived.
    static bool Survives(string text, Encoding strict)
    {
        try
        {
            return strict.GetString(strict.GetBytes(text)) == text;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
