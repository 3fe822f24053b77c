namespace QingYi;

/// <summary>Marks an option whose value the engine never shows.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;
