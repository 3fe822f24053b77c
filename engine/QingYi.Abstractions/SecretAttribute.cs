namespace QingYi;

/// <summary>Marks an option whose value is never shown anywhere.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;
