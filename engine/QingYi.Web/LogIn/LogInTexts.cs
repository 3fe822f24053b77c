namespace QingYi.Web.LogIn;

/// <summary>What people read when they log in.</summary>
internal static class LogInTexts
{
    public static LocalizedText LogIn => new("Log in", "登录");

    public static LocalizedText Name => new("User name", "用户名");

    public static LocalizedText Password => new("Password", "密码");

    public static LocalizedText WithProvider => new("Log in with the company's account", "用公司账号登录");

    public static LocalizedText SetUp => new("First administrator", "第一个管理员");

    public static LocalizedText SetUpHelp =>
        new(
            "The host has no users yet. The code stands in the terminal in which the host was started.",
            "主机还没有用户。一次性代码显示在启动主机的终端里。"
        );

    public static LocalizedText Code => new("One-time code", "一次性代码");

    public static LocalizedText Create => new("Create and log in", "创建并登录");

    public static LocalizedText WrongCode =>
        new(
            "The code is wrong or was used already. The one that counts stands in the terminal of the host; a restart makes a new one.",
            "代码不对或已用过。有效的代码在主机的终端里；重启主机会生成新的。"
        );
}
