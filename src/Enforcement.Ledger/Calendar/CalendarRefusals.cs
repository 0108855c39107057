using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Calendar;

public static class CalendarRefusals
{
    const string House = "法院内控要求";

    public static readonly Refusal Faulty = new("calendar.faulty",
        "The calendar file has faults; nothing of it was taken. Mend them and import it again.",
        "日历文件有误，未导入，请更正后重新导入。", House);

    public static readonly Refusal NoNotice = new("calendar.no-notice",
        "A calendar rests on a published notice. Name the notice, such as its number or address.",
        "日历须以公布的放假通知为依据，请注明通知文号或网址。", House);

    public static readonly Refusal NotFound = new("calendar.not-found",
        "There is no such version of the calendar. Look at the list of versions.",
        "没有此日历版本，请查看版本列表。", House);

    public static readonly Refusal AlreadyConfirmed = new("calendar.already-confirmed",
        "This version is in force, or a later one is. Propose a new one.",
        "该版本已生效或已有更新版本生效，请另行提交。", House);

    public static readonly Refusal SamePerson = new("calendar.same-person",
        "Whoever proposed a calendar does not confirm it. Ask a second person.",
        "日历须由提交人以外的人员确认。", House);
}
