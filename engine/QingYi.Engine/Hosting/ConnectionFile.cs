using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using QingYi.Engine.Access;
using QingYi.Engine.Documents;
using QingYi.Engine.Editing;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Hosting;

/// <summary>
/// The connections in the environment file of a host: reads and writes single ones, and leaves every other byte of the file as it is. The
/// host uses a saved connection at once. Secrets are written to the secrets of the host, never to the file.
/// </summary>
public sealed class ConnectionFile
{
    private const string Connections = "connections";
    private const string Connector = "connector";
    private const string Emulator = "emulator";
    private const string ParallelRuns = "parallelRuns";
    private const string Reference = "${";
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Workspace workspace;
    private readonly SchemeFolder folder;
    private readonly RecordStore store;
    private readonly SchemeHost host;

    internal ConnectionFile(Workspace workspace, SchemeFolder folder, RecordStore store, SchemeHost host) =>
        (this.workspace, this.folder, this.store, this.host) = (workspace, folder, store, host);

    /// <summary>Returns the schemes of the host that use a connection.</summary>
    public IReadOnlyList<string> UsersOf(string name) => [.. host.Schemes.Where(s => s.Connections.Contains(name)).Select(s => s.Id)];

    private string File => folder.Environment.File;

    /// <summary>Returns a connection as the file has it.</summary>
    /// <exception cref="RefusedException">There is no such connection, or the file cannot be read.</exception>
    public ConnectionDefinition Read(string name) =>
        Find(ReadText(), name) ?? throw new RefusedException(Refusal.NotFound, ConnectionTexts.NoConnection(name));

    /// <summary>Saves a connection: all of it or nothing.</summary>
    /// <param name="caller">Who saves it.</param>
    /// <param name="save">The connection.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="RefusedException">The caller is no author, the connector or an option does not exist, a value refers to a variable
    /// or a secret that it did not refer to before, or file or secrets cannot be written.</exception>
    public async Task<ConnectionSaved> SaveAsync(Caller caller, ConnectionSave save, CancellationToken cancellationToken)
    {
        caller.Require(Role.Author);
        var text = ReadText();
        var before = Find(text, save.Name);
        if (before?.Version != save.Base)
        {
            return new ConnectionSaved(FileOutcome.Conflict, before, []);
        }

        var secrets = new Dictionary<string, string>(StringComparer.Ordinal);
        var edited = SchemeEditor.Edit(File, text, [.. Edits(save, Node(text, save.Name), secrets)]);
        var problems =
            edited.Problems.Count > 0
                ? edited.Problems
                : new SchemeLoader(workspace).CheckEnvironment(File, edited.Text, n =>
                    secrets.GetValueOrDefault(n) ?? workspace.Secrets(n)
                );
        if (problems.Any(p => p.Severity == ProblemSeverity.Error))
        {
            return new ConnectionSaved(FileOutcome.Invalid, before, problems);
        }

        string[] set = [.. secrets.Where(s => workspace.Secrets(s.Key) != s.Value).Select(s => s.Key)];
        var isSaved = await WriteAsync(text, edited.Text, secrets, cancellationToken).ConfigureAwait(false);
        if (isSaved)
        {
            await AuditAsync(caller, ConnectionTexts.WasSaved(save.Name, set), text, edited.Text).ConfigureAwait(false);
        }

        return new ConnectionSaved(isSaved ? FileOutcome.Saved : FileOutcome.Conflict, Find(ReadText(), save.Name), problems);
    }

