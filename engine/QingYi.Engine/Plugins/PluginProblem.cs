namespace QingYi.Engine.Plugins;

/// <summary>Why a plugin or manifest is not there; the others are.</summary>
/// <param name="Plugin">The folder.</param>
/// <param name="Cause">What is wrong and what to do.</param>
public sealed record PluginProblem(string Plugin, string Cause);
