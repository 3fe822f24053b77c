namespace QingYi.Engine.Environments;

/// <summary>One way to people.</summary>
/// <param name="Type">webhook, dingtalk, wecom, feishu, smtp.</param>
public sealed record AlertChannelConfig(string Type)
{
    /// <summary>Where a message is posted to; of smtp <c>smtp://server:port</c> or <c>smtps://…</c>.</summary>
    public Uri? Url { get; init; }

    /// <summary>What messages are signed with (webhook, dingtalk, feishu).</summary>
    public string Secret { get; init; } = "";

    /// <summary>The account of the mail server; empty: none is needed.</summary>
    public string User { get; init; } = "";

    /// <summary>Its password.</summary>
    public string Password { get; init; } = "";

    /// <summary>The sender of mails.</summary>
    public string From { get; init; } = "";

    /// <summary>Who gets the mails.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>Without secrets: the address may hold a token.</summary>
    public override string ToString() => $"{Type} {Url?.Host}";
}
