using QingYi.Engine.Values;

namespace QingYi.Engine.Language;

/// <summary>A filter with its arguments bound.</summary>
/// <param name="Name">Its name as the documentation spells it.</param>
/// <param name="Apply">Converts a value.</param>
/// <param name="TakesLists">True when it takes a list as a whole (<c>implode</c>).</param>
internal sealed record Filter(string Name, Func<Value, EvaluationContext, Value> Apply, bool TakesLists = false);
