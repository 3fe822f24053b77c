using QingYi.Engine.Values;
using Scriban.Parsing;
using Scriban.Syntax;

namespace QingYi.Engine.Language;

/// <summary>Finds the record's paths, the fractions and the functions in a Scriban expression.</summary>
internal sealed class ScribanNameCollector : ScriptVisitor
{
    private readonly List<(SourceSpan Span, string Path)> paths = [];
    private readonly List<SourceSpan> fractions = [];
    private readonly HashSet<string> locals = [];

    public List<(string Name, SourceSpan Span)> Functions { get; } = [];

    /// <summary>Returns the parts of the text to replace: a path (with its text) or a literal with a fraction (null).</summary>
    public IEnumerable<(int Start, int End, string? Path)> Replacements(string text) =>
        paths
            .Where(p => !locals.Contains(p.Path.Split('.')[0]))
            .Select(p => (p.Span.Start.Offset, p.Span.End.Offset + 1, (string?)Bare(p.Path)))
            .Concat(
                fractions
                    .Where(f => f.End.Offset < text.Length && char.IsDigit(text[f.End.Offset]))
                    .Select(f => (f.Start.Offset, f.End.Offset + 1, (string?)null))
            );

    public override void Visit(ScriptMemberExpression node)
    {
        if (Chain(node) is { } path)
        {
            Add(node.Span, path);
        }
        else
        {
            base.Visit(node.Target!);
        }
    }

    // this["Order ID"] is the field with that name.
    public override void Visit(ScriptIndexerExpression node)
    {
        if (node is { Target: ScriptThisExpression, Index: ScriptLiteral { Value: string name } })
        {
            paths.Add((node.Span, RecordPath.Quoted(name)));
        }
        else
        {
            base.Visit(node);
        }
    }

    public override void Visit(ScriptVariableGlobal node) => Add(node.Span, node.Name);

    public override void Visit(ScriptLiteral node)
    {
        if (node.Value is double)
        {
            fractions.Add(node.Span);
        }
    }

    public override void Visit(ScriptAssignExpression node)
    {
        if (node.Target is ScriptVariable variable)
        {
            locals.Add(variable.Name);
        }

        base.Visit(node);
    }

    public override void Visit(ScriptForStatement node)
    {
        if (node.Variable is ScriptVariable variable)
        {
            locals.Add(variable.Name);
        }

        base.Visit(node);
    }

    public override void Visit(ScriptFunctionCall node)
    {
        if (node.Target is ScriptVariableGlobal function)
        {
            Functions.Add((function.Name, function.Span));
        }

        base.Visit(node);
    }

    public override void Visit(ScriptPipeCall node)
    {
        if (node.To is ScriptVariableGlobal function)
        {
            Functions.Add((function.Name, function.Span));
        }

        base.Visit(node);
    }

    private static string Bare(string path) => path.StartsWith("this.", StringComparison.Ordinal) ? path[5..] : path;

    private static string? Chain(ScriptExpression? node) =>
        node switch
        {
            ScriptVariableGlobal variable => variable.Name,
            ScriptThisExpression => "this",
            ScriptMemberExpression { Member: ScriptVariable member } chain when Chain(chain.Target) is { } head => $"{head}.{member.Name}",
            _ => null,
        };

    private void Add(SourceSpan span, string path)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        var isFunction =
            dot < 0 ? ScribanFunctions.IsBuiltIn(path) || FilterCatalog.Contains(path) : ScribanFunctions.IsBuiltInObject(path[..dot]);
        if (!isFunction && !Functions.Exists(f => f.Span.Start.Offset == span.Start.Offset))
        {
            paths.Add((span, path));
        }
    }
}
