using Enforcement.Ledger.Calendar;
using FluentAssertions;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace Enforcement.Ledger.Tests.Calendar;

public class DeadlineTests
{
    static readonly WorkdayCalendar Calendar = Workdays.Shipped;

    // Domain reference 5.3: `*` marks a make-up day, a bare day keeps the month before it.
    [Theory]
    [InlineData("2021-02-05", 10, "2021-02-24", "2/7* 8 9 10 18 19 20* 22 23 24")]
    [InlineData("2021-02-07", 5, "2021-02-19", "2/8 9 10 18 19")]
    [InlineData("2021-09-30", 5, "2021-10-13", "10/8 9* 11 12 13")]
    [InlineData("2022-01-25", 10, "2022-02-11", "1/26 27 28 29* 30* 2/7 8 9 10 11")]
    [InlineData("2022-02-02", 10, "2022-02-18", "2/7 8 9 10 11 14 15 16 17 18")]
    [InlineData("2023-01-18", 10, "2023-02-06", "1/19 20 28* 29* 30 31 2/1 2 3 6")]
    [InlineData("2023-09-28", 10, "2023-10-18", "10/7* 8* 9 10 11 12 13 16 17 18")]
    [InlineData("2024-02-02", 10, "2024-02-21", "2/4* 5 6 7 8 9 18* 19 20 21")]
    [InlineData("2024-09-27", 10, "2024-10-16", "9/29* 30 10/8 9 10 11 12* 14 15 16")]
    [InlineData("2025-01-24", 10, "2025-02-13", "1/26* 27 2/5 6 7 8* 10 11 12 13")]
    [InlineData("2026-02-13", 10, "2026-03-05", "2/14* 24 25 26 27 28* 3/2 3 4 5")]
    [InlineData("2026-09-18", 10, "2026-10-09", "9/20* 21 22 23 24 28 29 30 10/8 9")]
    public void A_limit_in_workdays_counts_the_days_checked_by_hand(string start, int count, string due, string counted)
    {
        var deadline = Calendar.AddWorkdays(Date(start), count);

        deadline.Should().Be(new Deadline(Date(start), count, Date(due), Provisional: false));
        var range = Enumerable.Range(1, Period.DaysBetween(Date(start), Date(due))).Select(d => Date(start).PlusDays(d));
        range.Where(Calendar.IsWorkday).Should().Equal(Counted(Date(start).Year, counted));
        Calendar.CountWorkdays(Date(start), Date(due)).Should().Be(count);
    }

    [Fact]
    public void Ten_workdays_to_the_notice_and_five_to_the_payment_follow_each_other()
    {
        var notice = Calendar.AddWorkdays(new LocalDate(2026, 2, 13), 10);
        var payment = Calendar.AddWorkdays(notice.Due, 5);

        notice.Due.Should().Be(new LocalDate(2026, 3, 5));
        payment.Due.Should().Be(new LocalDate(2026, 3, 12));
    }

    [Theory]
    [InlineData("2026-01-16", 30, "2026-02-24")]
    [InlineData("2025-09-20", 15, "2025-10-09")]
    [InlineData("2026-09-11", 15, "2026-09-28")]
    [InlineData("2026-02-04", 10, "2026-02-14")] // A make-up Saturday is a workday: the limit may end on it.
    [InlineData("2026-03-02", 3, "2026-03-05")]
    public void A_deadline_ending_on_a_holiday_moves_to_the_next_working_day(string start, int days, string due) =>
        Calendar.AddDays(Date(start), days).Should().Be(new Deadline(Date(start), days, Date(due), Provisional: false));

    [Theory]
    [InlineData("2026-01-30", 1, "2026-02-28")] // No 30 February: the month's end, here a make-up Saturday.
    [InlineData("2025-12-31", 2, "2026-02-28")]
    [InlineData("2026-01-20", 1, "2026-02-24")]
    public void A_limit_in_months_ends_on_the_corresponding_day_or_the_end_of_the_month(string start, int months, string due) =>
        Calendar.AddMonths(Date(start), months).Due.Should().Be(Date(due));

