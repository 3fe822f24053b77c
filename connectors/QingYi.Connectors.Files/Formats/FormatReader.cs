namespace QingYi.Connectors.Files.Formats;

/// <summary>Reads the format of a request's files from the parameters that are not rendered.</summary>
internal sealed class FormatReader(RequestDraft draft)
{
    public const string Delimiter = "delimiter";
    public const string Encoding = "encoding";
    public const string Sheet = "sheet";
    private const int LongestSheet = 31;
    private const string NotInSheets = "[]:*?/\\";

    public static string[] Names { get; } = [Delimiter, Encoding, Sheet];

    public FileFormat Read()
    {
        var format = new FileFormat(draft.Api.Name) { Sheet = Text(Sheet) };
        format = format with
        {
            Delimiter = Text(Delimiter) switch
            {
                null => format.Delimiter,
                "\\t" => "\t",
                var text => text,
            },
            Encoding = Text(Encoding) ?? format.Encoding,
        };
        RequireEncoding(format);
        RequireSheet(format.Sheet);
        RequirePath();
        return format;
    }

    private string? Text(string name) => draft.Root.Child(name)?.Text;

    private void RequireEncoding(FileFormat format)
    {
        try
        {
            _ = format.TextEncoding;
        }
        catch (ArgumentException)
        {
            Report("QY1012", FormatTexts.NotAnEncoding(format.Encoding));
        }
    }

    private void RequireSheet(string? sheet)
    {
        if (sheet is not null && (sheet.Length is 0 or > LongestSheet || sheet.Any(NotInSheets.Contains)))
        {
            Report("QY1012", FormatTexts.NotASheet(sheet, LongestSheet, NotInSheets));
        }
    }

    private void RequirePath()
    {
        if (draft.Root.Child(FilePath.Name) is not (null or { Template: null or "" }))
        {
            return;
        }

        var meant = draft.Root.Children.Select(c => c.Name).FirstOrDefault(n => NameSuggestion.Nearest(n, [FilePath.Name]) is not null);
        Report("QY3101", FormatTexts.NeedsPath(draft.Api.Name, NameSuggestion.DidYouMean(meant ?? "", [FilePath.Name])));
    }

    private void Report(string code, LocalizedText message) => draft.Report(ProblemSeverity.Error, code, draft.Position, message);
}
