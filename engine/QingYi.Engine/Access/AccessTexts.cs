using QingYi.Engine.Stores;

namespace QingYi.Engine.Access;

/// <summary>Who may do what, and what the audit says of users and tokens.</summary>
internal static class AccessTexts
{
    /// <summary>The name of a role.</summary>
    public static LocalizedText Name(Role role) =>
        role switch
        {
            Role.Sender => new("sender", "发送者"),
            Role.Viewer => new("viewer", "查看者"),
            Role.Operator => new("operator", "运维"),
            Role.Author => new("author", "方案作者"),
            _ => new("administrator", "管理员"),
        };

    // Refusals
    public static LocalizedText NeedsRole(string caller, Role has, Role needed) =>
        new(
            $"'{caller}' is {Name(has)}; this needs the role {Name(needed)}. An administrator can change the role.",
            $"'{caller}' 的角色是{Name(has)}；此操作需要{Name(needed)}。管理员可以修改角色。"
        );

    public static LocalizedText IsLimited(string caller, IReadOnlyList<string> schemes) =>
        new(
            $"'{caller}' is limited to {string.Join(", ", schemes)}. Use a token that is not, or call an address of these schemes.",
            $"'{caller}' 只能访问 {string.Join("、", schemes)}。请使用没有此限制的令牌，或访问这些方案的地址。"
        );

    public static LocalizedText WrongLogIn =>
        new(
            "there is no user with this name and this password. Correct them; an administrator can set a new password.",
            "用户名或密码错误。请改正后重试；管理员可以设置新密码。"
        );

    public static LocalizedText Locked(TimeSpan wait) =>
        new(
            $"too many log-ins failed; the next is accepted in {Duration.Format(wait)}. An administrator can set a new password before.",
            $"登录失败次数过多；{Duration.Format(wait)} 后才接受下一次登录。管理员可以提前设置新密码。"
        );

    public static LocalizedText NameInvalid(string? name, int longest) =>
        new(
            $"a user's name has 1 to {longest} letters, digits, '.', '_', '-' and '@'; this is '{name}'.",
            $"用户名由 1 到 {longest} 个字母、数字、'.'、'_'、'-' 和 '@' 组成；现为 '{name}'。"
        );

    public static LocalizedText PasswordInvalid(int shortest, int longest) =>
        new(
            $"a password has {shortest} to {longest} characters and is not the user's name.",
            $"密码为 {shortest} 到 {longest} 个字符，且不能与用户名相同。"
        );

    public static LocalizedText SenderIsNoUser =>
        new(
            "'sender' is a role of tokens; a user is viewer, operator, author or administrator.",
            "sender 是令牌的角色；用户的角色为 viewer、operator、author 或 administrator。"
        );

    public static LocalizedText UserExists(string name) =>
        new(
            $"there is a user '{name}' already. Choose another name, or change that user.",
            $"已有用户 '{name}'。请换一个名字，或修改该用户。"
        );

    public static LocalizedText NoUser(string name) => new($"there is no user '{name}'", $"没有用户 '{name}'");

    public static LocalizedText LastAdministrator(string name) =>
        new(
            $"'{name}' is the last administrator. Make another user administrator first.",
            $"'{name}' 是最后一名管理员。请先让另一名用户成为管理员。"
        );

    public static LocalizedText ChangedMeanwhile(string name) =>
        new($"the user '{name}' was changed meanwhile. Look at it again.", $"用户 '{name}' 刚被修改。请重新查看。");

    public static LocalizedText HasPassword(string name) =>
        new(
            $"'{name}' logs in with a password, not through the identity provider. An administrator can add a user without one.",
            $"'{name}' 用密码登录，不通过身份提供方。管理员可以添加没有密码的用户。"
        );

    public static LocalizedText FirstIsAdministrator { get; } = new("the first user must be an administrator.", "第一个用户必须是管理员。");

    public static LocalizedText NothingChanges(string name) =>
        new($"'{name}' would stay as it is. Give another role or a password.", $"'{name}' 没有变化。请给出另一个角色或密码。");

    public static LocalizedText TokenNameInvalid(string? name, int longest) =>
        new(
            $"a token's name has 1 to {longest} letters, digits, '.', '_' and '-'; this is '{name}'.",
            $"令牌名由 1 到 {longest} 个字母、数字、'.'、'_' 和 '-' 组成；现为 '{name}'。"
        );

    public static LocalizedText TokenSchemesInvalid(string scheme) =>
        new($"'{scheme}' is not an id of a scheme", $"'{scheme}' 不是方案 id");

    public static LocalizedText TooManySchemes(int longest) =>
        new(
            $"the ids of a token's schemes have at most {longest} characters together. Make two tokens.",
            $"一个令牌的方案 id 合计最多 {longest} 个字符。请创建两个令牌。"
        );

    public static LocalizedText SenderNeedsSchemes => new("a token of a sender names its schemes.", "发送者的令牌必须指明方案。");

    public static LocalizedText ExpiresBefore(DateTimeOffset expires) =>
        new(
            $"the token would have ended at {expires:yyyy-MM-dd HH:mm}. Send a later time.",
            $"令牌在 {expires:yyyy-MM-dd HH:mm} 就已失效。请给出更晚的时间。"
        );

    public static LocalizedText TokenExists(string name, IReadOnlyList<string> schemes) =>
        new(
            $"there is a token '{name}' for {Of(schemes)} already. Choose another name, or revoke that token first.",
            $"已有令牌 '{name}'（{Of(schemes)}）。请换一个名字，或先收回该令牌。"
        );

    public static LocalizedText NoToken(string name, IReadOnlyList<string> schemes) =>
        new($"there is no token '{name}' for {Of(schemes)}", $"没有令牌 '{name}'（{Of(schemes)}）");

    // The audit
    public static LocalizedText LoggedIn { get; } = new("logged in", "登录");

    public static LocalizedText LoggedOut { get; } = new("logged out", "退出");

    public static LocalizedText WasLocked(int failures) =>
        new($"log-in refused after {failures} failures", $"登录失败 {failures} 次后被锁定");

    public static LocalizedText UserAdded(string name, Role role) =>
        new($"user {name} added as {Name(role)}", $"添加用户 {name}，角色：{Name(role)}");

    public static LocalizedText UserRemoved(string name) => new($"user {name} removed", $"删除用户 {name}");

    public static LocalizedText RoleSet(string name, Role before, Role role) =>
        new($"user {name}: {Name(before)} → {Name(role)}", $"用户 {name}：{Name(before)} → {Name(role)}");

    public static LocalizedText PasswordSet(string name) => new($"user {name}: password set", $"用户 {name}：设置密码");

    public static LocalizedText TokenMade(string name, Role role, IReadOnlyList<string> schemes) =>
        new($"token {name} made: {Name(role)} of {Of(schemes)}", $"创建令牌 {name}，角色：{Name(role)}（{Of(schemes)}）");

    public static LocalizedText TokenRevoked(string name, IReadOnlyList<string> schemes) =>
        new($"token {name} of {Of(schemes)} revoked", $"收回令牌 {name}（{Of(schemes)}）");

    private static LocalizedText Of(IReadOnlyList<string> schemes) =>
        schemes.Count == 0 ? new("all schemes", "所有方案") : new(string.Join(", ", schemes), string.Join("、", schemes));
}
