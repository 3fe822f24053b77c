namespace QingYi.Engine.Documents;

/// <summary>
/// Finds what an editor can do about a problem. What to write comes from the arguments of its message: <c>suggestion</c> and
/// <c>wanted</c> replace the word that is wrong, <c>missing</c> is a key to add, with <c>example</c> or the first of <c>known</c> as its
/// value.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="problem">The problem, with its place.</param>
internal sealed class ProblemFixer(ProblemText text, Problem problem)
{
    private const int LongestWord = 400;
    private const string Placeholder = "NAME";
    private const string JsonSide = """{ "connector": "NAME", "connection": "NAME", "api": "NAME" }""";
    private readonly SourceText source = text.Source;
    private readonly IReadOnlyDictionary<string, string> arguments = problem.Arguments;
    private readonly TextSpan span = new(problem.Start - text.Source.Mark, problem.End - text.Source.Mark);

    /// <summary>Returns the fixes, the best first.</summary>
    public IEnumerable<ProblemFix> Fixes() =>
        new[]
        {
            arguments.GetValueOrDefault("suggestion") is { } suggestion ? Replace(suggestion) : null,
            arguments.GetValueOrDefault("wanted") is { } wanted ? Replace(wanted) : HalfWidth(),
            arguments.GetValueOrDefault("missing") is { } missing ? Add(missing) : null,
            problem.Code == "QY1006" ? Remove() : null,
            problem.Code == "QY1007" ? MakeNote() : null,
            problem.Code == "QY1011" ? Quote() : null,
        }.OfType<ProblemFix>();

    private ProblemFix? Replace(string wanted)
    {
        var words = arguments
            .Where(a => a.Key is not ("suggestion" or "wanted" or "known"))
            .Select(a => a.Value)
            .Where(w => w.Length is > 0 and < LongestWord && w != wanted)
            .OrderBy(w => NameSuggestion.Nearest(w, [wanted]) is null)
            .ThenByDescending(w => w.Length);
        foreach (var word in words)
        {
            if (Find(word) is { } at)
            {
                return Fix(FixTexts.Replace(word.TrimEnd(), wanted.TrimEnd()), at, word.Length, wanted);
            }
        }

        return null;
    }

    // The word stands in the key or the value that begins at the problem's place, or in the rest of its line.
    private int? Find(string word)
    {
        var member = text.KeyAt(span.Start);
        var value = text.ValueAt(span.Start);
        var end = Math.Max(member?.Value.Span.End ?? 0, value?.Span.End ?? 0);
        end = Math.Min(source.Text.Length, Math.Max(end, source.LineEnd(span.Start)));
        for (var at = span.Start; (at = source.Text.IndexOf(word, at, end - at, StringComparison.Ordinal)) >= 0; at++)
        {
            if (!Continues(word[0], at - 1) && !Continues(word[^1], at + word.Length))
            {
                return at;
            }
        }

        return null;
    }

    private bool Continues(char edge, int at) =>
        (char.IsLetterOrDigit(edge) || edge == '_')
        && at >= 0
        && at < source.Text.Length
        && (char.IsLetterOrDigit(source.Text[at]) || source.Text[at] == '_');

    private ProblemFix? Add(string key)
    {
        // A problem at a key that its message names is one of the mapping below the key.
        var member = text.KeyAt(span.Start);
        var isBelow = member is not null && arguments.Values.Contains(member.Key);
        var mapping = isBelow ? member!.Value : text.ValueAt(span.Start);
        if (mapping is not { Kind: NodeKind.Mapping, IsAlias: false })
        {
            var empty = text.Keys.Values.FirstOrDefault(m => m.Key == key && m.Value.Span.Start == span.Start);
            return empty is null ? null : Fill(empty, "");
        }

        var indent = new string(' ', mapping.Span.Start - source.LineStart(mapping.Span.Start));
        if (mapping.Members.FirstOrDefault(m => m.Key == key && !m.IsMerged) is { } written)
        {
            return Fill(written, indent);
        }

        var isFlow = mapping.Style == NodeStyle.Flow;
        var entry = (IsJson ? $"\"{key}\":" : key + ":") + Value(key, indent, isFlow);
        var title = FixTexts.Add(key);
        return isFlow ? Fix(title, mapping.Span.Start + 1, 0, mapping.Members.Count > 0 ? $" {entry}," : $" {entry} ")
            : IsSide(key) ? Fix(title, source.LineEnd(mapping.Span.End), 0, source.LineBreak + indent + entry)
            : Fix(title, mapping.Span.Start, 0, entry + source.LineBreak + indent);
    }

    private ProblemFix Fill(SchemeMember member, string indent)
    {
        var at = member.Value.Span;
        var value = Value(member.Key, indent, isFlow: false);
        return Fix(FixTexts.Add(member.Key), at.Start, at.End - at.Start, at.IsEmpty ? value : value.TrimStart(' '));
    }

