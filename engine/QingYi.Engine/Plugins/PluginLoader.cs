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
            catalog.Report(
                folder,
                $"a type cannot be loaded: {e.LoaderExceptions.FirstOrDefault()?.Message ?? e.Message} Build the plugin "
                    + "against this version of QingYi."
            );
        }
        catch (TargetInvocationException e)
        {
            catalog.Report(folder, $"its constructor failed: {e.InnerException?.Message ?? e.Message}");
        }
        catch (ConnectorException e)
        {
            catalog.Report(folder, $"{e.Message} {e.NextStep}");
        }
#pragma warning disable CA1031 // Whatever a plugin throws must not stop the others.
        catch (Exception e)
#pragma warning restore CA1031
        {
            catalog.Report(folder, $"{e.GetType().Name}: {e.Message}");
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
                catalog.Report(
                    folder,
                    $"the folder holds neither a plugin (NAME.dll with NAME.deps.json) nor a manifest ({Manifest}). Build the "
                        + "plugin with EnableDynamicLoading, or remove the folder."
                );
            }

            return;
        }

        if (!HasRuntimeTarget(dependencies[0]))
        {
            catalog.Report(
                folder,
                $"{Path.GetFileName(dependencies[0])} is damaged: it names no runtime target. Build the plugin again and copy "
                    + "all of its output."
            );
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
                    ? $"{Path.GetFileName(path)} does not use {ours.Name}, so it holds no connector. Remove the folder."
                    : $"it is built for version {theirs.Major} of the contract, but this is version {ours.Version.Major}. "
                        + "Install the build of the plugin for this version of QingYi."
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
            catalog.Report(folder, problems.Sorted[0].ToString());
        }
        else if (uses is null || !readers.TryGetValue(uses.Value.Text, out var reader))
        {
            catalog.Report(
                folder,
                uses is null
                    ? $"{file}: the manifest does not say which plugin reads it. Add a line such as 'uses: http'."
                    : $"{uses.Value.Position}: no installed plugin reads manifests that use '{uses.Value.Text}'."
                        + $"{NameSuggestion.DidYouMean(uses.Value.Text, readers.Keys)} Installed: {string.Join(", ", readers.Keys)}."
            );
        }
        else
        {
            catalog.Add(reader.Read(folder), folder);
        }
    }
}
