using System.CommandLine;
using System.Text.Json.Nodes;
using QingYi.Engine.Documents;
using QingYi.Engine.Environments;
using QingYi.Engine.Hosting;
using QingYi.Engine.Plugins;
using QingYi.Engine.Runs;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>connectors</c>: lists and describes the installed connectors, and tests connections.</summary>
internal static class ConnectorsCommand
{
    public static Command Create(Func<ParseResult, Session> open)
    {
        var name = new Argument<string?>("NAME") { Arity = ArgumentArity.ZeroOrOne, Description = "连接器 the connector to describe" };
        var api = new Argument<string?>("API") { Arity = ArgumentArity.ZeroOrOne, Description = "接口 the api to describe" };
        var command = new Command("connectors", "已安装的连接器 lists the installed connectors, their options and apis") { name, api };
        command.Add(Test(open));
        command.Add(Browse(open));
        command.SetAction(
            async (result, _) =>
            {
                await using var session = open(result);
                session.ReportPlugins();
                var catalog = session.Workspace.Catalog;
                if (result.GetValue(name) is not { } wanted)
                {
                    session.Screen.Table(
                        "连接器 connectors",
                        ["name", "title", "apis", "from"],
                        catalog.Connectors.Select(c =>
                            new[]
                            {
                                c.Description.Name,
                                c.Description.Title,
                                string.Join(", ", c.Description.Apis.Select(a => a.Name)),
                                Path.GetFileName(c.Origin),
                            }
                        )
                    );
                    return ExitCode.Done;
                }

                if (catalog.Find(wanted) is not { } connector)
                {
                    throw new UsageException(
                        $"the connector '{wanted}' is not installed."
                            + $"{NameSuggestion.DidYouMean(wanted, catalog.Connectors.Select(c => c.Description.Name))}"
                    );
                }

                if (result.GetValue(api) is not { } wantedApi)
                {
                    Describe(session, connector);
                }
                else if (connector.Api(wantedApi) is { } found)
                {
                    session.Screen.Line(
                        $"{found.Name} {found.Title}  ({found.Effect.ToString().ToUpperInvariant()}"
                            + $"{(found.MaxWindow is { } window ? $", 最长窗口 maxWindow {Duration.Format(window)}" : "")})"
                    );
                    Fields(session, "参数 parameters", found.Parameters);
                    Fields(session, "响应 response", found.Response);
                }
                else
                {
                    throw new UsageException(
                        $"'{wanted}' has no api '{wantedApi}'."
                            + $"{NameSuggestion.DidYouMean(wantedApi, connector.Description.Apis.Select(a => a.Name))}"
                    );
                }

                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command Test(Func<ParseResult, Session> open)
    {
        var names = new Argument<string[]>("CONNECTION")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = "连接名,缺省为全部 connections of the environment; if omitted, all of them",
        };
        var command = new Command(
            "test",
            "测试连接 tests the connections of an environment: whether each system responds and accepts the credentials"
        )
        {
            names,
            CommonOptions.Environment,
            CommonOptions.State,
        };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                session.ReportPlugins();
                if (await EnvironmentAsync(session, result, cancellationToken).ConfigureAwait(false) is not { } environment)
                {
                    return ExitCode.Wrong;
                }

                var exit = ExitCode.Done;
                var tester = new ConnectionTester(session.Workspace.Catalog, session.Workspace.Clock);
                foreach (var name in result.GetValue(names) is { Length: > 0 } given ? given : [.. environment.Connections.Keys])
                {
                    var connection = Find(environment, name);
                    var (tried, fault) = await tester.TestAsync(connection, cancellationToken).ConfigureAwait(false);
                    session.Screen.Line(
                        fault is null
                            ? $"  ✓ {name} ({connection.Connector}): {tried}"
                            : $"  ✗ {name} ({connection.Connector}): error {fault.Code}: {fault.Message}. {fault.NextStep}"
                    );
                    exit = fault is null ? exit : ExitCode.Failed;
                }

                return exit;
            }
        );
        return command;
    }

