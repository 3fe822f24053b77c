using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;
using QingYi.Engine.Completion;
using QingYi.Engine.Documents;
using QingYi.Engine.Environments;
using QingYi.Engine.Hosting;
using QingYi.Engine.Runs;
using StreamJsonRpc;
using P = QingYi.Server.LanguageServer.Protocol;

namespace QingYi.Server.LanguageServer;

/// <summary>
/// The language server of schemes and environments: problems while an author writes, completion, hovers and quick fixes. Every method is
/// called by the client of the protocol, one after the other; only <see cref="SendAsync"/> runs beside them.
/// </summary>
/// <param name="assistant">Knows the language.</param>
/// <param name="environment">Reads the environment anew, with its connections; null: there is none.</param>
/// <param name="hide">Hides secrets.</param>
/// <param name="culture">The language that the user asked for; null: that of the client.</param>
/// <param name="log">Takes what a connector throws at a text that is being written.</param>
/// <param name="clock">The clock.</param>
internal sealed class SchemeLanguageServer(
    SchemeAssistant assistant,
    Func<CancellationToken, Task<EnvironmentFile?>> environment,
    Func<string, string> hide,
    CultureInfo? culture,
    ILogger log,
    TimeProvider clock
)
{
    private const int NotInitialized = -32002;
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(200);
    private readonly ConcurrentDictionary<string, OpenDocument> documents = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private EnvironmentFile? connections;
    private CultureInfo? language = culture;
    private bool isInitialized;

    /// <summary>The connection to the client.</summary>
    public required JsonRpc Client { get; init; }

    /// <summary>Completes when the client asks the server to end.</summary>
    public Task Exited => exited.Task;

    /// <summary>True when the client has said that it will end.</summary>
    public bool IsShutDown { get; private set; }

    [JsonRpcMethod("initialize", UseSingleObjectParameterDeserialization = true)]
    public async Task<P.InitializeResult> InitializeAsync(P.InitializeParams asked, CancellationToken cancellationToken)
    {
        isInitialized = true;
        language ??= asked.Locale is { Length: > 0 } locale ? Terminal.UserLanguage.Named(locale) : CultureInfo.CurrentUICulture;
        connections = await environment(cancellationToken).ConfigureAwait(false);
        return new P.InitializeResult(
            ServerCapabilities.Json,
            new P.Server("qingyi", typeof(SchemeLanguageServer).Assembly.GetName().Version!.ToString(3))
        );
    }

    [JsonRpcMethod("initialized")]
    public static void Initialized() { }

    [JsonRpcMethod("shutdown")]
    public object? Shutdown()
    {
        IsShutDown = true;
        return null;
    }

    [JsonRpcMethod("exit")]
    public void Exit() => exited.TrySetResult();

    [JsonRpcMethod("textDocument/didOpen", UseSingleObjectParameterDeserialization = true)]
    public void DidOpen(P.DocumentParams opened) =>
        Take(new OpenDocument(opened.TextDocument.Uri, opened.TextDocument.Text ?? "", opened.TextDocument.Version));

    [JsonRpcMethod("textDocument/didChange", UseSingleObjectParameterDeserialization = true)]
    public void DidChange(P.DidChangeParams changed)
    {
        if (documents.TryGetValue(changed.TextDocument.Uri, out var document))
        {
            Take(changed.ContentChanges.Aggregate(document, (d, c) => d.With(c, changed.TextDocument.Version)));
        }
    }

    [JsonRpcMethod("textDocument/didSave", UseSingleObjectParameterDeserialization = true)]
    public async Task DidSaveAsync(P.DocumentParams saved, CancellationToken cancellationToken)
    {
        if (
            documents.TryGetValue(saved.TextDocument.Uri, out var document)
            && SchemeAssistant.Kind(document.File, document.Text) == TextKind.Environment
        )
        {
            connections = await environment(cancellationToken).ConfigureAwait(false);
            foreach (var open in documents.Values)
            {
                Take(open);
            }
        }
    }

    [JsonRpcMethod("textDocument/didClose", UseSingleObjectParameterDeserialization = true)]
    public async Task DidCloseAsync(P.DocumentParams closed)
    {
        if (documents.TryRemove(closed.TextDocument.Uri, out _))
        {
            await NotifyAsync(new P.DiagnosticsParams(closed.TextDocument.Uri, null, [])).ConfigureAwait(false);
        }
    }

    [JsonRpcMethod("textDocument/completion", UseSingleObjectParameterDeserialization = true)]
    public async Task<P.CompletionList> CompletionAsync(P.PositionParams asked, CancellationToken cancellationToken)
    {
        if (Find(asked.TextDocument) is not { } document)
        {
            return new P.CompletionList(false, []);
        }

        return await AnswerAsync("completion", document, new P.CompletionList(true, []), async () =>
            {
                var at = document.OffsetOf(asked.Position);
                var items = await assistant
                    .CompleteAsync(document.File, document.Text, at, connections, cancellationToken)
                    .ConfigureAwait(false);
                Speak();
                return new P.CompletionList(true, [.. items.Select((item, i) => CompletionOf(item, i, document, at))]);
            })
            .ConfigureAwait(false);
    }

    [JsonRpcMethod("textDocument/hover", UseSingleObjectParameterDeserialization = true)]
    public async Task<P.Hover?> HoverAsync(P.PositionParams asked, CancellationToken cancellationToken)
    {
        if (Find(asked.TextDocument) is not { } document)
        {
            return null;
        }

        return await AnswerAsync<P.Hover?>("hover", document, null, async () =>
            {
                var hover = await assistant
                    .HoverAsync(document.File, document.Text, document.OffsetOf(asked.Position), connections, cancellationToken)
                    .ConfigureAwait(false);
                Speak();
                return hover is null
                    ? null
                    : new P.Hover(new P.Markup("markdown", hide($"{hover.Text}")), document.RangeOf(hover.Start, hover.End));
            })
            .ConfigureAwait(false);
    }

    [JsonRpcMethod("textDocument/codeAction", UseSingleObjectParameterDeserialization = true)]
    public async Task<IReadOnlyList<P.CodeAction>> CodeActionAsync(P.CodeActionParams asked) =>
        Find(asked.TextDocument) is { } document
            ? await AnswerAsync("codeAction", document, [], () => Task.FromResult(Fixes(asked, document))).ConfigureAwait(false)
            : [];

    private IReadOnlyList<P.CodeAction> Fixes(P.CodeActionParams asked, OpenDocument document)
    {
        var (start, end) = (document.OffsetOf(asked.Range.Start), document.OffsetOf(asked.Range.End));
        Speak();
        return
        [
            .. from problem in Problems(document)
            where problem.Start <= end && problem.End >= start
            from fix in problem.Fixes
            select new P.CodeAction(
                hide($"{fix.Title}"),
                "quickfix",
                [DiagnosticOf(problem, document)],
                fix == problem.Fixes[0],
                new P.WorkspaceEdit(
                    new Dictionary<string, IReadOnlyList<P.TextEdit>>
                    {
                        [document.Uri] =
                        [
                            .. fix.Changes.Select(c => new P.TextEdit(document.RangeOf(c.Start, c.Start + c.Length), c.Replacement)),
                        ],
                    }
                )
            ),
        ];
    }

    // A connector may throw at a text that is being written, and its words may contain a secret: the client learns nothing of it.
    private async Task<T> AnswerAsync<T>(string question, OpenDocument document, T nothing, Func<Task<T>> answer)
    {
        try
        {
            return await answer().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The author goes on writing without this help.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.Write(LogLevel.Warning, LanguageServerLogTexts.NotAnswered, question, document.File, e);
            return nothing;
        }
    }

    // The language belongs to the calls of this client, not to the process.
    private void Speak() => CultureInfo.CurrentUICulture = language ?? CultureInfo.CurrentUICulture;

    private OpenDocument? Find(P.TextDocument document) =>
        isInitialized
            ? documents.GetValueOrDefault(document.Uri)
            : throw new LocalRpcException("The client has not sent 'initialize'.") { ErrorCode = NotInitialized };

    private void Take(OpenDocument document)
    {
        documents[document.Uri] = document;
        _ = SendAsync(document);
    }

    // Waits until the author pauses: a document that has changed meanwhile is left to its next version.
    private async Task SendAsync(OpenDocument document)
    {
        await Task.Delay(Quiet, clock).ConfigureAwait(false);
        if (documents.GetValueOrDefault(document.Uri) != document)
        {
            return;
        }

        Speak();
        P.Diagnostic[] found;
        try
        {
            found = [.. Problems(document).Select(p => DiagnosticOf(p, document))];
        }
#pragma warning disable CA1031 // The problems of this text are missing; those of the next are not.
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.Write(LogLevel.Warning, LanguageServerLogTexts.NotChecked, document.File, e);
            return;
        }

        if (documents.GetValueOrDefault(document.Uri) == document)
        {
            await NotifyAsync(new P.DiagnosticsParams(document.Uri, document.Version, found)).ConfigureAwait(false);
        }
    }

    private async Task NotifyAsync(P.DiagnosticsParams found)
    {
        try
        {
            await Client.NotifyWithParameterObjectAsync("textDocument/publishDiagnostics", found).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ConnectionLostException or ObjectDisposedException or IOException)
        {
            // The client has ended.
        }
    }

    private IReadOnlyList<Problem> Problems(OpenDocument document) =>
        [.. assistant.Problems(document.File, document.Text, connections).Where(p => p.Position.File == document.File)];

    private P.Diagnostic DiagnosticOf(Problem problem, OpenDocument document) =>
        new(
            document.RangeOf(problem.Start, problem.End),
            problem.Severity == ProblemSeverity.Error ? 1
                : problem.Severity == ProblemSeverity.Warning ? 2
                : 4,
            problem.Code,
            "qingyi",
            hide($"{problem.Message}")
        );

    private P.Completion CompletionOf(CompletionItem item, int index, OpenDocument document, int offset)
    {
        var written = document.Text[Math.Min(item.Start, offset)..offset];
        var documentation = string.Join(
            "\n\n",
            new[] { $"{item.Documentation}", item.Sample is { } sample ? $"`{sample}`" : "" }.Where(t => t.Length > 0)
        );
        return new P.Completion(
            item.Label,
            KindOf(item.Kind),
            item.Detail.IsEmpty ? null : hide($"{item.Detail}"),
            documentation.Length == 0 ? null : new P.Markup("markdown", hide(documentation)),
            $"{index:0000}",
            item.Label.StartsWith(written, StringComparison.OrdinalIgnoreCase) ? item.Label : written,
            new P.TextEdit(document.RangeOf(item.Start, item.End), item.Insert)
        );
    }

    // The numbers of CompletionItemKind.
    private static int KindOf(CompletionKind kind) =>
        kind switch
        {
            CompletionKind.Key => 10,
            CompletionKind.Connector => 9,
            CompletionKind.Connection or CompletionKind.Scheme => 18,
            CompletionKind.Api => 2,
            CompletionKind.Parameter => 6,
            CompletionKind.Field or CompletionKind.Column => 5,
            CompletionKind.Constant => 21,
            CompletionKind.Filter or CompletionKind.Function => 3,
            CompletionKind.Keyword => 14,
            CompletionKind.Table => 22,
            _ => 12,
        };
}