    /// <summary>Removes a connection that no scheme of the host uses. Its secrets stay.</summary>
    /// <param name="caller">Who removes it.</param>
    /// <param name="name">The connection.</param>
    /// <param name="version">The version that is removed.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="RefusedException">The caller is no author; there is no such connection, it is another version by now or in use, or
    /// the file cannot be written.</exception>
    public async Task DeleteAsync(Caller caller, string name, string version, CancellationToken cancellationToken)
    {
        caller.Require(Role.Author);
        var text = ReadText();
        if (Read(name).Version != version)
        {
            throw new RefusedException(Refusal.Conflict, ConnectionTexts.OtherVersion(name));
        }

        if (UsersOf(name) is { Count: > 0 } users)
        {
            throw new RefusedException(Refusal.Conflict, ConnectionTexts.IsUsed(name, users));
        }

        var edited = SchemeEditor.Edit(File, text, [Edit(EditOperation.Remove, name)]);
        if (edited.Problems is [var problem, ..])
        {
            throw new RefusedException(Refusal.Conflict, problem.Text);
        }

        if (!await WriteAsync(text, edited.Text, [], cancellationToken).ConfigureAwait(false))
        {
            throw new RefusedException(Refusal.Conflict, ConnectionTexts.OtherVersion(name));
        }

        await AuditAsync(caller, ConnectionTexts.WasDeleted(name), text, edited.Text).ConfigureAwait(false);
    }

    private IEnumerable<SchemeEdit> Edits(ConnectionSave save, SchemeNode? old, Dictionary<string, string> secrets)
    {
        var known = workspace.Catalog.Find(save.Connector)?.Description.Options.ToDictionary(o => o.Name, StringComparer.Ordinal)
            ?? throw new RefusedException(
                Refusal.Wrong,
                Plugins.PluginTexts.NotInstalled(save.Connector, [.. workspace.Catalog.Connectors.Select(c => c.Description.Name)])
            );
        var values = new Dictionary<string, JsonNode?>(StringComparer.Ordinal) { [Connector] = save.Connector };
        foreach (var (key, value) in save.Options)
        {
            if (key != ParallelRuns && !known.ContainsKey(key))
            {
                throw new RefusedException(Refusal.Wrong, ConnectionTexts.NoOption(save.Connector, key, [.. known.Keys]));
            }

            var isSecret = known.TryGetValue(key, out var option) && option.Secret;
            if (value is not null)
            {
                values[key] = isSecret ? Keep(save.Name, key, value, secrets) : Plain(key, value, Member(old, key));
            }
        }

        if (old is null)
        {
            yield return Edit(EditOperation.Add, save.Name) with
            {
                Value = new JsonObject(values),
            };
            yield break;
        }

        foreach (var (key, value) in values)
        {
            var had = Member(old, key);
            if (had is null || !NodeJson.Same(NodeJson.Of(had), value))
            {
                yield return Edit(had is null ? EditOperation.Add : EditOperation.Set, save.Name, key) with
                {
                    Value = value,
                };
            }
        }

        // A secret that is not given stays, unless the connector changes; what no connector knows, such as an emulator, stays too.
        var isOther = Member(old, Connector)?.Text is { } before && before != save.Connector;
        foreach (var gone in old.Members.Select(m => m.Key).Where(k => !values.ContainsKey(k)))
        {
            if (gone is not Emulator && (isOther || gone == ParallelRuns || !(known.TryGetValue(gone, out var option) && option.Secret)))
            {
                yield return Edit(EditOperation.Remove, save.Name, gone);
            }
        }
    }

    // A reference to a variable or a secret of the host would send its value wherever the connection leads.
    private static JsonNode Plain(string key, JsonNode value, SchemeNode? had)
    {
        if (
            value
                .ToJsonString()
                .Replace("${QINGYI_STATE}", "", StringComparison.Ordinal)
                .Replace("${QINGYI_ENVIRONMENT}", "", StringComparison.Ordinal)
                .Contains(Reference, StringComparison.Ordinal) && !(had is not null && NodeJson.Same(NodeJson.Of(had), value))
        )
        {
            throw new RefusedException(Refusal.Wrong, ConnectionTexts.NoReferences(key));
        }

        return value.DeepClone();
    }

