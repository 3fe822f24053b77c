using QingYi.Engine.Completion;
using QingYi.Engine.Documents;
using QingYi.Engine.Environments;

namespace QingYi.Engine.Hosting;

/// <summary>
/// Helps authors while they write: completion, hovers, and problems with their fixes, for any text, also a broken one. Offsets are counted
/// from 0 in UTF-16 units; one outside the text is taken to its nearest end. It changes nothing. What a database or a store does not answer
/// at once is left out, and is there for a later call.
/// </summary>
public sealed class SchemeAssistant
{
    private readonly Workspace workspace;
    private readonly Lazy<SchemeCompleter> completer;

    /// <param name="workspace">The services that the use cases share.</param>
    /// <param name="options">Where it finds what the text does not contain.</param>
    public SchemeAssistant(Workspace workspace, AssistantOptions options)
    {
        this.workspace = workspace;
        completer = new(() => new SchemeCompleter(workspace.Catalog, new HostedCompletionData(workspace, options)));
    }

    /// <summary>Returns what can be written at an offset, those that begin with what is written there first.</summary>
    /// <param name="file">The name of the file: one that ends in <c>.json</c> is JSON.</param>
    /// <param name="text">The text.</param>
    /// <param name="offset">The offset.</param>
    /// <param name="environment">The connections; null: none are known.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<IReadOnlyList<CompletionItem>> CompleteAsync(
        string file,
        string text,
        int offset,
        EnvironmentFile? environment,
        CancellationToken cancellationToken
    )
    {
        var (mark, bare, at) = Bare(text, offset);
        var slot = await completer.Value.FindAsync(file, bare, at, environment, cancellationToken).ConfigureAwait(false);
        return
        [
            .. (slot?.Fitting() ?? []).Select(i =>
                i with
                {
                    Start = i.Start + mark,
                    End = i.End + mark,
                    Sample = i.Sample is { } sample ? workspace.Mask.Hide(sample) : null,
                }
            ),
        ];
    }

    /// <summary>Returns what is known of the word at an offset; null: nothing.</summary>
    /// <inheritdoc cref="CompleteAsync"/>
    public async Task<HoverText?> HoverAsync(
        string file,
        string text,
        int offset,
        EnvironmentFile? environment,
        CancellationToken cancellationToken
    )
    {
        var (mark, bare, at) = Bare(text, offset);
        var hover = await completer.Value.ExplainAsync(file, bare, at, environment, cancellationToken).ConfigureAwait(false);
        return hover is null
            ? null
            : hover with
            {
                Start = hover.Start + mark,
                End = hover.End + mark,
                Text = hover.Text.Select(workspace.Mask.Hide),
            };
    }

    /// <summary>
    /// Returns the problems of a scheme or of an environment, with their places, arguments and fixes; of another text there are none.
    /// </summary>
    /// <param name="file">The path of the file. The text may differ from what is in it.</param>
    /// <param name="text">The text.</param>
    /// <param name="environment">The connections for a scheme; null: they are not checked.</param>
    public IReadOnlyList<Problem> Problems(string file, string text, EnvironmentFile? environment)
    {
        var loader = new SchemeLoader(workspace);
        return Kind(file, text) switch
        {
            TextKind.Scheme => loader.Load(file, text, environment).Problems.Sorted,
            TextKind.Environment => loader.CheckEnvironment(file, text),
            _ => [],
        };
    }

    /// <summary>Returns what a text is, by its keys.</summary>
    /// <param name="file">The path of the file.</param>
    /// <param name="text">The text.</param>
    public static TextKind Kind(string file, string text) =>
        SchemeLoader.IsSchemeFile(file) ? TextKindFinder.Of(new OutlineReader(new SourceText(file, text)).Read()) : TextKind.Other;

    private static (int Mark, string Text, int Offset) Bare(string text, int offset)
    {
        var mark = text.StartsWith('\uFEFF') ? 1 : 0;
        return (mark, text[mark..], Math.Clamp(offset - mark, 0, text.Length - mark));
    }
}
