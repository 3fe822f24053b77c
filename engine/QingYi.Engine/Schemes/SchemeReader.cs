using QingYi.Engine.Documents;

namespace QingYi.Engine.Schemes;

/// <summary>Reads a scheme file into its configuration, and reports values of the wrong type.</summary>
/// <param name="problems">Receives the problems.</param>
/// <param name="overrides">Values that replace those of the scheme for one run; null: none.</param>
internal sealed class SchemeReader(ProblemList problems, SchemeOverrides? overrides = null)
{
    // Keys of exported metadata that the editor there uses and that have no effect in a run.
    private static readonly (string Key, LocalizedText Why)[] WithoutEffect =
    [
        ("autoFillResponse", SchemeTexts.FieldsComeFromApi),
        ("buildModel", SchemeTexts.NoModelIsBuilt),
        ("condition_bk", SchemeTexts.IsBackupOfCondition),
    ];

    private readonly ParameterReader parameters = new(problems);
    private readonly Dictionary<string, SourcePosition> positions = new(StringComparer.OrdinalIgnoreCase);

    public SchemeConfig? Read(string file)
    {
        var root = NodeFile.Read(file, problems);
        return root is null ? null : Bind(root, file, File.ReadAllText(file));
    }

    public SchemeConfig? Parse(string file, string text)
    {
        var source = new SourceText(file, text);
        return NodeFile.Parse(source, problems) is { } root ? Bind(root, file, source.Text) : null;
    }

    /// <summary>Reads the nodes of a scheme.</summary>
    public SchemeConfig? Bind(SchemeNode root, string file, string text)
    {
        if (root.Kind != NodeKind.Mapping)
        {
            problems.Error("QY1005", root.Position, SchemeTexts.NotAScheme(root.Described));
            return null;
        }

        var reader = new MappingReader(overrides?.Apply(root) ?? root, "", problems, positions);
        foreach (var name in new[] { "description", "group" })
        {
            reader.Text(name);
        }

        reader.Texts("tags");
        var config = new SchemeConfig
        {
            File = file,
            Text = text,
            Positions = positions,
            Scheme = reader.Text("scheme"),
            Name = reader.Text("name"),
            Version = reader.Integer("version"),
            TimeZone = reader.Text("timezone") ?? SchemeConfig.DefaultTimeZone,
            TimestampUnit = reader.Text("timestampUnit") ?? "s",
            FunctionErrors = reader.Text("functionErrors") ?? "record",
            Schedule = reader.Text("schedule"),
            Missed = reader.Text("missed") ?? "last",
            StartFrom = reader.Text("startFrom"),
            Drift = reader.Text("drift") ?? "report",
            Source = reader.Mapping("source") is { } source ? Source(source) : null,
            Target = reader.Mapping("target") is { } target ? Target(target) : null,
            Delivery = reader.Mapping("delivery") is { } delivery ? Delivery(delivery) : new DeliveryConfig(),
            Tests = new TestReader(problems).Read(reader.Node("tests")),
        };
        if (Remedy(reader) is { } remedy && config.Source is not null)
        {
            config = config with { Source = config.Source with { OmissionRemedy = config.Source.OmissionRemedy ?? remedy } };
        }

        config = config with { Reconcile = new ReconcileReader(problems, Source).Read(reader, config.Source) };
        reader.Done();
        return config;
    }

    private void Names(MappingReader reader)
    {
        reader.Text("name");
        reader.Node("otherResponse");
        foreach (var (key, why) in WithoutEffect)
        {
            if (reader.Node(key) is not null)
            {
                problems.Warning("QY1020", reader.PositionOf(key), SchemeTexts.HasNoEffect(key, why));
            }
        }
    }

    private RemedyConfig? Remedy(MappingReader reader)
    {
        if (reader.Mapping("omissionRemedy") is not { } remedy)
        {
            return null;
        }

        var (crontab, request) = (remedy.Text("crontab"), remedy.Node("takeOverRequest"));
        remedy.Done();
        if (crontab is null || !SchemeRules.IsCron(crontab))
        {
            problems.Error("QY1009", remedy.PositionOf("crontab"), SchemeTexts.BadRemedySchedule(crontab));
        }

        return new RemedyConfig(crontab ?? "", parameters.Read(request, "takeOverRequest"), remedy.Position);
    }

    private TargetConfig Target(MappingReader reader)
    {
        Names(reader);
        var config = new TargetConfig
        {
            Keys = reader,
            Connector = reader.Text("connector"),
            Connection = reader.Text("connection"),
            Api = reader.Text("api"),
            Method = reader.Text("method"),
            Effect = reader.Text("effect", "type"),
            Request = parameters.Read(reader.Node("request"), "request"),
            OtherRequest = parameters.Read(reader.Node("otherRequest"), "otherRequest"),
            Response = parameters.Read(reader.Node("response"), "response"),
        };
        config = new TargetReader(problems, parameters).Read(reader, config);
        return config with { Rest = reader.Rest() };
    }

    private SourceConfig Source(MappingReader reader)
    {
        Names(reader);
        var pagination = reader.Mapping("pagination");
        var config = new SourceConfig
        {
            Keys = reader,
            Connector = reader.Text("connector"),
            Connection = reader.Text("connection"),
            Api = reader.Text("api"),
            Method = reader.Text("method"),
            Effect = reader.Text("effect", "type"),
            Request = parameters.Read(reader.Node("request"), "request"),
            OtherRequest = parameters.Read(reader.Node("otherRequest"), "otherRequest"),
            Response = parameters.Read(reader.Node("response"), "response"),
            Id = reader.Text("id"),
            Number = reader.Text("number"),
            IdCheck = reader.Flag("idCheck"),
            Redeliver = reader.Text("redeliver") ?? "changed",
            Pagination = new PaginationConfig { PageSize = pagination?.Integer("pageSize"), StartPage = pagination?.Integer("startPage") },
            Lookback = reader.Duration("lookback") ?? TimeSpan.FromMinutes(5),
            Lag = reader.Duration("lag") ?? TimeSpan.FromMinutes(1),
            MaxWindow = reader.Duration("maxWindow"),
        };
        pagination?.Done();
        config = new ShapeReader(problems).Read(reader, config) with { OmissionRemedy = Remedy(reader) };
        return config with { Rest = reader.Rest() };
    }

    private static DeliveryConfig Delivery(MappingReader reader)
    {
        var defaults = new DeliveryConfig();
        var config = new DeliveryConfig
        {
            Batch = reader.Integer("batch"),
            Parallelism = reader.Integer("parallelism") ?? defaults.Parallelism,
            Retries = reader.Integer("retries") ?? defaults.Retries,
            OnError = reader.Text("onError") ?? defaults.OnError,
        };
        reader.Done();
        return config;
    }
}
