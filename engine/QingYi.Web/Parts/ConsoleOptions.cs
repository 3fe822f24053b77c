namespace QingYi.Web.Parts;

/// <summary>What the console needs to know of its host.</summary>
/// <param name="Environment">The name of the environment file.</param>
/// <param name="IsLocal">Whether only this machine can reach the host.</param>
public sealed record ConsoleOptions(string Environment, bool IsLocal)
{
    /// <summary>The codes of the errors that <see cref="Explain"/> knows, in the order of the documentation. None by default.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>Returns what the documentation says of an error code, as Markdown; null, the default: nothing.</summary>
    public Func<string, LocalizedText?> Explain { get; init; } = _ => null;
}
