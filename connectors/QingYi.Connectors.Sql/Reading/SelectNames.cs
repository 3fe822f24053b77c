using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Reading;

/// <summary>The values that a <c>select</c> can name: the request's parameters and, in a placeholder, the constants.</summary>
internal sealed class SelectNames(DraftNode request) : IBindNames
{
    /// <summary>The parameters, including those that the statement takes directly from the constants.</summary>
    public DraftNode Request { get; private set; } = request;

    /// <summary>The node of the statement, for positions.</summary>
    public DraftNode? Statement { get; set; }

    /// <summary>The parameters that the statement uses.</summary>
    public HashSet<DraftNode> Used { get; } = [];

    public BindPiece Resolve(string name, int index, bool mayBeRecord)
    {
        foreach (var (home, scope) in new[] { (Request.Child("main_params"), BindScope.Main), (Request, BindScope.Top) })
        {
            if (home?.Child(name) is { IsObject: false } parameter)
            {
                Used.Add(parameter);
                return new BindPiece(name, scope, "", DefaultValue.Null);
            }
        }

        if (!mayBeRecord)
        {
            var known = Request
                .Children.Concat(Request.Child("main_params")?.Children ?? [])
                .Where(c => !c.IsObject)
                .Select(c => c.Name)
                .ToList();
            throw new SqlSyntaxException("QY3004", index, ReadingTexts.NoParameter(name, known));
        }

        // A constant becomes a parameter with a name that no author can write.
        var hidden = $"{{{{{name}}}}}";
        if (Request.Child(hidden) is null)
        {
            var parameter = Request.Parameter(hidden, hidden, Statement!.PositionAt(index));
            Request = Request.With([.. Request.Children, parameter]);
            Used.Add(parameter);
        }

        return new BindPiece(hidden, BindScope.Top, "", DefaultValue.Null);
    }
}
