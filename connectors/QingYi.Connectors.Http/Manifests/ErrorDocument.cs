namespace QingYi.Connectors.Http.Manifests;

/// <summary>How to handle an error of the vendor.</summary>
internal sealed class ErrorDocument
{
    public string Code { get; set; } = "";

    public ErrorAction Action { get; set; }

    /// <summary>What the code means, for people.</summary>
    public LocalizedText Meaning { get; set; } = LocalizedText.Empty;

    /// <summary>What to do about it, for people.</summary>
    public LocalizedText NextStep { get; set; } = LocalizedText.Empty;

    /// <summary>The maximum number of attempts, including the first.</summary>
    public int? Attempts { get; set; }

    /// <summary>How long to wait before the next attempt, e.g. <c>5s</c>.</summary>
    public string? Wait { get; set; }
}
