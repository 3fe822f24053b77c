namespace QingYi.Engine.Plugins;

/// <summary>Why a plugin or a manifest could not be loaded; the others are loaded.</summary>
/// <param name="Plugin">The folder of the plugin.</param>
/// <param name="Cause">What is wrong, and what the user can do about it.</param>
public sealed record PluginProblem(string Plugin, LocalizedText Cause);
