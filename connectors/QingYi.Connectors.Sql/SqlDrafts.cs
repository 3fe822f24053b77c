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
            "batchexecute" => Columns(new JsonObject { ["main_sql"] = $"{Head} VALUES" }, written),
            "insert" => Columns(new JsonObject { ["table"] = table }, written),
            "update" or "upsert" => Columns(
                new JsonObject { ["table"] = table, ["key"] = Keys },
                [.. fields.Where(f => f.IsKey || !f.IsGenerated)]
            ),
            _ => Execute(),
        };

    private string Keys => string.Join(", ", fields.Where(f => f.IsKey).Select(f => f.Name));

    private string Head => $"INSERT INTO {table} ({string.Join(", ", written.Select(f => syntax.Quote(f.Name)))})";

    private static string Template(ApiField field) => IsWord(field.Name) ? $"{{{{{field.Name}}}}}" : $"{{{{`{field.Name}`}}}}";

    private static bool IsWord(string name) => name.All(c => char.IsLetterOrDigit(c) || c == '_') && !char.IsAsciiDigit(name[0]);

    private static JsonObject Columns(JsonObject request, IReadOnlyList<ApiField> columns)
    {
        foreach (var column in columns)
        {
            request[column.Name] = Template(column);
        }

        return request;
    }

    private JsonObject Select()
    {
        var request = new JsonObject
        {
            ["main_sql"] = $"SELECT {string.Join(", ", fields.Select(f => syntax.Quote(f.Name)))} FROM {table}",
        };
        if (fields.Count(f => f.IsKey) == 1)
        {
            request["key"] = Keys;
        }

        return request;
    }

    // A column whose name cannot be a parameter's name gets a parameter named by its number.
    private JsonObject Execute()
    {
        var names = written.Select((f, i) => IsWord(f.Name) ? f.Name : $"column_{i + 1}").ToList();
        return new JsonObject
        {
            ["main_params"] = new JsonObject(written.Select((f, i) => KeyValuePair.Create(names[i], (JsonNode?)Template(f)))),
            ["main_sql"] = $"{Head} VALUES ({string.Join(", ", names.Select(n => $"<{{{n}: }}>"))})",
        };
    }
}
