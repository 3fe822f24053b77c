using Cronos;
using FluentValidation;
using QingYi.Engine.Documents;

namespace QingYi.Engine.Schemes;

/// <summary>What must hold of a scheme beyond the shape of its keys.</summary>
internal sealed class SchemeRules : AbstractValidator<SchemeConfig>
{
    public SchemeRules()
    {
        AddIdentity();
        AddSchedule();
        AddSides();
        AddDelivery();
    }

    /// <summary>Applies the rules and reports each failure at the key it is about.</summary>
    public void Report(SchemeConfig config, ProblemList problems)
    {
        foreach (var failure in Validate(config).Errors)
        {
            problems.Error(failure.ErrorCode, config.PositionOf(failure.PropertyName), failure.ErrorMessage);
        }
    }

    /// <summary>Whether a text is a schedule; null is none, and allowed.</summary>
    public static bool IsCron(string? text)
    {
        if (text is null)
        {
            return true;
        }

        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        return CronExpression.TryParse(text, fields == 6 ? CronFormat.IncludeSeconds : CronFormat.Standard, out _);
    }

    private void AddIdentity()
    {
        RuleFor(s => s.Scheme)
            .NotEmpty()
            .WithErrorCode("QY1004")
            .WithMessage("the scheme has no id. Add a line such as 'scheme: orders-to-mysql'.");
        RuleFor(s => s.Scheme)
            .Matches("^([a-z0-9][a-z0-9-]*|[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})$")
            .When(s => !string.IsNullOrEmpty(s.Scheme))
            .WithErrorCode("QY1013")
            .WithMessage("the id '{PropertyValue}' may hold only a-z, 0-9 and '-', and begins with a letter or digit; or it is a UUID.");
        RuleFor(s => s.Scheme).MaximumLength(64).WithErrorCode("QY1013").WithMessage("the id is longer than 64 characters. Shorten it.");
        RuleFor(s => s.Version)
            .Must(v => v is null or 1)
            .WithErrorCode("QY1012")
            .WithMessage("version {PropertyValue} of the file format is not known here. Write 'version: 1', or install a newer QingYi.");
        RuleFor(s => s.TimeZone)
            .Must(z => TimeZoneInfo.TryFindSystemTimeZoneById(z, out _))
            .WithErrorCode("QY1010")
            .WithMessage("'{PropertyValue}' is not a time zone. Use an IANA name such as Asia/Shanghai, Europe/Berlin or UTC.");
        RuleFor(s => s.TimestampUnit)
            .Must(u => u is "s" or "ms")
            .WithErrorCode("QY1012")
            .WithMessage("'timestampUnit' must be s or ms, but is '{PropertyValue}'.");
        RuleFor(s => s.FunctionErrors)
            .Must(f => f is "record" or "text")
            .WithErrorCode("QY1012")
            .WithMessage("'functionErrors' must be record or text, but is '{PropertyValue}'.");
    }

    private void AddSchedule()
    {
        RuleFor(s => s.Schedule)
            .Must(IsCron)
            .WithErrorCode("QY1009")
            .WithMessage(
                "'{PropertyValue}' is not a schedule. Write five fields 'minute hour day month weekday', e.g. '*/10 * * * *' "
                    + "for every ten minutes (six with seconds first)."
            );
        RuleFor(s => s.Missed)
            .Must(m => m is "last" or "all" or "none")
            .WithErrorCode("QY1012")
            .WithMessage("'missed' must be last, all or none, but is '{PropertyValue}'.");
        RuleFor(s => s.StartFrom)
            .Must(t => t is null || TimeText.TryParse(t, TimeZoneInfo.Utc, out _))
            .WithErrorCode("QY1014")
            .WithMessage("'startFrom' must be a time such as '2024-06-01 00:00:00', but is '{PropertyValue}'.");
    }

    private void AddSides()
    {
        RuleFor(s => s.Source)
            .NotNull()
            .WithErrorCode("QY1004")
            .WithMessage("the scheme has no 'source'. Add it, with 'connector', 'connection' and 'api'.");
        RuleFor(s => s.Target)
            .NotNull()
            .WithErrorCode("QY1004")
            .WithMessage("the scheme has no 'target'. Add it, with 'connector', 'connection' and 'api'.");
        RuleFor(s => s.Source!).SetValidator(new SideRules("source")).When(s => s.Source is not null);
        RuleFor(s => s.Target!).SetValidator(new SideRules("target")).When(s => s.Target is not null);
        RuleFor(s => s.Source!.Redeliver)
            .Must(r => r is "changed" or "always")
            .When(s => s.Source is not null)
            .WithErrorCode("QY1012")
            .WithMessage("'redeliver' must be changed or always, but is '{PropertyValue}'.");
        RuleFor(s => s.Source!.Pagination.PageSize)
            .Must(p => p is null or > 0)
            .When(s => s.Source is not null)
            .WithErrorCode("QY1012")
            .WithMessage("'pageSize' must be at least 1, but is {PropertyValue}.");
        RuleFor(s => s.Source!.Pagination.StartPage)
            .Must(p => p is null or >= 0)
            .When(s => s.Source is not null)
            .WithErrorCode("QY1012")
            .WithMessage("'startPage' must not be negative, but is {PropertyValue}.");
        RuleFor(s => s.Source!.MaxWindow)
            .Must(w => w is null || w >= TimeSpan.FromSeconds(1))
            .When(s => s.Source is not null)
            .WithErrorCode("QY1012")
            .WithMessage("'maxWindow' must be at least 1s.");
    }

    private void AddDelivery()
    {
        RuleFor(s => s.Delivery.Batch)
            .Must(b => b is null or (>= 1 and <= 10_000))
            .WithErrorCode("QY1012")
            .WithMessage("'batch' must be between 1 and 10000, but is {PropertyValue}.");
        RuleFor(s => s.Delivery.Parallelism)
            .InclusiveBetween(1, 16)
            .WithErrorCode("QY1012")
            .WithMessage("'parallelism' must be between 1 and 16, but is {PropertyValue}.");
        RuleFor(s => s.Delivery.Retries)
            .InclusiveBetween(1, 100)
            .WithErrorCode("QY1012")
            .WithMessage("'retries' must be between 1 and 100, but is {PropertyValue}.");
        RuleFor(s => s.Delivery.OnError)
            .Must(e => e is "reject" or "stop")
            .WithErrorCode("QY1012")
            .WithMessage("'onError' must be reject or stop, but is '{PropertyValue}'.");
    }
}
