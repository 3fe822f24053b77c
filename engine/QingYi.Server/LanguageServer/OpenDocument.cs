namespace QingYi.Server.LanguageServer;

/// <summary>A document as its editor has it.</summary>
internal sealed class OpenDocument
{
    private readonly List<int> lines = [0];

    public OpenDocument(string uri, string text, int? version)
    {
        (Uri, Text, Version) = (uri, text, version);
        for (var i = 0; i < text.Length; i++)
        {
            // A line ends with \n, \r\n or \r alone.
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                lines.Add(i + 1);
            }
        }
    }

    public string Uri { get; }

    public string Text { get; }

    public int? Version { get; }

    /// <summary>The path of its file, or its address where it has none.</summary>
    public string File => System.Uri.TryCreate(Uri, UriKind.Absolute, out var uri) && uri.IsFile ? uri.LocalPath : Uri;

    /// <summary>The offset of a position; one outside the text is taken to the nearest place.</summary>
    public int OffsetOf(Protocol.Position position)
    {
        if (position.Line < 0)
        {
            return 0;
        }

        if (position.Line >= lines.Count)
        {
            return Text.Length;
        }

        var start = lines[position.Line];
        var end = position.Line + 1 < lines.Count ? lines[position.Line + 1] : Text.Length;
        while (end > start && Text[end - 1] is '\r' or '\n')
        {
            end--;
        }

        return Math.Clamp(start + Math.Clamp(position.Character, 0, Text.Length), start, end);
    }

    /// <summary>The position of an offset.</summary>
    public Protocol.Position PositionOf(int offset)
    {
        offset = Math.Clamp(offset, 0, Text.Length);
        var found = lines.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;
        return new Protocol.Position(line, offset - lines[line]);
    }

    public Protocol.Range RangeOf(int start, int end) => new(PositionOf(start), PositionOf(Math.Max(start, end)));

    /// <summary>Returns the document after a change; one without a range replaces the text.</summary>
    public OpenDocument With(Protocol.Change change, int? version)
    {
        if (change.Range is not { } range)
        {
            return new OpenDocument(Uri, change.Text, version);
        }

        var (start, end) = (OffsetOf(range.Start), OffsetOf(range.End));
        return new OpenDocument(Uri, string.Concat(Text.AsSpan(0, start), change.Text, Text.AsSpan(Math.Max(start, end))), version);
    }
}
