using System.CommandLine;
using QingYi.Sandbox;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>sandbox</c>: an emulated vendor in a process of its own.</summary>
internal static class SandboxCommand
{
    public static Command Create(Func<ParseResult, Session> open)
    {
        var name = new Argument<string>("NAME") { Description = "jackyun | erp" };
        name.AcceptOnlyFromAmong("jackyun", "erp");
        var port = new Option<int>("--port") { Description = "端口 the port on 127.0.0.1; 0: a free one" };
        var orders = new Option<int>("--orders") { DefaultValueFactory = _ => 500, Description = "订单数 the number of orders" };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1, Description = "orders of the same seed are the same" };
        var pageSize = new Option<int>("--page-size") { DefaultValueFactory = _ => 200, Description = "the largest page" };
        var latency = new Option<string>("--latency")
        {
            DefaultValueFactory = _ => "0s",
            Description = "how long each answer takes, e.g. 150ms",
        };
        var poison = new Option<int>("--poison") { Description = "every so many orders has a bad date" };
        var hostile = new Option<bool>("--hostile") { Description = "quotes, emoji, SQL and placeholders in the texts" };
        var changes = new Option<int>("--changes") { Description = "so many orders change after each page" };
        var faults = new Option<JackyunFault[]>("--fault")
        {
            Description = "the next calls fail so, in this order",
            AllowMultipleArgumentsPerToken = true,
        };
        var command = new Command("sandbox", "模拟的供应商 runs an emulated vendor")
        {
            name,
            port,
            orders,
            seed,
            pageSize,
            latency,
            poison,
            hostile,
            changes,
            faults,
        };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                if (!Duration.TryParse(result.GetValue(latency), out var wait))
                {
                    throw new UsageException($"--latency: '{result.GetValue(latency)}' needs a unit, e.g. 150ms.");
                }

                if (result.GetValue(name) == "erp")
                {
                    var erp = new ErpOptions { Port = result.GetValue(port), Items = result.GetValue(orders) };
                    await using var service = await ErpEmulator.StartAsync(erp, cancellationToken).ConfigureAwait(false);
                    session.Screen.Line(
                        $"url: {service.Url.ToString().TrimEnd('/')}\nauth: {erp.Auth}\ntoken: {erp.Secret}\nitems: {erp.Items}"
                    );
                    await StopSignal.RequestedAsync(cancellationToken).ConfigureAwait(false);
                    return ExitCode.Done;
                }

                var options = new JackyunOptions
                {
                    Port = result.GetValue(port),
                    Orders = result.GetValue(orders),
                    Seed = result.GetValue(seed),
                    MaxPageSize = result.GetValue(pageSize),
                    Latency = wait,
                    PoisonEvery = result.GetValue(poison),
                    Hostile = result.GetValue(hostile),
                    ChangesPerPage = result.GetValue(changes),
                };
                await using var emulator = await JackyunEmulator
                    .StartAsync(options, session.Workspace.Clock, cancellationToken)
                    .ConfigureAwait(false);
                emulator.Fail(result.GetValue(faults) ?? []);
                session.Screen.Line(
                    $"url: {emulator.Url}\nappKey: {options.AppKey}\nappSecret: {options.AppSecret}\norders: {options.Orders}"
                );
                await StopSignal.RequestedAsync(cancellationToken).ConfigureAwait(false);
                return ExitCode.Done;
            }
        );
        return command;
    }
}
