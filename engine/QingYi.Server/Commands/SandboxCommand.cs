using System.CommandLine;
using QingYi.Sandbox;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>sandbox</c>: runs an emulated vendor as its own process.</summary>
internal static class SandboxCommand
{
    public static Command Create(Func<ParseResult, Session> open)
    {
        var name = new Argument<string>("NAME") { Description = "jackyun | erp" };
        name.AcceptOnlyFromAmong("jackyun", "erp");
        var port = new Option<int>("--port") { Description = "端口 the port on 127.0.0.1; 0 selects a free one" };
        var orders = new Option<int>("--orders") { DefaultValueFactory = _ => 500, Description = "订单数 the number of orders" };
        var seed = new Option<int>("--seed")
        {
            DefaultValueFactory = _ => 1,
            Description = "the seed of the orders; the same seed gives the same orders",
        };
        var pageSize = new Option<int>("--page-size") { DefaultValueFactory = _ => 200, Description = "the maximum page size" };
        var latency = new Option<string>("--latency")
        {
            DefaultValueFactory = _ => "0s",
            Description = "the delay of each answer, e.g. 150ms",
        };
        var poison = new Option<int>("--poison") { Description = "every N-th order has an invalid date" };
        var hostile = new Option<bool>("--hostile") { Description = "texts contain quotes, emoji, SQL and placeholders" };
        var changes = new Option<int>("--changes") { Description = "the number of orders that change after each page" };
        var faults = new Option<JackyunFault[]>("--fault")
        {
            Description = "the faults of the next calls, in this order",
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
