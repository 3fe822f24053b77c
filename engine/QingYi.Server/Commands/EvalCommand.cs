using System.CommandLine;
using QingYi.Engine.Hosting;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>eval</c>: evaluates one template.</summary>
internal static class EvalCommand
{
    public static Command Create(Func<ParseResult, Session> open)
    {
        var template = new Argument<string>("TEMPLATE") { Description = "模板 e.g. '{{LAST_SYNC_TIME|datetime}}'" };
        var record = new Option<string?>("--record") { Description = "样例记录 a JSON file with a record; - reads stdin" };
        var zone = new Option<string>("--timezone")
        {
            Description = "时区 the time zone",
            DefaultValueFactory = _ => Workbench.DefaultTimeZone,
        };
        var command = new Command("eval", "计算一个模板 evaluates one template")
        {
            template,
            record,
            CommonOptions.Now,
            CommonOptions.LastSync,
            zone,
        };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                var text = result.GetValue(template)!;
                if (!TimeZoneInfo.TryFindSystemTimeZoneById(result.GetValue(zone)!, out var timeZone))
                {
                    throw new UsageException(
                        $"--timezone: '{result.GetValue(zone)}' is not a time zone. Use an IANA name such as Asia/Shanghai."
                    );
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
                    session.Screen.Error(error.ToString());
                    return evaluation.IsOfTemplate ? ExitCode.Wrong : ExitCode.Failed;
                }

                session.Screen.Line(evaluation.Json!);
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
            : throw new UsageException($"--record: {file} contains no record.");
    }
}
