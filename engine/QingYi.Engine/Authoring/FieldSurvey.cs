using System.Text.Json;
using System.Text.Json.Nodes;
using QingYi.Engine.Compilation;
using QingYi.Engine.Schemes;

namespace QingYi.Engine.Authoring;

/// <summary>Compares the fields that records have with those that are declared.</summary>
internal sealed class FieldSurvey
{
    private static readonly string[] Kinds = ["text", "number", "boolean", "object", "array"];
    private readonly Dictionary<string, SampledField> fields = new(StringComparer.Ordinal);
    private readonly HashSet<string> open = new(StringComparer.Ordinal);

    public FieldSurvey(CompiledScheme scheme)
        : this(scheme.Source.Api.Response, scheme.Config.Source!.Response) { }

    /// <param name="api">The fields that the api declares.</param>
    /// <param name="response">The fields that the scheme declares.</param>
    public FieldSurvey(IEnumerable<ApiField> api, IEnumerable<ParameterConfig> response)
    {
        Declare("", api);
        Declare("", response);
    }

    /// <summary>The fields in the order of their declaration, followed by those that are not declared.</summary>
    public IReadOnlyList<SampledField> Fields => [.. fields.Values];

    /// <summary>Takes a record into account.</summary>
    public void See(JsonElement record)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Walk("", record, seen);
        foreach (var path in seen)
        {
            fields[path] = fields[path] with { Records = fields[path].Records + 1 };
        }
    }

    private void Declare(string parent, IEnumerable<ApiField> declared)
    {
        foreach (var field in declared)
        {
            var path = Below(parent, field.Name);
            fields[path] = new SampledField(path) { Label = field.Label, IsDeclared = true };
            Declare(path, field.Children);
            if (field is { Type: FieldType.Object or FieldType.Array, Children.Count: 0 })
            {
                open.Add(path);
            }
        }
    }

    private void Declare(string parent, IEnumerable<ParameterConfig> declared)
    {
        foreach (var field in declared)
        {
            var path = Below(parent, field.Field);
            fields.TryAdd(path, new SampledField(path) { Label = LocalizedText.Of(field.Label), IsDeclared = true });
            Declare(path, field.Children ?? []);
        }
    }

    private static string Below(string parent, string name) => parent.Length == 0 ? name : $"{parent}.{name}";

    private void Walk(string path, JsonElement value, HashSet<string> seen)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var element in value.EnumerateArray())
            {
                Walk(path, element, seen);
            }
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
            {
                var below = Below(path, member.Name);
                Note(below, member.Value, seen);
                Walk(below, member.Value, seen);
            }
        }
    }

    private void Note(string path, JsonElement value, HashSet<string> seen)
    {
        // What is declared without the fields below it has any of them.
        var known = fields.GetValueOrDefault(path) ?? new SampledField(path) { IsDeclared = IsBelowOpen(path) };
        var isScalar = value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null);
        fields[path] = known with
        {
            Kind = With(known.Kind, value.ValueKind),
            Value = known.Value is null && isScalar && value.ToString().Length > 0 ? JsonNode.Parse(value.GetRawText()) : known.Value,
        };
        seen.Add(path);
    }

    private bool IsBelowOpen(string path)
    {
        for (var dot = path.LastIndexOf('.'); dot > 0; dot = path.LastIndexOf('.', dot - 1))
        {
            if (open.Contains(path[..dot]))
            {
                return true;
            }
        }

        return false;
    }

    private static string With(string kinds, JsonValueKind kind)
    {
        var word = kind switch
        {
            JsonValueKind.String => "text",
            JsonValueKind.Number => "number",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            _ => null,
        };
        return string.Join('|', Kinds.Where(k => k == word || kinds.Split('|').Contains(k)));
    }
}
