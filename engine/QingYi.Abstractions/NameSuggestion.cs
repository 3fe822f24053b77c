namespace QingYi;

/// <summary>Finds the name that the author probably meant.</summary>
public static class NameSuggestion
{
    /// <summary>Returns <c> Did you mean 'x'?</c> when a known name is similar, otherwise an empty text.</summary>
    public static LocalizedText DidYouMean(string name, IEnumerable<string> known) =>
        Nearest(name, known) is { } near ? AbstractionsTexts.DidYouMean(near) : LocalizedText.Empty;

    /// <summary>Returns the known name with the smallest edit distance, if that is at most a third of its length.</summary>
    public static string? Nearest(string name, IEnumerable<string> known)
    {
        var best = known
            .Distinct(StringComparer.Ordinal)
            .Select(k => (Name: k, Distance: Distance(name.ToLowerInvariant(), k.ToLowerInvariant())))
            .OrderBy(c => c.Distance)
            .FirstOrDefault();
        return best.Name is not null && best.Distance <= Math.Max(1, best.Name.Length / 3) ? best.Name : null;
    }

    // Optimal string alignment: a swap of two letters, the most common slip, counts as one edit.
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            d[i, 0] = i;
        }

        for (var j = 0; j <= b.Length; j++)
        {
            d[0, j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }
}
