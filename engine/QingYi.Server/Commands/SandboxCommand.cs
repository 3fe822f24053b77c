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
        var port = new Option<int>("--port") { Description = OptionTexts.Port.ToString() };
        var orders = new Option<int>("--orders") { DefaultValueFactory = _ => 500, Description = OptionTexts.Orders.ToString() };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1, Description = OptionTexts.Seed.ToString() };
        var pageSize = new Option<int>("--page-size") { DefaultValueFactory = _ => 200, Description = OptionTexts.PageSize.ToString() };
        var latency = new Option<string>("--latency") { DefaultValueFactory = _ => "0s", Description = OptionTexts.Latency.ToString() };
        var poison = new Option<int>("--poison") { Description = OptionTexts.Poison.ToString() };
        var hostile = new Option<bool>("--hostile") { Description = OptionTexts.Hostile.ToString() };
        var changes = new Option<int>("--changes") { Description = OptionTexts.Changes.ToString() };
        var faults = new Option<JackyunFault[]>("--fault")
        {
            Description = OptionTexts.Faults.ToString(),
            AllowMultipleArgumentsPerToken = true,
        }.InWordsOfFiles(Enum.GetValues<JackyunFault>().Cast<Enum>());
        var command = new Command("sandbox", HelpTexts.Sandbox.ToString())
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
                    throw new UsageException(CommandTexts.NoLatency(result.GetValue(latency)));
                }

                if (result.GetValue(name) == "erp")
                {
                    var erp = new ErpOptions { Port = result.GetValue(port), Items = result.GetValue(orders) };
                    await using var service = await ErpEmulator.StartAsync(erp, cancellationToken).ConfigureAwait(false);
                    session.Screen.Data(
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
                session.Screen.Data(
                    $"url: {emulator.Url}\nappKey: {options.AppKey}\nappSecret: {options.AppSecret}\norders: {options.Orders}"
                );
                await StopSignal.RequestedAsync(cancellationToken).ConfigureAwait(false);
                return ExitCode.Done;
            }
        );
        return command;
    }
}
