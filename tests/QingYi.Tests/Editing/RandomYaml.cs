using System.Text;

namespace QingYi.Tests.Editing;

/// <summary>Random YAML in many styles; each comment and each key is unique.</summary>
internal sealed class RandomYaml(int seed)
{
    private static readonly string[] Words =
    [
        "plain",
        "两个 words",
        "😀 x",
        "it's",
        "a-b_c",
        "http://x:80/a?b=c",
        "10m",
        "x: y",
        "# no",
        "{{id}}",
        "",
    ];
    private static readonly string[] Plain =
    [
        "plain",
        "两个 words",
        "😀x",
        "12",
        "-1.5",
        "true",
        "~",
        "null",
        "",
        "10m",
        "12:30",
        "2024-01-01",
        "a#b",
    ];

    private readonly Random random = new(seed);
    private readonly StringBuilder text = new();
    private int count;
    private bool isBelowBlock;

    public string Text()
    {
        if (Chance(4))
        {
            text.Append(Chance(2) ? "---\n" : "# about the file\n\n---\n");
        }

        Mapping(0, 0, isCompact: false);
        var result = text.Append(Chance(8) ? "...\n" : "").ToString();
        result = Chance(8) ? result.TrimEnd('\n') : result;
        result = Chance(3) ? result.Replace("\n", "\r\n", StringComparison.Ordinal) : result;
        return Chance(8) ? "\uFEFF" + result : result;
    }

    private bool Chance(int of) => random.Next(of) == 0;

    private string Comment() => $"# c{++count}: x 'y {{";

    private string Indent(int column) => new(' ', column);

    private void Between(int column)
    {
        if (Chance(6))
        {
            text.Append('\n');
        }

        for (; Chance(4); )
        {
            // A deeper one behind a block scalar would be a line of it.
            text.Append(Indent(Chance(6) && !isBelowBlock ? column + random.Next(3) : column)).Append(Comment()).Append('\n');
        }

        isBelowBlock = false;
    }

    private void EndLine() => text.Append(Chance(4) ? "  " + Comment() : "").Append('\n');

    private string Key() =>
        random.Next(8) switch
        {
            0 => $"\"quoted {++count}\"",
            1 => $"'single {++count}'",
            2 => $"键{++count}",
            3 => $"😀{++count}",
            _ => $"key{++count}",
        };

    private void Mapping(int column, int depth, bool isCompact)
    {
        for (var (i, entries) = (0, random.Next(1, 5)); i < entries; i++)
        {
            if (i > 0 || !isCompact)
            {
                Between(column);
                text.Append(Indent(column));
            }

            text.Append(Key()).Append(':');
            Value(column, depth, isItem: false);
        }
    }

    private void List(int column, int depth, bool isCompact)
    {
        for (var (i, items) = (0, random.Next(1, 4)); i < items; i++)
        {
            if (i > 0 || !isCompact)
            {
                Between(column);
                text.Append(Indent(column));
            }

            text.Append('-');
            Value(column, depth, isItem: true);
        }
    }

    private void Value(int column, int depth, bool isItem)
    {
        switch (depth > 3 ? random.Next(5) : random.Next(10))
        {
            case 0 or 1:
                var plain = Plain[random.Next(Plain.Length)];
                text.Append(
                    plain.Length == 0
                        ? ""
                        : " "
                            + (
                                Chance(8) ? "!!str "
                                : Chance(8) ? $"&a{++count} "
                                : ""
                            )
                            + plain
                );
                EndLine();
                break;
            case 2:
                text.Append(Chance(3) ? "   " : " ").Append(Quoted(column));
                EndLine();
                break;
            case 3:
                Block(column);
                break;
            case 4:
                text.Append(' ').Append(Flow(depth + 1, column));
                EndLine();
                break;
            case 5 or 6 when isItem && Chance(2):
                text.Append(' ');
                Mapping(column + 2, depth + 1, isCompact: true);
                break;
            case 7 when isItem:
                text.Append(' ');
                List(column + 2, depth + 1, isCompact: true);
                break;
            case 5 or 6:
                text.Append(Chance(8) ? $" &a{++count}" : "");
                EndLine();
                Mapping(column + random.Next(1, 5), depth + 1, isCompact: false);
                break;
            default:
                EndLine();
                List(column + (isItem ? 2 : random.Next(3)), depth + 1, isCompact: false);
                break;
        }
    }

    private string Quoted(int column)
    {
        var word = Words[random.Next(Words.Length)];
        return Chance(2)
            ? $"'{word.Replace("'", "''", StringComparison.Ordinal)}'"
            : $"\"{word}\\n\\u4e2d{(Chance(3) ? $"\n{Indent(column + 3)}more" : "")}\"";
    }

    private void Block(int column)
    {
        var indent = Indent(column + random.Next(1, 5));
        isBelowBlock = true;
        text.Append(' ')
            .Append(Chance(2) ? '|' : '>')
            .Append(
                random.Next(3) switch
                {
                    0 => "",
                    1 => "-",
                    _ => "+",
                }
            );
        EndLine();
        for (var (i, lines) = (0, random.Next(1, 4)); i < lines; i++)
        {
            text.Append(i > 0 && Chance(4) ? "\n" : "").Append(indent).Append(i > 0 && Chance(4) ? "  " : "");
            text.Append(
                    Chance(4) ? "# no comment"
                    : Chance(2) ? "SELECT '中文' AS x"
                    : "😀: y"
                )
                .Append('\n');
        }

        for (; Chance(3); )
        {
            text.Append('\n');
        }
    }

    private string Flow(int depth, int column)
    {
        var (isList, isWide) = (Chance(2), Chance(3));
        var inner = column + 4;
        var entries = Enumerable
            .Range(0, random.Next(0, 4))
            .Select(_ =>
                (isList ? "" : $"f{++count}: ")
                + (
                    depth < 3 && Chance(3) ? Flow(depth + 1, inner)
                    : Chance(2) ? $"v{++count}"
                    : $"\"q{++count}, x\""
                )
            )
            .ToList();
        var body = new StringBuilder();
        for (var i = 0; i < entries.Count; i++)
        {
            var comma = i < entries.Count - 1 || Chance(4) ? "," : "";
            body.Append(
                isWide ? $"{(Chance(6) ? "\n" + Indent(inner) + Comment() : "")}\n{Indent(inner)}"
                : i > 0 ? " "
                : ""
            );
            body.Append(entries[i]).Append(comma).Append(isWide && Chance(3) ? " " + Comment() : "");
        }

        body.Append(isWide && entries.Count > 0 ? $"\n{Indent(inner)}" : "");
        return isList ? $"[{body}]" : $"{{{(isWide ? body : $" {body} ")}}}";
    }
}
