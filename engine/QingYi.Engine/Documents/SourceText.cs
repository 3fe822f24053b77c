namespace QingYi.Engine.Documents;

/// <summary>The text of a file with its lines, to convert offsets to positions.</summary>
internal sealed class SourceText
{
    private readonly List<int> lines = [0];

    public SourceText(string file, string text)
    {
        File = file;
        Mark = text.StartsWith('\uFEFF') ? 1 : 0;
        text = text[Mark..];
        Text = text;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                lines.Add(i + 1);
            }
        }
    }

    public string File { get; }

    /// <summary>The text without a byte order mark, which YAML would take for a part of the first key.</summary>
    public string Text { get; }

    /// <summary>The length of the byte order mark before <see cref="Text"/>.</summary>
    public int Mark { get; }

    public int OffsetOf(int line, int column) =>
        Math.Min(Text.Length, lines[Math.Clamp(line, 1, lines.Count) - 1] + Math.Max(0, column - 1));

    public SourcePosition PositionOf(int offset)
    {
        var found = lines.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;
        return new SourcePosition(File, line + 1, offset - lines[line] + 1);
    }

    /// <summary>The line break of the text: that of its first line.</summary>
    public string LineBreak => LineEnd(0) < Text.Length && Text[LineEnd(0)] == '\r' ? "\r\n" : "\n";

    public int LineStart(int offset) => offset == 0 ? 0 : Text.LastIndexOf('\n', offset - 1) + 1;

    /// <summary>The end of a line, before its line break.</summary>
    public int LineEnd(int offset)
    {
        var end = Text.IndexOf('\n', offset);
        end = end < 0 ? Text.Length : end;
        return end > 0 && end < Text.Length && Text[end - 1] == '\r' ? end - 1 : end;
    }

    /// <summary>The start of the line after that of an offset, or the end of the text.</summary>
    public int NextLine(int offset)
    {
        var end = Text.IndexOf('\n', offset);
        return end < 0 ? Text.Length : end + 1;
    }

    /// <summary>True when nothing but white space stands before an offset on its line.</summary>
    public bool BeginsLine(int offset) => Text.AsSpan(LineStart(offset), offset - LineStart(offset)).IsWhiteSpace();

    public string Line(int number) =>
        number < 1 || number > lines.Count
            ? ""
            : Text[lines[number - 1]..(number < lines.Count ? lines[number] : Text.Length)].TrimEnd('\r', '\n');

    /// <summary>
    /// Walks a decoded text along its source to find a character of the one in the other; skips quotes, escapes, indentation and folded
    /// lines.
    /// </summary>
    public SourcePosition Align(int start, string decoded, int index)
    {
        var at = start;
        for (var i = 0; i <= index && at < Text.Length; i++)
        {
            if (i >= decoded.Length)
            {
                break;
            }

            at = Find(at, decoded[i]);
            if (i < index)
            {
                at++;
            }
        }

        return PositionOf(Math.Min(at, Text.Length));
    }

    private int Find(int at, char wanted)
    {
        for (var i = at; i < Math.Min(Text.Length, at + 400); i++)
        {
            if (Text[i] == wanted || (char.IsWhiteSpace(wanted) && char.IsWhiteSpace(Text[i])))
            {
                return i;
            }

            // \" \n \t \uXXXX of a double-quoted text: the character after the backslash represents the one that is searched.
            if (Text[i] == '\\' && i + 1 < Text.Length && Escaped(i) == wanted)
            {
                return Text[i + 1] == 'u' ? i + 5 : i + 1;
            }
        }

        return at;
    }

    private char Escaped(int at) =>
        Text[at + 1] switch
        {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'u'
                when at + 6 <= Text.Length
                    && ushort.TryParse(Text.AsSpan(at + 2, 4), System.Globalization.NumberStyles.HexNumber, null, out var code) =>
                (char)code,
            var same => same,
        };
}
