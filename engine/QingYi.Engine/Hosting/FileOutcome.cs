namespace QingYi.Engine.Hosting;

/// <summary>What became of a save.</summary>
public enum FileOutcome
{
    /// <summary>It is saved, and the host runs it unless it has errors.</summary>
    Saved,

    /// <summary>The file is not the version that the text was to replace. Nothing was changed.</summary>
    Conflict,

    /// <summary>The text has errors. Nothing was changed.</summary>
    Invalid,
}
