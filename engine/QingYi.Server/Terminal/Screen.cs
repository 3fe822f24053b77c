using System.Text.Json.Nodes;
using QingYi.Engine.Documents;
using QingYi.Engine.Environments;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace QingYi.Server.Terminal;

/// <summary>Writes results to stdout and everything else to stderr, and masks secrets in both.</summary>
internal sealed class Screen(TextWriter output, TextWriter errors, SecretMask mask)
{
    private const int LongestCell = 60;

    /// <summary>Masks secrets in the output.</summary>
    public SecretMask Mask => mask;

    /// <summary>Renders tables on stdout.</summary>
    public IAnsiConsole Console { get; } = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });

    /// <summary>True if stderr is a terminal.</summary>
    public static bool IsTerminal => !System.Console.IsErrorRedirected;

    /// <summary>Writes a sentence for people to stdout, in the language of the user.</summary>
    public void Line(LocalizedText text) => Data(text.ToString());

    /// <summary>Writes labels with their values to stdout, the values below each other.</summary>
    public void Lines(IReadOnlyList<(LocalizedText Label, LocalizedText Value)> lines)
    {
        var widest = lines.Select(l => Cells($"{l.Label}")).DefaultIfEmpty().Max();
        foreach (var (label, value) in lines)
        {
            Data($"  {label}{new string(' ', widest - Cells($"{label}") + 2)}{value}".TrimEnd());
        }
    }

    /// <summary>Writes what programs read to stdout: names, ids, JSON.</summary>
    public void Data(string line) => output.WriteLine(mask.Hide(line));

    /// <summary>Writes a text to stdout as it is, without a line break behind it.</summary>
    public void Text(string text) => output.Write(mask.Hide(text));

    /// <summary>See <see cref="Data"/>.</summary>
    public void Json(JsonNode? node) => Data(Engine.Values.JsonText.Readable(node));

    /// <summary>Writes a sentence for people to stderr, in the language of the user.</summary>
    public void Error(LocalizedText text) => errors.WriteLine(mask.Hide(text.ToString()));

    public void Problems(ProblemList problems)
    {
        foreach (var problem in problems.Sorted)
        {
            Error(problem.Text);
        }
    }

    /// <summary>Writes a table for people to stdout; a <see cref="LocalizedText"/> in it is shown in the language of the user.</summary>
    public void Table(LocalizedText title, IReadOnlyList<LocalizedText> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        var table = new Table().Border(TableBorder.Rounded).Title(Markup.Escape(mask.Hide($"{title}")));
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(Markup.Escape($"{column}")));
        }

        foreach (var row in rows)
        {
            table.AddRow([.. row.Select(c => new Text(c is null ? "NULL" : mask.Hide($"{c}")))]);
        }

        Console.Write(table);
    }

    /// <summary>Prints a table of rows, transposed if its columns do not fit the screen.</summary>
    public void Sample(SampleTable sample)
    {
        string[][] rows =
        [
            .. sample.Rows.Select(r =>
                r.Select(c => c is null ? "NULL" : ShortText.Of(mask.Hide(c).ReplaceLineEndings("⏎"), LongestCell)).ToArray()
            ),
        ];
        var width = sample.Columns.Select((name, i) => rows.Select(r => r[i]).Append(name).Max(Cells) + 3).Sum() + 1;
        if (width <= Console.Profile.Width)
        {
            Table(LocalizedText.Of(sample.Name), [.. sample.Columns.Select(LocalizedText.Of)], rows);
            return;
        }

        var table = new Table()
            .Border(TableBorder.Rounded)
            .Title(Markup.Escape(mask.Hide(sample.Name)))
            .AddColumn(new TableColumn("").NoWrap());
        foreach (var number in Enumerable.Range(1, rows.Length))
        {
            table.AddColumn(new TableColumn($"{number}"));
        }

        foreach (var (name, i) in sample.Columns.Select((name, i) => (name, i)))
        {
            table.AddRow([new Text(name), .. rows.Select(r => new Text(r[i]).Overflow(Overflow.Ellipsis))]);
        }

        Console.Write(table);
    }

    // A Chinese character is two cells wide.
    private static int Cells(string text) => new Segment(text).CellCount();
}
