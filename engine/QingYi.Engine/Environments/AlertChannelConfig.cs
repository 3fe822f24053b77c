namespace QingYi.Engine.Environments;

/// <summary>One channel for messages to people.</summary>
/// <param name="Type">webhook, dingtalk, wecom, feishu, smtp.</param>
public sealed record AlertChannelConfig(string Type)
{
    /// <summary>The address to which messages are posted; for smtp <c>smtp://server:port</c> or <c>smtps://…</c>.</summary>
    public Uri? Url { get; init; }

    /// <summary>The secret that signs messages (webhook, dingtalk, feishu).</summary>
    public string Secret { get; init; } = "";

    /// <summary>The account at the mail server; empty: none is needed.</summary>
    public string User { get; init; } = "";

    /// <summary>The password of the account.</summary>
    public string Password { get; init; } = "";

    /// <summary>The sender of mails.</summary>
    public string From { get; init; } = "";

    /// <summary>The recipients of the mails.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>Formats the channel without secrets, because the address can contain a token.</summary>
    public override string ToString() => $"{Type} {Url?.Host}";
}