    private JsonNode Keep(string connection, string key, JsonNode value, Dictionary<string, string> secrets)
    {
        if (workspace.KeepSecret is null)
        {
            throw new RefusedException(Refusal.Conflict, ConnectionTexts.NoSecrets);
        }

        var name = SecretName(connection, key);
        secrets[name] = value.GetValueKind() == System.Text.Json.JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
        return $"{Reference}secret:{name}}}";
    }

    // Names of secrets are ASCII; those of connections may be Chinese.
    private static string SecretName(string connection, string key)
    {
        var plain = string.Concat(
            connection.EnumerateRunes().Select(r => char.IsAsciiLetterOrDigit((char)Math.Min(r.Value, 0xFFFF)) ? $"{r}" : $"_{r.Value:x}")
        );
        return $"connection.{plain}.{key}";
    }

    private async Task<bool> WriteAsync(string old, string text, Dictionary<string, string> secrets, CancellationToken cancellationToken)
    {
        var isWritten = false;
        await folder
            .ChangeAsync(
                File,
                null,
                () =>
                {
                    if (ReadText() != old)
                    {
                        return false;
                    }

                    var before = secrets.Keys.ToDictionary(n => n, workspace.Secrets);
                    try
                    {
                        Keep(secrets);
                        FileHistory.WriteWhole(File, Utf8.GetBytes(text));
                    }
                    catch (Exception e) when (e is IOException or UnauthorizedAccessException or EncoderFallbackException)
                    {
                        Keep(before.Where(s => s.Value is not null)!);
                        throw new RefusedException(Refusal.Conflict, ConnectionTexts.NotWritten(File, e.Message.TrimEnd('.')));
                    }

                    return isWritten = true;
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return isWritten;
    }

    private void Keep(IEnumerable<KeyValuePair<string, string>> secrets)
    {
        foreach (var (name, value) in secrets)
        {
            workspace.KeepSecret!(name, value);
        }
    }

    // What has been done is in the audit, whether or not the caller still waits.
    private Task AuditAsync(Caller caller, LocalizedText action, string before, string text)
    {
        var changes = TextComparison.Changes(before, text);
        var by = caller.Stamp(workspace.Clock.GetUtcNow(), changes is null ? null : workspace.Mask.Hide(changes));
        return store.Access.AuditAsync(new AuditEntry(by, "", action), CancellationToken.None);
    }

    private ConnectionDefinition? Find(string text, string name)
    {
        if (Node(text, name) is not { Kind: NodeKind.Mapping } node || Member(node, Connector)?.Text is not { Length: > 0 } connector)
        {
            return null;
        }

        var secret = workspace.Catalog.Find(connector)?.Description.Options.Where(o => o.Secret).Select(o => o.Name).ToHashSet() ?? [];
        var options = new JsonObject();
        foreach (var member in node.Members.Where(m => m.Key != Connector))
        {
            options[member.Key] = secret.Contains(member.Key) ? null : NodeJson.Of(member.Value);
        }

        var version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(NodeJson.Of(node)!.ToJsonString())))[..12];
        return new ConnectionDefinition(
            name,
            connector,
            options,
            version,
            FileHistory.IsReadOnly(File) ? ConnectionTexts.ReadOnly(File) : null
        );
    }

    private SchemeNode? Node(string text, string name) =>
        NodeFile.Parse(new SourceText(File, text.TrimStart('\uFEFF')), new ProblemList()) is { } root
            ? Member(Member(root, Connections), name)
            : null;

    private static SchemeNode? Member(SchemeNode? node, string key) => node?.Members.FirstOrDefault(m => m.Key == key)?.Value;

    private string ReadText()
    {
        try
        {
            return Utf8.GetString(System.IO.File.ReadAllBytes(File));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw new RefusedException(Refusal.Conflict, HostingTexts.FileUnreadable(e.Message.TrimEnd('.')));
        }
    }

    private static SchemeEdit Edit(EditOperation operation, params string[] below) =>
        new() { Operation = operation, Path = [Connections, .. below.Select(k => (JsonNode)k)] };
}
