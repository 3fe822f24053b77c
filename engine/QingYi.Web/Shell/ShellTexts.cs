namespace QingYi.Web.Shell;

/// <summary>The frame around the pages.</summary>
internal static class ShellTexts
{
    public static LocalizedText Product => new("QingYi", "轻易");

    public static LocalizedText Overview => new("Overview", "概览");

    public static LocalizedText Schemes => new("Schemes", "方案");

    public static LocalizedText Records => new("Data pool", "数据池");

    public static LocalizedText Runs => new("Runs", "运行");

    public static LocalizedText Connections => new("Connections", "连接");

    public static LocalizedText Connectors => new("Connectors", "连接器");

    public static LocalizedText Errors => new("Error codes", "错误代码");

    public static LocalizedText Settings => new("Settings", "设置");

    public static LocalizedText Search => new("Search: scheme, record, run, error code", "搜索：方案、记录、运行、错误代码");

    public static LocalizedText NothingFound => new("Nothing has this name, id or number.", "没有这个名称、id 或单号。");

    public static LocalizedText LogOut => new("Log out", "退出");

    public static LocalizedText Dark => new("Dark", "深色");

    public static LocalizedText Light => new("Light", "浅色");

    public static LocalizedText SkipToContent => new("To the content", "跳到内容");

    public static LocalizedText Navigation => new("Pages", "页面");

    public static LocalizedText NoUsers =>
        new("There are no users: everybody on this machine is an administrator.", "还没有用户：本机上任何人都是管理员。");

    public static LocalizedText AddUser => new("Add the first user", "添加第一个用户");

    public static LocalizedText NotFound => new("There is no such page.", "没有这个页面。");

    public static LocalizedText Reconnecting => new("The host does not answer. Trying again…", "主机没有应答，正在重新连接……");

    public static LocalizedText Lost => new("The host was started anew; the page is loaded again.", "主机已重新启动，正在重新载入页面。");

    public static LocalizedText Reload => new("Load again", "重新载入");

    public static LocalizedText Failed => new("The page failed; the host goes on working.", "页面出错，主机照常运行。");

    public static LocalizedText About(string code) => new($"About {code}", $"{code} 说明");

    public static LocalizedText Unexpected =>
        new("Something unexpected happened; the log of the host has the details.", "发生了意外的错误，详情见主机日志。");
}
