using System.CommandLine;
using System.Text.Json.Nodes;
using QingYi.Engine.Documents;
using QingYi.Engine.Environments;
using QingYi.Engine.Hosting;
using QingYi.Engine.Plugins;
using QingYi.Engine.Runs;
using QingYi.Server.Hosting;
using QingYi.Server.Terminal;

namespace QingYi.Server.Commands;

/// <summary><c>connectors</c>: lists and describes the installed connectors, and tests connections.</summary>
internal static class ConnectorsCommand
{
    public static Command Create(Func<ParseResult, Session> open)
    {
        var name = new Argument<string?>("NAME") { Arity = ArgumentArity.ZeroOrOne, Description = OptionTexts.Connector.ToString() };
        var api = new Argument<string?>("API") { Arity = ArgumentArity.ZeroOrOne, Description = OptionTexts.Api.ToString() };
        var command = new Command("connectors", HelpTexts.Connectors.ToString()) { name, api };
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
                        TableTexts.Connectors,
                        [TableTexts.Name, TableTexts.Title, TableTexts.Apis, TableTexts.From],
                        catalog.Connectors.Select(c =>
                            new object?[]
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
                    throw new UsageException(catalog.NotInstalled(wanted));
                }

                if (result.GetValue(api) is not { } wantedApi)
                {
                    Describe(session, connector);
                }
                else if (connector.Api(wantedApi) is { } found)
                {
                    session.Screen.Line(
                        CommandTexts.ApiHead(
                            found.Name,
                            found.Title,
                            found.Effect.ToString().ToUpperInvariant(),
                            found.MaxWindow is { } window ? Duration.Format(window) : null
                        )
                    );
                    Fields(session, TableTexts.Parameters, found.Parameters);
                    Fields(session, TableTexts.Response, found.Response);
                }
                else
                {
                    throw new UsageException(CommandTexts.NoApi(wanted, wantedApi, connector.Description.Apis.Select(a => a.Name)));
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
            Description = OptionTexts.Connections.ToString(),
        };
        var command = new Command("test", HelpTexts.ConnectorsTest.ToString()) { names, CommonOptions.Environment, CommonOptions.State };
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
                            ? CommandTexts.ConnectionWorks(name, connection.Connector, tried)
                            : CommandTexts.ConnectionFails(name, connection.Connector, TerminalTexts.Error(fault.Code, fault.Text))
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
        var name = new Argument<string>("CONNECTION") { Description = OptionTexts.Connection.ToString() };
        var path = new Argument<string>("PATH")
        {
            Arity = ArgumentArity.ZeroOrOne,
            DefaultValueFactory = _ => "",
            Description = OptionTexts.Path.ToString(),
        };
        var api = new Option<string?>("--api") { Description = OptionTexts.DraftApi.ToString() };
        var command = new Command("browse", HelpTexts.ConnectorsBrowse.ToString())
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
            session.Screen.Table(
                LocalizedText.Of(title),
                [TableTexts.Path, TableTexts.Kind, TableTexts.Label],
                entries.Select(e => new object?[] { e.Path, TableTexts.KindOf(e.Kind), e.Label })
            );
        }
        else if (fields.Count > 0)
        {
            session.Screen.Table(
                LocalizedText.Of(title),
                [TableTexts.Field, TableTexts.Type, TableTexts.Key, TableTexts.Null, TableTexts.Description],
                fields.Select(f =>
                    new object?[]
                    {
                        f.Name,
                        TypeOf(f),
                        (f.IsKey, f.IsGenerated) switch
                        {
                            (true, true) => TableTexts.GeneratedKey,
                            (true, false) => LocalizedText.Of("✓"),
                            (false, true) => TableTexts.Generated,
                            _ => LocalizedText.Empty,
                        },
                        f.IsNullable switch
                        {
                            true => LocalizedText.Of("✓"),
                            false when f.Required => TableTexts.Required,
                            _ => LocalizedText.Empty,
                        },
                        string.Join(' ', new[] { f.Label, f.Description }.Where(t => !t.IsEmpty)),
                    }
                )
            );
        }
        else
        {
            session.Screen.Line(CommandTexts.NothingToList(title));
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
            var error = TerminalTexts.Error(fault.Code, fault.Text);
            session.Screen.Line(new LocalizedText($"  ✗ {error}", $"  ✗ {error}"));
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
        ?? throw new UsageException(CommandTexts.NoConnection(environment.File, name, [.. environment.Connections.Keys]));

    private static void Describe(Session session, InstalledConnector connector)
    {
        var d = connector.Description;
        session.Screen.Line(new LocalizedText($"{d.Name} {d.Title}\n{d.Description}", $"{d.Name} {d.Title}\n{d.Description}"));
        session.Screen.Table(
            TableTexts.Connection,
            [TableTexts.Option, TableTexts.Type, TableTexts.Required, TableTexts.Default, TableTexts.Description],
            d.Options.Select(o => new object?[] { o.Name, TableTexts.Of(o), o.Required ? "✓" : "", o.Default ?? "", o.Description })
        );
        session.Screen.Table(
            TableTexts.Apis,
            [TableTexts.Api, TableTexts.Title, TableTexts.Effect, TableTexts.Parameters, TableTexts.Response],
            d.Apis.Select(a => new object?[] { a.Name, a.Title, a.Effect, a.Parameters.Count, a.Response.Count })
        );
    }

    private static void Fields(Session session, LocalizedText title, IReadOnlyList<ApiField> fields)
    {
        if (fields.Count > 0)
        {
            session.Screen.Table(
                title,
                [TableTexts.Field, TableTexts.Label, TableTexts.Type, TableTexts.Required, TableTexts.Description],
                Flat("", fields)
            );
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
