using QingYi.Engine.Documents;

namespace QingYi.Engine.Editing;

/// <summary>The changes from a first text to the current one, in places of the first text, ordered, without overlap.</summary>
internal sealed class ChangeList
{
    private List<TextChange> changes = [];

    public IReadOnlyList<TextChange> Changes => changes;

    /// <summary>Applies changes that belong to one text, and returns the changed text.</summary>
    public string Apply(string text, IEnumerable<TextChange> further)
    {
        // From the end, so that a change does not move those before it.
        foreach (var change in further.OrderByDescending(c => c.Start).ThenByDescending(c => c.End))
        {
            Add(change, text);
            text = string.Concat(text.AsSpan(0, change.Start), change.Replacement, text.AsSpan(change.End));
        }

        return text;
    }

    // The change is one of the current text. Earlier changes that it touches become one with it.
    private void Add(TextChange change, string text)
    {
        var merged = new List<TextChange>();
        var (shift, first, last) = (0, change.Start, change.End);
        var (before, after) = (0, 0);
        foreach (var known in changes)
        {
            var (start, end) = (known.Start + shift, known.Start + shift + known.Replacement.Length);
            shift += known.Replacement.Length - known.Length;
            if (end < change.Start)
            {
                before = shift;
                merged.Add(known);
            }
            else if (start > change.End)
            {
                merged.Add(known);
            }
            else
            {
                (first, last) = (Math.Min(first, start), Math.Max(last, end));
            }

            after = start > change.End ? after : shift;
        }

        var replacement = string.Concat(
            text.AsSpan(first, change.Start - first),
            change.Replacement,
            text.AsSpan(change.End, last - change.End)
        );
        merged.Add(new TextChange(first - before, last - after - (first - before), replacement));
        changes = [.. merged.OrderBy(c => c.Start)];
    }
}
