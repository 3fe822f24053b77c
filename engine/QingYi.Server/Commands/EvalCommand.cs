using System.CommandLine;
using QingYi.Engine.Language;
using QingYi.Engine.Schemes;
using QingYi.Engine.Values;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>eval</c>: one template.</summary>
internal static class EvalCommand
{
    public static Command Create(Func<ParseResult, Workspace> open)
    {
        var template = new Argument<string>("TEMPLATE") { Description = "模板 e.g. '{{LAST_SYNC_TIME|datetime}}'" };
        var record = new Option<string?>("--record") { Description = "样例记录 a JSON file with a record; - is stdin" };
        var zone = new Option<string>("--timezone") { Description = "时区 the zone of times", DefaultValueFactory = _ => SchemeConfig.DefaultTimeZone };
        var command = new Command("eval", "计算一个模板 evaluates one template") { template, record, CommonOptions.Now, CommonOptions.LastSync, zone };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var workspace = open(result);
            var text = result.GetValue(template)!;
            if (!TimeZoneInfo.TryFindSystemTimeZoneById(result.GetValue(zone)!, out var timeZone))
            {
                throw new UsageException($"--timezone: '{result.GetValue(zone)}' is not a time zone. Use an IANA name such as Asia/Shanghai.");
            }

            var constants = Times.Constants(result.GetValue(CommonOptions.Now), result.GetValue(CommonOptions.LastSync), timeZone, workspace.Clock);
            var file = result.GetValue(record);
            var content = file is null ? "{}"u8.ToArray() : (await JsonInput.RecordsAsync(file, cancellationToken).ConfigureAwait(false)) is [var first, ..] ? first : throw new UsageException($"--record: {file} holds no record.");
            return Evaluate(workspace, text, content, constants);
        });
        return command;
    }

    private static int Evaluate(Workspace workspace, string text, ReadOnlyMemory<byte> content, ConstantSet constants)
    {
        try
        {
            var plan = new RecordPlan();
            var compiled = new TemplateParser(plan).Parse(text);
            var context = new EvaluationContext(plan, constants);
            context.Record.Load(content);
            workspace.Screen.Line(JsonText.WithEmoji(compiled.Evaluate(context).ToJson()));
            return ExitCode.Done;
        }
        catch (TemplateException e)
        {
            workspace.Screen.Error($"template(1,{e.Index + 1}): error {e.Code}: {e.Message.ReplaceLineEndings(" ")}");
            return ExitCode.Wrong;
        }
        catch (RecordException e)
        {
            workspace.Screen.Error($"record: error {e.Rejection.Code}: {e.Message.ReplaceLineEndings(" ")}");
            return ExitCode.Failed;
        }
    }
}
