using System.Globalization;
using System.Text.Json;

namespace QingYi.Connectors.Sql.Binding;

/// <summary>The key that a database has generated for a row: a number, or a text such as a UUID.</summary>
internal readonly record struct SqlKey
{
    public SqlKey(ulong number) => Number = number;

    public SqlKey(string text) => Text = text;

    /// <summary>The number, where <see cref="Text"/> is null.</summary>
    public ulong Number { get; }

    /// <summary>The text; null: the key is a number, or none.</summary>
    public string? Text { get; }

    /// <summary>True when no key was generated.</summary>
    public bool IsNone => Text is null && Number == 0;

    /// <summary>The value to bind where a statement names the key.</summary>
    public object Value => Text ?? (object)Number;

    /// <summary>The key as JSON.</summary>
    public string Json => Text is null ? ToString() : JsonSerializer.Serialize(Text);

    public override string ToString() => Text ?? Number.ToString(CultureInfo.InvariantCulture);
}
