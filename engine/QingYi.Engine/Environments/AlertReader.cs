using QingYi.Engine.Documents;

namespace QingYi.Engine.Environments;

/// <summary>Reads <c>alerts</c> of an environment file.</summary>
/// <param name="substitute">Fills in variables and secrets.</param>
/// <param name="mask">Learns what must not be shown.</param>
/// <param name="problems">Gets what is wrong.</param>
internal sealed class AlertReader(Func<SchemeNode, string> substitute, SecretMask mask, ProblemList problems)
{
    private const int ShortestToken = 12;
    private static readonly string[] Types = ["webhook", "dingtalk", "wecom", "feishu", "smtp"];

    public AlertConfig Read(MappingReader reader)
    {
        var defaults = new AlertConfig();
        var config = new AlertConfig
        {
            RejectedAbove = reader.Integer("rejectedAbove") ?? defaults.RejectedAbove,
            BacklogAbove = reader.Integer("backlogAbove") ?? defaults.BacklogAbove,
            Every = reader.Duration("every") ?? defaults.Every,
            To = [.. (reader.Node("to")?.Items ?? []).Select(Channel).OfType<AlertChannelConfig>()],
        };
        reader.Done();
        return config;
    }

    private AlertChannelConfig? Channel(SchemeNode node)
    {
        if (node.Kind != NodeKind.Mapping)
        {
            problems.Error("QY1005", node.Position, EnvironmentTexts.NotAChannel(node.Described));
            return null;
        }

        var reader = new MappingReader(node, "alerts.to", problems, []);
        var type = reader.Text("type") ?? "";
        string Value(string key) => reader.Node(key) is { } value ? substitute(value) : "";
        string Hidden(string key)
        {
            var value = Value(key);
            mask.Add(value);
            return value;
        }

        var (url, secret, user, password, from) = (Value("url"), Hidden("secret"), Value("user"), Hidden("password"), Value("from"));
        var recipients = reader.Texts("recipients");
        reader.Done();
        if (!Types.Contains(type))
        {
            problems.Error("QY1012", node.Position, EnvironmentTexts.UnknownChannel(type, Types));
            return null;
        }

        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || (type == "smtp") != (address.Scheme is "smtp" or "smtps"))
        {
            problems.Error("QY1012", node.Position, type == "smtp" ? EnvironmentTexts.NoMailServer : EnvironmentTexts.NoAddress);
            return null;
        }

        if (type == "smtp" && (from.Length == 0 || recipients.Count == 0))
        {
            problems.Error("QY1004", node.Position, EnvironmentTexts.IncompleteMail);
            return null;
        }

        // The token of a robot stands in its address; common words of it are none.
        foreach (var part in address.PathAndQuery.Split('/', '?', '&', '=').Where(p => p.Length >= ShortestToken))
        {
            mask.Add(part);
        }

        return new AlertChannelConfig(type)
        {
            Url = address,
            Secret = secret,
            User = user,
            Password = password,
            From = from,
            Recipients = recipients,
        };
    }
}
