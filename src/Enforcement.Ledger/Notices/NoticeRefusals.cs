using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Notices;

public static class NoticeRefusals
{
    public static readonly Refusal NotFound = new("notice.not-found", "There is no such notice.", "没有此项通知。", "法院内控要求");

    public static readonly Refusal ReasonMissing = new("notice.reason-missing", "Say why; the reason stays with the notice.", "请填写理由，理由将随通知留存。", "法院内控要求");

    public static readonly Refusal NotDead = new("notice.not-dead",
        "Only a notice that is dead or has no contact is sent again.", "只有投递失败或无联系方式的通知可以重新发送。", "法院内控要求");

    public static readonly Refusal NotOpen = new("notice.not-open",
        "This notice has left the house or is cancelled. It cannot be called back.", "该通知已发出或已取消，无法撤回。", "法院内控要求");

    public static readonly Refusal UnderWay = new("notice.under-way",
        "This notice is being sent at this moment. Try again in a minute.", "该通知正在发送，请稍后再试。", "法院内控要求");

    public static readonly Refusal NoContact = new("notice.no-contact",
        "The party has no contact on file. Record one first, or tell the party otherwise and cancel the notice.", "该当事人没有登记联系方式，请先登记，或另行告知后取消本通知。", "S0 §6; 法院内控要求");
}
