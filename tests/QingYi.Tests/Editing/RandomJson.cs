using System.Text;

namespace QingYi.Tests.Editing;

/// <summary>Random JSON: on one line or many, with comments, each of them and each key unique.</summary>
internal sealed class RandomJson(int seed)
{
    private static readonly string[] Scalars =
    [
        "1",
        "-2.50e3",
        "true",
        "null",
        "\"\"",
        "\"a\\\"b, [c] {d}\"",
        "\"中文 😀 \\u4e2d\"",
        "\"// no\"",
    ];

    private readonly Random random = new(seed);
    private int count;

    public string Text()
    {
        var text = Value(0, isWide: random.Next(3) > 0, isMapping: true) + "\n";
        text = Chance(3) ? text.Replace("\n", "\r\n", StringComparison.Ordinal) : text;
        return Chance(8) ? "\uFEFF" + text : text;
    }

    private bool Chance(int of) => random.Next(of) == 0;

    private string Value(int depth, bool isWide, bool isMapping)
    {
        if (depth > 0 && (depth > 4 || random.Next(3) > 0))
        {
            return Scalars[random.Next(Scalars.Length)];
        }

        var isList = !isMapping && Chance(2);
        var (indent, space) = (new string(' ', 2 * depth + 2), isWide || Chance(2) ? " " : "");
        var body = new StringBuilder();
        for (var (i, entries) = (0, random.Next(isMapping ? 1 : 0, 5)); i < entries; i++)
        {
            body.Append(
                isWide ? $"{(Chance(5) ? $"\n{indent}// c{++count}" : "")}\n{indent}"
                : i > 0 ? space
                : ""
            );
            body.Append(isList ? "" : $"\"{(Chance(4) ? "键" : "k")}{++count}\":{space}");
            body.Append(Value(depth + 1, isWide && random.Next(4) > 0, isMapping: false)).Append(i < entries - 1 ? "," : "");
            body.Append(
                isWide && Chance(5) ? $" // c{++count}"
                : Chance(12) ? $" /* c{++count} */"
                : ""
            );
        }

        body.Append(isWide && body.Length > 0 ? "\n" + new string(' ', 2 * depth) : "");
        return isList ? $"[{body}]" : $"{{{body}}}";
    }
}
