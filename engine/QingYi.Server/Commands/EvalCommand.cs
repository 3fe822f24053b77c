using System.CommandLine;
using QingYi.Engine.Hosting;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>eval</c>: evaluates one template.</summary>
internal static class EvalCommand
{
    public static Command Create(Func<ParseResult, Session> open)
    {
        var template = new Argument<string>("TEMPLATE") { Description = OptionTexts.Template.ToString() };
        var record = new Option<string?>("--record") { Description = OptionTexts.Sample.ToString() };
        var zone = new Option<string>("--timezone")
        {
            Description = OptionTexts.TimeZone.ToString(),
            DefaultValueFactory = _ => Workbench.DefaultTimeZone,
        };
        var command = new Command("eval", HelpTexts.Eval.ToString()) { template, record, CommonOptions.Now, CommonOptions.LastSync, zone };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                var text = result.GetValue(template)!;
                if (!TimeZoneInfo.TryFindSystemTimeZoneById(result.GetValue(zone)!, out var timeZone))
                {
                    throw new UsageException(CommandTexts.NoTimeZone(result.GetValue(zone)));
                }

                var times = CommonOptions.Times(result, timeZone);
                var evaluation = new Workbench(session.Workspace).Evaluate(
                    text,
                    await ContentAsync(result.GetValue(record), cancellationToken).ConfigureAwait(false),
                    times,
                    timeZone
                );
                if (evaluation.Error is { } error)
                {
                    session.Screen.Error(error);
                    return evaluation.IsOfTemplate ? ExitCode.Wrong : ExitCode.Failed;
                }

                session.Screen.Data(evaluation.Json!);
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static async Task<ReadOnlyMemory<byte>> ContentAsync(string? file, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            return "{}"u8.ToArray();
        }

        return await JsonInput.RecordsAsync(file, cancellationToken).ConfigureAwait(false) is [var first, ..]
            ? first
            : throw new UsageException(CommandTexts.NoRecord(file));
    }
}
