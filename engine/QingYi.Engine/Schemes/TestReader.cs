using System.Text.Json.Nodes;
using QingYi.Engine.Documents;

namespace QingYi.Engine.Schemes;

/// <summary>Reads the <c>tests</c> of a scheme.</summary>
internal sealed class TestReader(ProblemList problems)
{
    public IReadOnlyList<TestConfig> Read(SchemeNode? tests)
    {
        if (tests is null)
        {
            return [];
        }

        if (tests.Kind != NodeKind.List || tests.Items.Any(t => t.Kind != NodeKind.Mapping))
        {
            problems.Error("QY1005", tests.Position, SchemeTexts.TestsNotAList);
            return [];
        }

        return [.. tests.Items.Select(Test)];
    }

    /// <summary>Converts a value to JSON; numbers keep their digits.</summary>
    public static JsonNode? Json(SchemeNode? node) =>
        node?.Kind switch
        {
            null or NodeKind.Null => null,
            NodeKind.Text => JsonValue.Create(node.Text),
            NodeKind.Boolean => JsonValue.Create(node.Text == "true"),
            NodeKind.Number => JsonNode.Parse(node.Text.TrimStart('+')),
            NodeKind.List => new JsonArray([.. node.Items.Select(Json)]),
            // A key that occurs twice has been reported.
            _ => new JsonObject(node.Members.DistinctBy(m => m.Key).Select(m => KeyValuePair.Create(m.Key, Json(m.Value)))),
        };

    private TestConfig Test(SchemeNode node)
    {
        var reader = new MappingReader(node, SchemeTexts.TheTest, problems);
        var records = reader.Node("records");
        var record = reader.Node("record");
        var expect = reader.Mapping("expect");
        var test = new TestConfig
        {
            Name = reader.Text("name") ?? "test",
            Position = node.Position,
            Now = reader.Text("now"),
            LastSyncTime = reader.Text("lastSyncTime"),
            Records =
                records is { Kind: NodeKind.List } ? [.. records.Items.Select(Json)]
                : record is null ? []
                : [Json(record)],
            Expected = Json(expect?.Node("requests") ?? expect?.Node("statements")) as JsonArray,
            Rejected = expect?.Text("rejected"),
            Lookups = (reader.Node("lookups")?.Members ?? [])
                .DistinctBy(m => m.Key)
                .ToDictionary(m => m.Key, m => (IReadOnlyList<JsonNode?>)[.. m.Value.Items.Select(Json)]),
        };
        expect?.Done();
        reader.Done();
        if (test.Records.Count == 0 || (test.Expected is null && test.Rejected is null))
        {
            problems.Error("QY1004", node.Position, SchemeTexts.IncompleteTest(test.Name));
        }

        foreach (var (name, text) in new[] { ("now", test.Now), ("lastSyncTime", test.LastSyncTime) })
        {
            if (text is not null && !TimeText.TryParse(text, TimeZoneInfo.Utc, out _))
            {
                problems.Error("QY1014", node.Position, SchemeTexts.BadTestTime(name, test.Name, text));
            }
        }

        return test;
    }
}
