namespace QingYi.Web.Access;

/// <summary>Why a page is closed to somebody.</summary>
internal static class AccessTexts
{
    public static LocalizedText SessionEnded => new("The session has ended: log in again.", "会话已结束，请重新登录。");
}
