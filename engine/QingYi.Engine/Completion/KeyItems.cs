using System.Text.Json.Nodes;
using QingYi.Engine.Documents;
using QingYi.Engine.Metadata;

namespace QingYi.Engine.Completion;

/// <summary>Finds the keys that can stand at a cursor.</summary>
/// <param name="guide">What the language expects.</param>
/// <param name="scope">What is known of the scheme.</param>
internal sealed class KeyItems(SchemaGuide guide, CompletionScope scope)
{
    /// <summary>Returns the keys of a mapping.</summary>
    /// <param name="cursor">The cursor in a key, or in a value that can become one.</param>
    /// <param name="place">What is expected.</param>
    /// <param name="fields">The fields of a record, for the records of tests.</param>
    /// <param name="columns">The columns of the table to which parameters are written; none in most apis.</param>
    public IReadOnlyList<CompletionItem> Find(
        Cursor cursor,
        Place place,
        IReadOnlyList<RecordField> fields,
        IReadOnlyList<ApiField> columns
    )
    {
        // A node may be a mapping of fields as long as it has no attribute that tells them apart.
        var items = place.Kind switch
        {
            PlaceKind.Setting => [.. Settings(place.Schema, cursor), .. Direct(place, cursor)],
            PlaceKind.Parameters => [.. Parameters(place, columns, cursor), .. place.Names.Count > 0 ? Settings(guide.Node, cursor) : []],
            PlaceKind.Node => Settings(guide.Node, cursor),
            PlaceKind.Record => Fields(place, fields, cursor),
            _ => [],
        };
        var written = cursor.IsKey ? Siblings(cursor) : [];
        return [.. items.Where(i => !written.Contains(i.Label)).DistinctBy(i => i.Label)];
    }

    /// <summary>Returns the form of a node for a list of them.</summary>
    public static CompletionItem ListedNode { get; } =
        new("- field:", CompletionKind.Key) { Insert = "- field: ", Detail = CompletionTexts.Nodes };

    private static HashSet<string> Siblings(Cursor cursor) =>
        [
            .. cursor
                .Node.Members.Where(m => !m.IsMerged && (cursor.Span.Start < m.KeySpan.Start || m.KeySpan.End < cursor.Span.Start))
                .Select(m => m.Key),
        ];

    private IReadOnlyList<CompletionItem> Settings(JsonObject schema, Cursor cursor) =>
        [
            .. SchemaGuide
                .Keys(schema)
                .Select(p => new CompletionItem(p.Key, CompletionKind.Key)
                {
                    Insert = Written(p.Key, cursor, guide.IsBelow(p.Value)),
                    Documentation = SchemeSchema.TextOf(p.Value),
                }),
        ];

    // The parameters of an api can stand in the target itself.
    private IReadOnlyList<CompletionItem> Direct(Place place, Cursor cursor) =>
        place.Path == "target" && scope.Api(ofSource: false) is { } api
            ? [.. api.Parameters.Where(p => p.Name.Contains('_', StringComparison.Ordinal)).Select(p => Parameter(p, 1, cursor))]
            : [];

    private IReadOnlyList<CompletionItem> Parameters(Place place, IReadOnlyList<ApiField> columns, Cursor cursor)
    {
        var parameters = scope.Api(place.IsSource)?.Parameters ?? [];
        foreach (var name in place.Names)
        {
            parameters = parameters.FirstOrDefault(p => p.Answers(name))?.Children ?? [];
        }

        return
        [
            .. parameters.Select(p => Parameter(p, 1, cursor)),
            .. columns.Select(c => Column(c) with { Insert = Written(c.Name, cursor, isBelow: false) }),
        ];
    }

    /// <summary>Returns a parameter of an api.</summary>
    public static CompletionItem Parameter(ApiField field, int number, Cursor cursor)
    {
        var name = field.Numbered ? $"{field.Name}_{number}" : field.Name;
        return new CompletionItem(name, CompletionKind.Parameter)
        {
            Insert = cursor.IsKey || cursor.IsAlone ? Written(name, cursor, field.Type is FieldType.Object or FieldType.Array) : name,
            Detail = field.Required ? CompletionTexts.Marked(field.Label, CompletionTexts.Required) : field.Label,
            Documentation = field.Description,
        };
    }

    /// <summary>Returns a column of a table.</summary>
    public static CompletionItem Column(ApiField field) =>
        new(field.Name, CompletionKind.Column)
        {
            Detail = CompletionTexts.Typed(field.Label, $"{field.Type}{(field.MaxLength is { } most ? $"({most})" : "")}"),
            Documentation = field.Description,
        };

    private static IReadOnlyList<CompletionItem> Fields(Place place, IReadOnlyList<RecordField> fields, Cursor cursor)
    {
        var parent = string.Concat(place.Names.Select(n => n + "."));
        return
        [
            .. fields
                .Where(f => f.Path.StartsWith(parent, StringComparison.Ordinal) && !f.Path.AsSpan(parent.Length).Contains('.'))
                .Select(f =>
                    TemplateItems.Field(f) with
                    {
                        Label = f.Path[parent.Length..],
                        Insert = Written(f.Path[parent.Length..], cursor, isBelow: false),
                    }
                ),
        ];
    }

    private static string Written(string key, Cursor cursor, bool isBelow) =>
        cursor.HasColon || cursor.Style == NodeStyle.DoubleQuoted ? key
        : isBelow ? key + ":"
        : key + ": ";
}
