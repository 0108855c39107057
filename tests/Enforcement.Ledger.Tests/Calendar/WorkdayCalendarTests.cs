using Enforcement.Ledger.Calendar;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.Tests.Calendar;

public class WorkdayCalendarTests
{
    static readonly WorkdayCalendar Calendar = Workdays.Shipped;

    // From before the first notice to after the last, so that properties hold on both sides of what is known.
    static readonly Gen<LocalDate> Dates = Gen.Choose(0, 365 * 26).Select(new LocalDate(2004, 1, 1).PlusDays);

    [Theory]
    [InlineData(2015, 249, 5, 17)]
    [InlineData(2016, 250, 6, 17)]
    [InlineData(2017, 249, 5, 16)]
    [InlineData(2018, 250, 7, 18)]
    [InlineData(2019, 250, 6, 17)]
    [InlineData(2020, 249, 6, 19)]
    [InlineData(2021, 250, 7, 18)]
    [InlineData(2022, 249, 7, 18)]
    [InlineData(2023, 249, 7, 18)]
    [InlineData(2024, 251, 8, 19)]
    [InlineData(2025, 248, 5, 18)]
    [InlineData(2026, 248, 6, 19)]
    public void A_year_has_the_workdays_of_the_reference(int year, int workdays, int makeupDays, int weekdayHolidays)
    {
        Calendar.CountWorkdays(new LocalDate(year - 1, 12, 31), new LocalDate(year, 12, 31)).Should().Be(workdays);
        var days = Workdays.ShippedRows.Days.Where(d => d.Date.Year == year).ToList();
        days.Count(d => d.Kind == DayKind.MakeupWorkday).Should().Be(makeupDays);
        days.Count(d => d.Kind == DayKind.Holiday && d.Date.DayOfWeek < IsoDayOfWeek.Saturday).Should().Be(weekdayHolidays);
    }

    [Fact]
    public void New_Years_Eve_of_2024_was_a_workday() =>
        Calendar.IsWorkday(new LocalDate(2024, 2, 9)).Should().BeTrue("units were only encouraged to give leave");

    [Fact]
    public void The_shipped_notices_run_from_2007_to_2026() =>
        Calendar.NoticedYears.Should().Equal(Enumerable.Range(2007, 20));

    [Fact]
    public void The_December_days_of_next_years_notice_are_no_notice_of_their_own_year()
    {
        CalendarDay[] newYear = [new(new(2026, 12, 31), DayKind.Holiday, "元旦", "n"), new(new(2027, 1, 1), DayKind.Holiday, "元旦", "n"), new(new(2027, 10, 1), DayKind.Holiday, "国庆节", "n")];
        var calendar = new WorkdayCalendar(newYear, "2027");

        calendar.NoticedYears.Should().Equal(2027);
        calendar.IsProvisional(new LocalDate(2026, 12, 31)).Should().BeTrue();
        calendar.IsProvisional(new LocalDate(2027, 12, 28)).Should().BeFalse();
        calendar.IsProvisional(new LocalDate(2027, 12, 29)).Should().BeTrue("the notice for 2028 may reach it");
    }

    [Fact]
    public void A_later_notice_makes_another_calendar_and_leaves_the_old_one()
    {
        var prolonged = new WorkdayCalendar([.. Workdays.ShippedRows.Days, new(new(2026, 3, 5), DayKind.Holiday, "延长", "n")], "changed");

        prolonged.AddWorkdays(new LocalDate(2026, 2, 13), 10).Due.Should().Be(new LocalDate(2026, 3, 6));
        Calendar.AddWorkdays(new LocalDate(2026, 2, 13), 10).Due.Should().Be(new LocalDate(2026, 3, 5));
        prolonged.Version.Should().NotBe(Calendar.Version);
    }

    [Fact]
    public void A_calendar_refuses_a_day_listed_twice_and_a_make_up_day_on_a_weekday()
    {
        var monday = new CalendarDay(new LocalDate(2020, 2, 3), DayKind.MakeupWorkday, "春节", "n");
        FluentActions.Invoking(() => new WorkdayCalendar([monday], "v")).Should().Throw<ArgumentException>().WithMessage("*weekday*");
        var rest = monday with { Kind = DayKind.Holiday };
        FluentActions.Invoking(() => new WorkdayCalendar([rest, rest], "v")).Should().Throw<ArgumentException>().WithMessage("*twice*");
    }

    [Fact]
    public void Every_limit_in_workdays_ends_on_a_workday_after_its_start() =>
        Check(Limits(400), l => Calendar.AddWorkdays(l.Start, l.Count) is var d && Calendar.IsWorkday(d.Due) && d.Due > l.Start);

    [Fact]
    public void Counting_back_the_workdays_of_a_limit_gives_the_limit() =>
        Check(Limits(400), l => Calendar.CountWorkdays(l.Start, Calendar.AddWorkdays(l.Start, l.Count).Due) == l.Count);

    [Fact]
    public void A_later_start_or_a_longer_limit_never_ends_earlier() =>
        Check(Limits(400), l => Calendar.AddWorkdays(l.Start, l.Count).Due is var due
            && Calendar.AddWorkdays(l.Start.PlusDays(1), l.Count).Due >= due && Calendar.AddWorkdays(l.Start, l.Count + 1).Due > due);

    [Fact]
    public void A_limit_in_calendar_days_ends_on_the_first_workday_from_its_last_day_on() =>
        Check(Limits(900), l => Calendar.AddDays(l.Start, l.Count).Due is var due && Calendar.IsWorkday(due)
            && due >= l.Start.PlusDays(l.Count) && Calendar.CountWorkdays(l.Start.PlusDays(l.Count - 1), due) == 1);

    [Fact]
    public void Ages_in_workdays_equal_a_count_day_by_day_and_add_up() =>
        Check(Limits(900), l =>
        {
            var to = l.Start.PlusDays(l.Count);
            var middle = l.Start.PlusDays(l.Count / 2);
            var oneByOne = Enumerable.Range(1, l.Count).Count(d => Calendar.IsWorkday(l.Start.PlusDays(d)));
            return Calendar.CountWorkdays(l.Start, to) == oneByOne
                && Calendar.CountWorkdays(to, l.Start) == -oneByOne
                && Calendar.CountWorkdays(l.Start, middle) + Calendar.CountWorkdays(middle, to) == oneByOne;
        });

    static Gen<(LocalDate Start, int Count)> Limits(int max) => Dates.SelectMany(s => Gen.Choose(1, max).Select(c => (s, c)));

    static void Check<T>(Gen<T> values, Func<T, bool> holds) =>
        Prop.ForAll(values.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
