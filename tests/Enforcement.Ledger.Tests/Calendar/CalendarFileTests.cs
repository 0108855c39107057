using System.Text;
using Enforcement.Ledger.Calendar;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.Tests.Calendar;

public class CalendarFileTests
{
    const string Header = "date,kind,name,source-notice\n";

    [Fact]
    public void The_shipped_file_is_good_and_its_hash_names_the_calendar()
    {
        Workdays.ShippedRows.Faults.Should().BeEmpty();
        Workdays.ShippedRows.Days.Should().HaveCount(675);
        Workdays.Shipped.Version.Should().Be(Workdays.ShippedRows.Sha256).And.MatchRegex("^[0-9a-f]{64}$");
    }

    [Fact]
    public void A_row_is_read_with_its_notice()
    {
        var file = Read("\uFEFF" + Header + "2027-01-01,holiday,\"元旦, 新年\",https://www.gov.cn/x\r\n\r\n");

        file.Faults.Should().BeEmpty();
        file.Days.Should().Equal(new CalendarDay(new LocalDate(2027, 1, 1), DayKind.Holiday, "元旦, 新年", "https://www.gov.cn/x"));
    }

    [Theory]
    [InlineData("2026-02-30,holiday,春节,n", "calendar.date-invalid", "date")]
    [InlineData("2026/02/17,holiday,春节,n", "calendar.date-invalid", "date")]
    [InlineData(",holiday,春节,n", "calendar.date-invalid", "date")]
    [InlineData("2026-02-17,Holiday,春节,n", "calendar.kind-unknown", "kind")]
    [InlineData("2026-02-17,makeup-workday,春节,n", "calendar.makeup-on-weekday", "kind")]
    [InlineData("2026-02-17,holiday,,n", "calendar.name-missing", "name")]
    [InlineData("2026-02-17,holiday,春节,", "calendar.notice-missing", "source-notice")]
    [InlineData("2026-01-01,holiday,元旦,n", "calendar.date-twice", "date")]
    [InlineData("2026-02-17,holiday,春节", "calendar.cells", null)]
    [InlineData("2026-02-17,holiday,\"春节\"x,n", "calendar.csv-malformed", null)]
    [InlineData("2026-02-17,holiday,\"春节,n", "calendar.csv-malformed", null)]
    public void A_bad_row_is_named_by_line_and_field(string row, string code, string? field)
    {
        var file = Read(Header + "2026-01-01,holiday,元旦,n\n" + row + "\n2026-01-02,holiday,元旦,n\n");

        file.Days.Should().BeEmpty("half a calendar is a wrong one");
        var fault = file.Faults.Should().ContainSingle().Subject;
        (fault.Code, fault.Line, fault.Field, fault.File).Should().Be((code, 3, field, "test.csv"));
        fault.Sentence.Should().EndWith(".");
        fault.Chinese.Should().EndWith("。");
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var file = Read(Header + "x,y,,\n2026-01-01,holiday,元旦,n\n2026-01-01,makeup-workday,元旦,n\n");

        file.Faults.Select(f => f.ToString()[..f.ToString().IndexOf(": ", StringComparison.Ordinal)] + " " + f.Code).Should().Equal(
            "test.csv, line 2, date calendar.date-invalid",
            "test.csv, line 2, kind calendar.kind-unknown",
            "test.csv, line 2, name calendar.name-missing",
            "test.csv, line 2, source-notice calendar.notice-missing",
            "test.csv, line 4, date calendar.date-twice",
            "test.csv, line 4, kind calendar.makeup-on-weekday");
        file.Invoking(f => f.ToCalendar()).Should().Throw<InvalidDataException>().WithMessage("*line 4*");
    }

    [Theory]
    [InlineData("")]
    [InlineData("日期,类型,名称,来源\n2026-01-01,holiday,元旦,n\n")]
    [InlineData("2026-01-01,holiday,元旦,n\n")]
    public void A_file_without_its_header_is_refused(string text) =>
        Read(text).Faults.Should().ContainSingle().Which.Code.Should().Be("calendar.header");

    [Fact]
    public void A_header_alone_is_no_calendar() =>
        Read(Header).Faults.Should().ContainSingle().Which.Code.Should().Be("calendar.empty");

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused_and_not_replaced() =>
        CalendarFile.Read([.. Encoding.ASCII.GetBytes(Header), 0xB4, 0xBA], "test.csv").Faults.Should().ContainSingle().Which.Code.Should().Be("calendar.encoding");

    static CalendarFile Read(string text) => CalendarFile.Read(Encoding.UTF8.GetBytes(text), "test.csv");
}