    // A value to begin with, as it stands behind the colon.
    private string Value(string key, string indent, bool isFlow) =>
        IsSide(key) && IsJson ? " " + JsonSide
        : IsSide(key) && isFlow ? " { connector: NAME, connection: NAME, api: NAME }"
        : IsSide(key) ? Lines($"{indent}  connector: NAME", $"{indent}  connection: NAME", $"{indent}  api: NAME")
        : IsJson ? $" \"{Example()}\""
        : " " + Example();

    private bool IsJson => source.File.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    private static bool IsSide(string key) => key is "source" or "target";

    private string Lines(params string[] lines) => string.Concat(lines.Select(l => source.LineBreak + l));

    private string Example() =>
        arguments.GetValueOrDefault("example") ?? arguments.GetValueOrDefault("known")?.Split(", ")[0] ?? Placeholder;

    private ProblemFix? Remove()
    {
        if (text.KeyAt(span.Start) is not { } member)
        {
            return null;
        }

        var (start, end) = (member.KeySpan.Start, Math.Max(member.KeySpan.End + 1, member.Value.Span.End));
        if (source.BeginsLine(start) && source.Text.AsSpan(end, source.LineEnd(end) - end).TrimStart() is [] or ['#', ..])
        {
            start = source.LineStart(start);
            return Fix(FixTexts.Remove(member.Key), start, source.NextLine(end) - start, "");
        }

        // In brackets the comma before it goes too.
        var comma = start - 1;
        while (comma > 0 && char.IsWhiteSpace(source.Text[comma]))
        {
            comma--;
        }

        return source.Text[Math.Max(0, comma)] == ',' ? Fix(FixTexts.Remove(member.Key), comma, end - comma, "") : null;
    }

    private ProblemFix? MakeNote() =>
        text.KeyAt(span.Start) is { } member && source.Text.IndexOf(member.Key, span.Start, StringComparison.Ordinal) is >= 0 and var at
            ? Fix(FixTexts.MakeNote(member.Key), at, 0, "x-")
            : null;

    private ProblemFix? Quote()
    {
        var (line, end) = (source.Text[source.LineStart(span.Start)..source.LineEnd(span.Start)], source.LineEnd(span.Start));
        var begin = source.LineStart(span.Start) + ValueStart(line);
        var written = source.Text[begin..end];
        var comment = written.IndexOf(" #", StringComparison.Ordinal);
        written = (comment < 0 ? written : written[..comment]).TrimEnd();
        if (written.StartsWith("{ ", StringComparison.Ordinal) || written is ['[', ..])
        {
            var close = source.Text.IndexOf("}}", span.Start, end - span.Start, StringComparison.Ordinal);
            (begin, written) = close < 0 ? (begin, "") : (span.Start, source.Text[span.Start..(close + 2)]);
        }

        return written.Length == 0 || written[0] is '"' or '\'' ? null : Fix(FixTexts.Quote, begin, written.Length, Quoted(written));
    }

    // Behind the indentation, the dashes and the key.
    private static int ValueStart(string line)
    {
        var at = 0;
        while (at < line.Length && (line[at] == ' ' || (line[at] == '-' && at + 1 < line.Length && line[at + 1] == ' ')))
        {
            at++;
        }

        var key = at;
        while (key < line.Length && ProblemText.IsOfName(line[key]))
        {
            key++;
        }

        if (key == at || key + 1 >= line.Length || line[key] != ':' || line[key + 1] != ' ')
        {
            return at;
        }

        at = key + 1;
        while (at < line.Length && line[at] == ' ')
        {
            at++;
        }

        return at;
    }

    private static string Quoted(string written) =>
        written.AsSpan().IndexOfAny('"', '\\') < 0 ? $"\"{written}\"" : $"'{written.Replace("'", "''", StringComparison.Ordinal)}'";

    private ProblemFix? HalfWidth()
    {
        var end = Math.Min(span.End, source.Text.Length);
        if (!problem.Code.StartsWith("QY2", StringComparison.Ordinal) || span.Start >= end)
        {
            return null;
        }

        // Where an expression stops at one, the ones behind it are wrong too.
        if (FullWidth.IsMark(source.Text[span.Start]))
        {
            end = source.Text.AsSpan(span.Start, source.LineEnd(span.Start) - span.Start).IndexOfAny('"', '\'') is >= 0 and var quote
                ? span.Start + quote
                : source.LineEnd(span.Start);
        }

        var written = source.Text[span.Start..end];
        return written.Any(FullWidth.IsMark) ? Fix(FixTexts.HalfWidth, span.Start, written.Length, FullWidth.ToHalf(written)) : null;
    }

    private ProblemFix Fix(LocalizedText title, int start, int length, string replacement) =>
        new(title, [new TextChange(start + source.Mark, length, replacement)]);
}
