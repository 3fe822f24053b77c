namespace QingYi;

/// <summary>A place in a file, counted from 1.</summary>
/// <param name="File">The path of the file as the user wrote it.</param>
/// <param name="Line">The line; 0: the file as a whole.</param>
/// <param name="Column">The column in characters.</param>
public readonly record struct SourcePosition(string File, int Line, int Column)
{
    /// <summary>Formats the place as MSBuild does: <c>file(line,column)</c>.</summary>
    public override string ToString() => Line == 0 ? File : $"{File}({Line},{Column})";
}
