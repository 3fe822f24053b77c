using System.Reflection;
using System.Text.Json;
using QingYi.Engine.Documents;

namespace QingYi.Engine.Plugins;

/// <summary>
/// Loads <c>plugins/NAME/</c>: assemblies first, then manifests. A broken one is named with its cause and stops no other.
/// </summary>
public sealed class PluginLoader
{
    private const string Manifest = "connector.yaml";
    private static readonly string Contract = typeof(Connector).Assembly.GetName().Name!;
    private readonly ConnectorCatalog catalog = new();
    private readonly Dictionary<string, ManifestReader> readers = new(StringComparer.Ordinal);

    /// <summary>Loads every plugin below the folders; a folder that does not exist is skipped.</summary>
    public static ConnectorCatalog Load(IEnumerable<string> roots)
    {
        var loader = new PluginLoader();
        string[] folders =
        [
            .. roots
                .Distinct(StringComparer.Ordinal)
                .Where(Directory.Exists)
                .SelectMany(Directory.GetDirectories)
                .Order(StringComparer.Ordinal),
        ];
        foreach (var folder in folders)
        {
            loader.Guard(folder, loader.LoadAssembly);
        }

        foreach (var folder in folders.Where(f => File.Exists(Path.Combine(f, Manifest))))
        {
            loader.Guard(folder, loader.LoadManifest);
        }

        return loader.catalog;
    }

    private void Guard(string folder, Action<string> load)
    {
        try
        {
            load(folder);
        }
        catch (ReflectionTypeLoadException e)
        {
            catalog.Report(folder, PluginTexts.NoType(e.LoaderExceptions.FirstOrDefault()?.Message ?? e.Message));
        }
        catch (TargetInvocationException e)
        {
            catalog.Report(folder, PluginTexts.ConstructorFailed(e.InnerException ?? e));
        }
        catch (ConnectorException e)
        {
            catalog.Report(folder, e.Text.Then(e.NextStep));
        }
#pragma warning disable CA1031 // Whatever a plugin throws must not stop the others.
        catch (Exception e)
#pragma warning restore CA1031
        {
            catalog.Report(folder, PluginTexts.Failed(e));
        }
    }

    private void LoadAssembly(string folder)
    {
        // A build into the folder (dotnet build -o) leaves the contract there too.
        string[] dependencies =
        [
            .. Directory
                .GetFiles(folder, "*.deps.json")
                .Where(f => Path.GetFileName(f) != Contract + ".deps.json")
                .Order(StringComparer.Ordinal),
        ];
        if (dependencies.Length == 0)
        {
            if (!File.Exists(Path.Combine(folder, Manifest)))
            {
                catalog.Report(folder, PluginTexts.NoPlugin(Manifest));
            }

            return;
        }

        if (!HasRuntimeTarget(dependencies[0]))
        {
            catalog.Report(folder, PluginTexts.NoRuntimeTarget(Path.GetFileName(dependencies[0])));
            return;
        }

        var path = Path.GetFullPath(dependencies[0].Replace(".deps.json", ".dll", StringComparison.Ordinal));
        var assembly = new PluginLoadContext(Path.GetFileName(folder), path).LoadFromAssemblyPath(path);
        var ours = typeof(Connector).Assembly.GetName();
        var theirs = Array.Find(assembly.GetReferencedAssemblies(), a => a.Name == ours.Name)?.Version;
        if (theirs?.Major != ours.Version!.Major)
        {
            catalog.Report(
                folder,
                theirs is null
                    ? PluginTexts.UsesNoContract(Path.GetFileName(path), ours.Name!)
                    : PluginTexts.OtherContract(theirs.Major, ours.Version.Major)
            );
            return;
        }

        foreach (var type in assembly.GetExportedTypes().Where(t => !t.IsAbstract && t.GetConstructor([]) is not null))
        {
            if (type.IsAssignableTo(typeof(Connector)))
            {
                catalog.Add((Connector)Activator.CreateInstance(type)!, folder);
            }
            else if (type.IsAssignableTo(typeof(ManifestReader)))
            {
                var reader = (ManifestReader)Activator.CreateInstance(type)!;
                readers.Add(reader.Name, reader);
            }
        }
    }

    // The runtime ends the whole process over a file without it.
    private static bool HasRuntimeTarget(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return document.RootElement is { ValueKind: JsonValueKind.Object } root
            && root.TryGetProperty("runtimeTarget", out var target)
            && target.ValueKind == JsonValueKind.Object
            && target.TryGetProperty("name", out var name)
            && name.ValueKind == JsonValueKind.String
            && root.TryGetProperty("targets", out var targets)
            && targets.ValueKind == JsonValueKind.Object
            && targets.TryGetProperty(name.GetString()!, out _);
    }

    private void LoadManifest(string folder)
    {
        var file = Path.Combine(folder, Manifest);
        var problems = new ProblemList();
        var uses = NodeFile.Read(file, problems)?.Members.FirstOrDefault(m => m.Key == "uses");
        if (problems.HasErrors)
        {
            catalog.Report(folder, problems.Sorted[0].Text);
        }
        else if (uses is null || !readers.TryGetValue(uses.Value.Text, out var reader))
        {
            catalog.Report(
                folder,
                uses is null ? PluginTexts.NoReader(file) : PluginTexts.UnknownReader(uses.Value.Position, uses.Value.Text, readers.Keys)
            );
        }
        else
        {
            catalog.Add(reader.Read(folder), folder);
        }
    }
}
