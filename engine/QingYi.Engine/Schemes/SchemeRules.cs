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
        AddChanges();
        AddSides();
        AddDelivery();
    }

    /// <summary>Applies the rules and reports each failure at the key it is about.</summary>
    public void Report(SchemeConfig config, ProblemList problems)
    {
        foreach (var failure in Validate(config).Errors)
        {
            problems.Error(
                failure.ErrorCode,
                config.PositionOf(failure.PropertyName),
                failure.CustomState as LocalizedText ?? throw new InvalidOperationException($"a rule of {failure.ErrorCode} has no text")
            );
        }
    }

    /// <summary>Whether a text is a valid schedule; null, no schedule, is valid.</summary>
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
        RuleFor(s => s.Scheme).NotEmpty().WithErrorCode("QY1004").WithText(_ => RuleTexts.NoId);
        RuleFor(s => s.Scheme)
            .Matches("^([a-z0-9][a-z0-9-]*|[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})$")
            .When(s => !string.IsNullOrEmpty(s.Scheme))
            .WithErrorCode("QY1013")
            .WithText(RuleTexts.BadId);
        RuleFor(s => s.Scheme).MaximumLength(64).WithErrorCode("QY1013").WithText(_ => RuleTexts.IdTooLong);
        RuleFor(s => s.Version).Must(v => v is null or 1).WithErrorCode("QY1012").WithText(RuleTexts.UnknownVersion);
        RuleFor(s => s.TimeZone)
            .Must(z => TimeZoneInfo.TryFindSystemTimeZoneById(z, out _))
            .WithErrorCode("QY1010")
            .WithText(RuleTexts.UnknownTimeZone);
        RuleFor(s => s.TimestampUnit).Must(u => u is "s" or "ms").WithErrorCode("QY1012").WithText(RuleTexts.BadTimestampUnit);
        RuleFor(s => s.FunctionErrors).Must(f => f is "record" or "text").WithErrorCode("QY1012").WithText(RuleTexts.BadFunctionErrors);
    }

    private void AddSchedule()
    {
        RuleFor(s => s.Schedule).Must(IsCron).WithErrorCode("QY1009").WithText(RuleTexts.BadSchedule);
        RuleFor(s => s.Missed).Must(m => m is "last" or "all" or "none").WithErrorCode("QY1012").WithText(RuleTexts.BadMissed);
        RuleFor(s => s.StartFrom)
            .Must(t => t is null || TimeText.TryParse(t, TimeZoneInfo.Utc, out _))
            .WithErrorCode("QY1014")
            .WithText(RuleTexts.BadStartFrom);
    }

    private void AddChanges()
    {
        RuleFor(s => s.Drift).Must(d => d is "ignore" or "report" or "park" or "fail").WithErrorCode("QY1012").WithText(RuleTexts.BadDrift);
        RuleFor(s => s.Reconcile!.Schedule)
            .Must(IsCron)
            .When(s => s.Reconcile is not null)
            .WithErrorCode("QY1009")
            .WithText(RuleTexts.BadSchedule);
        RuleFor(s => s.Reconcile!.Action)
            .Must(a => a is "report" or "mark" or "delete")
            .When(s => s.Reconcile is not null)
            .WithErrorCode("QY1012")
            .WithText(RuleTexts.BadReconcileAction);
    }

    private void AddSides()
    {
        RuleFor(s => s.Source).NotNull().WithErrorCode("QY1004").WithText(_ => RuleTexts.NoSource);
        RuleFor(s => s.Target).NotNull().WithErrorCode("QY1004").WithText(_ => RuleTexts.NoTarget);
        RuleFor(s => s.Source!).SetValidator(new SideRules(SchemeTexts.SourceSide)).When(s => s.Source is not null);
        RuleFor(s => s.Target!).SetValidator(new SideRules(SchemeTexts.TargetSide)).When(s => s.Target is not null);
        RuleFor(s => s.Source!.Redeliver)
            .Must(r => r is "changed" or "always")
            .When(s => s.Source is not null)
            .WithErrorCode("QY1012")
            .WithText(RuleTexts.BadRedeliver);
        RuleFor(s => s.Source!.Pagination.PageSize)
            .Must(p => p is null or > 0)
            .When(s => s.Source is not null)
            .WithErrorCode("QY1012")
            .WithText(RuleTexts.PageTooSmall);
        RuleFor(s => s.Source!.Pagination.StartPage)
            .Must(p => p is null or >= 0)
            .When(s => s.Source is not null)
            .WithErrorCode("QY1012")
            .WithText(RuleTexts.NegativeStartPage);
        RuleFor(s => s.Source!.MaxWindow)
            .Must(w => w is null || w >= TimeSpan.FromSeconds(1))
            .When(s => s.Source is not null)
            .WithErrorCode("QY1012")
            .WithText(_ => RuleTexts.WindowTooShort);
    }

    private void AddDelivery()
    {
        RuleFor(s => s.Delivery.Batch)
            .Must(b => b is null or (>= 1 and <= 10_000))
            .WithErrorCode("QY1012")
            .WithText(RuleTexts.BatchOutOfRange);
        RuleFor(s => s.Delivery.Parallelism).InclusiveBetween(1, 16).WithErrorCode("QY1012").WithText(RuleTexts.ParallelismOutOfRange);
        RuleFor(s => s.Delivery.Retries).InclusiveBetween(1, 100).WithErrorCode("QY1012").WithText(RuleTexts.RetriesOutOfRange);
        RuleFor(s => s.Delivery.OnError).Must(e => e is "reject" or "stop").WithErrorCode("QY1012").WithText(RuleTexts.BadOnError);
    }
}
