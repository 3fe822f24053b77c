using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace QingYi.Connectors.Testing;

/// <summary>
/// A request as an author writes it below <c>request:</c> of a scheme, for tests of a connector's compilation: a mapping of names to
/// values or to further mappings. It does not support lists of nodes or nodes with <c>value</c> and <c>type</c>, which only the engine
/// reads.
/// </summary>
public sealed class YamlDraft : RequestDraft
{
    private readonly List<YamlDraftProblem> problems = [];

    /// <summary>Reads the request.</summary>
    /// <param name="api">The api of the request; the connector need not declare it.</param>
    /// <param name="request">A YAML mapping.</param>
    /// <param name="connection">The connection; null: none is known, as in <c>preview</c> and <c>test</c>.</param>
    /// <exception cref="ArgumentException">The request is not a YAML mapping.</exception>
    public YamlDraft(Api api, string request, Connection? connection = null)
    {
        Api = api;
        Connection = connection;
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(request));
        }
        catch (YamlException e)
        {
            throw new ArgumentException($"The request is not YAML: {e.Message}", nameof(request), e);
        }

        Root = stream.Documents is [{ RootNode: YamlMappingNode root }]
            ? new YamlDraftNode("", root)
            : throw new ArgumentException("The request must be one YAML mapping.", nameof(request));
    }

    /// <inheritdoc/>
    public override Api Api { get; }

    /// <inheritdoc/>
    public override Connection? Connection { get; }

    /// <inheritdoc/>
    public override DraftNode Root { get; }

    /// <inheritdoc/>
    public override SourcePosition Position => Root.Position;

    /// <summary>The problems that the connector has reported, in order.</summary>
    public IReadOnlyList<YamlDraftProblem> Problems => problems;

    /// <inheritdoc/>
    public override void Report(ProblemSeverity severity, string code, SourcePosition position, LocalizedText message) =>
        problems.Add(new YamlDraftProblem(severity, code, position, message));

    /// <summary>Treats every upper-case name as a constant of the language.</summary>
    public override bool IsConstant(string name) =>
        name.Length > 0 && name.All(c => c is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_');
}
