using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace QingYi.Sandbox;

/// <summary>
/// Stores bills. A bill needs a new number and lines with quantities above 0; a call with several rows accepts the valid rows.
/// </summary>
internal sealed class ErpBills
{
    private readonly ConcurrentDictionary<string, JsonObject> saved = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, JsonObject> answers = new(StringComparer.Ordinal);
    private int id;

    public IReadOnlyDictionary<string, JsonObject> Saved => saved;

    /// <summary>Returns the answer; null: there is no such path.</summary>
    public JsonNode? Answer(string path, string body, string? idempotencyKey) =>
        path switch
        {
            "/bills" when !string.IsNullOrEmpty(idempotencyKey) => answers
                .GetOrAdd(idempotencyKey, _ => Save(JsonNode.Parse(body)!.AsObject()))
                .DeepClone(),
            "/bills" => Save(JsonNode.Parse(body)!.AsObject()),
            _ when path.StartsWith("/bills/number/", StringComparison.Ordinal) => new JsonObject
            {
                ["code"] = 0,
                ["data"] = saved.TryGetValue(Uri.UnescapeDataString(path["/bills/number/".Length..]), out var bill)
                    ? new JsonArray(bill.DeepClone())
                    : [],
            },
            "/bills/batch" => new JsonObject
            {
                ["code"] = 0,
                ["results"] = new JsonArray([.. JsonNode.Parse(body)!["rows"]!.AsArray().Select((r, i) => Row(i, Save(r!.AsObject())))]),
            },
            "/bills/list" => JsonNode.Parse(body)!["Model"] is JsonArray model
                ? new JsonObject
                {
                    ["code"] = 0,
                    ["message"] = "",
                    ["data"] = new JsonArray([.. model.Select(m => Save(m!.AsObject())["data"]?.DeepClone())]),
                }
                : Refuse(42200, "缺少 Model"),
            _ => null,
        };

    private static JsonObject Row(int index, JsonObject answer) =>
        new()
        {
            ["index"] = index,
            ["code"] = answer["code"]!.DeepClone(),
            ["message"] = answer["message"]?.DeepClone(),
            ["id"] = answer["data"]?["Id"]?.DeepClone(),
        };

    private static JsonObject Refuse(int code, string message) => new() { ["code"] = code, ["message"] = message };

    private JsonObject Save(JsonObject bill)
    {
        var number = bill["number"]?.ToString() ?? "";
        if (number.Length == 0)
        {
            return Refuse(42200, "缺少单号 number is missing");
        }

        if ((bill["lines"] as JsonArray ?? []).Any(l => !decimal.TryParse(l?["qty"]?.ToString(), out var quantity) || quantity <= 0))
        {
            return Refuse(42201, "数量必须大于零 a quantity must be above 0");
        }

        var given = Interlocked.Increment(ref id);
        return saved.TryAdd(number, (JsonObject)bill.DeepClone())
            ? new JsonObject
            {
                ["code"] = 0,
                ["message"] = "",
                ["data"] = new JsonObject { ["Id"] = given, ["Number"] = number },
            }
            : Refuse(40901, "单据已存在 the bill already exists");
    }
}
