using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Globalization;
using System.Text;
using Spectre.Console.Rendering;

namespace QingYi.Server.Terminal;

/// <summary>
/// Prints help in the language of the user: without globalization data the library prints its own words in English, and it takes a
/// Chinese character for one cell.
/// </summary>
internal sealed class LocalizedHelp(HelpAction inner) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => inner.ClearsParseErrors;

    /// <summary>Sets the options of a command that the library adds.</summary>
    public static void Use(RootCommand root)
    {
        foreach (var option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction action } help)
            {
                help.Description = ParserTexts.Help.ToString();
                help.Action = new LocalizedHelp(action);
            }
            else if (option is VersionOption)
            {
                option.Description = ParserTexts.Version.ToString();
            }
        }
    }

    public override int Invoke(ParseResult parseResult)
    {
        if (CultureInfo.CurrentUICulture.Equals(UserLanguage.English))
        {
            return inner.Invoke(parseResult);
        }

        var (configuration, width) = (parseResult.InvocationConfiguration, inner.MaxWidth);
        var output = configuration.Output;
        using var text = new StringWriter();
        (configuration.Output, inner.MaxWidth) = (text, int.MaxValue);
        var exit = inner.Invoke(parseResult);
        configuration.Output = output;
        foreach (var line in text.ToString().TrimEnd().Split(Environment.NewLine))
        {
            output.WriteLine(Wrap(ParserTexts.OfHelp(line), width));
        }

        return exit;
    }

    /// <summary>Breaks a line of two columns so that its second column stays below itself.</summary>
    internal static string Wrap(string line, int width)
    {
        var text = line.TrimStart();
        var second = text.IndexOf("  ", StringComparison.Ordinal) is > 0 and var gap ? text[gap..].TrimStart() : text;
        var indent = line.Length - second.Length;
        if (indent >= width || line.Sum(Cells) <= width)
        {
            return line;
        }

        var wrapped = new StringBuilder(line[..indent]);
        var used = indent;
        foreach (var word in Words(second))
        {
            var cells = word.Sum(Cells);
            if (used > indent && used + word.TrimEnd().Sum(Cells) > width)
            {
                wrapped.AppendLine().Append(' ', indent);
                used = indent;
            }

            wrapped.Append(word);
            used += cells;
        }

        return wrapped.ToString();
    }

    // A line may break behind a space and behind a wide character, unless punctuation follows.
    private static IEnumerable<string> Words(string text)
    {
        var start = 0;
        for (var i = 1; i < text.Length; i++)
        {
            if (
                (text[i - 1] == ' ' || Cells(text[i - 1]) > 1 || Cells(text[i]) > 1)
                && !"，。；：、？！）」』》】…”’".Contains(text[i], StringComparison.Ordinal)
            )
            {
                yield return text[start..i];
                start = i;
            }
        }

        yield return text[start..];
    }

    private static int Cells(char character) => new Segment($"{character}").CellCount();
}
