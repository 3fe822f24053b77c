namespace QingYi.Connectors.Http.Signing;

/// <summary>The form fields that the functions of a signature recipe process.</summary>
internal sealed class FieldList(IEnumerable<KeyValuePair<string, string>> fields)
{
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; } = [.. fields];
}
