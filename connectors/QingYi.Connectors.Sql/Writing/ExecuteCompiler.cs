using System.Text.RegularExpressions;
using QingYi.Connectors.Sql.Dialects;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Writing;

/// <summary>
/// Finds <c>main_params</c>, <c>extend_params_n</c>, <c>main_sql</c>, <c>extend_sql_n</c> and <c>delete_sql</c> at any place in the
/// request, and compiles the statements.
/// </summary>
internal sealed partial class ExecuteCompiler(RequestDraft draft, SqlSyntax syntax)
{
    private const string MainParameters = "main_params";
    private readonly bool returnsRow = draft.Api.Name == "executeReturn";
    private readonly Dictionary<string, DraftNode> parts = new(StringComparer.Ordinal);

    public ExecutePlan Compile(Func<TargetContext, SqlSession> open)
    {
        var rest = WithoutParts(draft.Root);
        var hidden = new HiddenParameters();
        var main = parts.GetValueOrDefault(MainParameters);
        var names = new BlockNames(hidden, draft.Root, main, null);
        var mainStatement = parts.TryGetValue("main_sql", out var mainSql) ? Statement(mainSql, names) : null;
        if (mainSql is null)
        {
            draft.Report(ProblemSeverity.Error, "QY3001", draft.Position, WritingTexts.NeedsMainSql(draft.Api.Name));
        }

        var deletion = parts.TryGetValue("delete_sql", out var deleteSql) ? Statement(deleteSql, names) : null;
        if (deletion?.NeedsKey == true)
        {
            draft.Report(ProblemSeverity.Error, "QY3004", deleteSql!.Position, WritingTexts.NoKeyToDelete);
        }

        var used = new HashSet<DraftNode>(names.Used);
        var extensions = Extensions(hidden, main, used);
        foreach (var unused in parts.Values.Where(p => p.IsObject).SelectMany(p => p.Children).Where(c => !used.Contains(c)))
        {
            draft.Report(ProblemSeverity.Warning, "QY3009", unused.Position, WritingTexts.UnusedParameter(unused.Name));
        }

        var blocks = parts.Values.Where(p => !p.Name.Contains("sql", StringComparison.Ordinal)).Select(p => Block(p, hidden));
        var request = rest.With([.. rest.Children, .. blocks, .. hidden.Of(draft.Root)]);
        return new ExecutePlan(request, mainStatement, extensions, open) { ReturnsRow = returnsRow, Deletion = deletion };
    }

    [GeneratedRegex("^(main_params|main_sql|delete_sql|extend_params_[0-9]+|extend_sql_[0-9]+)$")]
    private static partial Regex PartName();

    // The generated key is not a value of the record; the statements that use it know it.
    private static DraftNode Block(DraftNode part, HiddenParameters hidden)
    {
        var block = part.IsObject ? part.With([.. part.Children.Where(c => !BlockNames.IsGeneratedKey(c)), .. hidden.Of(part)]) : part;
        return block.Name == MainParameters ? block : block.Repeated();
    }

    private List<Extension> Extensions(HiddenParameters hidden, DraftNode? main, HashSet<DraftNode> used)
    {
        var extensions = new List<Extension>();
        var statements = parts.Where(p => p.Key.StartsWith("extend_sql_", StringComparison.Ordinal));
        foreach (var (name, node) in statements.OrderBy(p => p.Key.Length).ThenBy(p => p.Key, StringComparer.Ordinal))
        {
            var block = parts.GetValueOrDefault(name.Replace("_sql_", "_params_", StringComparison.Ordinal));
            var own = new BlockNames(hidden, draft.Root, main, block);
            if (Statement(node, own) is { } statement)
            {
                extensions.Add(new Extension(statement, block?.Name));
            }

            used.UnionWith(own.Used);
        }

        return extensions;
    }

    // Removes the parts at any place, also inside one another.
    private DraftNode WithoutParts(DraftNode node)
    {
        var kept = new List<DraftNode>();
        foreach (var child in node.Children)
        {
            if (!PartName().IsMatch(child.Name))
            {
                kept.Add(child);
            }
            else if (parts.TryAdd(child.Name, child))
            {
                parts[child.Name] = WithoutParts(child);
            }
            else
            {
                draft.Report(ProblemSeverity.Error, "QY3007", child.Position, WritingTexts.Twice(child.Name));
            }
        }

        return kept.Count == node.Children.Count ? node : node.With(kept);
    }

    private Statement? Statement(DraftNode node, BlockNames names)
    {
        if (node.Template is not { } sql)
        {
            draft.Report(ProblemSeverity.Error, "QY3001", node.Position, WritingTexts.NotAStatement(node.Name));
            return null;
        }

        try
        {
            names.Node = node;
            return new StatementParser(sql, syntax, names, returnsRow ? [.. syntax.Verbs, .. syntax.ReadingVerbs] : null).Parse();
        }
        catch (SqlSyntaxException e)
        {
            draft.Report(ProblemSeverity.Error, e.Code, node.PositionAt(e.Index), e.Text);
            return null;
        }
    }
}
