namespace QingYi.Connectors.Http.Signing;

/// <summary>The fields of a form on their way through a signature recipe.</summary>
internal sealed class FieldList(IEnumerable<KeyValuePair<string, string>> fields)
{
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; } = [.. fields];
}
