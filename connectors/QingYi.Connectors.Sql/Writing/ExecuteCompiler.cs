using System.Text.RegularExpressions;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Writing;

/// <summary>
/// Finds <c>main_params</c>, <c>extend_params_n</c>, <c>main_sql</c> and <c>extend_sql_n</c> wherever the author put them, and compiles the
/// statements.
/// </summary>
internal sealed partial class ExecuteCompiler(RequestDraft draft, bool ansiQuotes, bool backslashEscapes)
{
    private const string MainParameters = "main_params";
    private static readonly string[] Returning = ["INSERT", "REPLACE", "UPDATE", "DELETE", "CALL", "SELECT", "WITH"];
    private readonly bool returnsRow = draft.Api.Name == "executeReturn";
    private readonly Dictionary<string, DraftNode> parts = new(StringComparer.Ordinal);

    public ExecutePlan Compile()
    {
        Collect(draft.Root);
        foreach (var part in parts.Values)
        {
            if (!part.Name.Contains("sql", StringComparison.Ordinal))
            {
                part.Repeat = part.Name != MainParameters;
                draft.Root.Add(part);
            }
        }

        var main = parts.GetValueOrDefault(MainParameters);
        var names = new BlockNames(draft, main, null);
        var mainStatement = parts.TryGetValue("main_sql", out var mainSql) ? Statement(mainSql, names) : null;
        if (mainSql is null)
        {
            draft.Report(
                ProblemSeverity.Error,
                "QY3001",
                draft.Position,
                $"the api '{draft.Api.Name}' needs a 'main_sql': the statement for the document's head. Add it to 'request'."
            );
        }

        var extensions = new List<Extension>();
        var used = new HashSet<DraftNode>(names.Used);
        foreach (
            var (name, node) in parts
                .Where(p => p.Key.StartsWith("extend_sql_", StringComparison.Ordinal))
                .OrderBy(p => p.Key.Length)
                .ThenBy(p => p.Key, StringComparer.Ordinal)
        )
        {
            var block = parts.GetValueOrDefault(name.Replace("_sql_", "_params_", StringComparison.Ordinal));
            var own = new BlockNames(draft, main, block);
            if (Statement(node, own) is { } statement)
            {
                extensions.Add(new Extension(statement, block?.Name));
            }

            used.UnionWith(own.Used);
        }

        foreach (var unused in parts.Values.Where(p => p.IsObject).SelectMany(p => p.Children).Where(c => !used.Contains(c)))
        {
            draft.Report(
                ProblemSeverity.Warning,
                "QY3009",
                unused.Position,
                $"no statement uses the parameter '{unused.Name}'. Write <{{{unused.Name}: }}> in the SQL, or remove the parameter."
            );
        }

        foreach (var special in parts.Values.Where(p => p.IsObject))
        {
            foreach (var key in special.Children.Where(BlockNames.IsGeneratedKey).ToList())
            {
                special.Remove(key);
            }
        }

        return new ExecutePlan(mainStatement, extensions) { ReturnsRow = returnsRow };
    }

    [GeneratedRegex("^(main_params|main_sql|extend_params_[0-9]+|extend_sql_[0-9]+)$")]
    private static partial Regex PartName();

    private void Collect(DraftNode node)
    {
        foreach (var child in node.Children.Where(c => PartName().IsMatch(c.Name)).ToList())
        {
            node.Remove(child);
            if (!parts.TryAdd(child.Name, child))
            {
                draft.Report(
                    ProblemSeverity.Error,
                    "QY3007",
                    child.Position,
                    $"'{child.Name}' stands twice in the request. Remove one of the two."
                );
            }

            Collect(child);
        }
    }

    private Statement? Statement(DraftNode node, BlockNames names)
    {
        if (node.Template is not { } sql)
        {
            draft.Report(ProblemSeverity.Error, "QY3001", node.Position, $"'{node.Name}' must be a statement in quotes.");
            return null;
        }

        try
        {
            names.Node = node;
            return new StatementParser(sql, ansiQuotes, backslashEscapes, names, returnsRow ? Returning : null).Parse();
        }
        catch (SqlSyntaxException e)
        {
            draft.Report(ProblemSeverity.Error, e.Code, node.PositionAt(e.Index), e.Message);
            return null;
        }
    }
}
