namespace QingYi.Web.Settings;

/// <summary>The pages of users, tokens and the audit.</summary>
internal static class SettingsTexts
{
    public static LocalizedText Users => new("Users", "用户");

    public static LocalizedText Tokens => new("Tokens", "令牌");

    public static LocalizedText Audit => new("Audit", "审计");

    public static LocalizedText Password => new("My password", "我的密码");

    public static LocalizedText Name => new("Name", "名称");

    public static LocalizedText Role => new("Role", "角色");

    public static LocalizedText Made => new("Since", "创建时间");

    public static LocalizedText Expires => new("Ends", "到期");

    public static LocalizedText Never => new("never", "永不");

    public static LocalizedText Schemes => new("Schemes", "方案");

    public static LocalizedText AllSchemes => new("all, and the host", "全部，以及主机");

    public static LocalizedText SchemesHelp => new("empty: all; several with a comma", "留空：全部；多个用逗号分隔");

    public static LocalizedText Add => new("Add", "添加");

    public static LocalizedText Remove => new("Remove", "移除");

    public static LocalizedText Revoke => new("Revoke", "吊销");

    public static LocalizedText Change => new("Change", "修改");

    public static LocalizedText NewPassword => new("New password", "新密码");

    public static LocalizedText OldPassword => new("Password until now", "当前密码");

    public static LocalizedText PasswordHelp =>
        new("8 characters at least; empty: logs in through the identity provider", "至少 8 个字符；留空：通过身份提供方登录");

    public static LocalizedText KeepPassword => new("empty: it stays", "留空：保持不变");

    public static LocalizedText UserAdded(string name) => new($"{name} may log in now.", $"{name} 现在可以登录。");

    public static LocalizedText UserChanged(string name) =>
        new($"{name} is changed; open sessions have ended.", $"{name} 已修改，已打开的会话全部结束。");

    public static LocalizedText UserRemoved(string name) =>
        new($"{name} is removed; open sessions have ended.", $"{name} 已移除，已打开的会话全部结束。");

    public static LocalizedText RemoveUser(string name) =>
        new($"{name} cannot log in any more, and open sessions end.", $"{name} 将无法登录，已打开的会话立即结束。");

    public static LocalizedText TokenMade => new("The token, which is shown this one time:", "令牌只显示这一次：");

    public static LocalizedText TokenRevoked(string name) => new($"The token {name} is revoked.", $"令牌 {name} 已吊销。");

    public static LocalizedText RevokeToken(string name) =>
        new($"The host rejects the token {name} from now on.", $"主机从现在起拒绝令牌 {name}。");

    public static LocalizedText NoUsers =>
        new(
            "There are no users yet. With the first one, who is an administrator, nobody gets in without log-in.",
            "还没有用户。添加第一个用户（管理员）之后，不登录就无法进入。"
        );

    public static LocalizedText NoTokens => new("There are no tokens.", "没有令牌。");

    public static LocalizedText NoAudit => new("Nobody has changed anything yet.", "还没有人改动过。");

    public static LocalizedText When => new("When", "时间");

    public static LocalizedText Who => new("Who", "谁");

    public static LocalizedText From => new("From", "何处");

    public static LocalizedText What => new("What", "做了什么");

    public static LocalizedText Detail => new("Difference", "差异");

    public static LocalizedText Older => new("Older ▶", "较旧 ▶");

    public static LocalizedText Filter => new("Filter by person", "按人筛选");

    public static LocalizedText LogInAgain => new("You can log in now.", "现在可以登录了。");
}
