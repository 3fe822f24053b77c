using System.CommandLine;
using QingYi.Engine.Schemes;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>state adopt</c>: takes over a target whose checkpoint belongs to another store.</summary>
internal static class StateCommand
{
    public static Command Create(Func<ParseResult, Workspace> open)
    {
        var file = new Argument<string>("FILE") { Description = "方案文件 the scheme file" };
        var adopt = new Command("adopt", "接管目标 takes over the target's checkpoint; what is fetched again is written again") { file, CommonOptions.Environment, CommonOptions.State };
        adopt.SetAction(async (result, cancellationToken) =>
        {
            using var workspace = open(result);
            var path = result.GetValue(file)!;
            var problems = new ProblemList();
            var config = new SchemeReader(problems).Read(path);
            var environment = workspace.Environment(result.GetValue(CommonOptions.Environment), path, result.GetValue(CommonOptions.State), needed: true, problems);
            var scheme = new SchemeCompiler(workspace.Catalog, environment, problems).Compile(config);
            if (scheme is null || problems.HasErrors || scheme.Target.Connection is null)
            {
                workspace.Screen.Problems(problems);
                return ExitCode.Wrong;
            }

            try
            {
                await using var records = Workspace.OpenStore(result.GetValue(CommonOptions.State));
                await using var store = await records.AcquireAsync(scheme.Id, cancellationToken).ConfigureAwait(false);
                await using var target = await scheme.Target.Connector.Connector.OpenTargetAsync(
                    new TargetContext(scheme.Target.Connection, scheme.Target.Api, scheme.Target.Plan, scheme.TimeZone, workspace.Clock), cancellationToken).ConfigureAwait(false);
                await target.TakeLaneAsync(new Lane(records.Id, scheme.Id, 0, store.Epoch), adopt: true, cancellationToken).ConfigureAwait(false);
                workspace.Screen.Line($"{scheme.Id}: 已接管 the target now belongs to the store {records.Id}");
                return ExitCode.Done;
            }
            catch (Exception e) when (e is ConnectorException or TransientException)
            {
                workspace.Screen.Error($"{path}: {e.Message.TrimEnd('.')}. {(e as ConnectorException)?.NextStep}");
                return ExitCode.Failed;
            }
        });
        return new Command("state", "状态 the state of a scheme") { adopt };
    }
}
