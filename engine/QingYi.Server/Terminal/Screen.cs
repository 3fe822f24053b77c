using System.Text.Json.Nodes;
using QingYi.Engine.Environments;
using QingYi.Engine.Schemes;
using Spectre.Console;

namespace QingYi.Server.Terminal;

/// <summary>What a person or a program sees: results on stdout, everything else on stderr, secrets on neither.</summary>
internal sealed class Screen(TextWriter output, TextWriter errors, SecretMask mask)
{
    /// <summary>For tables on stdout.</summary>
    public IAnsiConsole Console { get; } = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });

    /// <summary>True when stderr is looked at by a person.</summary>
    public static bool IsTerminal => !System.Console.IsErrorRedirected;

    public void Line(string text) => output.WriteLine(mask.Hide(text));

    public void Json(JsonNode? node) => Line(node?.ToJsonString(Engine.Language.JsonText.Readable) ?? "null");

    public void Error(string text) => errors.WriteLine(mask.Hide(text));

    public void Problems(ProblemList problems)
    {
        foreach (var problem in problems.Sorted)
        {
            Error(problem.ToString());
        }
    }

    public void Table(string title, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string?>> rows)
    {
        var table = new Table().Border(TableBorder.Rounded).Title(Markup.Escape(mask.Hide(title)));
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(Markup.Escape(column)));
        }

        foreach (var row in rows)
        {
            table.AddRow([.. row.Select(c => new Text(c is null ? "NULL" : Short(mask.Hide(c))))]);
        }

        Console.Write(table);
    }

    private static string Short(string text)
    {
        var line = text.ReplaceLineEndings("⏎");
        return line.Length <= 60 ? line : line[..(char.IsHighSurrogate(line[58]) ? 58 : 59)] + "…";
    }
}
