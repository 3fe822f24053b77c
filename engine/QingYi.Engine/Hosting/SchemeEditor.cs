using QingYi.Engine.Documents;
using QingYi.Engine.Editing;

namespace QingYi.Engine.Hosting;

/// <summary>
/// Edits the text of schemes in YAML and JSON: comments, quotes, order and line breaks of everything else stay as the author wrote them.
/// </summary>
public static class SchemeEditor
{
    /// <summary>
    /// Carries out edits, each in the text that the one before it leaves: all of them or none. After each edit the text is read again, and
    /// unless it differs just as the edit says, nothing is changed. Reads and writes no file.
    /// </summary>
    /// <param name="file">The name of the file: positions name it, and a name that ends in <c>.json</c> makes the text JSON.</param>
    /// <param name="text">The text, which may begin with a byte order mark.</param>
    /// <param name="edits">The edits.</param>
    public static EditedScheme Edit(string file, string text, IReadOnlyList<SchemeEdit> edits)
    {
        // YAML would take the mark for a part of the first key.
        var mark = text.StartsWith('\uFEFF') ? 1 : 0;
        var (source, problems) = (new SourceText(file, text[mark..]), new ProblemList());
        var root = NodeFile.Parse(source, problems);
        if (root is null || problems.HasErrors)
        {
            return new EditedScheme(text, [], problems.Sorted);
        }

        var editor = new TextEditor(source, root);
        try
        {
            foreach (var edit in edits)
            {
                editor.Apply(edit);
            }
        }
        catch (EditException e)
        {
            return new EditedScheme(text, [], [e.Problem]);
        }

        return new EditedScheme(text[..mark] + editor.Text, [.. editor.Changes.Select(c => c with { Start = c.Start + mark })], []);
    }
}
