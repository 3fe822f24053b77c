using System.CommandLine;
using QingYi.Engine.Stores;
using QingYi.Server.Commands;
using QingYi.Server.Hosting;

Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var root = new RootCommand("QingYi 轻易: runs integration schemes 运行集成方案")
{
    CommonOptions.Plugins,
    CommonOptions.Verbose,
    CheckCommand.Create(Open),
    RunCommand.Create(Open),
    ServeCommand.Create(Open),
    PreviewCommand.Create(Open),
    TestCommand.Create(Open),
    EvalCommand.Create(Open),
    RecordsCommand.Create(Open),
    RunsCommand.Create(Open),
    ConnectorsCommand.Create(Open),
    SandboxCommand.Create(Open),
    StateCommand.Create(Open),
    SecretsCommand.Create(Open),
    ImportCommand.Create(Open),
    ExportCommand.Create(Open),
    SchemaCommand.Create(Open),
};
var result = root.Parse(args);
if (result.Errors.Count > 0)
{
    foreach (var error in result.Errors)
    {
        await Console.Error.WriteLineAsync($"qingyi: {error.Message}");
    }

    await Console.Error.WriteLineAsync("'qingyi --help' lists the commands, 'qingyi COMMAND --help' its options.");
    return ExitCode.Wrong;
}

try
{
    return await result.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(10) });
}
catch (UsageException e)
{
    await Console.Error.WriteLineAsync($"qingyi: {e.Message}");
    return ExitCode.Wrong;
}
catch (StoreException e)
{
    await Console.Error.WriteLineAsync($"qingyi: error {e.Code}: {e.Message}. {e.NextStep}");
    return ExitCode.Failed;
}

static Workspace Open(ParseResult result)
{
    string[] given = result.GetValue(CommonOptions.Plugins) ?? [];
    var fromEnvironment = Environment.GetEnvironmentVariable("QINGYI_PLUGINS") is { Length: > 0 } folders ? folders.Split(Path.PathSeparator) : [];
    return new Workspace(Console.Out, Console.Error, [Path.Combine(AppContext.BaseDirectory, "plugins"), .. given, .. fromEnvironment], result.GetValue(CommonOptions.Verbose));
}
