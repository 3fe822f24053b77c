using System.Globalization;
using System.Text.Json.Nodes;
using QingYi.Engine.Values;

namespace QingYi.Engine.Rendering;

/// <summary>The operators of <c>calculate</c>. They ignore nulls; numbers are decimals and can be given as text.</summary>
internal static class GroupOperator
{
    /// <exception cref="RecordException">A value is not a number.</exception>
    public static JsonNode? Apply(string name, IEnumerable<JsonNode?> values)
    {
        var present = values.OfType<JsonNode>().Where(v => v is not JsonValue || v.ToString().Length > 0).ToList();
        try
        {
            return Calculate(name, present);
        }
        catch (OverflowException)
        {
            throw new RecordException("QY2104", RenderingTexts.ResultTooLarge(name[1..]));
        }
    }

    private static JsonNode? Calculate(string name, List<JsonNode> present) =>
        name switch
        {
            "$sum" => Node(present.Sum(Number)),
            "$avg" => present.Count == 0 ? null : Node(present.Average(Number)),
            "$min" => present.MinBy(v => v, Order)?.DeepClone(),
            "$max" => present.MaxBy(v => v, Order)?.DeepClone(),
            "$first" => present.FirstOrDefault()?.DeepClone(),
            "$last" => present.LastOrDefault()?.DeepClone(),
            "$addToSet" => new JsonArray([.. present.DistinctBy(v => v.ToJsonString()).Select(v => v.DeepClone())]),
            _ => new JsonArray([.. present.Select(v => v.DeepClone())]),
        };

    private static Comparer<JsonNode> Order { get; } =
        Comparer<JsonNode>.Create(
            (a, b) =>
                TryNumber(a, out var x) && TryNumber(b, out var y) ? x.CompareTo(y) : string.CompareOrdinal(a.ToString(), b.ToString())
        );

    private static bool TryNumber(JsonNode value, out decimal number) =>
        decimal.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    private static decimal Number(JsonNode value) =>
        TryNumber(value, out var number)
            ? number
            : throw new RecordException(
                "QY2104",
                RenderingTexts.NotANumberInGroup(value.ToJsonString(JsonText.OneLine)),
                value: value.ToString()
            );

    private static JsonNode Node(decimal number) => JsonNode.Parse(number.ToString(CultureInfo.InvariantCulture))!;
}
