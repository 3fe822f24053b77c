using System.CommandLine;
using System.Globalization;
using QingYi.Engine.Access;
using QingYi.Engine.Environments;
using QingYi.Engine.Stores;
using QingYi.Server.Commands;
using QingYi.Server.Hosting;
using QingYi.Server.Terminal;

var mask = new SecretMask();
CultureInfo.CurrentUICulture = UserLanguage.Of(args, Environment.GetEnvironmentVariable);
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture;
Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var root = new RootCommand(HelpTexts.Root.ToString())
{
    CommonOptions.Plugins,
    CommonOptions.Verbose,
    CommonOptions.Language,
    CheckCommand.Create(Open),
    RunCommand.Create(Open),
    ReconcileCommand.Create(Open),
    ServeCommand.Create(Open),
    FilesCommand.Create(Open),
    PreviewCommand.Create(Open),
    SampleCommand.Create(Open),
    TestCommand.Create(Open),
    EvalCommand.Create(Open),
    RecordsCommand.Create(Open),
    ExplainCommand.Create(Open),
    RunsCommand.Create(Open),
    ConnectorsCommand.Create(Open),
    SandboxCommand.Create(Open),
    StateCommand.Create(Open),
    SecretsCommand.Create(Open),
    TokensCommand.Create(Open),
    UsersCommand.Create(Open),
    AuditCommand.Create(Open),
    ImportCommand.Create(Open),
    ExportCommand.Create(Open),
    SchemaCommand.Create(Open),
    McpCommand.Create(Open),
    LspCommand.Create(Open),
};
LocalizedHelp.Use(root);
var result = root.Parse(args);
if (result.Errors.Count > 0)
{
    foreach (var error in result.Errors)
    {
        await Console.Error.WriteLineAsync($"qingyi: {ParserTexts.OfError(error.Message)}");
    }

    await Console.Error.WriteLineAsync(TerminalTexts.HowToGetHelp.ToString());
    return ExitCode.Wrong;
}

try
{
    return await result.InvokeAsync(
        new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(10) }
    );
}
catch (Exception e) when (e is UsageException or RefusedException)
{
    await Console.Error.WriteLineAsync($"qingyi: {e.Message}");
    return ExitCode.Wrong;
}
catch (StoreException e)
{
    await Console.Error.WriteLineAsync($"{TerminalTexts.Error("qingyi", e.Code, e.Text.Then(e.NextStep))}");
    return ExitCode.Failed;
}
#pragma warning disable CA1031 // The user must see no stack and no secret; --verbose logs both sides of a run.
catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
{
    await Console.Error.WriteLineAsync(
        mask.Hide(
            $"{TerminalTexts.Error("qingyi", "QY5013", TerminalTexts.Unforeseen(e.GetType().Name, e.Message.ReplaceLineEndings(" ")))}"
        )
    );
    return ExitCode.Failed;
}

Session Open(ParseResult result)
{
    string[] given = result.GetValue(CommonOptions.Plugins) ?? [];
    var fromEnvironment = Environment.GetEnvironmentVariable("QINGYI_PLUGINS") is { Length: > 0 } folders
        ? folders.Split(Path.PathSeparator)
        : [];
    string[] roots = [Path.Combine(AppContext.BaseDirectory, "plugins"), .. given, .. fromEnvironment];
    return new Session(
        new Screen(Console.Out, Console.Error, mask),
        result.GetValue(CommonOptions.State),
        roots,
        result.GetValue(CommonOptions.Verbose)
    );
}
