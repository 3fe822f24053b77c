using System.Globalization;
using QingYi.Connectors.Sql.Statements;

namespace QingYi.Connectors.Sql.Writing;

/// <summary>
/// The values of columns by their numbers, <c>:p0</c>, <c>:p1</c> …: the name of a column can be none that a parameter can have.
/// </summary>
/// <param name="parameters">The parameters with the values, by number.</param>
/// <param name="other">Creates the error for any other name and its index in the statement.</param>
internal sealed class NumberedNames(IReadOnlyList<string> parameters, Func<string, int, SqlSyntaxException> other) : IBindNames
{
    /// <summary>Returns the form in which a statement names a value.</summary>
    public static string Of(int number) => $":p{number}";

    public BindPiece Resolve(string name, int index, bool mayBeRecord) =>
        name.StartsWith('p')
        && int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number < parameters.Count
            ? new BindPiece(parameters[number], BindScope.Top, "", DefaultValue.Null)
            : throw other(name, index);
}
