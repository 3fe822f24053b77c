namespace QingYi.Engine.Completion;

/// <summary>The lines of a text that are neither empty nor comments, one after the other.</summary>
internal sealed class OutlineRows
{
    private readonly string text;
    private readonly List<(int Start, int Content, int End)> rows = [];
    private int row;

    public OutlineRows(string text)
    {
        this.text = text;
        for (var start = 0; start < text.Length; )
        {
            var next = text.IndexOf('\n', start);
            next = next < 0 ? text.Length : next + 1;
            var content = start;
            while (content < next && char.IsWhiteSpace(text[content]))
            {
                content++;
            }

            var end = next;
            while (end > content && text[end - 1] is '\r' or '\n')
            {
                end--;
            }

            if (content < end && text[content] != '#' && !IsMarker(content, end))
            {
                rows.Add((start, content, end));
            }

            start = next;
        }

        At = IsAtEnd ? text.Length : rows[0].Content;
    }

    public bool IsAtEnd => row >= rows.Count;

    /// <summary>The place in the current row.</summary>
    public int At { get; set; }

    /// <summary>The column of <see cref="At"/>, from 0.</summary>
    public int Column => At - rows[row].Start;

    /// <summary>The end of the current row, before its line break.</summary>
    public int End => rows[row].End;

    /// <summary>The content of the next row, or the end of the text.</summary>
    public int Next => row + 1 < rows.Count ? rows[row + 1].Content : text.Length;

    /// <summary>The column of the content of the next row.</summary>
    public int ColumnOf(int next) => next - rows[row + 1].Start;

    /// <summary>The end of the next row.</summary>
    public int LineEnd(int next) => next >= text.Length ? text.Length : rows[row + 1].End;

    public void MoveOn()
    {
        row++;
        At = IsAtEnd ? text.Length : rows[row].Content;
    }

    /// <summary>Moves to the first row that begins behind an offset.</summary>
    public void MoveBehind(int offset)
    {
        while (!IsAtEnd && rows[row].Start < offset)
        {
            row++;
        }

        At = IsAtEnd ? text.Length : rows[row].Content;
    }

    /// <summary>The end of the lines that can belong to a value of the current row: the next row that is not indented further ends
    /// it.</summary>
    public int Limit(int parent)
    {
        for (var next = row + 1; next < rows.Count; next++)
        {
            if (rows[next].Content - rows[next].Start <= parent)
            {
                return rows[next].Start;
            }
        }

        return text.Length;
    }

    private bool IsMarker(int content, int end) =>
        content + 3 == end && text.AsSpan(content, 3) is "---" or "..." && (content == 0 || text[content - 1] == '\n');
}
