using System.Text.Json.Nodes;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql;

/// <summary>Drafts requests for a table, as a start for an author.</summary>
/// <param name="syntax">The SQL of the database.</param>
/// <param name="table">The table, as a scheme names it.</param>
/// <param name="fields">Its columns.</param>
internal sealed class SqlDrafts(SqlSyntax syntax, string table, IReadOnlyList<ApiField> fields)
{
    private readonly IReadOnlyList<ApiField> written = [.. fields.Where(f => !f.IsGenerated)];

    /// <summary>Returns the draft of an api's request.</summary>
    public JsonObject Of(string api) =>
        api switch
        {
            "select" => Select(),
            "batchexecute" => Filled(
                new JsonObject { ["main_sql"] = $"{Head} VALUES" },
                written.Select((f, i) => (f.Name is "main_sql" or "limit" ? Numbered(i) : f.Name, f))
            ),
            "insert" => Filled(new JsonObject { ["table"] = table }, written.Select(f => (Column(f), f))),
            "update" or "upsert" => Filled(
                new JsonObject { ["table"] = table, ["key"] = Keys },
                fields.Where(f => f.IsKey || !f.IsGenerated).Select(f => (Column(f), f))
            ),
            _ => Execute(),
        };

    private string Keys => string.Join(", ", fields.Where(f => f.IsKey).Select(Column));

    private string Head => $"INSERT INTO {syntax.QuoteAll(table)} ({string.Join(", ", written.Select(f => syntax.Quote(f.Name)))})";

    private static string Template(ApiField field) =>
        IsWord(field.Name) ? $"{{{{{field.Name}}}}}" : $"{{{{`{field.Name.Replace("`", "``", StringComparison.Ordinal)}`}}}}";

    private static bool IsWord(string name) => name.All(c => char.IsLetterOrDigit(c) || c == '_') && !char.IsAsciiDigit(name[0]);

    private static bool IsBlock(string name) =>
        name is "main_sql" or "main_params" or "delete_sql" || name.StartsWith("extend_", StringComparison.Ordinal);

    // A column whose name cannot be a parameter's name gets a parameter named by its number.
    private static string Numbered(int index) => $"column_{index + 1}";

    private static JsonObject Filled(JsonObject request, IEnumerable<(string Name, ApiField Field)> parameters)
    {
        foreach (var (name, field) in parameters)
        {
            request[name] = Template(field);
        }

        return request;
    }

    // The name of the parameter that writes a column; in quotes it is no parameter of the api itself, and its dots are its own.
    private string Column(ApiField field) =>
        field.Name is "table" or "key" or "on_delete" || field.Name.AsSpan().ContainsAny('.', '`', '"')
            ? syntax.Quote(field.Name)
            : field.Name;

    private JsonObject Select()
    {
        var request = new JsonObject
        {
            ["main_sql"] = $"SELECT {string.Join(", ", fields.Select(f => syntax.Quote(f.Name)))} FROM {syntax.QuoteAll(table)}",
        };
        if (fields.Count(f => f.IsKey) == 1)
        {
            request["key"] = fields.First(f => f.IsKey).Name;
        }

        return request;
    }

    private JsonObject Execute()
    {
        var names = written.Select((f, i) => IsWord(f.Name) && !IsBlock(f.Name) ? f.Name : Numbered(i)).ToList();
        return new JsonObject
        {
            ["main_params"] = new JsonObject(written.Select((f, i) => KeyValuePair.Create(names[i], (JsonNode?)Template(f)))),
            ["main_sql"] = $"{Head} VALUES ({string.Join(", ", names.Select(n => $"<{{{n}: }}>"))})",
        };
    }
}