    private static Command Browse(Func<ParseResult, Session> open)
    {
        var name = new Argument<string>("CONNECTION") { Description = "连接名 a connection of the environment" };
        var path = new Argument<string>("PATH")
        {
            Arity = ArgumentArity.ZeroOrOne,
            DefaultValueFactory = _ => "",
            Description = "库、表、文件、工作表 a schema, a table, a file, a sheet; the top without it",
        };
        var api = new Option<string?>("--api") { Description = "生成该接口的 request shows a request of this api over it, ready to paste" };
        var command = new Command("browse", "浏览系统中的库表与文件 lists what a connection holds: tables and columns, files and sheets")
        {
            name,
            path,
            api,
            CommonOptions.Environment,
            CommonOptions.State,
        };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                session.ReportPlugins();
                if (await EnvironmentAsync(session, result, cancellationToken).ConfigureAwait(false) is not { } environment)
                {
                    return ExitCode.Wrong;
                }

                var browser = new ConnectionBrowser(session.Workspace.Catalog, session.Workspace.Clock);
                var connection = Find(environment, result.GetValue(name)!);
                var at = result.GetValue(path)!;
                if (result.GetValue(api) is { } wanted)
                {
                    var (request, why) = await browser.DraftAsync(connection, wanted, at, cancellationToken).ConfigureAwait(false);
                    if (request is not null)
                    {
                        session.Screen.Json(new JsonObject { ["request"] = request });
                    }

                    return Ended(session, why);
                }

                var (entries, fault) = await browser.BrowseAsync(connection, at, cancellationToken).ConfigureAwait(false);
                IReadOnlyList<ApiField> fields = [];
                if (fault is null && entries.Count == 0 && at.Length > 0)
                {
                    (fields, fault) = await browser.FieldsAsync(connection, at, cancellationToken).ConfigureAwait(false);
                }

                if (fault is null)
                {
                    Show(session, $"{connection.Name} {at}".TrimEnd(), entries, fields);
                }

                return Ended(session, fault);
            }
        );
        return command;
    }

    private static void Show(Session session, string title, IReadOnlyList<CatalogEntry> entries, IReadOnlyList<ApiField> fields)
    {
        if (entries.Count > 0)
        {
            session.Screen.Table(title, ["path", "kind", "label"], entries.Select(e => new[] { e.Path, e.Kind, e.Label }));
        }
        else if (fields.Count > 0)
        {
            session.Screen.Table(
                title,
                ["field", "type", "key", "null", "description"],
                fields.Select(f =>
                    new[]
                    {
                        f.Name,
                        TypeOf(f),
                        (f.IsKey, f.IsGenerated) switch
                        {
                            (true, true) => "✓ 自动 generated",
                            (true, false) => "✓",
                            (false, true) => "自动 generated",
                            _ => "",
                        },
                        f.IsNullable switch
                        {
                            true => "✓",
                            false when f.Required => "必填 required",
                            _ => "",
                        },
                        string.Join(' ', new[] { f.Label, f.Description }.Where(t => !t.IsEmpty)),
                    }
                )
            );
        }
        else
        {
            session.Screen.Line($"{title}: 没有可列出的内容 nothing to list");
        }
    }

    private static string TypeOf(ApiField field)
    {
        var size = field switch
        {
            { MaxLength: { } length } => $"({length})",
            { Type: FieldType.Number, Precision: { } digits, Scale: { } scale } => $"({digits},{scale})",
            _ => "",
        };
        return field.Type.ToString().ToLowerInvariant() + size;
    }

    private static int Ended(Session session, RunFault? fault)
    {
        if (fault is not null)
        {
            session.Screen.Line($"  ✗ error {fault.Code}: {fault.Message}. {fault.NextStep}");
        }

        return fault is null ? ExitCode.Done : ExitCode.Failed;
    }

    private static async Task<EnvironmentFile?> EnvironmentAsync(Session session, ParseResult result, CancellationToken cancellationToken)
    {
        var problems = new ProblemList();
        var environment = await new SchemeLoader(session.Workspace)
            .EnvironmentAsync(
                result.GetValue(CommonOptions.Environment),
                Path.Combine("schemes", "scheme.yaml"),
                EnvironmentUse.Started,
                problems,
                cancellationToken
            )
            .ConfigureAwait(false);
        session.Screen.Problems(problems);
        return problems.HasErrors ? null : environment;
    }

    private static Connection Find(EnvironmentFile environment, string name) =>
        environment.Connections.GetValueOrDefault(name)
        ?? throw new UsageException(
            $"the environment {environment.File} has no connection '{name}'."
                + $"{NameSuggestion.DidYouMean(name, environment.Connections.Keys)} It has: "
                + $"{string.Join(", ", environment.Connections.Keys)}."
        );

    private static void Describe(Session session, InstalledConnector connector)
    {
        var d = connector.Description;
        session.Screen.Line($"{d.Name} {d.Title}\n{d.Description}");
        session.Screen.Table(
            "连接 connection",
            ["option", "type", "required", "default", "description"],
            d.Options.Select(o =>
                new[] { o.Name, o.Type.ToString() + (o.Secret ? " (secret)" : ""), o.Required ? "✓" : "", o.Default ?? "", o.Description }
            )
        );
        session.Screen.Table(
            "接口 apis",
            ["api", "title", "effect", "parameters", "response"],
            d.Apis.Select(a => new[] { a.Name, a.Title, a.Effect.ToString(), $"{a.Parameters.Count}", $"{a.Response.Count}" })
        );
    }

    private static void Fields(Session session, string title, IReadOnlyList<ApiField> fields)
    {
        if (fields.Count > 0)
        {
            session.Screen.Table(title, ["field", "label", "type", "required", "description"], Flat("", fields));
        }
    }

    private static IEnumerable<object[]> Flat(string prefix, IEnumerable<ApiField> fields) =>
        fields.SelectMany(f =>
            Flat($"{prefix}{f.Name}.", f.Children)
                .Prepend([
                    prefix + f.Name + (f.Numbered ? "_1…n" : ""),
                    f.Label,
                    f.Type.ToString().ToLowerInvariant(),
                    f.Required ? "✓" : "",
                    f.Description,
                ])
        );
}
