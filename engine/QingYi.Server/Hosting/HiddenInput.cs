using Spectre.Console;

namespace QingYi.Server.Hosting;

/// <summary>Reads what must not be on the command line, where other users of the machine see it.</summary>
internal static class HiddenInput
{
    /// <summary>Returns the standard input without the line break at its end, or, at a terminal, what the user types unseen.</summary>
    /// <param name="prompt">What is asked for.</param>
    public static async Task<string> ReadAsync(string prompt) =>
        Console.IsInputRedirected
            ? (await Console.In.ReadToEndAsync(CancellationToken.None).ConfigureAwait(false)).TrimEnd('\r', '\n')
            : AnsiConsole
                .Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) })
                .Prompt(new TextPrompt<string>($"{Markup.Escape(prompt)}:").Secret());
}
