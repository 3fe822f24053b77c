namespace QingYi.Connectors.Http.Answers;

/// <summary>What to read from an answer.</summary>
internal sealed class EnvelopeShape
{
    public EnvelopeShape(string records, IEnumerable<string> values)
    {
        Records = records;
        Values = values.Where(v => v.Length > 0).ToHashSet(StringComparer.Ordinal);
        Above = new[] { records }.Concat(Values).SelectMany(Prefixes).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The path of the records.</summary>
    public string Records { get; }

    /// <summary>The paths of single values.</summary>
    public IReadOnlySet<string> Values { get; }

    /// <summary>The paths above the records and above the single values.</summary>
    public IReadOnlySet<string> Above { get; }

    private static IEnumerable<string> Prefixes(string path)
    {
        for (var dot = path.IndexOf('.', StringComparison.Ordinal); dot > 0; dot = path.IndexOf('.', dot + 1))
        {
            yield return path[..dot];
        }
    }
}
