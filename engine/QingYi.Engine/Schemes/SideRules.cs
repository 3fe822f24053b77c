using FluentValidation;

namespace QingYi.Engine.Schemes;

/// <summary>The rules for a source or a target.</summary>
internal sealed class SideRules : AbstractValidator<SideConfig>
{
    public SideRules(LocalizedText side)
    {
        RuleFor(s => s.Connector).NotEmpty().WithErrorCode("QY1004").WithText(_ => RuleTexts.NoConnector(side));
        RuleFor(s => s.Api).NotEmpty().WithErrorCode("QY1004").WithText(_ => RuleTexts.NoApi(side));
        RuleFor(s => s.Effect)
            .Must(e => e is null || e.ToUpperInvariant() is "QUERY" or "EXECUTE" or "WRITE")
            .WithErrorCode("QY1012")
            .WithText(RuleTexts.BadEffect);
    }
}
