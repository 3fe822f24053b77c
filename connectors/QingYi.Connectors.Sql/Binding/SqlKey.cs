using System.Globalization;

namespace QingYi.Connectors.Sql.Binding;

/// <summary>The key that a database has generated for a row: a number, or a text such as a UUID.</summary>
internal readonly record struct SqlKey
{
    private readonly ulong number;
    private readonly string? text;

    public SqlKey(ulong number) => this.number = number;

    public SqlKey(string text) => this.text = text;

    /// <summary>True when no key was generated.</summary>
    public bool IsNone => text is null && number == 0;

    /// <summary>The value to bind where a statement names the key.</summary>
    public object Value => text ?? (object)number;

    /// <summary>The key as JSON.</summary>
    public string Json => text is null ? ToString() : System.Text.Json.JsonSerializer.Serialize(text);

    public override string ToString() => text ?? number.ToString(CultureInfo.InvariantCulture);
}
