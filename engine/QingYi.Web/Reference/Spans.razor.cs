using System.Text.RegularExpressions;

namespace QingYi.Web.Reference;

/// <summary>A line of the documentation.</summary>
public sealed partial class Spans
{
    // Links of the documentation lead to its other pages, which the program does not carry: their words stay.
    [GeneratedRegex(@"\*\*(?<bold>[^*]+)\*\*|`(?<code>[^`]+)`|\[(?<link>[^\]]+)\]\([^)]*\)|[^*`\[]+|.", RegexOptions.Singleline)]
    private static partial Regex Pattern();
}
