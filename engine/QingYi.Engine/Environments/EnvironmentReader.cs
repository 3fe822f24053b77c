using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using QingYi.Engine.Documents;
using QingYi.Engine.Plugins;

namespace QingYi.Engine.Environments;

/// <summary>
/// Reads an environment file: fills in <c>${NAME}</c> and <c>${secret:NAME}</c>, checks each connection against its connector, learns the
/// secrets.
/// </summary>
/// <param name="catalog">The connectors.</param>
/// <param name="mask">Learns the secrets.</param>
/// <param name="problems">Gets what is wrong.</param>
/// <param name="secrets">The secret store; null: there is none.</param>
internal sealed partial class EnvironmentReader(
    ConnectorCatalog catalog,
    SecretMask mask,
    ProblemList problems,
    Func<string, string?>? secrets = null
)
{
    /// <param name="file">The environment file.</param>
    /// <param name="builtIn">Names that the engine itself gives: <c>QINGYI_STATE</c>, <c>QINGYI_ENVIRONMENT</c>.</param>
    public EnvironmentFile? Read(string file, IReadOnlyDictionary<string, string> builtIn) =>
        Bind(file, NodeFile.Read(file, problems), builtIn);

    /// <summary>Reads the text of an environment, which may differ from what is in its file.</summary>
    public EnvironmentFile? Parse(string file, string text, IReadOnlyDictionary<string, string> builtIn) =>
        Bind(file, NodeFile.Parse(new SourceText(file, text), problems), builtIn);

    private EnvironmentFile? Bind(string file, SchemeNode? root, IReadOnlyDictionary<string, string> builtIn)
    {
        if (root is null)
        {
            return null;
        }

        if (root.Kind != NodeKind.Mapping)
        {
            problems.Error("QY4001", root.Position, EnvironmentTexts.NotAnEnvironment);
            return null;
        }

        var reader = new MappingReader(root, EnvironmentTexts.TheEnvironment, problems);
        var connections = new Dictionary<string, Connection>(StringComparer.Ordinal);
        var emulators = new Dictionary<string, SchemeNode>(StringComparer.Ordinal);
        var parallelRuns = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var member in reader.Node("connections")?.Members ?? [])
        {
            if (Connection(member, builtIn, emulators, parallelRuns) is { } connection)
            {
                connections.Add(member.Key, connection);
            }
        }

        var environment = new EnvironmentFile
        {
            File = file,
            Connections = connections,
            Emulators = emulators,
            ParallelRuns = parallelRuns,
            Host = reader.Mapping("host") is { } host
                ? HostConfig.Read(host, n => Substitute(n, builtIn), mask, problems)
                : new HostConfig(),
            Alerts = reader.Mapping("alerts") is { } alerts
                ? new AlertReader(n => Substitute(n, builtIn), mask, problems).Read(alerts)
                : new AlertConfig(),
            Show = reader.Integer("show") ?? 0,
        };
        reader.Done();
        return environment;
    }

    [GeneratedRegex(@"\$\{(?:secret:(?<secret>[A-Za-z_][A-Za-z0-9_.-]*)|(?<variable>[A-Za-z_][A-Za-z0-9_]*))\}")]
    private static partial Regex Variable();

    [GeneratedRegex(@"(?i)(?:password|pwd)\s*=\s*(""[^""]*""|'[^']*'|[^;]*)")]
    private static partial Regex PasswordPart();

    private Connection? Connection(
        SchemeMember member,
        IReadOnlyDictionary<string, string> builtIn,
        Dictionary<string, SchemeNode> emulators,
        Dictionary<string, int> parallelRuns
    )
    {
        if (member.Value.Kind != NodeKind.Mapping)
        {
            problems.Error("QY4001", member.Value.Position, EnvironmentTexts.NotAConnection(member.Key, member.Value.Described));
            return null;
        }

        var reader = new MappingReader(member.Value, EnvironmentTexts.TheConnection(member.Key), problems);
        var name = reader.Text("connector");
        if (reader.Node("emulator") is { } emulator)
        {
            emulators[member.Key] = emulator;
        }

        if (reader.Integer("parallelRuns") is { } most)
        {
            parallelRuns[member.Key] = Math.Max(1, most);
        }

        if (name is null || catalog.Find(name) is not { } installed)
        {
            var known = catalog.Connectors.Select(c => c.Description.Name).ToList();
            problems.Error(
                "QY4004",
                reader.Position,
                name is null ? EnvironmentTexts.NoConnector(member.Key, known) : PluginTexts.NotInstalled(name, known)
            );
            return null;
        }

        var options = Options(reader, member, installed.Description, isEmulated: emulators.ContainsKey(member.Key), builtIn);
        reader.Done();
        return new Connection(member.Key, name, options);
    }

    private JsonObject Options(
        MappingReader reader,
        SchemeMember member,
        ConnectorDescription described,
        bool isEmulated,
        IReadOnlyDictionary<string, string> builtIn
    )
    {
        var options = new JsonObject();
        foreach (var option in described.Options)
        {
            var value = reader.Node(option.Name);
            if (value is not null)
            {
                options[option.Name] = Convert(value, option, builtIn);
            }
            else if (option.Default is not null)
            {
                options[option.Name] = option.Default;
            }
            else if (option.Required && !isEmulated)
            {
                problems.Error("QY4006", member.Position, EnvironmentTexts.NeedsOption(member.Key, option));
            }
        }

        return options;
    }

    private JsonNode? Convert(SchemeNode value, ConnectionOption option, IReadOnlyDictionary<string, string> builtIn)
    {
        if (value.Kind is NodeKind.Mapping or NodeKind.List)
        {
            if (option.Type != OptionType.Mapping)
            {
                problems.Error("QY4006", value.Position, EnvironmentTexts.NotASingleValue(option.Name, value.Described));
                return null;
            }

            return Tree(value, builtIn);
        }

        var text = Substitute(value, builtIn);
        if (option.Secret)
        {
            Learn(text);
        }

        var fits = option.Type switch
        {
            OptionType.Number => decimal.TryParse(
                text,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out _
            ),
            OptionType.Boolean => text is "true" or "false",
            OptionType.Duration => Duration.TryParse(text, out _),
            OptionType.Mapping => false,
            _ => option.Values.Count == 0 || option.Values.Contains(text),
        };
        if (!fits)
        {
            var wanted =
                option.Values.Count > 0
                    ? EnvironmentTexts.OneOf(option.Values)
                    : option.Type switch
                    {
                        OptionType.Number => DocumentTexts.Number,
                        OptionType.Boolean => DocumentTexts.Flag,
                        OptionType.Duration => EnvironmentTexts.ADuration,
                        _ => DocumentTexts.Keys,
                    };
            problems.Error(
                "QY4006",
                value.Position,
                option.Secret
                    ? EnvironmentTexts.WrongSecret(option.Name, wanted)
                    : EnvironmentTexts.WrongValue(option.Name, wanted, value.Described)
            );
        }

        return option.Type == OptionType.Boolean && fits ? JsonValue.Create(text == "true") : JsonValue.Create(text);
    }

    private JsonNode? Tree(SchemeNode value, IReadOnlyDictionary<string, string> builtIn) =>
        value.Kind switch
        {
            // A key that occurs twice has been reported.
            NodeKind.Mapping => new JsonObject(
                value.Members.DistinctBy(m => m.Key).Select(m => KeyValuePair.Create(m.Key, Tree(m.Value, builtIn)))
            ),
            NodeKind.List => new JsonArray([.. value.Items.Select(i => Tree(i, builtIn))]),
            NodeKind.Null => null,
            _ => JsonValue.Create(Substitute(value, builtIn)),
        };

    private string Substitute(SchemeNode value, IReadOnlyDictionary<string, string> builtIn) =>
        Variable()
            .Replace(value.Text, match =>
            {
                if (match.Groups["secret"] is { Success: true, Value: var stored })
                {
                    if (secrets?.Invoke(stored) is not { } secret)
                    {
                        problems.Error("QY4011", value.PositionAt(match.Index), EnvironmentTexts.SecretNotStored(stored));
                        return "";
                    }

                    Learn(secret);
                    return secret;
                }

                var name = match.Groups["variable"].Value;
                if (builtIn.TryGetValue(name, out var own))
                {
                    return own;
                }

                var given = Environment.GetEnvironmentVariable(name);
                if (given is null)
                {
                    problems.Error("QY4002", value.PositionAt(match.Index), EnvironmentTexts.VariableNotSet(name));
                    return "";
                }

                Learn(given);
                return given;
            });

    private void Learn(string secret)
    {
        mask.Add(secret);
        foreach (Match match in PasswordPart().Matches(secret))
        {
            mask.Add(match.Groups[1].Value.Trim('"', '\''));
        }
    }
}
