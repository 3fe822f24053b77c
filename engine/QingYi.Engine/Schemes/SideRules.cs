using FluentValidation;

namespace QingYi.Engine.Schemes;

/// <summary>The rules for a source or a target.</summary>
internal sealed class SideRules : AbstractValidator<SideConfig>
{
    public SideRules(string side)
    {
        RuleFor(s => s.Connector)
            .NotEmpty()
            .WithErrorCode("QY1004")
            .WithMessage($"the {side} has no 'connector'. Name one, e.g. 'connector: mysql'; 'qingyi connectors' lists what is installed.");
        RuleFor(s => s.Api)
            .NotEmpty()
            .WithErrorCode("QY1004")
            .WithMessage($"the {side} has no 'api'. Name one; 'qingyi connectors NAME' lists them.");
        RuleFor(s => s.Effect)
            .Must(e => e is null || e.ToUpperInvariant() is "QUERY" or "EXECUTE" or "WRITE")
            .WithErrorCode("QY1012")
            .WithMessage("'effect' must be QUERY or EXECUTE, but is '{PropertyValue}'.");
    }
}
