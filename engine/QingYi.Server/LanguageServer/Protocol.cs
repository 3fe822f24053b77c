using System.Text.Json;

namespace QingYi.Server.LanguageServer;

/// <summary>
/// The parts of the Language Server Protocol 3.17 that the server uses, with the protocol's own names. Positions count lines and UTF-16
/// units from 0.
/// </summary>
internal static class Protocol
{
    internal sealed record InitializeParams(string? Locale = null);

    internal sealed record Position(int Line, int Character);

    internal sealed record Range(Position Start, Position End);

    internal sealed record TextDocument(string Uri, string? Text = null, int? Version = null);

    internal sealed record DocumentParams(TextDocument TextDocument);

    internal sealed record DidChangeParams(TextDocument TextDocument, IReadOnlyList<Change> ContentChanges);

    internal sealed record Change(string Text, Range? Range = null);

    internal sealed record PositionParams(TextDocument TextDocument, Position Position);

    internal sealed record CodeActionParams(TextDocument TextDocument, Range Range);

    internal sealed record InitializeResult(JsonElement Capabilities, Server ServerInfo);

    internal sealed record Server(string Name, string Version);

    internal sealed record Diagnostic(Range Range, int Severity, string Code, string Source, string Message);

    internal sealed record DiagnosticsParams(string Uri, int? Version, IReadOnlyList<Diagnostic> Diagnostics);

    internal sealed record TextEdit(Range Range, string NewText);

    internal sealed record WorkspaceEdit(IReadOnlyDictionary<string, IReadOnlyList<TextEdit>> Changes);

    internal sealed record CodeAction(
        string Title,
        string Kind,
        IReadOnlyList<Diagnostic> Diagnostics,
        bool IsPreferred,
        WorkspaceEdit Edit
    );

    internal sealed record Markup(string Kind, string Value);

    internal sealed record Hover(Markup Contents, Range Range);

    internal sealed record CompletionList(bool IsIncomplete, IReadOnlyList<Completion> Items);

    internal sealed record Completion(
        string Label,
        int Kind,
        string? Detail,
        Markup? Documentation,
        string SortText,
        string FilterText,
        TextEdit TextEdit
    );
}
