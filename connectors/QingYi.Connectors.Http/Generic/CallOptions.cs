using QingYi.Connectors.Http.Calls;
using QingYi.Connectors.Http.Manifests;

namespace QingYi.Connectors.Http.Generic;

/// <summary>Reads the options of the call from a scheme's request: the object <c>http</c>.</summary>
internal sealed class CallOptions(RequestDraft draft)
{
    private static readonly string[] Rendered = ["path", "query", "headers"];
    private static readonly string[] Known =
    [
        "method",
        "body",
        "records",
        "status",
        "success",
        "code",
        "message",
        "answer",
        "paging",
        "rows",
        "path",
        "query",
        "headers",
    ];
    private static readonly string[] PagingKeys = ["kind", "field", "size", "path", "key", "startPage", "concurrent"];
    private static readonly string[] RowsKeys = ["path", "index", "status", "success", "code", "message"];
    private readonly DraftNode? node = draft.Root.Child(RequestForm.CallMember);

    /// <summary>The part of the request that is rendered: its parameters, and of the options path, query and headers.</summary>
    public DraftNode Request =>
        draft.Root.With(
            draft.Root.Children.Select(c => c == node && c.IsObject ? c.With(c.Children.Where(m => Rendered.Contains(m.Name))) : c)
        );

    /// <summary>Reads the api that the scheme describes.</summary>
    public ApiDocument Read()
    {
        var paging = node?.Child("paging");
        var rows = node?.Child("rows");
        var api = new ApiDocument
        {
            Api = draft.Api.Name,
            Method = (Text(node, "method") ?? draft.Method)?.ToUpperInvariant() ?? "",
            Records = Text(node, "records") ?? "",
            Answer = Text(node, "answer") ?? "",
            Envelope = new ResponseDocument
            {
                Status = Text(node, "status") ?? "",
                Success = List(node, "success"),
                Code = Text(node, "code") ?? "",
                Message = Text(node, "message") ?? "",
            },
            Rows = rows is null
                ? null
                : new RowsDocument
                {
                    Path = Text(rows, "path") ?? "",
                    Index = Text(rows, "index") ?? "",
                    Status = Text(rows, "status") ?? "",
                    Success = List(rows, "success"),
                    Code = Text(rows, "code") ?? "",
                    Message = Text(rows, "message") ?? "",
                },
            Request = new RequestDocument { Body = Choice(node, "body", BodyKind.Auto) },
        };
        if (paging is not null)
        {
            api.StartPage = int.TryParse(Text(paging, "startPage"), out var start) ? start : 0;
            api.Paging.Add(
                new PagingDocument
                {
                    Kind = Choice(paging, "kind", PagingKind.Index),
                    Field = Text(paging, "field") ?? "",
                    Size = Text(paging, "size") ?? "",
                    Path = Text(paging, "path") ?? "",
                    Key = Text(paging, "key") ?? "",
                    Concurrent = Flag(paging, "concurrent"),
                }
            );
            Refuse(paging, PagingKeys);
        }

        if (rows is not null)
        {
            Refuse(rows, RowsKeys);
        }

        if (api.Envelope.Status.Length > 0 && api.Envelope.Success.Count == 0)
        {
            draft.Report(ProblemSeverity.Error, "QY3101", node!.Child("status")!.Position, GenericTexts.NoSuccess);
        }

        if (draft.Batch is not null && node?.Child("path") is { Text: { } path } at && path.Contains("{{", StringComparison.Ordinal))
        {
            draft.Report(ProblemSeverity.Error, "QY1016", at.Position, GenericTexts.PathWithPlaceholder);
        }

        if (node is not null)
        {
            Refuse(node, Known);
        }

        return api;
    }

    private static string? Text(DraftNode? parent, string name) => parent?.Child(name)?.Text;

    private static List<string> List(DraftNode? parent, string name) =>
        [.. (Text(parent, name) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private bool Flag(DraftNode parent, string name)
    {
        var text = Text(parent, name);
        if (!bool.TryParse(text, out var value) && text is not null)
        {
            draft.Report(ProblemSeverity.Error, "QY1012", parent.Child(name)!.Position, GenericTexts.NotAFlag(name, text));
        }

        return value;
    }

    private T Choice<T>(DraftNode? parent, string name, T otherwise)
        where T : struct, Enum
    {
        var text = Text(parent, name);
        if (text is null || Enum.TryParse<T>(text, ignoreCase: true, out var value))
        {
            return text is null ? otherwise : Enum.Parse<T>(text, ignoreCase: true);
        }

        draft.Report(
            ProblemSeverity.Error,
            "QY1012",
            parent!.Child(name)!.Position,
            GenericTexts.NotAChoice(name, text, Enum.GetNames<T>())
        );
        return otherwise;
    }

    private void Refuse(DraftNode parent, string[] known)
    {
        foreach (var unknown in parent.Children.Where(c => !known.Contains(c.Name)))
        {
            draft.Report(
                ProblemSeverity.Error,
                "QY1007",
                unknown.Position,
                GenericTexts.UnknownKey(unknown.Name, parent.Name, [.. known.Order(StringComparer.Ordinal)])
            );
        }
    }
}
