using System.Text.Json;
using QingYi.Engine.Values;

namespace QingYi.Engine.Language.Lookups;

/// <summary>
/// <c>_findCollection</c> and <c>_mongoQuery</c>: a field of the newest matching record of another scheme; null: no record matches.
/// </summary>
internal sealed class LookupTemplate : Template
{
    private readonly LookupTest[] keys;
    private readonly LookupTest[] tests;
    private readonly LookupIndex index;

    public LookupTemplate(string scheme, string field, IReadOnlyList<LookupTest> all)
    {
        keys = [.. all.Where(t => t.IsKey)];
        tests = [.. all.Where(t => !t.IsKey)];
        string[] kept = [field, .. tests.Select(t => t.Field)];
        index = new LookupIndex(
            scheme,
            JsonSerializer.Serialize(new[] { keys.Select(k => k.Field), kept }),
            Reader([.. keys.Select(k => k.Field)], kept)
        );
    }

    public override IEnumerable<PathUse> Paths => keys.Concat(tests).SelectMany(t => t.Operand.Paths);

    /// <summary>The scheme whose records are looked up.</summary>
    public string Scheme => index.Scheme;

    /// <summary>True when no index can find the record, so that the look-up reads all records.</summary>
    public bool IsScan => keys.Length == 0;

    public override Value Evaluate(EvaluationContext context)
    {
        if (context.Lookups is not { } lookups)
        {
            return Value.Null;
        }

        var change = lookups.LastChange(index.Scheme);
        foreach (var key in Keys(0, [], context))
        {
            foreach (var found in lookups.Find(index, key))
            {
                using var kept = JsonDocument.Parse(found);
                if (
                    tests
                        .Select(
                            (t, i) =>
                                Comparison.Find(t.Logic)!(Value.FromJson(kept.RootElement[i + 1]), t.Operand.Evaluate(context), context)
                        )
                        .All(holds => holds)
                )
                {
                    return Value.FromJson(kept.RootElement[0]);
                }
            }
        }

        context.Missed = (index.Scheme, change);
        return Value.Null;
    }

    private static Func<ReadOnlyMemory<byte>, (string Key, string Kept)?> Reader(string[] keys, string[] kept)
    {
        var plan = new RecordPlan();
        RecordPath[] keyPaths = [.. keys.Select(plan.Add)];
        RecordPath[] keptPaths = [.. kept.Select(plan.Add)];
        return content =>
        {
            var record = new ParsedRecord(plan);
            try
            {
                record.Load(content);
                var parts = keyPaths.Select(p => LookupKey.Of(p.Read(record))).ToList();
                return parts.Contains(null)
                    ? null
                    : (LookupKey.Join(parts!), $"[{string.Join(',', keptPaths.Select(p => p.Read(record).ToJson()))}]");
            }
            catch (Exception e) when (e is RecordException or JsonException)
            {
                return null;
            }
        };
    }

    private IEnumerable<string> Keys(int at, List<string> before, EvaluationContext context)
    {
        if (at == keys.Length)
        {
            return [LookupKey.Join(before)];
        }

        var value = keys[at].Operand.Evaluate(context);
        IEnumerable<Value> values =
            keys[at].Logic == "eq" ? [value]
            : value.Kind == ValueKind.List ? value.Elements()
            : value.ToText().Split(',').Select(p => Value.FromText(p.Trim()));
        return values.Select(LookupKey.Of).OfType<string>().SelectMany(k => Keys(at + 1, [.. before, k], context));
    }
}
