using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using QingYi.Engine.Access;
using QingYi.Engine.Documents;
using QingYi.Engine.Hosting;
using QingYi.Engine.Stores;
using QingYi.Engine.Values;
using QingYi.Web.Parts;
using QingYi.Web.Shell;

namespace QingYi.Web.Connections;

/// <summary>A connection as a form; secrets go in and never come out.</summary>
public sealed partial class ConnectionPage : ConsolePage
{
    private static readonly string[] Switches = ["true", "false"];
    private readonly Dictionary<string, string?> given = new(StringComparer.Ordinal);
    private readonly HashSet<string> set = new(StringComparer.Ordinal);
    private ConnectionDefinition? definition;
    private IReadOnlyList<string> users = [];
    private IReadOnlyList<Problem> problems = [];
    private LocalizedText? said;
    private string? other;
    private string newName = "";
    private string? shownName;
    private bool asksDelete;
    private string chosen = "";

    [Parameter]
    public string? Name { get; set; }

    private bool IsNew => Name is null;

    // Another connector has other options.
    private string connector
    {
        get => chosen;
        set
        {
            chosen = value;
            given.Clear();
            foreach (var option in Options)
            {
                given[option.Name] = null;
            }
        }
    }

    private IReadOnlyList<ConnectionOption> Options => Workspace.Catalog.Find(connector)?.Description.Options ?? [];

    /// <inheritdoc/>
    protected override Task LoadAsync(Caller caller, CancellationToken cancellationToken)
    {
        caller.Require(IsNew ? Role.Author : Role.Viewer);
        if (IsNew)
        {
            connector = chosen.Length > 0 ? chosen : Workspace.Catalog.Connectors[0].Description.Name;
        }
        else if (shownName != Name)
        {
            var known = Host.RequireConnection(Name!);
            connector = known.Connector;
            if (May(Role.Author))
            {
                Show(Host.ConnectionFile.Read(Name!));
            }
        }

        shownName = Name;
        users = IsNew ? [] : Host.ConnectionFile.UsersOf(Name!);
        return Task.CompletedTask;
    }

    private void Show(ConnectionDefinition read)
    {
        (definition, connector) = (read, read.Connector);
        set.Clear();
        var known = Options.ToDictionary(o => o.Name, StringComparer.Ordinal);
        var rest = new JsonObject();
        foreach (var (name, value) in read.Options)
        {
            if (!known.TryGetValue(name, out var option))
            {
                rest[name] = value?.DeepClone();
            }
            else if (option.Secret)
            {
                set.Add(name);
            }
            else
            {
                given[name] = value is JsonObject or JsonArray ? JsonText.Readable(value) : value?.ToString();
            }
        }

        other = rest.Count > 0 ? JsonText.Readable(rest) : null;
    }

    private async Task SaveAsync()
    {
        (said, problems) = (null, []);
        if (Collect() is not { } options)
        {
            return;
        }

        var save = new ConnectionSave(IsNew ? newName.Trim() : Name!, connector, options) { Base = definition?.Version };
        ConnectionSaved? saved = null;
        await DoAsync(
            async (caller, token) => saved = await Host.ConnectionFile.SaveAsync(caller, save, token),
            () => saved?.Outcome == FileOutcome.Saved ? ConnectionTexts.Saved : null
        );
        problems = saved?.Problems ?? [];
        if (saved is { Outcome: FileOutcome.Saved })
        {
            if (IsNew)
            {
                Navigation.NavigateTo(ConsolePages.Connection(save.Name));
            }
            else
            {
                Show(saved.Current!);
            }
        }
        else if (saved is { Outcome: FileOutcome.Conflict, Current: { } now })
        {
            said = ConnectionTexts.Conflict;
            Show(now);
        }
    }

    private JsonObject? Collect()
    {
        var options = new JsonObject();
        foreach (var option in Options)
        {
            var text = given.GetValueOrDefault(option.Name);
            if (option.Secret)
            {
                if (!string.IsNullOrEmpty(text) || set.Contains(option.Name))
                {
                    options[option.Name] = string.IsNullOrEmpty(text) ? null : text;
                }
            }
            else if (!string.IsNullOrWhiteSpace(text))
            {
                if (option.Type != OptionType.Mapping)
                {
                    options[option.Name] = text;
                }
                else if (Parse(option.Name, text) is { } mapping)
                {
                    options[option.Name] = mapping;
                }
                else
                {
                    return null;
                }
            }
        }

        if (!string.IsNullOrWhiteSpace(other))
        {
            if (Parse($"{ConnectionTexts.Other}", other) is not JsonObject rest)
            {
                return null;
            }

            foreach (var (name, value) in rest)
            {
                options[name] = value?.DeepClone();
            }
        }

        return options;
    }

    private JsonNode? Parse(string option, string text)
    {
        try
        {
            if (JsonNode.Parse(text) is { } node and (JsonObject or JsonArray))
            {
                return node;
            }

            said = ConnectionTexts.NotJson(option, text);
        }
        catch (JsonException e)
        {
            said = ConnectionTexts.NotJson(option, e.Message);
        }

        return null;
    }

    private async Task DeleteAsync()
    {
        asksDelete = false;
        if (
            await DoAsync(
                (caller, token) => Host.ConnectionFile.DeleteAsync(caller, Name!, definition!.Version, token),
                () => ConnectionTexts.Deleted
            )
        )
        {
            Navigation.NavigateTo(ConsolePages.Connections);
        }
    }
}
