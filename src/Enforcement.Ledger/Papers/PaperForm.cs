using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Exports;
using Enforcement.Ledger.Kernel;
using NodaTime.Text;
using QRCoder;

namespace Enforcement.Ledger.Papers;

/// <summary>A paper as PDF: its fields as they were issued, boxes to sign in, the code and the number of the copy.</summary>
public sealed class PaperForm(PaperTypeface typeface)
{
    static readonly ZonedDateTimePattern Moment = ZonedDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm", null);

    /// <exception cref="Refused"><see cref="PaperRefusals.FontMissing"/></exception>
    public byte[] Write(PaperView paper, PaperContent content, int copy)
    {
        var form = new PrintedForm(typeface.Open());
        form.Centred(paper.Title, 18);
        form.Line($"编号：{paper.Number}　　第 {copy} 份");
        form.Gap();
        foreach (var field in content.Fields)
            form.Field(field.Label, field.Value);
        form.Boxes(paper.Kind.Signatures());
        using var code = QRCodeGenerator.GenerateQrCode(paper.Code, QRCodeGenerator.ECCLevel.M);
        form.Marked(
        [
            $"验证码：{PaperCode.Printed(paper.Code)}",
            $"内容校验：{paper.ContentSha256[..16]}",
            $"签发：{paper.IssuedBy}　{Moment.Format(paper.IssuedAt.InZone(Office.Zone))}",
            "在系统“核验文书”中输入验证码，可核对本文书与现有记录是否一致。",
        ], code.ModuleMatrix);
        return form.Write($"{paper.Title} {paper.Number}");
    }
}
