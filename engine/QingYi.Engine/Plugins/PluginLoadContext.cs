using System.Reflection;
using System.Runtime.Loader;

namespace QingYi.Engine.Plugins;

/// <summary>The load context of a plugin, with its own versions of its packages. It shares only the contract with the engine.</summary>
internal sealed class PluginLoadContext(string name, string assemblyPath) : AssemblyLoadContext(name)
{
    private static readonly string Contract = typeof(Connector).Assembly.GetName().Name!;
    private readonly AssemblyDependencyResolver resolver = new(assemblyPath);

    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name != Contract && resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
}