    [Theory]
    [InlineData("2026-12-15", 9, "2026-12-28", false)] // Ends before New Year can reach it.
    [InlineData("2026-12-15", 10, "2026-12-29", true)] // The 29th may become a make-up day or a holiday by the notice for 2027.
    [InlineData("2026-12-28", 10, "2027-01-11", true)]
    [InlineData("2027-05-06", 5, "2027-05-13", true)]
    [InlineData("2006-12-20", 3, "2006-12-25", true)] // Before the first notice of the file.
    [InlineData("2025-12-25", 10, "2026-01-09", false)]
    public void A_count_that_needs_a_year_without_notice_is_provisional(string start, int count, string due, bool provisional) =>
        Calendar.AddWorkdays(Date(start), count).Should().Be(new Deadline(Date(start), count, Date(due), provisional));

    [Fact]
    public void A_count_that_only_passes_through_a_year_without_notice_is_provisional()
    {
        var withoutMiddle = new WorkdayCalendar(Workdays.ShippedRows.Days.Where(d => d.Date.Year is 2024 or 2026), "without 2025");

        withoutMiddle.AddWorkdays(new LocalDate(2024, 12, 20), 270).Should().Match<Deadline>(d => d.Due.Year == 2026 && d.Provisional);
    }

    [Theory]
    [InlineData("2026-11-20", 30, "2026-12-21", false)]
    [InlineData("2026-12-01", 30, "2026-12-31", true)]
    [InlineData("2026-12-10", 30, "2027-01-11", true)]
    [InlineData("2024-12-31", 365, "2025-12-31", false)]
    public void Of_a_limit_in_calendar_days_only_its_end_can_be_provisional(string start, int days, string due, bool provisional) =>
        Calendar.AddDays(Date(start), days).Should().Be(new Deadline(Date(start), days, Date(due), provisional));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(WorkdayCalendar.MaxDays + 1)]
    [InlineData(int.MaxValue)]
    public void A_limit_that_no_rule_has_is_refused(int count)
    {
        var start = new LocalDate(2026, 2, 13);
        Calendar.Invoking(c => c.AddWorkdays(start, count)).Should().Throw<ArgumentOutOfRangeException>().WithMessage("A limit runs from 1 to*");
        Calendar.Invoking(c => c.AddDays(start, count)).Should().Throw<ArgumentOutOfRangeException>().WithMessage("A limit runs from 1 to*");
        Calendar.Invoking(c => c.AddMonths(start, count)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void A_start_at_the_edge_of_time_is_refused() =>
        Calendar.Invoking(c => c.AddWorkdays(LocalDate.MaxIsoValue, 1)).Should().Throw<ArgumentOutOfRangeException>().WithMessage("A limit starts between*");

    [Fact]
    public void A_day_ends_at_midnight_of_the_office_not_of_the_server()
    {
        var due = new LocalDate(2026, 3, 5);
        Office.EndOf(due).Should().Be(Instant.FromUtc(2026, 3, 5, 16, 0));
        new Deadline(due, 1, due, false).End.Should().Be(Office.EndOf(due));
        Office.Today(Instant.FromUtc(2026, 3, 5, 15, 59)).Should().Be(due);
        Office.Today(Instant.FromUtc(2026, 3, 5, 16, 0)).Should().Be(due.PlusDays(1));
    }

    static LocalDate Date(string iso) => LocalDatePattern.Iso.Parse(iso).Value;

    static IEnumerable<LocalDate> Counted(int year, string days)
    {
        var month = 0;
        foreach (var word in days.Split(' '))
        {
            var parts = word.TrimEnd('*').Split('/');
            if (parts.Length == 2)
                month = int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture);
            var date = new LocalDate(year, month, int.Parse(parts[^1], System.Globalization.CultureInfo.InvariantCulture));
            (date.DayOfWeek >= IsoDayOfWeek.Saturday).Should().Be(word.EndsWith('*'), $"{word} is marked so in the table");
            yield return date;
        }
    }
}
