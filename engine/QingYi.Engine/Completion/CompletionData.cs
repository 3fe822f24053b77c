namespace QingYi.Engine.Completion;

/// <summary>What completion knows from outside the text. Whatever does not answer soon has no answer.</summary>
internal abstract class CompletionData
{
    /// <summary>The ids of the schemes that a look-up can name.</summary>
    public abstract Task<IReadOnlyList<string>> SchemesAsync(CancellationToken cancellationToken);

    /// <summary>The content of the newest stored record of a scheme; null: none.</summary>
    public abstract Task<ReadOnlyMemory<byte>?> NewestAsync(string scheme, CancellationToken cancellationToken);

    /// <summary>The entries below a path of a connection.</summary>
    public abstract Task<IReadOnlyList<CatalogEntry>> EntriesAsync(Connection connection, string path, CancellationToken cancellationToken);

    /// <summary>The fields of an entry: the columns of a table.</summary>
    public abstract Task<IReadOnlyList<ApiField>> FieldsAsync(Connection connection, string path, CancellationToken cancellationToken);

    /// <summary>The error codes that are documented.</summary>
    public abstract IReadOnlyList<string> Codes { get; }

    /// <summary>What the documentation says of an error code; null: nothing.</summary>
    public abstract LocalizedText? Explain(string code);
}
