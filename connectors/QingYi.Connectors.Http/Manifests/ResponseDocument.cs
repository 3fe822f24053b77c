namespace QingYi.Connectors.Http.Manifests;

/// <summary>The envelope around every answer.</summary>
internal sealed class ResponseDocument
{
    /// <summary>The path of the field that shows success.</summary>
    public string Status { get; set; } = "";

    /// <summary>The values of that field that mean success, as text.</summary>
    public List<string> Success { get; set; } = [];

    /// <summary>The path of the error's code.</summary>
    public string Code { get; set; } = "";

    /// <summary>The path of the error's message.</summary>
    public string Message { get; set; } = "";
}
