using FluentValidation;

namespace QingYi.Engine.Schemes;

/// <summary>Gives rules their messages in both languages.</summary>
internal static class RuleBuilderExtensions
{
    /// <summary>Sets the message for a value that breaks the rule, as the <c>CustomState</c> of the failure.</summary>
    public static IRuleBuilderOptions<T, TProperty> WithText<T, TProperty>(
        this IRuleBuilderOptions<T, TProperty> rule,
        Func<TProperty, LocalizedText> text
    ) => rule.WithState((_, value) => text(value));
}
