using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Writing;

/// <summary>
/// The values that a statement of <c>execute</c> can use: its own parameters, then the main ones, then the record and the constants.
/// </summary>
internal sealed class BlockNames(HiddenParameters hidden, DraftNode root, DraftNode? main, DraftNode? own) : IBindNames
{
    private const string GeneratedKey = ":lastInsertId";

    /// <summary>The parameters that a statement uses.</summary>
    public HashSet<DraftNode> Used { get; } = [];

    /// <summary>The node of the statement, for positions.</summary>
    public DraftNode? Node { get; set; }

    /// <summary>True only for a key that the author wrote in this form; a value of the record never is.</summary>
    public static bool IsGeneratedKey(DraftNode node) => node.Template?.Trim() == GeneratedKey;

    public BindPiece Resolve(string name, int index, bool mayBeRecord)
    {
        if (name == GeneratedKey[1..] && own?.Child(name) is null && main?.Child(name) is null)
        {
            return new BindPiece(name, BindScope.LastInsertId, "", DefaultValue.Null);
        }

        if ((own?.Child(name) ?? main?.Child(name)) is { } parameter)
        {
            Used.Add(parameter);
            var scope =
                IsGeneratedKey(parameter) ? BindScope.LastInsertId
                : own?.Child(name) is not null ? BindScope.Own
                : BindScope.Main;
            return new BindPiece(name, scope, "", DefaultValue.Null);
        }

        if (!mayBeRecord)
        {
            var known = (own?.Children ?? []).Concat(main?.Children ?? []).Select(c => c.Name).ToList();
            throw new SqlSyntaxException("QY3004", index, WritingTexts.NoParameter(name, known));
        }

        // Values taken directly from the record become parameters with a name that no author can write.
        var fromRecord = $"{{{{{name}}}}}";
        hidden.Add(own ?? root, fromRecord, Node!.PositionAt(index));
        return new BindPiece(fromRecord, own is null ? BindScope.Top : BindScope.Own, "", DefaultValue.Null);
    }
}
