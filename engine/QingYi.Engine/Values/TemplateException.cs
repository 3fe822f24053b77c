namespace QingYi.Engine.Values;

/// <summary>A template that cannot be compiled: an error of its author.</summary>
internal sealed class TemplateException : LocalizedException
{
    public TemplateException(string code, int index, LocalizedText message)
        : base(message)
    {
        Code = code;
        Index = index;
    }

    public string Code { get; }

    /// <summary>The index of the character with the error, counted from 0 in the template.</summary>
    public int Index { get; }
}
