using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Calendar;

public static class CalendarRefusals
{
    public static readonly Refusal Faulty = new("calendar.faulty",
        "The calendar file has faults; nothing of it was taken. Mend them and import it again.",
        "日历文件有误，未导入，请更正后重新导入。", "法院内控要求");
}
